import { describe, expect, it } from 'vitest';
import { slotAfterKey } from '../behaviours/cross-hair';
import { placed, told } from './series';

const from = Date.parse('2015-01-31T00:00:00Z') / 1000;
const document = {
  metrics: [
    {
      metric: { suffix: 'ms', decimal_places: 1 },
      data: [
        { timestamp: from + 300, value: 212.25 },
        { timestamp: from + 600, value: null },
      ],
    },
  ],
};

describe('a series', () => {
  const series = placed(document, from, 300, 288);

  it('tells the value of a slot with its time in UTC, as the axis is', () => {
    expect(told(series, 1, 'no data', 'en-GB')).toBe('31 Jan, 00:05: 212.3 ms');
  });

  it('tells what nearly all stayed within where that is known', () => {
    const data = [{ timestamp: from, value: 100, p95: 420 }];
    const spread = placed({ metrics: [{ metric: document.metrics[0]!.metric, data }] }, from, 300, 288);
    expect(told(spread, 0, 'no data', 'en-GB', '95% within %v ms')).toBe(
      '31 Jan, 00:00: 100.0 ms · 95% within 420.0 ms',
    );
  });

  it('says that there is no data where there is none', () => {
    expect(told(series, 0, 'no data', 'en-GB')).toBe('31 Jan, 00:00: no data');
    expect(told(series, 2, 'no data', 'en-GB')).toBe('31 Jan, 00:10: no data');
  });
});

describe('the cross-hair', () => {
  it('walks by a slot, by an hour of a day, and to the ends', () => {
    expect(slotAfterKey('ArrowLeft', 100, 288)).toBe(99);
    expect(slotAfterKey('PageDown', 100, 288)).toBe(112);
    expect(slotAfterKey('Home', 100, 288)).toBe(0);
    expect(slotAfterKey('ArrowRight', 287, 288)).toBe(287);
  });

  it('leaves all other keys to the browser', () => {
    expect(slotAfterKey('Tab', 1, 288)).toBeUndefined();
  });
});
