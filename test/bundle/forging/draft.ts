import { createHash } from 'node:crypto';
import JSZip from 'jszip';
import { dosTime, japaneseWallClock } from '../../../src/bundle/zip/dos-time.ts';
import {
  type BundleStatement,
  canonicalJson,
  type Instant,
  PROOF_PATHS,
  sign,
  toBase64,
} from '../../../src/evidence/index.ts';
import type { SampleKey } from '../sample-log.ts';
import { type RawEnd, type RawEntry, rawZip } from './raw-zip.ts';

export type Files = Map<string, Uint8Array<ArrayBuffer>>;

export const bytesOf = (text: string) => Uint8Array.from(new TextEncoder().encode(text));
export const sha256Hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export function pem(label: string, der: Uint8Array): string {
  return `-----BEGIN ${label}-----\n${toBase64(der).replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`;
}

const MANIFEST = 'manifest-sha256.txt';
const TAG_MANIFEST = 'tagmanifest-sha256.txt';

/** The files of a bundle on a forger's desk, by their paths from the bag's folder. */
export class Draft {
  folder: string;
  files: Files;
  /** Of every entry of the zip: when the bundle was made. */
  readonly dos: { time: number; date: number };

  constructor(folder: string, files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>, dos?: Draft['dos']) {
    this.folder = folder;
    this.files = new Map(files);
    this.dos = dos ?? this.#dosTime();
  }

  static async of(zip: Uint8Array): Promise<Draft> {
    const { files } = await JSZip.loadAsync(zip);
    const inside: Files = new Map();
    let folder = '';
    for (const [path, file] of Object.entries(files)) {
      folder = path.slice(0, path.indexOf('/'));
      inside.set(path.slice(folder.length + 1), Uint8Array.from(await file.async('uint8array')));
    }
    return new Draft(folder, inside);
  }

  copy(): Draft {
    return new Draft(this.folder, this.files, this.dos);
  }

  bytes(path: string): Uint8Array<ArrayBuffer> {
    const bytes = this.files.get(path);
    if (!bytes) throw new Error(`no ${path} to forge`);
    return bytes;
  }

  text(path: string): string {
    return new TextDecoder().decode(this.bytes(path));
  }

  set(path: string, content: Uint8Array | string): this {
    this.files.set(path, typeof content === 'string' ? bytesOf(content) : Uint8Array.from(content));
    return this;
  }

  edit(path: string, change: (text: string) => string): this {
    const before = this.text(path);
    const after = change(before);
    if (after === before) throw new Error(`nothing changed in ${path}`);
    return this.set(path, after);
  }

  editJson<T>(path: string, change: (value: T) => void): this {
    const value: T = JSON.parse(this.text(path));
    change(value);
    return this.set(path, canonicalJson(value));
  }

  /** Another byte in the middle. */
  spoil(path: string): this {
    const bytes = Uint8Array.from(this.bytes(path));
    const at = bytes.length >> 1;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return this.set(path, bytes);
  }

  remove(path: string): this {
    this.bytes(path);
    this.files.delete(path);
    return this;
  }

  rename(from: string, to: string): this {
    this.files = new Map(Array.from(this.files, ([path, bytes]) => [path === from ? to : path, bytes]));
    return this;
  }

  swap(one: string, other: string): this {
    const [first, second] = [this.bytes(one), this.bytes(other)];
    return this.set(one, second).set(other, first);
  }

  /** The first path that matches. */
  find(pattern: RegExp, n = 0): string {
    const found = [...this.files.keys()].filter(path => pattern.test(path))[n];
    if (found === undefined) throw new Error(`nothing like ${pattern}`);
    return found;
  }

  /** Make both manifests and the payload's count say what is there. */
  list(): this {
    const payload = [...this.files].filter(([path]) => path.startsWith('data/'));
    const bytes = payload.reduce((sum, [, content]) => sum + content.length, 0);
    if (this.files.has('bag-info.txt')) {
      const info = this.text('bag-info.txt').replace(
        /Payload-Oxum: .*/,
        `Payload-Oxum: ${bytes}.${payload.length}`,
      );
      this.set('bag-info.txt', info);
    }
    this.set(MANIFEST, manifestOf(payload));
    return this.listTags();
  }

  listTags(): this {
    this.files.delete(TAG_MANIFEST);
    return this.set(TAG_MANIFEST, manifestOf([...this.files].filter(([path]) => !path.startsWith('data/'))));
  }

  /** The statement over what is there now, signed by `key`, after `change`. Manifests are made anew but for `asIs`. */
  async sign(
    key: SampleKey,
    change: (statement: BundleStatement) => void = () => undefined,
    write: (statement: BundleStatement) => string = canonicalJson,
    asIs = false,
  ): Promise<this> {
    if (!asIs) this.list();
    const statement: BundleStatement = JSON.parse(this.text(PROOF_PATHS.statement));
    const uncovered: string[] = [PROOF_PATHS.statement, PROOF_PATHS.statementSignature, TAG_MANIFEST];
    statement.key = key.fingerprint;
    statement.files = Object.fromEntries(
      [...this.files]
        .filter(([path]) => !path.startsWith('data/') && !uncovered.includes(path))
        .map(([path, content]) => [path, sha256Hex(content)]),
    );
    change(statement);
    const text = bytesOf(write(statement));
    this.set(PROOF_PATHS.statement, text);
    this.set(PROOF_PATHS.statementSignature, await sign(key.pair.privateKey, text));
    return this.listTags();
  }

  /** In the order of their paths, deflated ones first, as a bundle has them. */
  entries(): RawEntry[] {
    const entries = Array.from(this.files, ([path, content]) => ({
      path: `${this.folder}/${path}`,
      content,
      deflated: !/\.png$/.test(path),
    }));
    return entries.sort((a, b) => Number(b.deflated) - Number(a.deflated) || (a.path < b.path ? -1 : 1));
  }

  #dosTime(): Draft['dos'] {
    const { made } = JSON.parse(this.text(PROOF_PATHS.statement)) as { made: { instant: Instant } };
    return dosTime(japaneseWallClock(made.instant));
  }

  /** As Hozen would zip it, but for `change`. */
  zip(change: (entries: RawEntry[]) => RawEntry[] = entries => entries, end: Partial<RawEnd> = {}) {
    return rawZip(change(this.entries()), this.dos, end);
  }
}

function manifestOf(files: readonly (readonly [string, Uint8Array])[]): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([path, content]) => `${sha256Hex(content)}  ${path}\n`).join('');
}
