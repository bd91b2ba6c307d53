/** What {@link consequence} has to say: the parts as the server words them, {0} and {1} to be filled in. */
export interface Words {
  publishes: string;
  sets: string;
  promises: string;
  notifies: string;
  silent: string;
}

/** "Publishes to the page, sets API to Major outage, mails 1,204 people." */
export function sentence(
  words: Words,
  changes: [string, string][],
  promise: string,
  people: string | undefined,
): string {
  const parts = [words.publishes];
  for (const [name, status] of changes) parts.push(words.sets.replace('{0}', name).replace('{1}', status));
  if (promise) parts.push(words.promises.replace('{0}', promise));
  parts.push(people === undefined ? words.silent : words.notifies.replace('{0}', people));
  return parts.join(', ') + '.';
}

/** "in 30 minutes", or the time that was given. */
function promised(form: HTMLFormElement): string {
  const select = form.querySelector<HTMLSelectElement>('select[name=promise]');
  if (!select?.value) return '';
  const at = form.querySelector<HTMLInputElement>('input[name=promiseAt]')?.value ?? '';
  return select.value === 'at' ? at && at.replace('T', ' ') + ' UTC' : (select.selectedOptions[0]?.text ?? '');
}

/** [data-consequence]: keeps the sentence before the publish button true while the form is filled in. */
export function consequence(element: HTMLElement): void {
  const form = element.closest('form');
  const { publishes, sets, promises, notifies, silent } = element.dataset;
  if (!form || !publishes || !sets || !promises || !notifies || !silent) return;
  const words = { publishes, sets, promises, notifies, silent };
  const people = form.querySelector<HTMLElement>('[data-people]');

  const chosen = () =>
    [...form.querySelectorAll<HTMLSelectElement>('select[data-component]')].filter((select) => select.value !== '');
  const say = () => {
    const changes = chosen().map((s): [string, string] => [
      s.dataset.component ?? '',
      s.selectedOptions[0]?.text ?? '',
    ]);
    const isTold = form.querySelector<HTMLInputElement>('input[name=notifying]')?.checked;
    element.textContent = sentence(words, changes, promised(form), isTold ? (people?.textContent ?? '') : undefined);
  };
  const count = async () => {
    const ids = chosen().map((select) => select.name.slice('components['.length, -1));
    const touched = [element.dataset.touched ?? '', ...ids].filter((id) => id !== '').join(',');
    const answer = await fetch('/admin/audience?' + new URLSearchParams({ touched }), { redirect: 'error' });
    if (answer.ok && people) people.textContent = await answer.text();
  };
  form.addEventListener('change', (event) => {
    say();
    if (!(event.target instanceof HTMLSelectElement)) return;
    count().then(say, () => undefined); // no connection: the last number stays
  });
  say();
}
