import { sha256 } from '../evidence/index.ts';
import type { TextFile } from './zip/assemble.ts';

/** A file of the payload by what a manifest says of it. `path` begins with `data/`. */
export interface ManifestLine {
  path: string;
  size: number;
  sha256: string;
}

const byteLength = (text: string) => new TextEncoder().encode(text).length;

/** RFC 8493, 2.1.3: CR, LF and the percent sign itself are percent-encoded in a manifest's paths. */
function manifestPath(path: string): string {
  return path.replace(/[%\r\n]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** Lines as `sha256sum` writes and checks them, in the order of their paths. */
function manifest(lines: readonly ManifestLine[]): string {
  const sorted = [...lines].sort((a, b) => (a.path < b.path ? -1 : 1));
  return sorted.map(line => `${line.sha256}  ${manifestPath(line.path)}\n`).join('');
}

/** What a manifest says of a text file. */
export async function lineOf({ path, text }: TextFile): Promise<ManifestLine> {
  return { path, size: byteLength(text), sha256: await sha256(text) };
}

/** The tag files that make a folder whose payload is `payload` a BagIt 1.0 bag (RFC 8493, section 2). */
export async function tagFiles(
  payload: readonly ManifestLine[],
  about: { date: string; software: string; description: string },
): Promise<TextFile[]> {
  const bytes = payload.reduce((sum, line) => sum + line.size, 0);
  const tags: TextFile[] = [
    { path: 'bagit.txt', text: 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' },
    {
      path: 'bag-info.txt',
      text: [
        `Bagging-Date: ${about.date}`,
        `Bag-Software-Agent: ${about.software}`,
        `External-Description: ${about.description}`,
        `Payload-Oxum: ${bytes}.${payload.length}`,
        '',
      ].join('\n'),
    },
    { path: 'manifest-sha256.txt', text: manifest(payload) },
  ];
  const tagManifest = manifest(await Promise.all(tags.map(lineOf)));
  return [...tags, { path: 'tagmanifest-sha256.txt', text: tagManifest }];
}
