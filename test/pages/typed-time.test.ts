import { expect, test } from 'vitest';
import { epochOf } from '../../src/evidence/index.ts';
import { enteredTimeFrom } from '../../src/pages/shared/typed-time.ts';
import { at } from './sample-records.ts';

const CAPTURED = at('2026-08-20T00:00:00.000Z');
const NOW = at('2026-08-21T00:00:00.000Z');
const enter = (date: string, time = '', seconds = '') =>
  enteredTimeFrom({ date, time, seconds }, CAPTURED, NOW);

test('whatever is typed means that clock in Japan, nine hours ahead of UTC', () => {
  for (let hour = 0; hour < 24; hour++) {
    const typed = `${String(hour).padStart(2, '0')}:07`;
    const { instant } = enter('2026-08-18', typed);
    expect(epochOf(instant)).toBe(Date.parse(`2026-08-18T${typed}:00+09:00`));
  }
});

test('a time is kept no finer than it was typed, with the words typed', () => {
  expect(enter('2026-08-18')).toMatchObject({
    instant: '2026-08-17T15:00:00.000Z',
    precision: 'day',
    typed: '2026-08-18',
  });
  expect(enter('2026-08-18', '18:28')).toMatchObject({ precision: 'minute', typed: '2026-08-18 18:28' });
  expect(enter('2026-08-18', '18:28', '4')).toEqual({
    instant: '2026-08-18T09:28:04.000Z',
    precision: 'second',
    zone: 'Asia/Tokyo',
    typed: '2026-08-18 18:28:04',
    enteredAt: NOW,
  });
});

test.each([
  ['no date', '', '18:28', ''],
  ['seconds alone', '2026-08-18', '', '5'],
  ['no such time', '2026-02-31', '', ''],
  ['no such time', '2026-08-18', '18:28', '61'],
  ['no such time', '2026-08-18', '18:28', '-1'],
  ['no such time', '2026-08-18', '25:00', ''],
  ['after the capture', '2026-08-20', '09:01', ''],
] as const)('refuses, as “%s”, %s %s %s', (why, date, time, seconds) => {
  expect(() => enter(date, time, seconds)).toThrow(expect.objectContaining({ name: 'TypedTimeError', why }));
});
