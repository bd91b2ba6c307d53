import { isNewer, read, restore, write } from '../drafts';

const pauseMs = 1_500;
/** Browsers send no more than 64 KB once the page is gone. */
const mostAfterwards = 60_000;
/**
 * [data-draft="name"] on a form: what is typed is kept in the browser at once and on the server after a moment, until it
 * was received, so that a lost connection, a closed tab or an expired sign-in loses nothing. data-draft-at is there when
 * the form was opened anew: the instant of the draft that the server put into it, or "none". With data-draft-local only
 * the browser keeps it.
 */
export function draft(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const name = form.dataset.draft ?? '';
  const state = form.querySelector<HTMLElement>('[data-draft-state]');
  form.querySelectorAll<HTMLElement>('[data-draft-button]').forEach((button) => (button.hidden = true));
  const isLocal = form.dataset.draftLocal !== undefined;
  let timer = 0;
  let isDirty = false;
  let isSent = false;
  let saving: AbortController | undefined;

  const save = async () => {
    clearTimeout(timer);
    if (!isDirty || isSent || isLocal) return;
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
