import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAnchor } from '../../src/stamps/index.ts';

const HASH = createHash('sha256').update('a seal').digest('hex');
const OTHER = createHash('sha256').update('another seal').digest('hex');
const CALENDAR = 'https://alice.example';

/** Vectors are written out here after the reference implementation's formats, and not with our own writer. */
const MAGIC = '004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294';
const hex = (text: string) => Buffer.from(text).toString('hex');
const size = (n: number): string =>
  n < 128 ? n.toString(16).padStart(2, '0') : ((n & 0x7f) | 0x80).toString(16) + size(n >> 7);
const string = (content: string) => size(content.length / 2) + content;
const pending = (calendar = CALENDAR) => `0083dfe30d2ef90c8e${string(string(hex(calendar)))}`;
const bitcoin = (height: number) => `000588960d73d71901${string(size(height))}`;
const unknown = `00${'0102030405060708'}${string('aabb')}`;
const SHA256 = '08';
const append = (content: string) => `f0${string(content)}`;
const prepend = (content: string) => `f1${string(content)}`;

const file = (tree: string, { hash = HASH, version = '01', operation = SHA256 } = {}) =>
  new Uint8Array(Buffer.from(`${MAGIC}${version}${operation}${hash}${tree}`, 'hex'));

describe('a proof', () => {
  test.each([
    ['pending', pending(), { state: 'pending', calendars: [CALENDAR], blocks: [] }],
    [
      'pending behind operations',
      append('00112233') + SHA256 + prepend('44') + append('55') + SHA256 + pending(),
      { state: 'pending', calendars: [CALENDAR], blocks: [] },
    ],
    ['in a block', SHA256 + bitcoin(900_123), { state: 'block claimed', calendars: [], blocks: [900_123] }],
    [
      'in two blocks and with one calendar',
      `ff${append('01')}${SHA256}${bitcoin(900_124)}ff${append('02')}${SHA256}${bitcoin(127)}${append('03')}${pending()}`,
      { state: 'block claimed', calendars: [CALENDAR], blocks: [127, 900_124] },
    ],
    [
      'where the calendar has kept its word',
      `${SHA256}ff${pending()}${append('01')}${SHA256}${bitcoin(128)}`,
      { state: 'block claimed', calendars: [], blocks: [128] },
    ],
    ['of a kind to come, beside', `ff${unknown}${pending()}`, { state: 'pending', calendars: [CALENDAR] }],
    ['by way of other operations', `f2f3${SHA256}0203${append('aa')}${SHA256}${bitcoin(5)}`, { blocks: [5] }],
  ])('%s', async (_, tree, found) => {
    expect(await checkAnchor(file(tree), HASH)).toMatchObject(found);
  });

  test('of something else', async () => {
    const other = { state: 'other hash', calendars: [], blocks: [] };
    expect(await checkAnchor(file(SHA256 + bitcoin(9)), OTHER)).toEqual(other);
    const sha1 = file(SHA256 + bitcoin(9), { operation: '02', hash: HASH.slice(0, 40) });
    expect(await checkAnchor(sha1, HASH)).toEqual(other);
  });
});

describe('damaged', () => {
  const good = file(append('00') + SHA256 + bitcoin(9));

  test.each([
    ['nothing', new Uint8Array(0)],
    ['only the beginning', new Uint8Array(Buffer.from(MAGIC, 'hex'))],
    ['another version', file(pending(), { version: '02' })],
    ['something behind the end', Uint8Array.from([...good, 0])],
    ['an operation that is none', file(`ee${pending()}`)],
    ['a hash that is no hash of files', file(pending(), { operation: 'f2' })],
    ['nothing to append', file(`f000${pending()}`)],
    ['more to append than allowed', file(append('00'.repeat(4097)) + pending())],
    [
      'a message that grows too long',
      file(append('00'.repeat(4000)) + append('00'.repeat(4000)) + pending()),
    ],
    ['a calendar that is no address', file(pending('https://evil.example/?q=<b>'))],
    ['a calendar of great length', file(pending('a'.repeat(1001)))],
    ['a block without end', file(`${SHA256}000588960d73d71901${string('ff'.repeat(9))}`)],
    ['a block of what is no Merkle root', file(append('00') + bitcoin(9))],
    ['nobody who vouches', file(unknown)],
    ['only by way of what is not computed here', file(`67${bitcoin(9)}`)],
    ['too deep', file(SHA256.repeat(300) + pending())],
    ['forks without end', file(`ff${SHA256}`.repeat(250) + pending())],
    ['too many operations', file(`ff${SHA256}${pending('a')}`.repeat(4000) + pending())],
    ['too large', new Uint8Array(1_000_000)],
  ])('%s', async (_, bytes) => {
    expect(await checkAnchor(bytes, HASH)).toEqual({ state: 'damaged', calendars: [], blocks: [] });
  });

  test('cut off anywhere', async () => {
    for (let length = 0; length < good.length; length++) {
      expect(await checkAnchor(good.slice(0, length), HASH)).toMatchObject({ state: 'damaged' });
    }
  });

  test('a changed digest is another hash; whatever is changed never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const changed = good.slice();
        changed[at] = (changed[at] ?? 0) ^ mask;
        const { state } = await checkAnchor(changed, HASH);
        const inDigest = at >= MAGIC.length / 2 + 2 && at < MAGIC.length / 2 + 34;
        if (inDigest) expect(state).toBe('other hash');
        if (at < MAGIC.length / 2) expect(state).toBe('damaged');
      }),
      { numRuns: 2000 },
    );
  });

  test('any bytes at all', async () => {
    const anything = fc.uint8Array({ maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(anything, async tail => {
        const tree = Buffer.from(tail).toString('hex');
        expect(['pending', 'block claimed', 'damaged']).toContain(
          (await checkAnchor(file(tree), HASH)).state,
        );
      }),
      { numRuns: 2000 },
    );
  });
});
