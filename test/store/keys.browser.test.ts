import { openDB } from 'idb';
import { parse } from 'valibot';
import { afterEach, describe, expect, test } from 'vitest';
import {
  type CustodyLink,
  firstBrokenLink,
  fromBase64,
  isSignedBy,
  KeyDetailSchema,
  nextLink,
  sealText,
} from '../../src/evidence/index.ts';
import { ensureKey, renewKey } from '../../src/store/append-events.ts';
import { custodyRun, newestSeal } from '../../src/store/custody-log.ts';
import { keyInUse } from '../../src/store/keys.ts';
import { migrations } from '../../src/store/migrations.ts';
import { closeStore, openStore } from '../../src/store/open.ts';
import type { HozenSchema } from '../../src/store/schema.ts';
import {
  newestStamp,
  pendingStamps,
  putStamp,
  readEnclosures,
  stampsFrom,
} from '../../src/store/stamp-rows.ts';
import { amendRecords, beginRecord, sealRecord } from '../../src/store/write.ts';
import { sampleEvidence } from './sample-evidence.ts';

afterEach(async () => {
  await closeStore();
  await new Promise((resolve, reject) => {
    const gone = indexedDB.deleteDatabase('hozen');
    gone.onsuccess = resolve;
    gone.onerror = reject;
  });
});

async function kept(): Promise<string> {
  const evidence = sampleEvidence();
  await beginRecord({ evidence, tabId: 1, browserRun: 'run' });
  await sealRecord(evidence, {});
  return evidence.id;
}

const confirm = (id: string) =>
  amendRecords([id], { postConfirmed: true }, { kind: 'post confirmed', detail: {} });

async function everyLink(): Promise<CustodyLink[]> {
  return (await openStore()).getAll('custody');
}

/** Whether each event is signed by the key it names, as the events before it introduced that key. */
async function signatures(links: readonly CustodyLink[]): Promise<boolean[]> {
  const keys = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const { body } of links) {
    if (body?.kind !== 'key created') continue;
    const { fingerprint, publicKey } = parse(KeyDetailSchema, body.detail);
    keys.set(fingerprint, fromBase64(publicKey));
  }
  return Promise.all(
    links.map(async link => {
      const key = keys.get(link.body?.key ?? '');
      if (!key || !link.signature) return false;
      return isSignedBy(key, fromBase64(link.signature), new TextEncoder().encode(sealText(link)));
    }),
  );
}

describe('the key of an install', () => {
  test('is made with the first record, introduced by the log itself, and signs every event', async () => {
    await confirm(await kept());
    const links = await everyLink();
    expect(links.map(({ body }) => body?.kind)).toEqual(['key created', 'captured', 'post confirmed']);
    expect(links[0]?.body?.detail).toMatchObject({ reason: 'first', previous: '' });
    expect(await signatures(links)).toEqual([true, true, true]);
    expect(await firstBrokenLink(links)).toBe(null);
  });

  test('cannot be taken out of the browser, and works after the store was closed', async () => {
    await kept();
    const key = await keyInUse();
    if (!key) throw new Error('no key');
    await expect(crypto.subtle.exportKey('pkcs8', key.privateKey)).rejects.toThrow();
    await closeStore();
    await kept();
    expect((await keyInUse())?.fingerprint).toBe(key.fingerprint);
    expect(await signatures(await everyLink())).toEqual([true, true, true]);
  });

  test('is replaced by one it vouches for', async () => {
    await kept();
    const before = await keyInUse();
    await renewKey();
    await kept();
    const after = await keyInUse();
    expect(after?.fingerprint).not.toBe(before?.fingerprint);
    const links = await everyLink();
    expect(links[2]?.body).toMatchObject({
      key: before?.fingerprint,
      detail: { reason: 'rotated', previous: before?.fingerprint, fingerprint: after?.fingerprint },
    });
    expect(links[3]?.body?.key).toBe(after?.fingerprint);
    expect(await signatures(links)).toEqual([true, true, true, true]);
  });

  test('that was lost is replaced, and the log says so', async () => {
    await kept();
    const lost = (await keyInUse())?.fingerprint;
    await (await openStore()).clear('keys');
    await kept();
    const links = await everyLink();
    expect(links[2]?.body?.detail).toMatchObject({ reason: 'lost', previous: lost });
    expect(await signatures(links)).toEqual([true, true, true, true]);
  });

  test('that no longer signs is replaced likewise, and nothing captured is lost', async () => {
    await kept();
    const db = await openStore();
    const key = await keyInUse();
    if (!key) throw new Error('no key');
    const useless = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, [
      'deriveBits',
    ]);
    await db.put('keys', { ...key, privateKey: useless.privateKey });
    await kept();
    expect((await everyLink()).map(({ body }) => body?.detail.reason ?? null)).toEqual([
      'first',
      null,
      'lost',
      null,
    ]);
  });

  test('is made for records that are older than signatures are', async () => {
    await ensureKey();
    await ensureKey();
    expect((await everyLink()).map(({ body }) => body?.kind)).toEqual(['key created']);
  });
});

