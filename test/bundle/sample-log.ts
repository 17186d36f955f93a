import {
  type CustodyBody,
  type CustodyLink,
  deviceTime,
  fingerprintOf,
  type KeyDetail,
  newSigningKeys,
  nextLink,
  publicKeyDer,
  sealText,
  sign,
  toBase64,
  type ZonedInstant,
} from '../../src/evidence/index.ts';

export interface SampleKey {
  fingerprint: string;
  der: Uint8Array<ArrayBuffer>;
  pair: CryptoKeyPair;
}

export async function sampleKey(): Promise<SampleKey> {
  const pair = await newSigningKeys();
  const der = await publicKeyDer(pair.publicKey);
  return { fingerprint: await fingerprintOf(der), der, pair };
}

/** A custody log in memory, with a clock of its own that goes on by `step` ms with each event. */
export class SampleLog {
  readonly links: CustodyLink[] = [];
  key: SampleKey;
  now: number;
  step = 60_000;

  constructor(key: SampleKey, start: number) {
    this.key = key;
    this.now = start;
  }

  tick(): ZonedInstant {
    this.now += this.step;
    return deviceTime(this.now);
  }

  /** Append an event signed by `by`; unsigned where that is null. */
  async append(
    body: Pick<CustodyBody, 'kind'> & Partial<CustodyBody>,
    by: SampleKey | null = this.key,
  ): Promise<CustodyLink> {
    const named: CustodyBody = {
      at: this.tick(),
      recordId: null,
      recordSha256: null,
      detail: {},
      ...body,
      ...(by && { key: by.fingerprint }),
    };
    const link = await nextLink(this.links.at(-1) ?? null, named);
    const kept = by ? { ...link, signature: await signatureOf(link, by) } : link;
    this.links.push(kept);
    return kept;
  }

  /** A `key created` event; from here on the new key signs. */
  async introduce(key: SampleKey, reason: KeyDetail['reason'], by: SampleKey = key): Promise<CustodyLink> {
    const detail: KeyDetail = {
      fingerprint: key.fingerprint,
      publicKey: toBase64(key.der),
      reason,
      previous: reason === 'first' ? '' : this.key.fingerprint,
    };
    const link = await this.append({ kind: 'key created', detail: { ...detail } }, by);
    this.key = key;
    return link;
  }
}

export async function signatureOf(link: CustodyLink, { pair }: SampleKey): Promise<string> {
  return toBase64(await sign(pair.privateKey, new TextEncoder().encode(sealText(link))));
}
