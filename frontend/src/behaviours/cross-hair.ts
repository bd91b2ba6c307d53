import { load, told, type Series } from '../charts/series';

const width = 576;

/** The slot a key leads to from `slot` of `slots`, or undefined for keys that mean nothing here. */
export function slotAfterKey(key: string, slot: number, slots: number): number | undefined {
  const far = Math.max(1, Math.round(slots / 24));
  const target: Record<string, number> = {
    ArrowLeft: slot - 1,
    ArrowDown: slot - 1,
    ArrowRight: slot + 1,
    ArrowUp: slot + 1,
    PageUp: slot - far,
    PageDown: slot + far,
    Home: 0,
    End: slots - 1,
  };
  const next = target[key];
  return next === undefined ? undefined : Math.max(0, Math.min(next, slots - 1));
}

/**
 * [data-cross-hair] around charts: one line through all of them at the time under the pointer or chosen by keys, and
 * beside each chart's age its value at that time. The values are asked for when somebody first points at a chart.
 */
export function crossHair(element: HTMLElement): void {
  const known = new WeakMap<SVGElement, { address: string; series: Promise<Series> }>();
  let chosen = -1;

  const charts = () => [...element.querySelectorAll<SVGElement>('svg[data-series]')];
  const slotsOf = (svg: SVGElement) => Number(svg.dataset.slots);
  const seriesOf = (svg: SVGElement) => {
    const address = `${svg.dataset.series ?? ''}#${svg.dataset.from ?? ''}`;
    const before = known.get(svg);
    if (before?.address === address) return before.series;
    const series = load(svg);
    known.set(svg, { address, series });
    series.catch(() => known.delete(svg));
    return series;
  };
  const show = async (slot: number) => {
    chosen = slot;
    for (const svg of charts()) mark(svg, slot);
    await Promise.all(
      charts().map(async (svg) => {
        const series = await seriesOf(svg);
        if (slot !== chosen) return;
        const { none = '', p95 = '' } = svg.dataset;
        tell(svg, told(series, slot, none, document.documentElement.lang, p95));
      }),
    ).catch(hide);
  };
  const hide = () => {
    chosen = -1;
    for (const svg of charts()) {
      svg.querySelector('.chart-hair')?.remove();
      svg.closest('.chart')?.querySelector('.chart-at')?.remove();
    }
  };

  for (const svg of charts()) {
    svg.setAttribute('tabindex', '0');
    svg.setAttribute('role', 'slider');
    svg.setAttribute('aria-valuemin', '1');
    svg.setAttribute('aria-valuemax', svg.dataset.slots ?? '1');
    svg.setAttribute('aria-valuenow', svg.dataset.slots ?? '1');
  }
  const chartAt = (target: EventTarget | null) =>
    target instanceof Element ? target.closest<SVGElement>('svg[data-series]') : null;
  for (const type of ['pointermove', 'pointerdown'] as const) {
    element.addEventListener(type, (event) => {
      const svg = chartAt(event.target);
      if (!svg) return hide();
      const box = svg.getBoundingClientRect();
      const slot = Math.round(((event.clientX - box.left) / box.width) * (slotsOf(svg) - 1));
      if (slot !== chosen) void show(Math.max(0, Math.min(slot, slotsOf(svg) - 1)));
    });
  }
  element.addEventListener('pointerleave', hide);
  element.addEventListener('focusin', (event) => {
    const svg = chartAt(event.target);
    if (svg?.matches(':focus-visible')) void show(chosen < 0 ? slotsOf(svg) - 1 : chosen);
  });
  element.addEventListener('focusout', hide);
  element.addEventListener('keydown', (event) => {
    const svg = chartAt(event.target);
    if (!svg) return;
    if (event.key === 'Escape') return hide();
    const next = slotAfterKey(event.key, chosen < 0 ? slotsOf(svg) - 1 : chosen, slotsOf(svg));
    if (next === undefined) return;
    event.preventDefault();
    void show(next);
  });
}

function mark(svg: SVGElement, slot: number): void {
  let hair = svg.querySelector('.chart-hair');
  if (!hair) {
    hair = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    hair.setAttribute('class', 'chart-hair');
    svg.append(hair);
  }
  const x = (slot / Math.max(1, Number(svg.dataset.slots) - 1)) * width;
  hair.setAttribute('d', `M${x.toFixed(1)} 0V96`);
  svg.setAttribute('aria-valuenow', String(slot + 1));
}

function tell(svg: SVGElement, words: string): void {
  const chart = svg.closest('.chart');
  let at = chart?.querySelector('.chart-at');
  if (!at) {
    at = document.createElement('span');
    at.className = 'chart-at';
    at.setAttribute('aria-hidden', 'true'); // the slider says it
    chart?.querySelector('.chart-age')?.prepend(at);
  }
  at.textContent = words;
  svg.setAttribute('aria-valuetext', words);
}
