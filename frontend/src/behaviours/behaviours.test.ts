import { afterEach, describe, expect, it, vi } from 'vitest';
import { dayAfterKey, dayAtPoint } from './day-bars';
import { withText } from './insert';
import { betterLanguage } from './languages';
import { ownTime } from './local-time';
import { momentAfter, nextDelay } from './refresh';
import { clockTime } from '../stamp';
import { retryDelay, wordOf } from '../stream';
import { themeOf } from './theme';
import { address, slug, wanted } from '../slice';
import { isNewer } from '../drafts';

describe("the reader's own time", () => {
  const posted = '2015-01-31T08:38:00Z';

  const ownTimeIn = (zone: string, iso: string) => {
    vi.stubEnv('TZ', zone);
    return ownTime(iso, {
      ownTime: '%s here',
      ownTimeAfter: '%s here, next day',
      ownTimeBefore: '%s here, day before',
    });
  };

  afterEach(() => vi.unstubAllEnvs());

  it('stands in the zone of the reader', () => {
    expect(ownTimeIn('Asia/Kathmandu', posted)).toBe('14:23 here');
  });

  it('says so when its day is another one than in UTC', () => {
    expect(ownTimeIn('Europe/Berlin', '2015-01-31T23:10:00Z')).toBe('00:10 here, next day');
    expect(ownTimeIn('America/New_York', '2015-01-31T03:10:00Z')).toBe('22:10 here, day before');
  });

  it('is left out where it would repeat UTC', () => {
    expect(ownTimeIn('UTC', posted)).toBe('');
    expect(ownTimeIn('Europe/London', posted)).toBe('');
  });

  it('is left out for a time that is none', () => {
    expect(ownTimeIn('Europe/Berlin', 'yesterday')).toBe('');
  });
});

describe('the day bars', () => {
  it('are walked day by day, week by week and to the ends', () => {
    expect(dayAfterKey('ArrowLeft', 89, 90)).toBe(88);
    expect(dayAfterKey('PageUp', 89, 90)).toBe(82);
    expect(dayAfterKey('Home', 50, 90)).toBe(0);
    expect(dayAfterKey('End', 50, 90)).toBe(89);
  });

  it('do not let the reader walk off either end', () => {
    expect(dayAfterKey('ArrowRight', 89, 90)).toBe(89);
    expect(dayAfterKey('ArrowLeft', 0, 90)).toBe(0);
  });

  it('leave all other keys to the browser', () => {
    expect(dayAfterKey('Tab', 3, 90)).toBeUndefined();
  });

  it('are found under a finger, also at the very edge', () => {
    expect(dayAtPoint(100, 100, 900, 90)).toBe(0);
    expect(dayAtPoint(555, 100, 900, 90)).toBe(45);
    expect(dayAtPoint(1000, 100, 900, 90)).toBe(89);
  });
});

describe('the refresh', () => {
  it('asks every 24 to 36 seconds', () => {
    expect(nextDelay(0)).toBe(24_000);
    expect(nextDelay(1)).toBe(36_000);
  });

  it('asks again where a cache sent an older page than it was told of', () => {
    expect(momentAfter('2015-01-31T05:16:00Z#1', '2015-01-31T05:16:00Z')).toBe('2015-01-31T05:16:00Z#1');
    expect(momentAfter('2015-01-31T05:16:00Z', '2015-01-31T05:15:00Z')).toBe('2015-01-31T05:15:00Z');
    expect(momentAfter('2015-01-31T05:16:00Z', undefined)).toBe('2015-01-31T05:16:00Z');
  });

  it('tells the time of day to the second, in UTC', () => {
    expect(clockTime(new Date('2015-01-31T08:38:07.512Z'))).toBe('08:38:07 UTC');
  });
});

describe('the stream', () => {
  it('says of which moment the site is, and what time it is', () => {
    const word = wordOf('2015-01-31T05:16:00Z#1 2015-01-31T05:16:07Z');
    expect(word?.moment).toBe('2015-01-31T05:16:00Z#1');
    expect(word?.now.toISOString()).toBe('2015-01-31T05:16:07.000Z');
  });

  it('is not believed when it says something else', () => {
    expect(wordOf('')).toBeUndefined();
    expect(wordOf('<html>')).toBeUndefined();
    expect(wordOf('2015-01-31T05:16:00Z soon')).toBeUndefined();
  });

  it('is opened again after half a minute, and ever later where it is cut again and again', () => {
    expect(retryDelay(1, 0.5)).toBe(30_000);
    expect(retryDelay(3, 0.5)).toBe(120_000);
    expect(retryDelay(30, 1)).toBe(720_000);
  });
});

describe('a slice of the page', () => {
  it('stays on the page of its language', () => {
    const parts = ['API', 'Web app'].map((name, i) => ({ id: `id${i}`, name, status: '', element: {} as HTMLElement }));
    expect(address('/es/', parts, parts.slice(1))).toBe('/es/?components=web-app');
    expect(address('/es/', parts, [])).toBe('/es/');
  });

  it('is asked for by names as they stand in addresses, or by ids', () => {
    expect(slug('Web app')).toBe('web-app');
    expect(slug(' Envíos (SMS) ')).toBe('envios-sms');
    expect(slug('واجهة')).toBe('واجهة');
    expect(wanted('?components=api,Web%20App,,%21')).toEqual(['api', 'web-app']);
    expect(wanted('?page=2')).toEqual([]);
  });
});

describe('the theme', () => {
  it('is the stored one, and the system one for anything unknown', () => {
    expect(themeOf('dark')).toBe('dark');
    expect(themeOf('"><script>')).toBe('');
    expect(themeOf(null)).toBe('');
  });
});

describe('inserting a text', () => {
  it('gives it a paragraph of its own at the cursor', () => {
    expect(withText('', 0, 0, '- a\n- b')).toEqual({ text: '- a\n- b\n', cursor: 7 });
    expect(withText('one\ntwo', 3, 3, 'x')).toEqual({ text: 'one\n\nx\n\ntwo', cursor: 6 });
    expect(withText('one two', 4, 7, 'x')).toEqual({ text: 'one\n\nx\n', cursor: 6 });
  });
});

describe('a draft in the browser', () => {
  const servers = '2026-01-31T08:38:00Z';
  const at = Date.parse('2026-01-31T08:39:00Z');

  it('counts where the connection was lost after the server had kept one, or before', () => {
    expect(isNewer({ at, isSaved: false }, servers)).toBe(true);
    expect(isNewer({ at, isSaved: false }, 'none')).toBe(true);
  });

  it('leaves alone what the server has, what it kept later, and a form that was sent back', () => {
    expect(isNewer({ at, isSaved: true }, 'none')).toBe(false);
    expect(isNewer({ at, isSaved: false }, '2026-01-31T08:40:00Z')).toBe(false);
    expect(isNewer({ at, isSaved: false }, undefined)).toBe(false);
  });
});

describe('betterLanguage', () => {
  const offered = ['en', 'es', 'sw'];

  it('is the first of the reader’s languages that is offered', () => {
    expect(betterLanguage(['de-CH', 'sw-KE', 'en'], 'en', offered)).toBe('sw');
  });

  it('is none where the page speaks it already, or speaks none of them', () => {
    expect(betterLanguage(['es-MX', 'en'], 'es', offered)).toBeUndefined();
    expect(betterLanguage(['de'], 'en', offered)).toBeUndefined();
  });
});
