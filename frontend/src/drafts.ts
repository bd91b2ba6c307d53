const prefix = 'draft ';
const longest = 30 * 24 * 60 * 60 * 1000;
const ofTheMoment = ['key', 'version', 'draft', 'seen', '_csrf'];

/** What the browser keeps: isSaved once the server has the same. */
export interface Stored {
  at: number;
  isSaved: boolean;
  fields: Record<string, string[]>;
}

/** [data-done="name"] on a page that follows: the draft has become public, or was given up. */
export function forgetDrafts(element: HTMLElement): void {
  try {
    for (const done of (element.dataset.done ?? '').split(' ')) localStorage.removeItem(prefix + done);
  } catch {
    // storage switched off: there is nothing to forget
  }
}

/** Whether the browser holds something that the server did not put into the form. */
export function isNewer(stored: Pick<Stored, 'at' | 'isSaved'>, draftAt: string | undefined): boolean {
  if (draftAt === undefined || stored.isSaved) return false;
  return draftAt === 'none' || stored.at > Date.parse(draftAt);
}

/** Puts into the form what was kept of it. */
export function restore(form: HTMLFormElement, fields: Record<string, string[]>): void {
  const isAsked = new URLSearchParams(location.search).has('status');
  for (const control of controls(form)) {
    const values = fields[control.name];
    const isOfStatus = control.name === 'status' || control.name.startsWith('components[');
    if (isAsked && isOfStatus) continue;
    if (isChoice(control)) control.checked = values?.includes(control.value) ?? false;
    else if (values?.[0] !== undefined) control.value = values[0];
  }
  form.dispatchEvent(new Event('change'));
}

/** Keeps what stands in the form. */
export function write(name: string, form: HTMLFormElement, isSaved: boolean): void {
  const fields: Record<string, string[]> = {};
  for (const control of controls(form)) {
    if (!isChoice(control) || control.checked) (fields[control.name] ??= []).push(control.value);
  }
  try {
    localStorage.setItem(prefix + name, JSON.stringify({ at: Date.now(), isSaved, fields } satisfies Stored));
  } catch {
    // storage switched off or full: the form still works
  }
}

/** What was kept of a form in the last 30 days. */
export function read(name: string): Stored | undefined {
  try {
    const stored = JSON.parse(localStorage.getItem(prefix + name) ?? 'null') as Partial<Stored> | null;
    const isFresh = typeof stored?.at === 'number' && Date.now() - stored.at < longest;
    return isFresh && stored.fields ? (stored as Stored) : undefined;
  } catch {
    return undefined;
  }
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function controls(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (e): e is Control =>
      (e instanceof HTMLInputElement || e instanceof HTMLTextAreaElement || e instanceof HTMLSelectElement) &&
      e.name !== '' &&
      e.type !== 'password' &&
      !ofTheMoment.includes(e.name),
  );
}

function isChoice(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type);
}
