import { expect, test } from 'vitest';
import { fromBlob, type VerifyOptions, verifyBundle } from '../../../src/bundle/verify/index.ts';
import { type SampleWishes, sampleBundle } from '../sample-bundle.ts';
import { sampleKey } from '../sample-log.ts';

const TRUST = { trust: { roots: [] } };

async function verdictOf(wishes: SampleWishes, options: Partial<VerifyOptions> = {}) {
  const sample = await sampleBundle(wishes);
  const verdict = await verifyBundle({ zip: fromBlob(new Blob([sample.zip])) }, { ...TRUST, ...options });
  return { ...sample, verdict };
}

test('a bundle as the extension packs it is intact, by the key that signed it', async () => {
  const { verdict, key, records } = await verdictOf({});
  expect(verdict).toMatchObject({
    rung: 'intact',
    problem: null,
    key: key.fingerprint,
    keyAsTold: null,
    remarks: [],
    stamps: [],
  });
  expect(verdict.records.map(({ id }) => id)).toEqual(records.map(({ evidence }) => evidence.id));
  expect(verdict.checked).toMatchObject({ links: 3, signatures: 4 });
});

test('a key that the one before vouched for signs on, and this is remarked', async () => {
  const { verdict, key, log } = await verdictOf({
    events: async (log, [record]) => {
      await log.introduce(await sampleKey(), 'rotated', log.key);
      const about = { recordId: record?.evidence.id ?? null, recordSha256: record?.sha256 ?? null };
      await log.append({ kind: 'exported', ...about });
    },
  });
  expect(verdict).toMatchObject({ rung: 'intact', problem: null, key: key.fingerprint });
  expect(verdict.keys.map(({ made, signedBundle }) => [made?.reason, signedBundle])).toEqual([
    ['first', false],
    ['rotated', true],
  ]);
  const before = log.links[0]?.body?.key;
  expect(verdict.remarks).toEqual([{ kind: 'key was replaced', of: '4', detail: before }]);
});

test('a fingerprint told before the key was changed still holds, one told before it was lost does not', async () => {
  const told = await sampleKey();
  const told64 = { expectedKey: told.fingerprint };
  const rotated = await verdictOf(
    { key: told, events: async log => void (await log.introduce(await sampleKey(), 'rotated', told)) },
    told64,
  );
  expect(rotated.verdict).toMatchObject({ rung: 'intact', problem: null, keyAsTold: 'successor' });
  expect(rotated.verdict.key).not.toBe(told.fingerprint);
  const lost = await verdictOf(
    { key: told, events: async log => void (await log.introduce(await sampleKey(), 'lost')) },
    told64,
  );
  expect(lost.verdict).toMatchObject({ rung: 'broken', problem: { error: 'WrongKeyError' } });
});

test('events from before there were keys are remarked, and covered by those after', async () => {
  const { verdict } = await verdictOf({
    begin: async () => undefined,
    records: 1,
    events: async log => {
      const key = log.key;
      // What the first version sealed has no signature.
      const [sealed] = log.links.splice(0);
      const { key: _, ...body } = sealed?.body ?? { kind: 'captured' as const };
      await log.append(body, null);
      await log.introduce(key, 'first');
    },
  });
  expect(verdict).toMatchObject({ rung: 'intact', problem: null });
  expect(verdict.remarks).toEqual([{ kind: 'unsigned events', of: '1', detail: '' }]);
});

test('a partial record is remarked with what it lacks', async () => {
  const { verdict, records } = await verdictOf({
    records: 1,
    evidence: evidence => ({
      ...evidence,
      state: { kind: 'partial', missing: [{ what: 'whole page', why: 'stopped', detail: '' }] },
    }),
  });
  const of = records[0]?.evidence.id;
  expect(verdict.remarks).toEqual([{ kind: 'partial record', of, detail: 'whole page: stopped' }]);
});

test('a disk that fails is nobody\u2019s forgery, and neither is one who stops waiting', async () => {
  const { zip } = await sampleBundle({ records: 1 });
  const whole = fromBlob(new Blob([zip]));
  const unreadable = fromBlob({
    size: zip.length,
    slice: () => ({ arrayBuffer: () => Promise.reject(new Error('bad sector')) }),
  } as unknown as Blob);
  await expect(verifyBundle({ zip: unreadable }, TRUST)).rejects.toMatchObject({
    name: 'UnreadableSourceError',
  });
  const stop = AbortSignal.abort(new Error('stopped'));
  await expect(verifyBundle({ zip: whole }, { ...TRUST, signal: stop })).rejects.toThrow('stopped');
});
