import type { BagFile, BagLimits } from './bag-file.ts';
import { type BagInfo, checkOxum, parseBagInfo } from './bag-info.ts';
import { ExtraFileError, HashMismatchError, MissingFileError, NotABagError, ZipBombError } from './errors.ts';
import { type HashWork, hashFiles } from './hash-files.ts';
import { parseManifest } from './manifest.ts';
import { checkDistinct, checkPath, checkShown } from './path-rules.ts';
import { readText } from './read-file.ts';

const DECLARATION = 'bagit.txt';
const INFO = 'bag-info.txt';
const MANIFEST = 'manifest-sha256.txt';
const TAG_MANIFEST = 'tagmanifest-sha256.txt';

/** A bag whose every byte is the one its manifests list. */
export interface VerifiedBag {
  /** Name of the top folder. */
  folder: string;
  info: BagInfo;
  /** Files below `data/`, by path from the bag's folder (`data/…`). */
  payload: ReadonlyMap<string, BagFile>;
  /** The other files, likewise. */
  tags: ReadonlyMap<string, BagFile>;
  /** SHA-256 in hex of every listed file, by the same paths. */
  hashes: ReadonlyMap<string, string>;
  /** Bytes of all files. */
  totalBytes: number;
}

/**
 * Check that `files` are one bag (RFC 8493, BagIt 1.0, SHA-256) in one top folder: nothing missing, nothing added,
 * nothing changed. Large files are hashed piece by piece; of tag files each is held in memory while it is read.
 * Throws PathTraversalError, DuplicatePathError, DeceptiveNameError, ZipBombError, NotABagError, MissingFileError,
 * ExtraFileError, HashMismatchError, or what reading a file throws. `onFile` is told after each file checked.
 */
export async function verifyBag(
  files: readonly BagFile[],
  limits: BagLimits,
  onFile: (done: number, of: number) => void = () => undefined,
  work: HashWork = {},
): Promise<VerifiedBag> {
  const totalBytes = checkAmount(files, limits);
  for (const file of files) checkPath(file.path);
  checkDistinct(files.map(file => file.path));
  for (const file of files) checkShown(file.path);
  const { folder, payload, tags } = sortOut(files);

  checkDeclaration(await readText(tag(tags, DECLARATION), limits.tagBytes));
  const info = parseBagInfo(await readText(tag(tags, INFO), limits.tagBytes));
  const listed = parseManifest(await readText(tag(tags, MANIFEST), limits.tagBytes), MANIFEST);
  const listedTags = parseManifest(await readText(tag(tags, TAG_MANIFEST), limits.tagBytes), TAG_MANIFEST);
  // A manifest cannot list itself.
  const coveredTags = new Map([...tags].filter(([path]) => path !== TAG_MANIFEST));
  checkCovers(listedTags, coveredTags, TAG_MANIFEST);
  checkCovers(listed, payload, MANIFEST);
  checkOxum(info, bytesOf(payload.values()), payload.size);

  const hashes = new Map([...listedTags, ...listed]);
  const covered = [...coveredTags, ...payload];
  let done = 0;
  for await (const hash of hashFiles(
    covered.map(([, file]) => file),
    work,
  )) {
    const path = covered[done]?.[0] ?? '';
    if (hash !== hashes.get(path)) throw new HashMismatchError(path);
    done += 1;
    onFile(done, covered.length);
  }
  return { folder, info, payload, tags, hashes, totalBytes };
}

function bytesOf(files: Iterable<BagFile>): number {
  let bytes = 0;
  for (const file of files) bytes += file.size;
  return bytes;
}

function checkAmount(files: readonly BagFile[], limits: BagLimits): number {
  if (files.length > limits.files) {
    throw new ZipBombError(`${files.length} files, at most ${limits.files}`);
  }
  const bytes = bytesOf(files);
  if (bytes > limits.totalBytes) throw new ZipBombError(`${bytes} bytes, at most ${limits.totalBytes}`);
  return bytes;
}

function sortOut(files: readonly BagFile[]): Pick<VerifiedBag, 'folder' | 'payload' | 'tags'> {
  const folders = new Set(
    files.map(({ path }) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '')),
  );
  const [folder] = folders;
  if (!folder || folders.size !== 1) throw new NotABagError('not one top folder');
  const payload = new Map<string, BagFile>();
  const tags = new Map<string, BagFile>();
  for (const file of files) {
    const path = file.path.slice(folder.length + 1);
    (path.startsWith('data/') ? payload : tags).set(path, file);
  }
  if (tags.has('fetch.txt')) throw new NotABagError('fetch.txt: a bundle holds all of its files itself');
  return { folder, payload, tags };
}

function tag(tags: ReadonlyMap<string, BagFile>, path: string): BagFile {
  const file = tags.get(path);
  if (!file) throw new MissingFileError(path);
  return file;
}

function checkDeclaration(text: string): void {
  if (/^BagIt-Version: 1\.0\r?\nTag-File-Character-Encoding: UTF-8\r?\n?$/.test(text)) return;
  throw new NotABagError(`${DECLARATION}: not BagIt 1.0 in UTF-8`);
}

function checkCovers(
  listed: ReadonlyMap<string, string>,
  there: ReadonlyMap<string, BagFile>,
  manifest: string,
): void {
  for (const path of listed.keys()) if (!there.has(path)) throw new MissingFileError(`${path} (${manifest})`);
  for (const path of there.keys()) if (!listed.has(path)) throw new ExtraFileError(`${path} (${manifest})`);
}
