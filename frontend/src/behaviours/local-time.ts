/** The reader's own time for an instant, or '' where it would only repeat UTC. */
export function ownTime(iso: string, locale: string | undefined, zone: string): string {
  const instant = new Date(iso);
  if (Number.isNaN(instant.getTime()) || isUtc(instant, zone)) return '';
  const part = (options: Intl.DateTimeFormatOptions) =>
    formatter(locale, { ...options, timeZone: zone }).format(instant);
  const sameDay = dayIn(instant, zone) === dayIn(instant, 'UTC');
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  return part(sameDay ? time : { ...time, month: 'short', day: 'numeric' });
}

/** Puts the reader's own time beside every <time data-local-time="your time">; call again when the page has changed. */
export function localTimes(): void {
  for (const old of document.querySelectorAll('.own-time')) old.remove();
  for (const time of document.querySelectorAll<HTMLElement>('[data-local-time]')) localTime(time);
}

function localTime(element: HTMLElement): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const own = ownTime(element.getAttribute('datetime') ?? '', document.documentElement.lang || undefined, zone);
  element.toggleAttribute('data-told', own !== '');
  if (!own) return;
  const beside = document.createElement('span');
  beside.className = 'own-time';
  beside.textContent = ` (${own} ${element.dataset.localTime})`;
  element.after(beside);
}

/** [data-time-zone] in the footer names the reader's zone after UTC. */
export function timeZone(element: HTMLElement): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!isUtc(new Date(), zone))
    element.append((element.dataset.timeZone ?? '').replace('%s', zone.replaceAll('_', ' ')));
}

function isUtc(instant: Date, zone: string): boolean {
  return wall(instant, zone) === wall(instant, 'UTC');
}

function wall(instant: Date, timeZone: string): string {
  return formatter('en', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(instant);
}

function dayIn(instant: Date, timeZone: string): string {
  return formatter('en', { timeZone, dateStyle: 'short' }).format(instant);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a slow phone milliseconds, so each is made once. */
function formatter(locale: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { numberingSystem: 'latn', ...options });
  formatters.set(key, known);
  return known;
}
