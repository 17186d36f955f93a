import { expect, test } from 'vitest';
import { type ClockKey, clocksFor } from '../../src/advice/clocks.ts';
import { daysUntil, timeLine } from '../../src/advice/time-line.ts';
import { canBeNoted, type Instant, inJst, type StepsTaken, withStep } from '../../src/evidence/index.ts';
import { BBS_POST, POST, record } from '../bundle/documents/sample-records.ts';

const X = { url: 'https://x.com/a/status/1', title: '' };
const BOARD = { url: 'https://greta.5ch.io/test/read.cgi/a/1/', title: '' };

/** The sample is a post of 1 June 2026, 0:00 in Japan. */
function datesOf(steps: StepsTaken = {}, page = X): Partial<Record<ClockKey, string | null>> {
  const kept = record({ post: POST, evidence: { page }, kept: { steps } });
  return Object.fromEntries(
    clocksFor(kept).map(({ title, due }) => [title, due && inJst(due, 'day').slice(0, 10)]),
  );
}

test('a post’s dates are counted from its time; what nobody knows the beginning of is undecided', () => {
  expect(datesOf()).toEqual({
    clock_file_3: '2026/06/22',
    clock_file_6: '2026/09/22',
    clock_logs_3: '2026/09/01',
    clock_logs_6: '2026/12/01',
    clock_seven: null,
    clock_complaint: null,
    clock_defamation: '2029/05/31',
    clock_insult: '2029/05/31',
    clock_civil_3: null,
    clock_civil_20: '2046/06/01',
  });
});

test('days the person entered begin the dates that hang on them', () => {
  const steps = { 'removal requested': '2026-07-01', 'poster known': '2026-08-31' };
  expect(datesOf(steps)).toMatchObject({
    clock_seven: '2026/07/08',
    clock_complaint: '2027/02/28',
    clock_civil_3: '2029/08/31',
  });
});

test('only services that were designated owe an answer within seven days', () => {
  expect(datesOf({ 'removal requested': '2026-07-01' }, BOARD)).not.toHaveProperty('clock_seven');
});

test.each([
  ['2022-07-06T14:59:59.000Z', 'clock_insult_old', '2023/07/05'],
  ['2022-07-06T15:00:00.000Z', 'clock_insult', '2025/07/06'],
] as const)('an insult of %s lapses by the law of its day', (instant, title, due) => {
  if (BBS_POST.time.kind !== 'absolute') throw new TypeError('the sample has an absolute time');
  const time = { ...BBS_POST.time, instant: instant as Instant };
  const clocks = clocksFor(record({ post: { ...BBS_POST, time } }));
  const found = clocks.find(clock => clock.title.startsWith('clock_insult'));
  expect([found?.title, found?.due && inJst(found.due, 'day').slice(0, 10)]).toEqual([title, due]);
});

test('a day counts as ahead until it ends in Japan', () => {
  const clocks = clocksFor(record({ post: POST }));
  const at = (text: string) => timeLine(clocks, text as Instant);
  const titles = (line: readonly { title: string }[]) => line.map(({ title }) => title);
  expect(titles(at('2026-06-22T14:59:59.000Z').before)).toEqual([]);
  expect(at('2026-06-22T14:59:59.000Z').after[0]).toMatchObject({ daysLeft: 0, stand: 'near' });
  expect(titles(at('2026-06-22T15:00:00.000Z').before)).toEqual(['clock_file_3']);
  expect(at('2026-06-08T00:00:00.000Z').after[0]).toMatchObject({ daysLeft: 14, stand: 'near' });
  expect(at('2026-06-07T00:00:00.000Z').after[0]).toMatchObject({ daysLeft: 15, stand: 'later' });
  expect(titles(at('2026-06-07T00:00:00.000Z').undecided)).toContain('clock_complaint');
  expect(daysUntil('2026-06-22T14:00:00.000Z' as Instant, '2026-06-22T15:00:00.000Z' as Instant)).toBe(-1);
});

test('a step takes a day, the logs’ also two words, and nothing else', () => {
  expect(canBeNoted('logs', 'asked')).toBe(true);
  expect(canBeNoted('logs', 'not needed')).toBe(true);
  expect(canBeNoted('poster known', '2026-02-28')).toBe(true);
  expect(canBeNoted('poster known', '2026-02-30')).toBe(false);
  expect(canBeNoted('poster known', 'asked')).toBe(false);
  expect(canBeNoted('removal requested', '<b>')).toBe(false);
  expect(withStep({ logs: 'asked' }, 'logs', null)).toEqual({});
});
