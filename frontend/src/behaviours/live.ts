import { morph } from '../morph';

const everyMs = 2_000;
const waitMs = 5_000;

/** [data-live] on a part of a page: follows that part while it is in sight, until the server says data-live="over". */
export function live(element: HTMLElement): void {
  const round = async () => {
    if (element.dataset.live === 'over') return;
    try {
      if (!document.hidden) await follow(element);
    } catch {
      // no connection: what was shown stays, and the next round asks again
    }
    window.setTimeout(() => void round(), everyMs);
  };
  window.setTimeout(() => void round(), everyMs);
}

async function follow(element: HTMLElement): Promise<void> {
  const answer = await fetch(location.href, {
    cache: 'no-store',
    redirect: 'error',
    signal: AbortSignal.timeout(waitMs),
  });
  if (!answer.ok) return;
  const fresh = new DOMParser()
    .parseFromString(await answer.text(), 'text/html')
    .querySelector<HTMLElement>('[data-live]');
  if (!fresh) return;
  morph(element, fresh);
  element.dataset.live = fresh.dataset.live ?? '';
}
