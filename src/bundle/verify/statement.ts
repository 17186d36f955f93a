import {
  BUNDLE_VERSION,
  type BundleStatement,
  BundleStatementSchema,
  fingerprintOf,
  isSignedBy,
  PROOF_PATHS,
} from '../../evidence/index.ts';
import type { BagFile } from './bag-file.ts';
import type { BagReader } from './bag-reader.ts';
import {
  ExtraFileError,
  FutureBundleError,
  HashMismatchError,
  MissingFileError,
  SignatureError,
  UnknownKeyError,
} from './errors.ts';
import { derOf } from './pem.ts';
import { readText } from './read-file.ts';

/** What a statement cannot cover: itself, its signature, and the list that names both. */
const UNCOVERED: ReadonlySet<string> = new Set([
  PROOF_PATHS.statement,
  PROOF_PATHS.statementSignature,
  'tagmanifest-sha256.txt',
]);

/**
 * Throws FutureBundleError where a statement of a later version is among `files`: what follows other rules is not judged by
 * these. Anything else that is wrong with it is found later.
 */
export async function refuseFuture(files: readonly BagFile[], mostBytes: number): Promise<void> {
  const file = files.find(({ path }) => path.split('/').slice(1).join('/') === PROOF_PATHS.statement);
  if (!file || file.size > mostBytes) return;
  const version = versionIn(await readText(file, mostBytes).catch(() => ''));
  if (version > BUNDLE_VERSION) {
    throw new FutureBundleError(`bundle version ${version}; this verifier knows up to ${BUNDLE_VERSION}`);
  }
}

function versionIn(text: string): number {
  try {
    const { format, version } = Object(JSON.parse(text)) as { format?: unknown; version?: unknown };
    return format === 'hozen-bundle' && Number.isInteger(version) ? Number(version) : 0;
  } catch {
    return 0;
  }
}

/**
 * The statement of a bag, if its key signed it and it covers every file outside the payload, and so, by the manifest, every
 * file. Throws UnknownKeyError, SignatureError, MissingFileError, ExtraFileError, HashMismatchError, NotCanonicalError, FormatError.
 */
export async function readStatement(reader: BagReader): Promise<BundleStatement> {
  const statement = await reader.json(BundleStatementSchema, PROOF_PATHS.statement);
  const { key } = statement;
  const keyPath = PROOF_PATHS.key(key);
  const der = derOf(await reader.bytes(keyPath), 'PUBLIC KEY', keyPath);
  if ((await fingerprintOf(der)) !== key)
    throw new UnknownKeyError(`${keyPath}: not the key it is named for`);
  const text = await reader.bytes(PROOF_PATHS.statement);
  const signature = await reader.bytes(PROOF_PATHS.statementSignature);
  if (!(await isSignedBy(der, signature, text))) throw new SignatureError(PROOF_PATHS.statementSignature);
  checkCovers(new Map(Object.entries(statement.files)), reader);
  return statement;
}

function checkCovers(signed: ReadonlyMap<string, string>, { bag }: BagReader): void {
  for (const [path, hash] of signed) {
    if (!bag.tags.has(path) || UNCOVERED.has(path))
      throw new MissingFileError(`${path} (${PROOF_PATHS.statement})`);
    if (bag.hashes.get(path) !== hash) throw new HashMismatchError(`${path} (${PROOF_PATHS.statement})`);
  }
  for (const path of bag.tags.keys()) {
    if (!signed.has(path) && !UNCOVERED.has(path))
      throw new ExtraFileError(`${path} (${PROOF_PATHS.statement})`);
  }
}
