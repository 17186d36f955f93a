import { afterEach, describe, expect, test } from 'vitest';
import { firstBrokenLink, instantFromEpoch, sha256OfJson } from '../../src/evidence/index.ts';
import { custodyRun } from '../../src/store/custody-log.ts';
import { putMaskPlan, putOwnPlaces } from '../../src/store/masking-rows.ts';
import { closeStore, openStore, StoreTooNewError } from '../../src/store/open.ts';
import {
  readFile,
  readMasking,
  readRecord,
  recentRecords,
  unexportedIds,
  unsealedDrafts,
} from '../../src/store/read.ts';
import {
  addFile,
  amendRecords,
  beginRecord,
  discardRecord,
  NoSuchRecordError,
  sealRecord,
} from '../../src/store/write.ts';
import { sampleEntry, sampleEvidence } from './sample-evidence.ts';

afterEach(async () => {
  await closeStore();
  await new Promise((resolve, reject) => {
    const gone = indexedDB.deleteDatabase('hozen');
    gone.onsuccess = resolve;
    gone.onerror = reject;
  });
});

const draftOf = (evidence = sampleEvidence()) => ({ evidence, tabId: 1, browserRun: 'run' });

async function kept(evidence = sampleEvidence()): Promise<string> {
  await beginRecord(draftOf(evidence));
  await sealRecord(evidence, {});
  return evidence.id;
}

const linksOf = async (...ids: string[]) => (await custodyRun(new Set(ids))).links;

describe('a capture', () => {
  test('stands in the store before any of its files do', async () => {
    const draft = draftOf();
    await beginRecord(draft);
    expect(await unsealedDrafts()).toEqual([draft]);
  });

  test('names in its draft exactly the files the store holds', async () => {
    const draft = draftOf();
    await beginRecord(draft);
    const entry = sampleEntry();
    const blob = new Blob([new Uint8Array([1, 2, 3])]);
    await addFile({ recordId: draft.evidence.id, name: entry.name, entry, crc32: 1, blob }, e => e);
    const row = await readRecord(draft.evidence.id);
    expect(row?.phase === 'capturing' && row.draft.evidence.files).toEqual([entry]);
    const file = await readFile(draft.evidence.id, 'visible.png');
    expect(new Uint8Array((await file?.blob.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(
      new Uint8Array([1, 2, 3]),
    );
  });

  test('takes no file after it was sealed, and keeps neither half of the attempt', async () => {
    const id = await kept();
    const row = {
      recordId: id,
      name: 'late.png',
      entry: sampleEntry({ name: 'late.png' }),
      crc32: 1,
      blob: new Blob(),
    };
    await expect(addFile(row, e => e)).rejects.toThrow(NoSuchRecordError);
    expect(await readFile(id, 'late.png')).toBe(null);
  });

  test('is sealed once only', async () => {
    const evidence = sampleEvidence();
    await kept(evidence);
    await expect(sealRecord(evidence, {})).rejects.toThrow(NoSuchRecordError);
    expect(await linksOf(evidence.id)).toHaveLength(1);
  });
});

describe('the custody log', () => {
  test('is one unbroken chain over all records, however many writers there are at once', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => kept()));
    await Promise.all(
      ids.map(id => amendRecords([id], { postConfirmed: true }, { kind: 'post confirmed', detail: {} })),
    );
    const links = await linksOf(...ids);
    expect(links.map(link => link.seq)).toEqual(Array.from({ length: 40 }, (_, i) => i + 2));
    expect(await firstBrokenLink(links)).toBe(null);
  });

  test('given away for some records tells nothing of the others but that they are there', async () => {
    const [first, second, third] = [await kept(), await kept(), await kept()];
    const links = await linksOf(first, third);
    expect(await firstBrokenLink(links)).toBe(null);
    expect(links.map(link => link.body === null)).toEqual([false, true, false]);
    expect(JSON.stringify(links)).not.toContain(second);
  });

  test('breaks where an event is changed, left out or moved', async () => {
    const ids = [await kept(), await kept(), await kept()];
    const links = await linksOf(...ids);
    const [one, two, three] = links;
    if (!one?.body || !two?.body || !three) throw new Error('three links');
    const changed = { ...two, body: { ...two.body, kind: 'sent' as const } };
    expect(await firstBrokenLink([one, changed, three])).toBe(3);
    expect(await firstBrokenLink([one, three])).toBe(4);
    expect(await firstBrokenLink([two, one, three])).toBe(2);
    expect(await firstBrokenLink([{ ...one, previous: two.hash }, two, three])).toBe(2);
  });

  test('names the sealed bytes: the hash of the evidence, which later additions do not move', async () => {
    const evidence = sampleEvidence();
    const id = await kept(evidence);
    await amendRecords([id], { postConfirmed: true }, { kind: 'post confirmed', detail: {} });
    const links = await linksOf(id);
    const sealed = await sha256OfJson(evidence);
    expect(links.map(link => link.body?.recordSha256)).toEqual([sealed, sealed]);
    const row = await readRecord(id);
    expect(row?.phase === 'sealed' && (await sha256OfJson(row.evidence))).toBe(sealed);
  });
});

