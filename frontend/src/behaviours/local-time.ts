/** Newer browsers name the zone at once; `Intl` reads its tables first, which costs a slow phone a third of a second. */
declare const Temporal: { Now: { timeZoneId(): string } } | undefined;

/** How a time is told, each with %s for it: of the same day as in UTC, of the day after, of the day before. */
export type OwnWords = { ownTime?: string; ownTimeAfter?: string; ownTimeBefore?: string };

/** The reader's own time for an instant, or '' where it would only repeat UTC. Without `Intl`, whose tables are slow to read. */
export function ownTime(iso: string, words: OwnWords): string {
  const instant = new Date(iso);
  if (Number.isNaN(instant.getTime()) || isUtc(instant)) return '';
  const time = [instant.getHours(), instant.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
  const elsewhen = instant.getTimezoneOffset() < 0 ? words.ownTimeAfter : words.ownTimeBefore;
  const said = instant.getDate() === instant.getUTCDate() ? words.ownTime : elsewhen;
  return (said ?? '%s').replace('%s', time);
}

/** Puts the reader's own time beside every <time data-local-time>, once; call again when the page has changed. */
export function localTimes(): void {
  for (const time of document.querySelectorAll('[data-local-time]')) localTime(time);
}

function localTime(element: Element): void {
  if (!element.firstChild) return; // its words are still on their way
  const words = ownTime(element.getAttribute('datetime') ?? '', document.documentElement.dataset);
  const told = words && ` (${words})`;
  const before = element.nextElementSibling?.classList.contains('own-time') ? element.nextElementSibling : undefined;
  if ((before?.textContent ?? '') === told) return;
  before?.remove();
  if (!told) return;
  const beside = document.createElement('span');
  beside.className = 'own-time';
  const whole = document.createElement('span');
  whole.textContent = told.trimStart();
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
