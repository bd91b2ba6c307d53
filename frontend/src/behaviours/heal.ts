/**
 * [data-heal="id,id"] on the choice that resolves an incident and sets what it broke to operational: shows that in the
 * components' fields while it is chosen, and puts back what stood there when it is not any more.
 */
export function heal(element: HTMLElement): void {
  const choice = element as HTMLInputElement;
  const form = choice.form;
  const before = new Map<HTMLSelectElement, string>();
  form?.addEventListener('change', (event) => {
    if (!(event.target instanceof HTMLInputElement) || event.target.name !== choice.name) return;
    before.forEach((value, select) => (select.value = value));
    before.clear();
    if (!choice.checked) return;
    for (const id of (choice.dataset.heal ?? '').split(',')) {
      const select = form.elements.namedItem(`components[${id}]`);
      if (!(select instanceof HTMLSelectElement)) continue;
      before.set(select, select.value);
      select.value = 'operational';
    }
  });
}
