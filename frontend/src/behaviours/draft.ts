const prefix = 'draft ';
const longest = 7 * 24 * 60 * 60 * 1000;
const kept = ['name', 'body'];

/**
 * [data-draft="name"] on a form: what is typed is kept in the browser until it was received, so that a lost
 * connection, a closed tab or an expired sign-in loses nothing.
 */
export function draft(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const key = prefix + form.dataset.draft;
  const body = field(form, 'body');
  if (body && body.value === '') restore(form, key);
  form.addEventListener('input', () => write(key, form));
}

/** [data-done="name"] on a page that follows: the draft has become public, or was given up. */
export function forgetDrafts(element: HTMLElement): void {
  try {
    for (const name of Object.keys(localStorage)) {
      const isMeant = (element.dataset.done ?? '').split(' ').some((done) => name === prefix + done);
      if (isMeant) localStorage.removeItem(name);
    }
  } catch {
    // storage switched off: there is nothing to forget
  }
}

function restore(form: HTMLFormElement, key: string): void {
  const stored = read(key);
  for (const name of kept) {
    const value = stored?.[name];
    const target = field(form, name);
    if (target && typeof value === 'string' && value !== '') target.value = value;
  }
  form.dispatchEvent(new Event('change'));
}

function write(key: string, form: HTMLFormElement): void {
  const values: Record<string, unknown> = { at: Date.now() };
  for (const name of kept) values[name] = field(form, name)?.value ?? '';
  try {
    localStorage.setItem(key, JSON.stringify(values));
  } catch {
    // storage switched off or full: the form still works
  }
}

function read(key: string): Record<string, unknown> | undefined {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? 'null') as Record<string, unknown> | null;
    const isFresh = typeof stored?.at === 'number' && Date.now() - stored.at < longest;
    return isFresh ? stored : undefined;
  } catch {
    return undefined;
  }
}

function field(form: HTMLFormElement, name: string): HTMLInputElement | HTMLTextAreaElement | null {
  const found = form.elements.namedItem(name);
  return found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement ? found : null;
}
