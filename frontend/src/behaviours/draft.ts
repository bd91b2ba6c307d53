const prefix = 'draft ';
const longest = 30 * 24 * 60 * 60 * 1000;
const pauseMs = 1_500;
/** Browsers send no more than 64 KB once the page is gone. */
const mostAfterwards = 60_000;
const ofTheMoment = ['key', 'version', 'draft', 'seen', '_csrf'];

/** What the browser keeps: isSaved once the server has the same. */
interface Stored {
  at: number;
  isSaved: boolean;
  fields: Record<string, string[]>;
}

/**
 * [data-draft="name"] on a form: what is typed is kept in the browser at once and on the server after a moment, until it
 * was received, so that a lost connection, a closed tab or an expired sign-in loses nothing. data-draft-at is there when
 * the form was opened anew: the instant of the draft that the server put into it, or "none".
 */
export function draft(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const name = form.dataset.draft ?? '';
  const state = form.querySelector<HTMLElement>('[data-draft-state]');
  form.querySelectorAll<HTMLElement>('[data-draft-button]').forEach((button) => (button.hidden = true));
  let timer = 0;
  let isDirty = false;
  let isSent = false;
  let saving: AbortController | undefined;

  const save = async () => {
    clearTimeout(timer);
    if (!isDirty || isSent) return;
    isDirty = false;
    saving?.abort();
    saving = new AbortController();
    const { signal } = saving;
    const said = await keepOnServer(name, form, signal);
    if (signal.aborted) return;
    if (said === undefined) isDirty = true;
    else if (!isDirty) write(name, form, true);
    if (state) state.textContent = said ?? state.dataset.lost ?? '';
  };
  const changed = () => {
    isDirty = true;
    write(name, form, false);
    clearTimeout(timer);
    timer = window.setTimeout(() => void save(), pauseMs);
  };

  form.addEventListener('input', changed);
  form.addEventListener('change', (event) => event.isTrusted && changed());
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    isSent = true;
    clearTimeout(timer);
    saving?.abort();
  });
  window.addEventListener('pageshow', () => (isSent = false));
  window.addEventListener('pagehide', () => void save());
  window.addEventListener('online', () => void save());
  document.addEventListener('visibilitychange', () => document.hidden && void save());

  const stored = read(name);
  if (stored && isNewer(stored, form.dataset.draftAt)) {
    restore(form, stored.fields);
    if (state) state.textContent = state.dataset.resumed ?? '';
    isDirty = true;
    timer = window.setTimeout(() => void save(), pauseMs);
  }
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

/** What the server says once it has the draft; undefined where it could not be reached. */
async function keepOnServer(name: string, form: HTMLFormElement, signal: AbortSignal): Promise<string | undefined> {
  const fields = new URLSearchParams({ quiet: 'yes' });
  new FormData(form).forEach((value, field) => typeof value === 'string' && fields.append(field, value));
  const keepalive = fields.toString().length < mostAfterwards;
  try {
    const answer = await fetch('/admin/drafts/' + name, {
      method: 'POST',
      body: fields,
      redirect: 'error',
      keepalive,
      signal,
    });
    return answer.ok ? await answer.text() : undefined;
  } catch {
    return undefined;
  }
}

function restore(form: HTMLFormElement, fields: Record<string, string[]>): void {
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

function write(name: string, form: HTMLFormElement, isSaved: boolean): void {
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

function read(name: string): Stored | undefined {
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
      !ofTheMoment.includes(e.name),
  );
}

function isChoice(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type);
}
