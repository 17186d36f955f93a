import { expect, test } from 'vitest';
import { isNewlyNear, nearRecords, nextLook, remindersFor } from '../../src/advice/reminders.ts';
import type { Instant, StepsTaken } from '../../src/evidence/index.ts';
import { POST, record } from '../bundle/documents/sample-records.ts';

const at = (text: string) => text as Instant;
/** The sample is a post of 1 June 2026, 0:00 in Japan: to be filed by 22 June. */
const sample = (steps: StepsTaken = {}) => record({ post: POST, kept: { steps } });
const FILE = { kinds: ['file 3'], daysBefore: 7 };

test('a reminder runs from nine in the morning in Japan some days before until the day is over', () => {
  expect(remindersFor([sample()], FILE)).toEqual([
    {
      recordId: sample().evidence.id,
      from: '2026-06-15T00:00:00.000Z',
      until: '2026-06-22T15:00:00.000Z',
    },
  ]);
});

test('dates nobody knows, kinds nobody chose and logs nobody needs remind of nothing', () => {
  expect(remindersFor([sample()], { kinds: ['answer'], daysBefore: 1 })).toEqual([]);
  expect(remindersFor([sample()], { kinds: ['no such kind'], daysBefore: 1 })).toEqual([]);
  expect(remindersFor([sample({ logs: 'not needed' })], FILE)).toEqual([]);
  expect(remindersFor([sample({ logs: '2026-06-02' })], FILE)).toHaveLength(1);
  const known = sample({ 'poster known': '2026-06-10' });
  expect(remindersFor([known], { kinds: ['law'], daysBefore: 1 })).toHaveLength(5);
});

test('a date is told once when it comes near, and again only for another one', () => {
  const reminders = remindersFor([sample()], FILE);
  const [before, during, after] = [
    '2026-06-14T23:59:59.000Z',
    '2026-06-16T00:00:00.000Z',
    '2026-06-23T00:00:00.000Z',
  ];
  expect(nearRecords(reminders, at(before ?? '')).size).toBe(0);
  expect(nearRecords(reminders, at(during ?? '')).size).toBe(1);
  expect(nearRecords(reminders, at(after ?? '')).size).toBe(0);
  expect(isNewlyNear(reminders, at(before ?? ''), at(during ?? ''))).toBe(true);
  expect(isNewlyNear(reminders, at('2026-06-15T00:00:00.000Z'), at(during ?? ''))).toBe(false);
  expect(isNewlyNear(reminders, at(before ?? ''), at(after ?? ''))).toBe(false);
});

test('the next look is at nine in Japan, never now', () => {
  expect(nextLook(at('2026-06-15T00:00:00.000Z'))).toBe('2026-06-16T00:00:00.000Z');
  expect(nextLook(at('2026-06-14T23:59:59.999Z'))).toBe('2026-06-15T00:00:00.000Z');
  expect(nextLook(at('2026-06-14T15:00:00.000Z'))).toBe('2026-06-15T00:00:00.000Z');
});
