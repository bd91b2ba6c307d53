/**
 * [data-periods] around charts under tabs: a tab's page is fetched, and its charts take the place of these. While another
 * period than the page's own is shown, a refresh of the page leaves the charts alone (data-held) and they are fetched anew.
 */
export function periods(section: HTMLElement, improve: () => void): void {
  let shown = section.querySelector<HTMLAnchorElement>('.tabs [aria-current]')?.href;
  const first = shown;

  const take = async (address: string) => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(String(response.status));
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const fresh = page.getElementById(section.id);
    if (!fresh || address !== shown) return;
    const focused = section.contains(document.activeElement) && document.activeElement?.closest('.tabs');
    section.replaceChildren(...fresh.childNodes);
    section.toggleAttribute('data-held', address !== first);
    if (focused) section.querySelector<HTMLElement>('.tabs [aria-current]')?.focus();
    improve();
  };

  section.addEventListener('click', (event) => {
    const tab = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('.tabs a') : null;
    if (!tab || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    shown = tab.href;
    take(tab.href).catch(() => location.assign(tab.href));
  });
  document.addEventListener('refreshed', () => {
    if (shown && section.hasAttribute('data-held')) take(shown).catch(() => undefined); // the page says that it is old
  });
}
