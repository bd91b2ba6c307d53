import { morph } from '../morph';

const periodMs = 30_000;
const waitMs = 10_000;

/** Half a minute, spread by a fifth either way, so that a crowd of readers does not ask at the same instant. */
export function nextDelay(random: number): number {
  return Math.round(periodMs * (0.8 + 0.4 * random));
}

/** "14:02:11 UTC" */
export function clockTime(instant: Date): string {
  return `${instant.toISOString().slice(11, 19)} UTC`;
}

/**
 * [data-refresh] on <main>: asks for the page again and again while it is in sight, and takes over what changed.
 * [data-stamp="instant"] inside says as of when (words in data-fresh, %s for the time), or that nothing answers (data-none).
 */
export function refresh(main: HTMLElement, after: () => void): void {
  let etag: string | null = null;
  let seen = new Date(main.querySelector<HTMLElement>('[data-stamp]')?.dataset.stamp || Date.now());
  let timer = 0;

  const say = (lost: boolean) => {
    for (const stamp of main.querySelectorAll<HTMLElement>('[data-stamp]')) {
      const words = (lost ? stamp.dataset.none : stamp.dataset.fresh) ?? '';
      stamp.textContent = words.replace('%s', clockTime(seen));
      stamp.toggleAttribute('data-lost', lost);
      if (lost) stamp.setAttribute('role', 'alert');
      else stamp.removeAttribute('role');
    }
  };
  const take = (html: string) => {
    const fresh = new DOMParser().parseFromString(html, 'text/html');
    const content = fresh.querySelector('main');
    if (!content) throw new Error('not the page');
    morph(main, content);
    document.title = fresh.title;
    copyStatus(fresh);
    after();
    document.dispatchEvent(new Event('refreshed'));
  };
  const ask = async () => {
    const response = await fetch(location.href, {
      cache: 'no-store',
      headers: etag ? { 'If-None-Match': etag } : {},
      signal: AbortSignal.timeout(waitMs),
    });
    if (response.status !== 304 && !response.ok) throw new Error(String(response.status));
    if (response.status !== 304) take(await response.text());
    etag = response.headers.get('ETag') ?? etag;
    seen = new Date(response.headers.get('Date') ?? Date.now());
  };
  const round = async () => {
    try {
      await ask();
      say(false);
    } catch {
      say(true);
    }
    plan(nextDelay(Math.random()));
  };
  const plan = (ms: number) => {
    clearTimeout(timer);
    if (!document.hidden) timer = window.setTimeout(() => void round(), ms);
  };

  document.addEventListener('visibilitychange', () => plan(document.hidden ? 0 : 500));
  window.addEventListener('online', () => plan(0));
  plan(nextDelay(Math.random()));
}

function copyStatus(fresh: Document): void {
  const status = fresh.body.dataset.status;
  if (status) document.body.dataset.status = status;
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  const freshIcon = fresh.querySelector<HTMLLinkElement>('link[rel=icon]');
  if (icon && freshIcon && icon.getAttribute('href') !== freshIcon.getAttribute('href')) icon.replaceWith(freshIcon);
}
