/** What the server says on /events: of which moment its site is, and what time it is. */
export interface Word {
  moment: string;
  now: Date;
}

/** The server says something every ten seconds; a line that is silent for longer is dead. */
export const silenceMs = 25_000;

const firstRetryMs = 30_000;
const longestRetryMs = 600_000;

/** The server ends each stream within a minute, and all that it ends at once should not come back at once. */
const longestRenewalMs = 2_000;

/** "2015-01-31T05:16:00Z#1 2015-01-31T05:16:07Z", or undefined for anything else. */
export function wordOf(data: string): Word | undefined {
  const [moment, now, ...rest] = data.split(' ');
  const time = new Date(now ?? '');
  if (!moment || rest.length > 0 || Number.isNaN(time.getTime())) return undefined;
  return { moment, now: time };
}

/** Half a minute after the first cut, twice that after each further one that said nothing; spread by a fifth. */
export function retryDelay(failures: number, random: number): number {
  const pause = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.max(0, failures - 1));
  return Math.round(pause * (0.8 + 0.4 * random));
}

/**
 * A stream that proxies may cut at any time. `cut` is told each time; it is opened again later, and at once by `open`.
 * Closed while nobody looks: browsers allow six connections a host, for all tabs together.
 */
export class Stream {
  private source: EventSource | undefined;
  private failures = 0;
  private timer = 0;

  constructor(
    private readonly heard: (word: Word) => void,
    private readonly cut: () => void,
  ) {}

  get isOpen(): boolean {
    return this.source?.readyState === EventSource.OPEN;
  }

  open(): void {
    this.close();
    const source = new EventSource('/events');
    this.source = source;
    source.onmessage = ({ data }) => {
      const word = wordOf(String(data));
      if (!word) return;
      this.failures = 0;
      this.heard(word);
    };
    source.addEventListener('renew', () => this.renew());
    source.onerror = () => this.lost();
  }

  close(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = undefined;
  }

  /** Nothing was lost: the next greeting says what came about meanwhile. */
  private renew(): void {
    this.close();
    this.timer = window.setTimeout(() => this.open(), longestRenewalMs * Math.random());
  }

  /** The line is dead, as the browser or a watch on its silence says. */
  lost(): void {
    this.close();
    this.failures++;
    this.timer = window.setTimeout(() => this.open(), retryDelay(this.failures, Math.random()));
    this.cut();
  }
}
