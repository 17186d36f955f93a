import { crc32 } from 'node:zlib';
import { type Bundle, type Original, packBundle } from '../../../src/bundle/pack.ts';
import type { Proof } from '../../../src/bundle/proof-files.ts';
import { checkingFiles } from '../../../src/bundle/scripts/index.ts';
import {
  type CustodyBody,
  type CustodyLink,
  type Evidence,
  fingerprintOf,
  newSigningKeys,
  nextLink,
  publicKeyDer,
  sealText,
  sha256,
  sha256OfJson,
  sign,
  toBase64,
} from '../../../src/evidence/index.ts';
import { NOW, sampleEvidence, sampleKept } from '../../hotline/sample-record.ts';
import { sayJapanese } from './say-japanese.ts';

/** A signing key and what it is called. */
export interface SampleKey {
  keys: CryptoKeyPair;
  fingerprint: string;
  publicKey: string;
}

export async function sampleKey(): Promise<SampleKey> {
  const keys = await newSigningKeys();
  const der = await publicKeyDer(keys.publicKey);
  return { keys, fingerprint: await fingerprintOf(der), publicKey: toBase64(der) };
}

/** The link after `previous`, signed by `key`. */
export async function signedLink(
  previous: CustodyLink | null,
  key: SampleKey,
  body: Omit<CustodyBody, 'at' | 'key'>,
): Promise<CustodyLink> {
  const link = await nextLink(previous, { ...body, at: NOW, key: key.fingerprint });
  const signature = await sign(key.keys.privateKey, new TextEncoder().encode(sealText(link)));
  return { ...link, signature: toBase64(signature) };
}

export interface Sample {
  bundle: Bundle;
  key: SampleKey;
  links: CustodyLink[];
  evidences: Evidence[];
}

/**
 * A bundle of two records, of three on the chain: a key's event before its run, the third record's event masked in the middle.
 * `stamps` is asked for what outside clocks say of the links.
 */
export async function sampleBundle(
  stamps: (links: CustodyLink[]) => Promise<Partial<Proof>> = async () => ({}),
): Promise<Sample> {
  const key = await sampleKey();
  const picture = new Uint8Array(300_000).map((_, n) => n % 251);
  const evidences = await Promise.all(
    ['一つめ "引用" \\ と改行\n。', '二つめ'].map(async (text, n): Promise<Evidence> => {
      const bytes = picture.subarray(n);
      const made = { at: NOW, how: 'tabs.captureVisibleTab', viewport: null, width: 1, height: 1 };
      const file = { role: 'visible picture', mediaType: 'image/png', size: bytes.length, made } as const;
      return {
        ...sampleEvidence({ text }),
        files: [{ ...file, name: 'visible.png', sha256: await sha256(bytes) }],
      };
    }),
  );
  const kept = await Promise.all(
    evidences.map(async evidence => ({
      ...sampleKept(evidence),
      postConfirmed: false,
      sha256: await sha256OfJson(evidence),
    })),
  );
  const links: CustodyLink[] = [];
  const add = async (body: Omit<CustodyBody, 'at' | 'key'>) => {
    links.push(await signedLink(links.at(-1) ?? null, key, body));
  };
  const captured = (n: number) =>
    add({
      kind: 'captured',
      recordId: evidences[n]?.id ?? crypto.randomUUID(),
      recordSha256: kept[n]?.sha256 ?? '1'.repeat(64),
      detail: {},
    });
  const { fingerprint, publicKey } = key;
  const detail = { fingerprint, publicKey, reason: 'first', previous: '' };
  await add({ kind: 'key created', recordId: null, recordSha256: null, detail });
  await captured(9);
  await captured(0);
  await captured(9);
  await captured(1);
  const [first] = evidences;
  const note = { text: 'メモ "かぎ" \\ \u0001\n終わり' };
  const ofFirst = { recordId: first?.id ?? null, recordSha256: kept[0]?.sha256 ?? null };
  await add({ kind: 'note added', ...ofFirst, detail: note });
  const own = new Set(evidences.map(({ id }) => id));
  const run = links.slice(2).map((link): CustodyLink => {
    if (own.has(link.body?.recordId ?? '')) return link;
    const { signature: _, ...masked } = link;
    return { ...masked, body: null };
  });
  const originals = async (id: string): Promise<Original[]> =>
    evidences.flatMap((evidence, n) => {
      const [entry] = evidence.id === id ? evidence.files : [];
      const bytes = picture.slice(n);
      return entry ? [{ entry, crc32: crc32(bytes), blob: new Blob([bytes]) }] : [];
    });
  const bundle = await packBundle({
    items: kept.map((record, n) => ({
      record: n === 0 ? { ...record, note: note.text } : record,
      earlier: [],
    })),
    originals,
    closeness: 'every byte',
    proof: {
      links: run,
      introductions: links.slice(0, 1),
      stamps: [],
      enclosures: [],
      ...(await stamps(links)),
    },
    signer: { fingerprint, sign: content => sign(key.keys.privateKey, content) },
    checking: checkingFiles({ verifyHtml: '<!doctype html><title>確認</title>\n', say: sayJapanese }),
    made: NOW,
    software: 'Hozen 0.1.0 (test, of commas)',
    say: sayJapanese,
    onFile: () => undefined,
    signal: new AbortController().signal,
  });
  return { bundle, key, links, evidences };
}
