import {
  type BundleStatement,
  fingerprintOf,
  fromBase64,
  isSignedBy,
  type KeyDetail,
  KeyDetailSchema,
  PROOF_PATHS,
  type ZonedInstant,
} from '../../evidence/index.ts';
import { type BagReader, fitting } from './bag-reader.ts';
import type { Chain, ChainLink } from './chain.ts';
import { ExtraFileError, SignatureError, UnknownKeyError, WrongKeyError } from './errors.ts';
import { derOf } from './pem.ts';
import type { ProofPlaces } from './proof-places.ts';

/** A key as the event that made it says. */
export interface KnownKey {
  fingerprint: string;
  der: Uint8Array<ArrayBuffer>;
  /** The link of that event: from here on it signs, until the next key is made. */
  seq: number;
  at: ZonedInstant;
  detail: KeyDetail;
}

/**
 * The keys in the order they came into use, each introduced by an event: the first by itself, a later one by the key before
 * it, or by itself where that was lost. Throws UnknownKeyError where one was not, SignatureError where a signature is not by
 * the key in use then, ExtraFileError for a key nobody speaks of, NotCanonicalError, FormatError.
 */
export async function checkKeys(
  reader: BagReader,
  places: ProofPlaces,
  chain: Chain,
  statement: BundleStatement,
): Promise<{ keys: KnownKey[]; signatures: number }> {
  const keys: KnownKey[] = [];
  let signatures = 0;
  for (const link of [...chain.introductions, ...chain.run]) {
    const { body, seq } = link;
    const signer = body?.kind === 'key created' ? await introduce(reader, keys, link) : keys.at(-1);
    if (body?.key === undefined) continue;
    if (signer?.fingerprint !== body.key)
      throw new UnknownKeyError(`${body.key} was not in use at link ${seq}`);
    await checkSignature(reader, seq, signer.der);
    signatures += 1;
  }
  if (keys.at(-1)?.fingerprint !== statement.key) {
    throw new UnknownKeyError(`${statement.key} was not in use when it signed the bundle`);
  }
  const known = new Set(keys.map(({ fingerprint }) => fingerprint));
  for (const fingerprint of places.keys) {
    if (!known.has(fingerprint))
      throw new ExtraFileError(`${PROOF_PATHS.key(fingerprint)}: a key nobody introduced`);
  }
  return { keys, signatures };
}

/**
 * How the key that signed the bundle, the last of `keys`, is the one whoever verifies was told. A person may have told theirs before
 * they changed it; a key that took the place of a lost one is vouched for by nobody. Throws WrongKeyError.
 */
export function asTold(told: string, keys: readonly KnownKey[]): 'same' | 'successor' {
  const at = keys.findIndex(({ fingerprint }) => fingerprint === told);
  const later = keys.slice(at + 1);
  if (at < 0 || later.some(({ detail }) => detail.reason !== 'rotated')) {
    throw new WrongKeyError(`${keys.at(-1)?.fingerprint}, not ${told}`);
  }
  return later.length === 0 ? 'same' : 'successor';
}

/** Take in the key that `link` speaks of; the answer is who has to have signed for it. */
async function introduce(
  reader: BagReader,
  keys: KnownKey[],
  { seq, body }: ChainLink,
): Promise<KnownKey | undefined> {
  const path = PROOF_PATHS.event(seq);
  const detail = fitting(KeyDetailSchema, body?.detail, path);
  const before = keys.at(-1);
  const { fingerprint, previous, reason } = detail;
  const keyPath = PROOF_PATHS.key(fingerprint);
  const der = derOf(await reader.bytes(keyPath), 'PUBLIC KEY', keyPath);
  const isItsOwn = (await fingerprintOf(der)) === fingerprint && sameBytes(der, fromBase64(detail.publicKey));
  const follows =
    reason === 'first' ? previous === '' && !before : previous === (before?.fingerprint ?? previous);
  const isNew = keys.every(key => key.fingerprint !== fingerprint);
  if (!body || !isItsOwn || !follows || !isNew || (reason !== 'first' && previous === '')) {
    throw new UnknownKeyError(`${path} does not introduce ${fingerprint}`);
  }
  if (body.recordId !== null || body.recordSha256 !== null || body.key === undefined) {
    throw new UnknownKeyError(`${path}: of a record, or not signed`);
  }
  const key: KnownKey = { fingerprint, der, seq, at: body.at, detail };
  keys.push(key);
  return reason === 'rotated' ? before : key;
}

async function checkSignature(reader: BagReader, seq: number, der: Uint8Array<ArrayBuffer>): Promise<void> {
  const path = PROOF_PATHS.signature(seq);
  const seal = await reader.bytes(PROOF_PATHS.seal(seq));
  if (!(await isSignedBy(der, await reader.bytes(path), seal))) throw new SignatureError(path);
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, n) => byte === other[n]);
}
