import { expect, test } from 'vitest';
import { operatorFor } from '../../src/advice/operator.ts';
import { preservationSteps, STEP_KINDS, WHY_LOGS_FIRST } from '../../src/advice/preservation.ts';
import type { EnteredTime, Instant, PostTime } from '../../src/evidence/index.ts';
import { inJst } from '../../src/evidence/index.ts';
import { POST, RELATIVE_POST } from '../bundle/documents/sample-records.ts';

const X = operatorFor('https://x.com/');
const CAPTURED = '2026-11-20T01:02:03.000Z' as Instant;
const UNKNOWN: PostTime = { kind: 'unknown', why: 'nothing on the page', raw: null, shown: null, checks: [] };

function datesOf(time: PostTime | null, entered: EnteredTime | null = null) {
  const { dates } = preservationSteps(X, time, CAPTURED, entered);
  const day = (instant: Instant) => inJst(instant, 'day').slice(0, 10);
  return {
    from: dates.countedFrom,
    file: day(dates.fileBy),
    three: day(dates.threeMonths),
    ninetyThree: day(dates.ninetyThreeDays),
    six: day(dates.sixMonths),
  };
}

function posted(instant: string): PostTime {
  if (POST.time.kind !== 'absolute') throw new TypeError('the sample has an absolute time');
  return { ...POST.time, instant: instant as Instant };
}

test('a post of 1 June 0:00 in Japan is to be filed by 22 June, as in the worked example', () => {
  expect(datesOf(posted('2026-05-31T15:00:00.000Z'))).toEqual({
    from: 'post',
    file: '2026/06/22',
    three: '2026/09/01',
    ninetyThree: '2026/09/02',
    six: '2026/12/01',
  });
});

test('months end where the shorter month ends, and years turn', () => {
  expect(datesOf(posted('2026-08-31T03:00:00.000Z')).six).toBe('2027/02/28');
  expect(datesOf(posted('2026-11-29T16:00:00.000Z')).three).toBe('2027/02/28');
  expect(datesOf(posted('2027-11-30T03:00:00.000Z')).three).toBe('2028/02/29');
});

test('an interval is counted from its early end', () => {
  expect(datesOf(RELATIVE_POST.time)).toMatchObject({ from: 'earliest possible', file: '2026/11/13' });
});

test('an unknown time is counted from what the person typed, else from the capture, and says so', () => {
  const entered: EnteredTime = {
    instant: '2026-10-28T09:30:00.000Z' as Instant,
    precision: 'minute',
    zone: 'Asia/Tokyo',
    typed: '2026-10-28 18:30',
    enteredAt: CAPTURED,
  };
  expect(datesOf(UNKNOWN, entered)).toMatchObject({ from: 'entered', file: '2026/11/18' });
  expect(datesOf(UNKNOWN)).toMatchObject({ from: 'capture', file: '2026/12/11' });
  expect(datesOf(null)).toMatchObject({ from: 'capture' });
  expect(preservationSteps(X, null, CAPTURED).aboutDates[0]).toBe('advice_counted_capture');
  expect(datesOf(posted('2026-05-31T15:00:00.000Z'), entered)).toMatchObject({ from: 'post' });
});

test('logs come before deletion on every site, and the access provider only after the address is known', () => {
  for (const url of ['https://x.com/', 'https://5ch.io/', 'https://bakusai.com/', 'https://example.com/']) {
    const { steps } = preservationSteps(operatorFor(url), null, CAPTURED);
    expect(steps.map(step => step.kind)).toEqual([...STEP_KINDS]);
    expect(steps.filter(step => step.laterOnly).map(step => step.kind)).toEqual([
      'access provider',
      'delete',
    ]);
  }
});

test('the reason is the hotline’s own sentence', () => {
  expect(WHY_LOGS_FIRST.quote).toContain(
    '削除要請を行う前に念の為掲載サイトに対するログの保全要請を行うことも',
  );
});

test('sites where deletion is said to lose logs, and sites traced by logins, say so', () => {
  const bakusai = preservationSteps(operatorFor('https://bakusai.com/'), null, CAPTURED);
  expect(bakusai.steps.at(-1)?.ofThisSite).toEqual(['advice_deletion_loses_said']);
  expect(preservationSteps(X, null, CAPTURED).aboutDates).toContain('advice_counted_login');
});

test('the same input gives the same plan', () => {
  expect(preservationSteps(X, POST.time, CAPTURED)).toEqual(preservationSteps(X, POST.time, CAPTURED));
});
