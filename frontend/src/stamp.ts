/** "14:02:11 UTC" */
export function clockTime(instant: Date): string {
  return `${instant.toISOString().slice(11, 19)} UTC`;
}

/** When the server last said that this page is the present one: its time, and how long that is ago by our own watch. */
export class Stamp {
  private lost = false;
  private heardAt = performance.now();

  constructor(
    private readonly main: HTMLElement,
    private seen: Date,
  ) {}

  get silentMs(): number {
    return performance.now() - this.heardAt;
  }

  contact(seen: Date): void {
    this.seen = seen;
    this.heardAt = performance.now();
    this.lost = false;
    this.show();
  }

  noContact(): void {
    this.lost = true;
    this.show();
  }

  /** "As of 14:02:11 UTC, 8 s ago", or the plain warning. Call each second. */
  show(): void {
    for (const stamp of this.main.querySelectorAll<HTMLElement>('[data-stamp]')) {
      const template = (this.lost ? stamp.dataset.none : stamp.dataset.fresh) ?? '';
      const ago = this.lost ? '' : (stamp.dataset.ago ?? '').replace('%s', String(Math.round(this.silentMs / 1000)));
      const words = template.replace('%s', clockTime(this.seen)) + ago;
      if (stamp.textContent !== words) stamp.textContent = words;
      stamp.toggleAttribute('data-lost', this.lost);
      if (this.lost) stamp.setAttribute('role', 'alert');
      else stamp.removeAttribute('role');
    }
  }
}
