import { createHash } from 'node:crypto';
import JSZip from 'jszip';
import type { Evidence } from '../../src/evidence/index.ts';

/** Path from the zip's root → content. */
export type Files = Map<string, Uint8Array>;

export const FOLDER = 'hozen-20261123';

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function sha256Hex(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function manifest(files: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  return bytesOf(files.map(([path, content]) => `${sha256Hex(content)}  ${path}\n`).join(''));
}

/** A bag with `payload` below its `data/`. */
export function bagOf(payload: ReadonlyMap<string, Uint8Array>): Files {
  const data = [...payload].map(([path, content]) => [`data/${path}`, content] as const);
  const bytes = data.reduce((sum, [, content]) => sum + content.length, 0);
  const tags = [
    ['bagit.txt', bytesOf('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')],
    ['bag-info.txt', bytesOf(`Source-Organization: test\nPayload-Oxum: ${bytes}.${data.length}\n`)],
    ['manifest-sha256.txt', manifest(data)],
  ] as const;
  const all = [...tags, ['tagmanifest-sha256.txt', manifest(tags)] as const, ...data];
  return new Map(all.map(([path, content]) => [`${FOLDER}/${path}`, content]));
}

/** A bag with these records and a file or two of other kinds. */
export function sampleBag(records: readonly Evidence[]): Files {
  const payload = new Map([['はじめに.txt', bytesOf('この束について\n')]]);
  for (const record of records) {
    payload.set(`records/${record.id}/record.json`, bytesOf(JSON.stringify(record)));
    payload.set(`records/${record.id}/visible.png`, crypto.getRandomValues(new Uint8Array(3_000)));
  }
  return bagOf(payload);
}

export async function zipOf(files: Files, compression: 'STORE' | 'DEFLATE' = 'STORE'): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [path, content] of files) zip.file(path, content, { createFolders: false });
  return zip.generateAsync({ type: 'uint8array', compression, platform: 'UNIX' });
}
