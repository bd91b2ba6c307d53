/** The day a key leads to from the one at `index` of `count`, or undefined for keys that mean nothing here. */
export function dayAfterKey(key: string, index: number, count: number): number | undefined {
  const target: Record<string, number> = {
    ArrowLeft: index - 1,
    ArrowDown: index - 1,
    ArrowRight: index + 1,
    ArrowUp: index + 1,
    PageUp: index - 7,
    PageDown: index + 7,
    Home: 0,
    End: count - 1,
  };
  const next = target[key];
  return next === undefined ? undefined : clamp(next, count);
}

/** The day under a pointer at `x` in a box from `left` of `width`, oldest day first. */
export function dayAtPoint(x: number, left: number, width: number, count: number): number {
  return clamp(Math.floor(((x - left) / width) * count), count);
}

/**
 * [data-day-bars] around one SVG of bars: arrow keys, touch and mouse walk through the days, and a tip tells each.
 * To assistive technology it is a slider whose value text is the day, so ninety bars cost one tab stop.
 */
export function dayBars(element: HTMLElement): void {
  const svg = element.querySelector('svg');
  if (!svg) return;
  const bars = [...svg.querySelectorAll<SVGElement>('[data-text]')];
  const tip = document.createElement('div');
  tip.className = 'days-tip';
  tip.hidden = true;
  tip.setAttribute('aria-hidden', 'true');
  let index = bars.length - 1;

  const announce = () => {
    const text = bars[index]?.dataset.text ?? '';
    svg.setAttribute('aria-valuenow', String(index + 1));
    svg.setAttribute('aria-valuetext', text);
    return text;
  };
  const hide = () => {
    document.removeEventListener('pointerdown', hideFromElsewhere);
    tip.hidden = true;
    svg.querySelector('[data-chosen]')?.removeAttribute('data-chosen');
  };
  const hideFromElsewhere = (event: Event) => {
    if (!svg.contains(event.target as Node)) hide();
  };
  const show = (day: number) => {
    hide();
    document.addEventListener('pointerdown', hideFromElsewhere);
    index = day;
    tip.textContent = announce();
    tip.hidden = false;
    element.append(tip); // again each time: a refresh of the page takes away what it did not bring
    bars[day]?.setAttribute('data-chosen', '');
    place(tip, bars[day], element);
  };

  svg.setAttribute('role', 'slider');
  svg.setAttribute('tabindex', '0');
  svg.setAttribute('aria-valuemin', '1');
  svg.setAttribute('aria-valuemax', String(bars.length));
  announce();
  svg.addEventListener('focus', () => svg.matches(':focus-visible') && show(index));
  svg.addEventListener('blur', hide);
  // a finger that is lifted leaves as well, but what it has chosen is read after that
  svg.addEventListener('pointerleave', (event) => event.pointerType === 'mouse' && hide());
  svg.addEventListener('pointercancel', hide);
  for (const type of ['pointermove', 'pointerdown'] as const) {
    svg.addEventListener(type, (event) => {
      const box = svg.getBoundingClientRect();
      const day = dayAtPoint(event.clientX, box.left, box.width, bars.length);
      show(Math.max(day, firstInSight(svg, bars.length)));
    });
  }
  svg.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return hide();
    const next = dayAfterKey(event.key, index, bars.length);
    if (next === undefined) return;
    event.preventDefault();
    show(Math.max(next, firstInSight(svg, bars.length)));
  });
}

/** A phone shows the last days only: the drawing is wider than the window that it stands in. */
function firstInSight(svg: SVGElement, count: number): number {
  const left = svg.parentElement?.getBoundingClientRect().left ?? 0;
  const box = svg.getBoundingClientRect();
  return box.width === 0 ? 0 : clamp(Math.ceil(((left - box.left) / box.width) * count - 0.5), count);
}

function place(tip: HTMLElement, bar: SVGElement | undefined, frame: HTMLElement): void {
  if (!bar) return;
  const outer = frame.getBoundingClientRect();
  const box = bar.getBoundingClientRect();
  const middle = box.left + box.width / 2 - outer.left - tip.offsetWidth / 2;
  tip.style.left = `${Math.max(0, Math.min(middle, outer.width - tip.offsetWidth))}px`;
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(index, count - 1));
}
