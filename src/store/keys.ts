import {
  type CustodyBody,
  type CustodyLink,
  deviceTime,
  fingerprintOf,
  type KeyDetail,
  newSigningKeys,
  publicKeyDer,
  sealText,
  sign,
  toBase64,
} from '../evidence/index.ts';
import { openStore, type Store } from './open.ts';
import type { KeyRow } from './proof-rows.ts';

/** Someone to sign with: `before` are events that have to come first, by which the key is introduced. */
export interface Signer {
  key: KeyRow;
  /** The key that this one replaces, to be retired with it. */
  replaces: KeyRow | null;
  introduction: CustodyBody | null;
  /** Who signs the introduction: the key before it, where that vouches for the new one. */
  introducedBy: KeyRow;
}

async function makeKey(): Promise<KeyRow> {
  const { publicKey, privateKey } = await newSigningKeys();
  const der = await publicKeyDer(publicKey);
  return {
    fingerprint: await fingerprintOf(der),
    publicKey: der,
    privateKey,
    createdAt: deviceTime().instant,
    retiredAt: null,
  };
}

function introduction(key: KeyRow, reason: KeyDetail['reason'], previous: string, by: KeyRow): CustodyBody {
  const detail: KeyDetail = {
    fingerprint: key.fingerprint,
    publicKey: toBase64(key.publicKey),
    reason,
    previous,
  };
  return {
    kind: 'key created',
    at: deviceTime(),
    recordId: null,
    recordSha256: null,
    key: by.fingerprint,
    detail: { ...detail },
  };
}

/** Whether `key` can still sign: a restored or damaged profile may hold a key that no longer works. */
async function works(key: KeyRow): Promise<boolean> {
  return sign(key.privateKey, new Uint8Array(1)).then(
    () => true,
    () => false,
  );
}

/** Fingerprint of the key the log names last; empty where it names none. */
async function lastNamed(db: Store): Promise<string> {
  const log = db.transaction('custody').store;
  for (let at = await log.openCursor(null, 'prev'); at; at = await at.continue()) {
    const { body } = at.value;
    if (body?.kind === 'key created') return body.detail.fingerprint ?? '';
  }
  return '';
}

/** The key in use, or null. */
export async function keyInUse(): Promise<KeyRow | null> {
  const keys = await (await openStore()).getAll('keys');
  return keys.find(({ retiredAt }) => retiredAt === null) ?? null;
}

/**
 * Who signs the next event: the key in use, or a new one where there is none, where it no longer works, or where `renew` asks for
 * one. Only within the custody lock. Throws DOMException where this browser cannot make a key.
 */
export async function signerFor(db: Store, renew = false): Promise<Signer> {
  const current = (await db.getAll('keys')).find(({ retiredAt }) => retiredAt === null) ?? null;
  const usable = current !== null && (await works(current));
  if (usable && !renew) {
    return { key: current, replaces: null, introduction: null, introducedBy: current };
  }
  const key = await makeKey();
  if (usable) {
    return {
      key,
      replaces: current,
      introduction: introduction(key, 'rotated', current.fingerprint, current),
      introducedBy: current,
    };
  }
  const previous = current?.fingerprint ?? (await lastNamed(db));
  const reason = previous === '' ? 'first' : 'lost';
  return {
    key,
    replaces: current,
    introduction: introduction(key, reason, previous, key),
    introducedBy: key,
  };
}

/** `link` with the signature of its seal. */
export async function signed(link: CustodyLink, { privateKey }: KeyRow): Promise<CustodyLink> {
  const seal = new TextEncoder().encode(sealText(link));
  return { ...link, signature: toBase64(await sign(privateKey, seal)) };
}
