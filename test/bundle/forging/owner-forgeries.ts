import { createSign, generateKeyPairSync } from 'node:crypto';
import {
  type CustodyLink,
  canonicalJson,
  deviceTime,
  type Instant,
  nextLink,
  type ZonedInstant,
} from '../../../src/evidence/index.ts';
import { type SampleWishes, sampleBundle } from '../sample-bundle.ts';
import { type SampleKey, sampleKey, signatureOf } from '../sample-log.ts';
import { Draft, pem, sha256Hex } from './draft.ts';
import type { Forgery } from './forgery.ts';
import { type Good, honest, stampedBy } from './good-bundle.ts';

/** A bundle made with the software itself, by an owner of a key who changed it. */
function madeWith(wishes: SampleWishes | ((good: Good) => SampleWishes | Promise<SampleWishes>)) {
  return async (good: Good) => {
    const { zip } = await sampleBundle(typeof wishes === 'function' ? await wishes(good) : wishes);
    return Draft.of(zip);
  };
}

/** The honest bundle with `change`, signed by its own key again. */
function signedAgain(change: (draft: Draft, good: Good) => Draft | Promise<Draft>) {
  return async (good: Good) => (await change(good.draft.copy(), good)).sign(good.key);
}

const YEAR_2020 = Date.UTC(2020, 0, 1);
const in2020: ZonedInstant = deviceTime(YEAR_2020 + 3_600_000);

/** The links again from `from` on, so that every hash and signature of them fits. */
async function relink(links: readonly CustodyLink[], from: number, key: SampleKey): Promise<CustodyLink[]> {
  const made = links.slice(0, from);
  for (const { body } of links.slice(from)) {
    if (!body) throw new Error('a link without its event cannot be made again');
    const link = await nextLink(made.at(-1) ?? null, body);
    made.push({ ...link, signature: await signatureOf(link, key) });
  }
  return made;
}

/** Somebody else signs the bundle; the stamp is of the last link but `back`. */
async function takenOver(good: Good, back: number): Promise<SampleWishes> {
  const wishes = honest(good.tsa);
  const mallory = await sampleKey();
  return {
    ...wishes,
    key: good.key,
    events: async (log, records) => {
      await wishes.events?.(log, records);
      await log.introduce(mallory, 'lost');
    },
    proof: proof => stampedBy(good.tsa, 'ecdsa', proof, back),
  };
}

/** Made up from nothing: whoever has the software has a key. It is intact, and by a key nobody was told. */
const MADE_UP: readonly Forgery[] = [
  {
    attack: 'everything made up, signed by a fresh key',
    how: madeWith({}),
    expected: 'intact',
    told: 'broken',
  },
  {
    attack: 'everything made up and dated 2020, signed by a fresh key',
    how: madeWith({ start: YEAR_2020, made: in2020 }),
    expected: 'intact',
    told: 'broken',
  },
  {
    attack: 'everything made up and dated 2020, with the honest bundle\u2019s time-stamp',
    how: madeWith(good => ({
      start: YEAR_2020,
      made: in2020,
      proof: proof => ({
        ...proof,
        stamps: [
          {
            seq: proof.links.at(-1)?.seq ?? 0,
            authority: 'test',
            token: good.draft.bytes(good.draft.find(/\.tsr$/)),
            isAnchor: false,
          },
        ],
      }),
    })),
    expected: 'broken',
    error: 'StampError',
  },
  {
    attack: 'everything made up and dated 2020, with a true time-stamp of today',
    how: madeWith(good => ({ ...honest(good.tsa), start: YEAR_2020, made: in2020 })),
    expected: 'existed before',
    remarks: ['stamped late'],
    told: 'broken',
  },
  {
    attack: 'signed by a key of another kind (RSA) under the label of one of ours',
    how: async good => {
      const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const der = Uint8Array.from(publicKey.export({ type: 'spki', format: 'der' }));
      const label = { ...good.key, fingerprint: sha256Hex(der) };
      const draft = good.draft.copy().set(`proof/keys/${label.fingerprint}.pem`, pem('PUBLIC KEY', der));
      await draft.sign(label);
      const text = draft.bytes('proof/bundle.json');
      return draft.set('proof/bundle.sig', createSign('sha256').update(text).sign(privateKey)).listTags();
    },
    expected: 'broken',
    error: 'SignatureError',
  },
  {
    attack: 'an honest, stamped chain taken over by a key said to replace a lost one',
    how: madeWith(async good => takenOver(good, 1)),
    expected: 'intact',
    remarks: ['key was lost'],
    told: 'broken',
  },
  {
    attack: 'an honest chain taken over by a key said to replace a lost one, and stamped again',
    how: madeWith(async good => takenOver(good, 0)),
    expected: 'existed before',
    remarks: ['key was lost'],
    told: 'broken',
  },
];