test('a database from before there were keys keeps its log, which goes on signed', async () => {
  const [first] = migrations;
  if (!first) throw new Error('no migration');
  const evidence = sampleEvidence();
  const body = {
    kind: 'captured',
    at: evidence.captured.device,
    recordId: evidence.id,
    recordSha256: 'a'.repeat(64),
    detail: {},
  } as const;
  const link = await nextLink(null, body);
  const old = await openDB<HozenSchema>('hozen', 1, {
    upgrade: (db, _from, _to, transaction) => first(db, transaction),
  });
  await old.put('custody', { ...link, recordId: evidence.id });
  old.close();
  await kept();
  const links = await everyLink();
  expect(links.map(({ body }) => body?.kind)).toEqual(['captured', 'key created', 'captured']);
  expect(links[1]?.body?.detail.reason).toBe('first');
  expect(await signatures(links)).toEqual([false, true, true]);
  expect(await firstBrokenLink(links)).toBe(null);
});

describe('the run of the chain a bundle carries', () => {
  test('names every key that signed it, also one from before the records', async () => {
    await kept();
    const id = await kept();
    await renewKey();
    await confirm(id);
    const { links, introductions } = await custodyRun(new Set([id]));
    expect(introductions.map(({ seq }) => seq)).toEqual([1]);
    expect(links.map(({ seq }) => seq)).toEqual([3, 4, 5]);
    expect(await signatures([...introductions, ...links])).toEqual([true, true, true, true]);
  });

  test('hides the events of other records with their signatures', async () => {
    const [one, , two] = [await kept(), await kept(), await kept()];
    const { links } = await custodyRun(new Set([one, two]));
    expect(links.map(({ body, signature }) => [body !== null, signature !== undefined])).toEqual([
      [true, true],
      [false, false],
      [true, true],
    ]);
  });
});

describe('stamps', () => {
  const at = '2026-11-25T00:00:00.000Z' as never;
  const token = new Uint8Array([1, 2, 3]);

  test('are found by their link, and with what they enclose', async () => {
    const id = await kept();
    expect((await newestSeal())?.body?.recordId).toBe(id);
    const enclosure = { sha256: 'a'.repeat(64), kind: 'certificate', bytes: token } as const;
    await putStamp({ seq: 2, authority: 'one', at, pending: false, token, enclosures: [enclosure.sha256] }, [
      enclosure,
    ]);
    await putStamp({ seq: 4, authority: 'two', at, pending: true, token, enclosures: [] }, []);
    expect((await stampsFrom(2)).map(({ authority }) => authority)).toEqual(['one', 'two']);
    expect((await stampsFrom(3)).map(({ authority }) => authority)).toEqual(['two']);
    expect((await newestStamp('one'))?.seq).toBe(2);
    expect((await pendingStamps()).map(({ authority }) => authority)).toEqual(['two']);
    expect(await readEnclosures([enclosure.sha256, 'b'.repeat(64)])).toEqual([enclosure]);
  });
});
