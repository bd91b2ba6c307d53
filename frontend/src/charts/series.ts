/** What a chart shows, one slot after the other; a slot without data is missing. */
export interface Series {
  from: number;
  step: number;
  slots: number;
  values: Map<number, number>;
  unit: string;
  decimals: number;
}

interface SeriesDocument {
  metrics: {
    metric: { suffix: string; decimal_places: number };
    data: { timestamp: number; value: number | null }[];
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
  const shown = document.metrics[0];
  for (const { timestamp, value } of shown?.data ?? []) {
    if (value !== null) values.set(Math.floor((timestamp - from) / step), value);
  }
  return { from, step, slots, values, unit: shown?.metric.suffix ?? '', decimals: shown?.metric.decimal_places ?? 0 };
}

/** "Jan 31, 05:10: 212 ms", in UTC as the axis is */
export function told(series: Series, slot: number, none: string, locale: string): string {
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
  return `${time}: ${value.toLocaleString(locale, digits)} ${series.unit}`.trim();
}