/** Attacks by whoever has the key: the person themselves. Only what the chain or an outside clock holds against them counts. */
const BY_THE_OWNER: readonly Forgery[] = [
  {
    attack: 'a picture replaced after it was sealed, all signed again',
    how: signedAgain(draft => draft.set(draft.find(/visible\.png$/), 'another picture')),
    expected: 'broken',
    error: 'HashMismatchError',
  },
  {
    attack: 'a post edited after it was sealed, all signed again',
    how: signedAgain(draft =>
      draft.edit(draft.find(/record\.json$/), text => text.replace('架空の投稿', '別の投稿')),
    ),
    expected: 'broken',
    error: 'ContradictionError',
  },
  {
    attack: 'a post edited after it was sealed, and the statement with it',
    how: async good => {
      const draft = good.draft.copy();
      const path = draft.find(/record\.json$/);
      draft.edit(path, text => text.replace('架空の投稿', '別の投稿'));
      const hash = sha256Hex(draft.bytes(path));
      return draft.sign(good.key, statement => {
        for (const record of statement.records) if (path.includes(record.id)) record.recordSha256 = hash;
      });
    },
    expected: 'broken',
    error: 'ContradictionError',
  },
  {
    attack: 'an original added to a sealed record\u2019s folder',
    how: signedAgain(draft => draft.set(draft.find(/record\.json$/).replace('record.json', 'more.png'), 'x')),
    expected: 'broken',
    error: 'ExtraFileError',
  },
  {
    attack: 'a whole folder of a record that no event speaks of',
    how: signedAgain(draft =>
      draft.set(
        `data/records/00000000-0000-4000-8000-000000000000/record.json`,
        draft.bytes(draft.find(/record\.json$/)),
      ),
    ),
    expected: 'broken',
    error: 'ExtraFileError',
  },
  {
    attack: 'the whole chain made again with other times, and the old time-stamp kept',
    how: madeWith(good => ({
      ...honest(good.tsa),
      events: async () => undefined,
      kept: kept => kept,
      key: good.key,
      proof: async proof => {
        const stamped = await honest(good.tsa).proof?.(proof);
        const links = proof.links.map(link => ({
          ...link,
          ...(link.body && { body: { ...link.body, at: in2020 } }),
        }));
        const again = await relink([...proof.introductions, ...links], 1, good.key);
        return { ...proof, ...stamped, links: again.slice(1) };
      },
    })),
    expected: 'broken',
    error: 'StampError',
  },
  {
    attack: 'a chain whose links do not follow from each other',
    how: madeWith({
      proof: proof => ({
        ...proof,
        links: proof.links.map((link, n) => (n === 1 ? { ...link, previous: '1'.repeat(64) } : link)),
      }),
    }),
    expected: 'broken',
    error: 'BrokenChainError',
  },
  {
    attack: 'a link taken out of the chain, all signed again',
    how: signedAgain(draft => {
      for (const end of ['seal.json', 'event.json', 'sig']) draft.remove(`proof/chain/000004.${end}`);
      return draft;
    }),
    expected: 'broken',
    error: 'BrokenChainError',
  },
  {
    attack: 'the chain\u2019s last link left out, all signed again',
    how: signedAgain(draft => {
      const last = draft.find(/chain\/\d+\.seal\.json$/, 6);
      for (const path of [...draft.files.keys()]) {
        if (path.startsWith(last.replace('seal.json', '')) && !path.endsWith('.tsr')) draft.remove(path);
      }
      return draft;
    }),
    expected: 'broken',
    error: 'BrokenChainError',
  },
  {
    attack: 'the chain begun before the first record',
    how: async good =>
      good.draft.copy().sign(good.key, statement => {
        statement.chain.first = 1;
      }),
    expected: 'broken',
    error: 'BrokenChainError',
  },
  {
    attack: 'another head of the chain stated',
    how: async good =>
      good.draft.copy().sign(good.key, statement => {
        statement.chain.head = '1'.repeat(64);
      }),
    expected: 'broken',
    error: 'BrokenChainError',
  },
  {
    attack: 'an event put in the place of another one',
    how: signedAgain(draft => draft.swap('proof/chain/000004.event.json', 'proof/chain/000005.event.json')),
    expected: 'broken',
    error: 'BrokenChainError',
  },
  {
    attack: 'an event\u2019s signature taken away, all signed again',
    how: signedAgain(draft => draft.remove('proof/chain/000004.sig')),
    expected: 'broken',
    error: 'SignatureError',
  },
  {
    attack: 'an event\u2019s signature taken from another event',
    how: signedAgain(draft => draft.swap('proof/chain/000004.sig', 'proof/chain/000005.sig')),
    expected: 'broken',
    error: 'SignatureError',
  },
  {
    attack: 'a record in the statement that no event sealed',
    how: async good =>
      good.draft.copy().sign(good.key, statement => {
        const [record] = statement.records;
        if (record) record.seal = 4;
      }),
    expected: 'broken',
    error: 'ContradictionError',
  },
  {
    attack: 'a record left out of the statement',
    how: async good =>
      good.draft.copy().sign(good.key, statement => {
        statement.records.pop();
      }),
    expected: 'broken',
    error: 'ContradictionError',
  },
  {
    attack: 'no record at all, signed',
    how: async good => {
      const draft = good.draft.copy();
      for (const path of [...draft.files.keys()]) if (path.startsWith('data/records/')) draft.remove(path);
      return draft.sign(good.key, statement => {
        statement.records = [];
      });
    },
    expected: 'broken',
    error: 'NotABagError',
  },
  {
    attack: 'a record sealed twice',
    how: madeWith({
      events: async (log, [record]) => {
        await log.append({
          kind: 'captured',
          recordId: record?.evidence.id ?? null,
          recordSha256: record?.sha256 ?? null,
        });
      },
    }),
    expected: 'broken',
    error: 'ContradictionError',
  },
  {
    attack: 'an event of another content than the record has',
    how: madeWith({
      events: async (log, [record]) => {
        await log.append({
          kind: 'exported',
          recordId: record?.evidence.id ?? null,
          recordSha256: '1'.repeat(64),
        });
      },
    }),
    expected: 'broken',
    error: 'ContradictionError',
  },
  {
    attack: 'a typed time without an event',
    how: signedAgain(draft =>
      draft.set(
        draft.find(/added\.json$/, 1),
        draft
          .text(draft.find(/added\.json$/, 1))
          .replace(
            '"enteredTime":null',
            '"enteredTime":{"enteredAt":"2026-11-23T03:04:05.000Z","instant":"2026-08-18T09:28:00.000Z","precision":"minute","typed":"2026-08-18 18:28","zone":"Asia/Tokyo"}',
          ),
      ),
    ),
    expected: 'broken',
    error: 'ContradictionError',
  },
  {
    attack: 'a typed time that is another than its text',
    how: signedAgain(draft =>
      draft.edit(draft.find(/added\.json$/), text => text.replace('T09:28:00', 'T08:28:00')),
    ),
    expected: 'broken',
    error: 'ContradictionError',
    unpacked: 'broken',
  },
  {
    attack: 'a post said to be confirmed that never was',
    how: signedAgain(draft =>
      draft.edit(draft.find(/added\.json$/), text =>
        text.replace('"postConfirmed":false', '"postConfirmed":true'),
      ),
    ),
    expected: 'broken',
    error: 'ContradictionError',
  },
  {
    attack: 'a key twice in the statement, of which readers take the first or the last',
    how: async good =>
      good.draft
        .copy()
        .sign(good.key, undefined, statement =>
          canonicalJson(statement).replace('"version":1', '"version":1,"version":1'),
        ),
    expected: 'broken',
    error: 'NotCanonicalError',
  },
  {
    attack: 'a blank behind the statement\u2019s end',
    how: async good =>
      good.draft.copy().sign(good.key, undefined, statement => `${canonicalJson(statement)}\n`),
    expected: 'broken',
    error: 'NotCanonicalError',
  },
  {
    attack: 'a seal that says more than a seal does',
    how: signedAgain(draft =>
      draft.edit('proof/chain/000004.seal.json', text => text.replace('}', ',"z":1}')),
    ),
    expected: 'broken',
    error: 'FormatError',
  },
  {
    attack: 'two keys in one key\u2019s file',
    how: signedAgain(async draft => {
      const other = await sampleKey();
      const path = draft.find(/proof\/keys\//);
      return draft.set(path, draft.text(path) + pem('PUBLIC KEY', other.der));
    }),
    expected: 'broken',
    error: 'NotCanonicalError',
  },
  {
    attack: 'a second key in the proof that nobody introduced',
    how: signedAgain(async draft => {
      const other = await sampleKey();
      return draft.set(`proof/keys/${other.fingerprint}.pem`, pem('PUBLIC KEY', other.der));
    }),
    expected: 'broken',
    error: 'ExtraFileError',
  },
  {
    attack: 'two first keys',
    how: madeWith({
      events: async log => {
        await log.introduce(await sampleKey(), 'first');
      },
    }),
    expected: 'broken',
    error: 'UnknownKeyError',
  },
  {
    attack: 'a key said to be vouched for by the one before, which did not sign',
    how: madeWith({
      events: async log => {
        await log.introduce(await sampleKey(), 'rotated');
      },
    }),
    expected: 'broken',
    error: 'UnknownKeyError',
  },
  {
    attack: 'an event signed by a key that was given up before',
    how: madeWith({
      events: async (log, [record]) => {
        const old = log.key;
        await log.introduce(await sampleKey(), 'rotated', old);
        const about = { recordId: record?.evidence.id ?? null, recordSha256: record?.sha256 ?? null };
        await log.append({ kind: 'exported', ...about }, old);
      },
    }),
    expected: 'broken',
    error: 'UnknownKeyError',
  },
  {
    attack: 'a key that no event introduced',
    how: madeWith({ begin: async () => undefined }),
    expected: 'broken',
    error: 'MissingFileError',
  },
  {
    attack: 'a record of a later schema',
    how: madeWith({ evidence: evidence => ({ ...evidence, schema: 2 as 1 }) }),
    expected: 'unsupported',
    error: 'FutureFormatError',
    told: 'broken',
  },
  {
    attack: 'a record whose device clock stood in 2020, while the site\u2019s did not',
    how: madeWith({
      start: YEAR_2020,
      made: in2020,
      evidence: evidence => ({
        ...evidence,
        captured: {
          ...evidence.captured,
          independent: [
            {
              kind: 'server Date header',
              instant: '2026-11-23T03:04:05.000Z' as Instant,
              skewMs: YEAR_2020 - Date.UTC(2026, 10, 23, 3, 4, 5),
              from: 'https://board.example/',
            },
          ],
        },
      }),
    }),
    expected: 'intact',
    remarks: ['clock differs from server'],
    told: 'broken',
  },
  {
    attack: 'a device clock put back between two captures',
    how: madeWith({
      events: async (log, [record]) => {
        log.now -= 7 * 86_400_000;
        await log.append({
          kind: 'exported',
          recordId: record?.evidence.id ?? null,
          recordSha256: record?.sha256 ?? null,
        });
      },
    }),
    expected: 'intact',
    remarks: ['clock went back'],
    told: 'broken',
  },
  {
    attack: 'a capture dated after the time-stamp of it',
    how: madeWith(good => ({ ...honest(good.tsa), start: Date.now() + 30 * 86_400_000 })),
    expected: 'existed before',
    remarks: ['clock later than stamp'],
    told: 'broken',
  },
];

export const OWNER_FORGERIES: readonly Forgery[] = [...MADE_UP, ...BY_THE_OWNER];
