import { expect, test } from 'vitest';
import { openState } from '../../src/advice/open-now.ts';
import { windows } from '../../src/advice/windows.ts';
import { instantFromEpoch } from '../../src/evidence/index.ts';
import { say } from '../bundle/documents/sample-records.ts';

const inJapan = (text: string) => instantFromEpoch(Date.parse(`${text}:00+09:00`));
const hoursOf = (id: string) => windows().find(window => window.id === id)?.open ?? [];

test.each([
  // 2026-11-26 is a Thursday.
  ['jinken', '2026-11-26T08:29', { kind: 'closed', from: '08:30', day: 4, inDays: 0 }],
  ['jinken', '2026-11-26T08:30', { kind: 'open', until: '17:15' }],
  ['jinken', '2026-11-26T17:14', { kind: 'open', until: '17:15' }],
  ['jinken', '2026-11-26T17:15', { kind: 'closed', from: '08:30', day: 5, inDays: 1 }],
  ['jinken', '2026-11-27T18:00', { kind: 'closed', from: '08:30', day: 1, inDays: 3 }],
  ['jinken', '2026-11-29T00:00', { kind: 'closed', from: '08:30', day: 1, inDays: 1 }],
  ['houterasu', '2026-11-28T16:59', { kind: 'open', until: '17:00' }],
  ['houterasu', '2026-11-28T17:00', { kind: 'closed', from: '09:00', day: 1, inDays: 2 }],
  ['houterasu', '2026-11-27T20:59', { kind: 'open', until: '21:00' }],
  ['kodomo-sos', '2026-11-29T03:00', { kind: 'always' }],
])('%s at %s in Japan', (id, at, state) => {
  expect(openState(hoursOf(id), inJapan(at))).toEqual(state);
});

test('hours to reckon with say what the words say, and are given only where the words are', () => {
  for (const { hours, open, id } of windows()) {
    if (open === null) continue;
    expect([id, hours]).not.toEqual([id, null]);
    for (const { from, to } of open) {
      const plain = (clock: string) => clock.replace(/^0/, '');
      if (from === '00:00') expect(say(hours ?? 'advice_hours_always')).toBe('24時間365日');
      else expect(say(hours ?? 'advice_hours_always')).toContain(`${plain(from)}〜${plain(to)}`);
    }
  }
});
