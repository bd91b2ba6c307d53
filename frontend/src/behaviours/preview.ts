const pause = 350;

/** [data-preview] around a text field: shows under it, while it is written, what will be published. */
export function preview(element: HTMLElement): void {
  const text = element.querySelector('textarea');
  const box = element.querySelector<HTMLElement>('[data-preview-box]');
  const shown = element.querySelector<HTMLElement>('[data-preview-text]');
  const form = element.closest('form');
  if (!text || !box || !shown || !form) return;

  let timer = 0;
  let newest = 0;
  const refresh = async () => {
    const asked = ++newest;
    const html = text.value.trim() ? await rendered(text.value, form) : '';
    if (html === undefined || asked !== newest) return;
    shown.innerHTML = html;
    box.hidden = html === '';
  };
  const soon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void refresh(), pause);
  };

  text.addEventListener('input', soon);
  form.querySelector<HTMLElement>('button[name=preview]:not([data-steps])')?.addEventListener('click', (event) => {
    event.preventDefault();
    void refresh().then(() => box.scrollIntoView({ block: 'nearest' }));
  });
  if (text.value.trim()) void refresh();
}

/** The very HTML that would be published, made safe by the server; undefined when it cannot be had. */
async function rendered(body: string, form: HTMLFormElement): Promise<string | undefined> {
  const fields = new URLSearchParams({ body });
  const token = form.querySelector<HTMLInputElement>('input[name=_csrf]');
  if (token) fields.set('_csrf', token.value);
  try {
    const answer = await fetch('/admin/preview', { method: 'POST', body: fields, redirect: 'error' });
    return answer.ok ? await answer.text() : undefined;
  } catch {
    return undefined; // no connection: what was shown stays
  }
}
