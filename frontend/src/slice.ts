/** The statuses from best to worst, as the page orders them. */
const order = ['operational', 'under_maintenance', 'degraded_performance', 'partial_outage', 'major_outage'];

/** "Web app" is named web-app in addresses; a name without letters or digits we know has none. */
export function slug(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** What "?components=api,web-app" asks for; names and ids alike. */
export function wanted(search: string): string[] {
  const given = new URLSearchParams(search).get('components') ?? '';
  return given.split(',').map(slug).filter(Boolean);
}

export interface Part {
  id: string;
  name: string;
  status: string;
  element: HTMLElement;
}

export function partsOf(root: ParentNode): Part[] {
  return [...root.querySelectorAll<HTMLElement>('.component[id]')].map((element) => ({
    id: element.id.replace('component-', ''),
    name: element.querySelector('.component-name')?.textContent ?? '',
    status: element.querySelector<HTMLElement>('.component-line .status')?.dataset.status ?? '',
    element,
  }));
}

/** Those that an address names; none where it names nothing that there is, so that the whole page is shown. */
export function chosen(parts: Part[], search: string): Part[] {
  const names = wanted(search);
  if (names.length === 0) return [];
  return parts.filter((part) => names.includes(slug(part.name)) || names.includes(part.id));
}

/** The address of a slice on the page of this path (each language has its own), by names as far as they are not shared. */
export function address(path: string, all: Part[], some: Part[]): string {
  const word = (part: Part) => {
    const own = slug(part.name);
    return own && all.filter((other) => slug(other.name) === own).length === 1 ? own : part.id;
  };
  return some.length === 0 ? path : `${path}?components=${some.map(word).map(encodeURIComponent).join(',')}`;
}

/**
 * Makes the whole page one of the chosen components alone: their rows, what touches them, their figures, and a headline
 * of their own in the page, its title and its icon. The document from the server stays the same for everybody.
 */
export function slice(page: Document, search: string): void {
  const bar = page.querySelector<HTMLElement>('[data-slice-bar]');
  if (!bar || wanted(search).length === 0) return;
  const parts = partsOf(page);
  const some = chosen(parts, search);
  if (some.length === 0) return;
  const ids = new Set(some.map((part) => part.id));
  const names = new Set(some.map((part) => slug(part.name)));
  for (const part of parts) part.element.hidden = !ids.has(part.id);
  for (const told of page.querySelectorAll<HTMLElement>('[data-of]')) {
    told.hidden = !(told.dataset.of ?? '').split(' ').some((id) => ids.has(id));
  }
  for (const column of page.querySelectorAll<HTMLElement>('.charts-column')) {
    column.hidden = !names.has(slug(column.querySelector('h3')?.textContent ?? ''));
  }
  hideWhereNothingIsLeft(page, bar);
  const worst = worstOf(some);
  lead(page, worst, headline(page, bar, some, worst));
  say(bar, some);
}

function worstOf(some: Part[]): Part {
  return some.reduce((a, b) => (order.indexOf(b.status) > order.indexOf(a.status) ? b : a));
}

function hideWhereNothingIsLeft(page: Document, bar: HTMLElement): void {
  const left = (within: Element, of: string) => [...within.querySelectorAll<HTMLElement>(of)].some((e) => !e.hidden);
  for (const group of page.querySelectorAll<HTMLDetailsElement>('details.group')) {
    group.hidden = !left(group, '.component');
    if (group.hidden) continue;
    group.open = true;
    const worst = worstOf(partsOf(group).filter((part) => !part.element.hidden));
    const status = worst.element.querySelector('.component-line .status');
    if (status) group.querySelector('summary .status')?.replaceWith(status.cloneNode(true));
  }
  for (const section of page.querySelectorAll<HTMLElement>('#system-metrics, [data-work]')) {
    section.hidden = !left(section, '.charts-column, [data-of]');
  }
  for (const day of page.querySelectorAll<HTMLElement>('.ledger > li')) {
    if (!day.querySelector('[data-of]')) continue;
    day.querySelector('.none')?.remove();
    if (left(day, '[data-of]')) continue;
    const calm = page.createElement('p');
    calm.className = 'none';
    calm.textContent = bar.dataset.none ?? '';
    day.lastElementChild?.append(calm);
  }
}

function headline(page: Document, bar: HTMLElement, some: Part[], worst: Part): string {
  if (worst.status === 'operational') {
    const open = [...page.querySelectorAll<HTMLElement>('.incident-open')].some((incident) => !incident.hidden);
    return (open ? bar.dataset.open : bar.dataset.calm) ?? '';
  }
  const same = some.filter((part) => part.status === worst.status).map((part) => part.name);
  const word = worst.element.querySelector('.component-line .status')?.textContent?.trim() ?? '';
  return (bar.dataset.trouble ?? '').replace('%c', same.join(', ')).replace('%s', word);
}

function lead(page: Document, worst: Part, words: string): void {
  const title = page.querySelector<HTMLElement>('.headline h1');
  const mark = worst.element.querySelector('.component-line .mark');
  if (title && mark) {
    title.dataset.status = worst.status;
    title.querySelector('.mark')?.replaceWith(mark.cloneNode(true));
    title.querySelector('[data-headline]')!.textContent = words;
  }
  page.querySelector('[data-answer]')?.remove();
  page.title = [words, ...page.title.split(' · ').slice(1)].join(' · ');
  page.body.dataset.status = worst.status;
  page.querySelector('link[rel=icon][href^="/favicon"]')?.setAttribute('href', `/favicon-${worst.status}.svg`);
}

function say(bar: HTMLElement, some: Part[]): void {
  bar.hidden = false;
  const names = bar.querySelector('[data-slice-names]');
  if (names) names.textContent = some.map((part) => part.name).join(', ');
  const link = bar.querySelector('[data-slice-subscribe]');
  if (!(link instanceof HTMLAnchorElement)) return;
  const form = new URL(link.href); // it may name a language
  form.searchParams.set('components', some.map((part) => part.id).join(','));
  link.href = form.pathname + form.search;
}
