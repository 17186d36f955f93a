import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { checkAnchor, submitAnchor, upgradeAnchor } from '../../src/stamps/index.ts';
import { type FakeCalendar, startCalendar } from '../rig/ots-calendar.ts';

const HASH = createHash('sha256').update('a seal').digest('hex');

let calendar: FakeCalendar;
let other: FakeCalendar;
beforeAll(async () => {
  calendar = await startCalendar();
  other = await startCalendar();
});
beforeEach(() => {
  calendar.behave('well');
  other.behave('well');
});
afterAll(() => Promise.all([calendar.stop(), other.stop()]));

const asking = () => ({ signal: new AbortController().signal });
const both = () => [calendar.origin, other.origin];

test('an anchor is pending, then claims a block', async () => {
  const proof = await submitAnchor(HASH, both(), asking());
  expect(await checkAnchor(proof, HASH)).toEqual({ state: 'pending', calendars: both(), blocks: [] });

  const early = await upgradeAnchor(proof, { ...asking(), calendars: both() });
  expect(early).toEqual({ proof, pending: true });

  calendar.mine(812_345);
  const later = await upgradeAnchor(proof, { ...asking(), calendars: both() });
  expect(later.pending).toBe(false);
  expect(await checkAnchor(later.proof, HASH)).toEqual({
    state: 'block claimed',
    calendars: [other.origin],
    blocks: [812_345],
  });
});

test('no calendar learns the hash', async () => {
  await submitAnchor(HASH, both(), asking());
  await submitAnchor(HASH, both(), asking());
  const seen = [...calendar.seen, ...other.seen];
  expect(seen).not.toContain(HASH);
  expect(new Set(calendar.seen).size).toBe(calendar.seen.length);
});

test('one calendar is enough, none is not', async () => {
  other.behave('busy');
  const proof = await submitAnchor(HASH, both(), asking());
  expect((await checkAnchor(proof, HASH)).calendars).toEqual([calendar.origin]);
  calendar.behave('busy');
  await expect(submitAnchor(HASH, both(), asking())).rejects.toMatchObject({ why: 'busy' });
  await expect(upgradeAnchor(proof, { ...asking(), calendars: both() })).rejects.toMatchObject({
    why: 'busy',
  });
});

test.each(['page', 'huge', 'trailing'] as const)('an answer like a %s is none', async how => {
  calendar.behave(how);
  await expect(submitAnchor(HASH, [calendar.origin], asking())).rejects.toMatchObject({
    why: how === 'huge' ? 'too large' : 'strange answer',
  });
});

test('only calendars one knows are asked, whatever the proof names', async () => {
  const proof = await submitAnchor(HASH, [calendar.origin], asking());
  calendar.mine(1);
  const { pending } = await upgradeAnchor(proof, asking());
  expect(pending).toBe(true);
});
