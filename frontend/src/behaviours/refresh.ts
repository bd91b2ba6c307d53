import { announce, changes } from '../announce';
import { morph } from '../morph';
import { breath } from '../registry';
import { slice } from '../slice';
import { Stamp } from '../stamp';
import { silenceMs, Stream, type Word } from '../stream';

const periodMs = 30_000;
const waitMs = 10_000;
const spreadMs = 300;

/** Half a minute, spread by a fifth either way, so that a crowd of readers does not ask at the same instant. */
export function nextDelay(random: number): number {
  return Math.round(periodMs * (0.8 + 0.4 * random));
}

/** Of which moment a page is that was fetched for `wanted`: a cache between may have sent an older one. */
export function momentAfter(wanted: string, made: string | undefined): string {
  return made === undefined || wanted.startsWith(made) ? wanted : made;
}

/**
 * [data-refresh] on <main>: takes over what changed as soon as the server says on its stream that there is something new.
 * Without the stream it asks every half minute. Both rest while nobody looks, and begin at once when somebody does.
 * [data-stamp="instant"] inside says as of when the page is, or that nothing answers.
 */
export function refresh(main: HTMLElement, after: () => void): void {
  const made = main.querySelector<HTMLElement>('[data-stamp]')?.dataset.stamp;
  const stamp = new Stamp(main, new Date(made || Date.now()));
  let etag: string | null = null;
  let known = made;
  let wanted = '';
  let timer = 0;
  let due = Infinity;
  let asking = false;

  const take = async (html: string) => {
    const fresh = new DOMParser().parseFromString(html, 'text/html');
    const content = fresh.querySelector('main');
    if (!content) throw new Error('not the page');
    await breath(); // on a slow phone reading the page is long enough without taking it over
    slice(fresh, location.search);
    const said = changes(main, content);
    morph(main, content);
    document.title = fresh.title;
    copyStatus(fresh);
    after(); // in the same task: what it adds would be gone for a moment otherwise
    document.dispatchEvent(new Event('refreshed'));
    announce(said);
  };
  const ask = async () => {
    const response = await fetch(location.pathname, {
      // without the query: what is shown of it is chosen here, and caches need not know
      cache: 'no-store',
      headers: etag ? { 'If-None-Match': etag } : {},
      signal: AbortSignal.timeout(waitMs),
    });
    if (response.status !== 304 && !response.ok) throw new Error(String(response.status));
    if (response.status !== 304) await take(await response.text());
    etag = response.headers.get('ETag') ?? etag;
    return new Date(response.headers.get('Date') ?? Date.now());
  };
  const round = async () => {
    due = Infinity;
    if (asking) return;
    asking = true;
    try {
      const now = await ask();
      known = momentAfter(wanted, main.querySelector<HTMLElement>('[data-stamp]')?.dataset.stamp);
      stamp.contact(now);
    } catch {
      stamp.noContact();
    }
    asking = false;
    if (!stream.isOpen) plan(nextDelay(Math.random()));
  };
  const rest = () => {
    clearTimeout(timer);
    due = Infinity;
  };
  const plan = (ms: number) => {
    const at = performance.now() + ms;
    if (document.hidden || at >= due) return; // what comes sooner stays
    rest();
    due = at;
    timer = window.setTimeout(() => void round(), ms);
  };
  const heard = ({ moment, now }: Word) => {
    if (known === undefined || known === '' || known === moment) {
      known = moment;
      rest();
      stamp.contact(now);
      return;
    }
    wanted = moment;
    plan(spreadMs * Math.random());
  };
  const stream = new Stream(heard, () => plan(nextDelay(Math.random())));
  const look = () => {
    if (document.hidden) {
      rest();
      stream.close();
      return;
    }
    plan(spreadMs * Math.random());
    stream.open();
  };

  window.setInterval(() => {
    if (document.hidden) return;
    stamp.show();
    if (!stream.isOpen || stamp.silentMs < silenceMs || asking) return;
    stream.lost();
    plan(0);
  }, 1000);
  document.addEventListener('visibilitychange', look);
  window.addEventListener('online', look);
  plan(nextDelay(Math.random()));
  if (!document.hidden) stream.open();
}

function copyStatus(fresh: Document): void {
  const status = fresh.body.dataset.status;
  if (status) document.body.dataset.status = status;
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  const freshIcon = fresh.querySelector<HTMLLinkElement>('link[rel=icon]');
  if (icon && freshIcon && icon.getAttribute('href') !== freshIcon.getAttribute('href')) icon.replaceWith(freshIcon);
}
