/** "Publishes to the page, sets API to Major outage, notifies nobody." */
export function sentence(parts: string[]): string {
  return parts.join(', ') + '.';
}

/** [data-consequence]: keeps the sentence before the publish button true while the form is filled in. */
export function consequence(element: HTMLElement): void {
  const form = element.closest('form');
  const { publishes, sets, notifies, silent } = element.dataset;
  if (!form || !publishes || !sets || !notifies || !silent) return;

  const say = () => {
    const parts = [publishes];
    for (const select of form.querySelectorAll<HTMLSelectElement>('select[data-component]')) {
      const chosen = select.selectedOptions[0];
      if (select.value && chosen)
        parts.push(sets.replace('{0}', select.dataset.component ?? '').replace('{1}', chosen.text));
    }
    parts.push(form.querySelector<HTMLInputElement>('input[name=notifying]')?.checked ? notifies : silent);
    element.textContent = sentence(parts);
  };
  form.addEventListener('change', say);
  say();
}
