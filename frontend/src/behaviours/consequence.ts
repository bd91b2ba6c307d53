const pauseMs = 150;

/** As the server says it, by the rules that publishing follows. */
interface Consequence {
  impact: string;
  sentence: string;
  people: string;
}

/** [data-consequence] in a form: says, while it is filled in, what publishing it will do. data-incident may be empty. */
export function consequence(element: HTMLElement): void {
  const form = element.closest('form');
  if (!form) return;
  let timer = 0;
  let newest = 0;
  const refresh = async () => {
    const asked = ++newest;
    const told = await ask(form, element.dataset.incident ?? '');
    if (asked === newest) say(form, element, told);
  };
  const soon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void refresh(), pauseMs);
  };
  form.addEventListener('change', soon);
  void refresh();
}

function say(form: HTMLFormElement, element: HTMLElement, told: Consequence | undefined): void {
  const sentence = told?.sentence ?? element.dataset.unknown ?? '';
  if (element.textContent !== sentence) element.textContent = sentence;
  if (!told) return;
  const impact = form.querySelector<HTMLElement>('[data-impact-now]');
  const people = form.querySelector<HTMLElement>('[data-people]');
  if (impact && impact.textContent !== told.impact) impact.textContent = told.impact;
  if (people && people.textContent !== told.people) people.textContent = told.people;
}

async function ask(form: HTMLFormElement, incident: string): Promise<Consequence | undefined> {
  const fields = new URLSearchParams({ incident });
  new FormData(form).forEach((value, field) => typeof value === 'string' && fields.append(field, value));
  try {
    const answer = await fetch('/admin/consequence', { method: 'POST', body: fields, redirect: 'error' });
    return answer.ok ? ((await answer.json()) as Consequence) : undefined;
  } catch {
    return undefined;
  }
}