describe('discarding', () => {
  test('removes every file and leaves the log saying so', async () => {
    const evidence = sampleEvidence();
    await beginRecord(draftOf(evidence));
    const entry = sampleEntry();
    await addFile(
      { recordId: evidence.id, name: entry.name, entry, crc32: 1, blob: new Blob(['abc']) },
      e => e,
    );
    await sealRecord(evidence, {});
    const other = await kept();
    await discardRecord(evidence.id);
    expect(await readRecord(evidence.id)).toBe(null);
    expect(await (await openStore()).count('files')).toBe(0);
    expect((await recentRecords(10)).map(record => record.evidence.id)).toEqual([other]);
    const links = await linksOf(evidence.id);
    expect(links.flatMap(link => link.body?.kind ?? [])).toEqual(['captured', 'discarded']);
  });
});

describe('what is to be covered', () => {
  const own = { handle: 'hanako', displayName: null, lines: [], pictures: [] };
  const plan = { masks: [], words: ['hanako'], looked: [] };

  test('what was found and what is wanted are kept side by side, and go with the record', async () => {
    const id = await kept();
    await putOwnPlaces(id, own);
    await putMaskPlan(id, plan);
    expect(await readMasking(id)).toEqual({ recordId: id, own, plan });
    await discardRecord(id);
    expect(await readMasking(id)).toBe(null);
  });

  test('is not kept of a record that is gone', async () => {
    await expect(putMaskPlan(crypto.randomUUID(), plan)).rejects.toThrow(NoSuchRecordError);
  });
});

describe('lists', () => {
  test('show the newest first, page by page, without the superseded', async () => {
    const at = (n: number) => ({ instant: instantFromEpoch(n * 1000), zone: 'Asia/Tokyo', offset: '+09:00' });
    const ids: string[] = [];
    for (let n = 1; n <= 5; n++) {
      ids.push(
        await kept(sampleEvidence({ captured: { device: at(n), independent: [], trigger: 'toolbar' } })),
      );
    }
    await amendRecords([ids[3] ?? ''], { supersededBy: ids[4] ?? '' }, { kind: 'superseded', detail: {} });
    const first = await recentRecords(2);
    expect(first.map(record => record.evidence.id)).toEqual([ids[4], ids[2]]);
    const rest = await recentRecords(10, first.at(-1)?.evidence.captured.device.instant);
    expect(rest.map(record => record.evidence.id)).toEqual([ids[1], ids[0]]);
    await amendRecords([ids[0] ?? ''], { exportedAt: instantFromEpoch(1) }, { kind: 'exported', detail: {} });
    expect(await unexportedIds()).toEqual([ids[1], ids[2], ids[4]]);
  });
});

describe('the database', () => {
  test('of a later version is left alone, and said to be', async () => {
    await new Promise<void>((resolve, reject) => {
      const later = indexedDB.open('hozen', 1_000);
      later.onsuccess = () => {
        later.result.close();
        resolve();
      };
      later.onerror = reject;
    });
    await expect(openStore()).rejects.toThrow(StoreTooNewError);
  });

  test('gives way to a newer version of the extension and opens again when needed', async () => {
    const id = await kept();
    await new Promise<void>((resolve, reject) => {
      const wish = indexedDB.open('hozen', 999);
      wish.onupgradeneeded = () => wish.transaction?.abort();
      wish.onerror = () => resolve();
      wish.onblocked = () => reject(new Error('blocked'));
    });
    expect((await readRecord(id))?.id).toBe(id);
  });
});
