import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timesWritten } from '../../../src/sites/time/post-time-text.ts';
import { ageWritten } from '../../../src/sites/time/relative-time-text.ts';
import { zoned } from '../../../src/sites/time/zone.ts';

const NOW = Date.UTC(2026, 10, 24);
/** Whole seconds from 1990 to now, as a wall clock read as UTC. */
const wall = fc.integer({ min: Date.UTC(1990, 0, 1) / 1_000, max: NOW / 1_000 - 1 }).map(s => s * 1_000);
const two = (n: number) => String(n).padStart(2, '0');
const full = (text: string) =>
  text.replace(/[0-9]/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

function parts(ms: number) {
  const date = new Date(ms);
  return {
    y: date.getUTCFullYear(),
    m: date.getUTCMonth() + 1,
    d: date.getUTCDate(),
    h: date.getUTCHours(),
    min: date.getUTCMinutes(),
    s: date.getUTCSeconds(),
    kanji: '日月火水木金土'[date.getUTCDay()] ?? '',
    month: date.toLocaleString('en-US', { month: 'long', timeZone: 'UTC' }),
  };
}

type Parts = ReturnType<typeof parts>;

const clock = ({ h, min, s }: Parts) => `${two(h)}:${two(min)}:${two(s)}`;
const halfDay = ({ h, min, s }: Parts) => `${h < 12 ? '午前' : '午後'}${h % 12}時${min}分${s}秒`;

/** Each form to the second, of which reading must give the very moment back. */
const FORMS: [string, (p: Parts) => string][] = [
  ['5ちゃんねる', p => `${p.y}/${two(p.m)}/${two(p.d)}(${p.kanji}) ${clock(p)}`],
  ['ふたば', p => `${two(p.y % 100)}/${two(p.m)}/${two(p.d)}(${p.kanji})${clock(p)}`],
  ['unpadded', p => `${p.y}/${p.m}/${p.d} ${p.h}:${two(p.min)}:${two(p.s)}`],
  ['full width', p => full(`${p.y}年${p.m}月${p.d}日`) + full(`${p.h}時${p.min}分${p.s}秒`)],
  ['午前 and 午後', p => `${p.y}年${p.m}月${p.d}日 ${halfDay(p)}`],
  ['ISO 8601', p => `${p.y}-${two(p.m)}-${two(p.d)}T${clock(p)}Z`],
  ['English, day first', p => `${p.d} ${p.month} ${p.y} ${clock(p)}`],
  ['English, month first', p => `${p.month} ${p.d}, ${p.y} ${clock(p)}`],
  ['German', p => `${p.d}.${p.m}.${p.y}, ${clock(p)}`],
];

describe('what is written in a form is read back from it', () => {
  test.each(FORMS)('%s', (_, write) =>
    fc.assert(
      fc.property(wall, ms => {
        const [time, ...more] = timesWritten(write(parts(ms)), NOW);
        expect(more).toEqual([]);
        expect(time).toMatchObject({ wall: ms, precision: 'second' });
      }),
      { numRuns: 300 },
    ),
  );
  test('years of 令和 and 平成', () =>
    fc.assert(
      fc.property(wall, ms => {
        const p = parts(ms);
        const era = p.y >= 2020 ? `令和${p.y - 2018}` : p.y < 2019 ? `平成${p.y - 1988}` : String(p.y);
        expect(timesWritten(`${era}年${p.m}月${p.d}日 ${clock(p)}`, NOW)[0]?.wall).toBe(ms);
      }),
    ));
  test('hundredths of a second', () =>
    fc.assert(
      fc.property(wall, fc.integer({ min: 0, max: 99 }), (ms, hundredths) => {
        const p = parts(ms);
        const text = `${p.y}/${two(p.m)}/${two(p.d)}(${p.kanji}) ${clock(p)}.${two(hundredths)}`;
        expect(timesWritten(text, NOW)[0]).toMatchObject({
          wall: ms + hundredths * 10,
          precision: 'centisecond',
        });
      }),
    ));
  test('a wrong weekday is told from a right one', () =>
    fc.assert(
      fc.property(wall, fc.integer({ min: 0, max: 6 }), (ms, day) => {
        const p = parts(ms);
        const kanji = '日月火水木金土'[day] ?? '';
        const [time] = timesWritten(`${p.y}/${two(p.m)}/${two(p.d)}(${kanji}) ${clock(p)}`, NOW);
        expect(time?.weekday?.fits).toBe(kanji === p.kanji);
      }),
    ));
});

describe('noise', () => {
  const pieces = fc.constantFrom(
    ...[
      '2026',
      '/',
      '-',
      '.',
      ':',
      '年',
      '月',
      '日',
      '(金)',
      '令和',
      '元',
      '午後',
      '1',
      '12',
      '31',
      '99',
      ' ',
      'Z',
      '+09:00',
      'May',
      'ago',
      '前',
      '\u202e',
      '\ud800',
    ],
  );
  const noise = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map(all => all.join('')),
  );
  test('throws nothing and yields only dates that exist', () =>
    fc.assert(
      fc.property(noise, text => {
        for (const time of timesWritten(text, NOW)) expect(Number.isFinite(time.wall)).toBe(true);
        ageWritten(text);
      }),
      { numRuns: 2_000 },
    ));
  test('is never a certain moment: without a zone or a weekday in Japanese, the zone is a guess', () =>
    fc.assert(
      fc.property(fc.string(), text => {
        for (const time of timesWritten(text, NOW)) {
          const { guessed, zone } = zoned(time, 'a.example.com', 'UTC');
          expect(guessed || zone.basis === 'stated').toBe(true);
        }
      }),
      { numRuns: 2_000 },
    ));
});
