/** What a chart shows, one slot after the other; a slot without data is missing. */
export interface Series {
  from: number;
  step: number;
  slots: number;
  values: Map<number, number>;
  /** what 95 of 100 measurements stayed within, where somebody knows */
  p95: Map<number, number>;
  unit: string;
  decimals: number;
}

interface SeriesDocument {
  metrics: {
    metric: { suffix: string; decimal_places: number };
    data: { timestamp: number; value: number | null; p95?: number }[];
  }[];
}

/** The series behind `svg`, whose data-series, data-from, data-step and data-slots tell what is drawn. */
export async function load(svg: SVGElement): Promise<Series> {
  const { series = '', from, step, slots } = svg.dataset;
  const response = await fetch(series);
  if (!response.ok) throw new Error(String(response.status));
  return placed((await response.json()) as SeriesDocument, Number(from), Number(step), Number(slots));
}

/** `from` in seconds since 1970, `step` in seconds */
export function placed(document: SeriesDocument, from: number, step: number, slots: number): Series {
  const values = new Map<number, number>();
  const p95 = new Map<number, number>();
  const shown = document.metrics[0];
  for (const { timestamp, value, p95: most } of shown?.data ?? []) {
    const slot = Math.floor((timestamp - from) / step);
    if (value !== null) values.set(slot, value);
    if (most !== undefined) p95.set(slot, most);
  }
  return {
    from,
    step,
    slots,
    values,
    p95,
    unit: shown?.metric.suffix ?? '',
    decimals: shown?.metric.decimal_places ?? 0,
  };
}

/** "Jan 31, 05:10: 212 ms", in UTC as the axis is, and what stands in `most` for %v where it is known */
export function told(series: Series, slot: number, none: string, locale: string, most = ''): string {
  const time = new Date((series.from + slot * series.step) * 1000).toLocaleString(locale, {
    timeZone: 'UTC',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const value = series.values.get(slot);
  if (value === undefined) return `${time}: ${none}`;
  const digits = { minimumFractionDigits: series.decimals, maximumFractionDigits: series.decimals };
  const plain = `${time}: ${value.toLocaleString(locale, digits)} ${series.unit}`.trim();
  const p95 = series.p95.get(slot);
  return p95 === undefined ? plain : `${plain} · ${most.replace('%v', p95.toLocaleString(locale, digits))}`;
}
