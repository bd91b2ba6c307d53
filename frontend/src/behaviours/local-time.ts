/** Newer browsers name the zone at once; `Intl` reads its tables first, which costs a slow phone a third of a second. */
declare const Temporal: { Now: { timeZoneId(): string } } | undefined;

/** The reader's own time for an instant, or '' where it would only repeat UTC. `Intl` is asked for the name of another day only. */
export function ownTime(iso: string, locale: string | undefined): string {
  const instant = new Date(iso);
  if (Number.isNaN(instant.getTime()) || isUtc(instant)) return '';
  const time = [instant.getHours(), instant.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
  return instant.getDate() === instant.getUTCDate() ? time : dayAndTime(locale).format(instant);
}

/** Puts the reader's own time beside every <time data-local-time="your time">; call again when the page has changed. */
export function localTimes(): void {
  for (const old of document.querySelectorAll('.own-time')) old.remove();
  for (const time of document.querySelectorAll<HTMLElement>('[data-local-time]')) localTime(time);
}

function localTime(element: HTMLElement): void {
  const own = ownTime(element.getAttribute('datetime') ?? '', document.documentElement.lang || undefined);
  element.toggleAttribute('data-told', own !== '');
  if (!own) return;
  const beside = document.createElement('span');
  beside.className = 'own-time';
  const whole = document.createElement('span');
  whole.textContent = `(${own} ${element.dataset.localTime})`;
  beside.append(' ', whole);
  element.after(beside);
}

/** [data-time-zone] in the footer names the reader's zone after UTC. */
export function timeZone(element: HTMLElement): void {
  if (isUtc(new Date())) return;
  const zone =
    typeof Temporal === 'undefined' ? Intl.DateTimeFormat().resolvedOptions().timeZone : Temporal.Now.timeZoneId();
  element.append((element.dataset.timeZone ?? '').replace('%s', zone.replaceAll('_', ' ')));
}

function isUtc(instant: Date): boolean {
  return instant.getTimezoneOffset() === 0;
}

let known: Intl.DateTimeFormat | undefined;

/** Made once, for a page has one language. */
function dayAndTime(locale: string | undefined): Intl.DateTimeFormat {
  known ??= new Intl.DateTimeFormat(locale, {
    numberingSystem: 'latn',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return known;
}
