const key = 'language-offer';

/** The offered language that the reader would rather read, or undefined: the first of theirs that there is counts. */
export function betterLanguage(
  wanted: readonly string[],
  present: string,
  offered: readonly string[],
): string | undefined {
  const first = wanted.map((tag) => tag.replace(/-.*/, '').toLowerCase()).find((code) => offered.includes(code));
  return first === present ? undefined : first;
}

/** [data-languages] on the links to the same page in other languages: offers the reader's own, until it is declined. */
export function languages(nav: HTMLElement): void {
  const links = [...nav.querySelectorAll<HTMLAnchorElement>('a[hreflang]')];
  const better = betterLanguage(
    navigator.languages,
    document.documentElement.lang,
    links.map((link) => link.hreflang),
  );
  const link = links.find((one) => one.hreflang === better);
  nav.addEventListener('click', decline);
  if (link && !declined()) offer(link, nav.dataset.close ?? '');
}

function offer(link: HTMLAnchorElement, close: string): void {
  const offered = document.createElement('aside');
  offered.className = 'language-offer';
  const own = link.cloneNode() as HTMLAnchorElement;
  own.textContent = link.dataset.offer ?? '';
  const button = document.createElement('button');
  button.className = 'dialog-close';
  button.ariaLabel = close;
  button.textContent = '✕';
  button.addEventListener('click', () => {
    decline();
    offered.remove();
  });
  offered.ariaLabel = own.textContent;
  offered.append(own, button);
  document.querySelector('main')?.before(offered);
}

function declined(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return true; // it could not be declined for good
  }
}

function decline(): void {
  try {
    localStorage.setItem(key, 'no');
  } catch {
    // storage switched off: nothing is offered either
  }
}
