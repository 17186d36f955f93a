import { describe, expect, test } from 'vitest';
import { dueDates } from '../../src/advice/due-dates.ts';
import { type EnteredTime, instantFromEpoch, type PostTime } from '../../src/evidence/index.ts';

const at = (text: string) => instantFromEpoch(Date.parse(text));
const CAPTURED = at('2026-11-24T03:00:00Z');

function page(text: string, certain: boolean): PostTime {
  const zone = { id: 'Asia/Tokyo', offset: '+09:00', basis: 'assumed', why: '' } as const;
  const common = { source: 'page text' as const, raw: text, shown: text, checks: [] };
  return { kind: 'absolute', instant: at(text), precision: 'minute', zone, certain, ...common };
}

function typed(text: string): EnteredTime {
  const instant = at(text);
  return { instant, precision: 'minute', zone: 'Asia/Tokyo', typed: text, enteredAt: CAPTURED };
}

describe('dates are counted from', () => {
  test('a time the page gives for certain, whatever was typed', () =>
    expect(
      dueDates(page('2026-11-20T00:00:00Z', true), typed('2026-11-10T00:00:00Z'), CAPTURED),
    ).toMatchObject({
      countedFrom: 'post',
      start: at('2026-11-20T00:00:00Z'),
    }));
  test('the earlier of an uncertain time and a typed one', () => {
    const uncertain = page('2026-11-20T00:00:00Z', false);
    expect(dueDates(uncertain, typed('2026-11-10T00:00:00Z'), CAPTURED)).toMatchObject({
      countedFrom: 'entered',
      start: at('2026-11-10T00:00:00Z'),
    });
    expect(dueDates(uncertain, typed('2026-11-21T00:00:00Z'), CAPTURED).countedFrom).toBe('post');
  });
  test('the capture, where an uncertain time lies after it', () =>
    expect(dueDates(page('2026-11-24T08:00:00Z', false), null, CAPTURED)).toMatchObject({
      countedFrom: 'capture',
      start: CAPTURED,
    }));
});
