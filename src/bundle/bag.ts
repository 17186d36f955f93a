import { sha256 } from '../evidence/index.ts';
import { bytesOf, type SmallFile, type TextFile } from './zip/assemble.ts';

/** A file of the payload by what a manifest says of it. `path` begins with `data/`. */
export interface ManifestLine {
  path: string;
  size: number;
  sha256: string;
}

/** RFC 8493, 2.1.3: CR, LF and the percent sign itself are percent-encoded in a manifest's paths. */
function manifestPath(path: string): string {
  return path.replace(/[%\r\n]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** Lines as `sha256sum` writes and checks them, in the order of their paths. */
export function manifest(lines: readonly ManifestLine[]): string {
  const sorted = [...lines].sort((a, b) => (a.path < b.path ? -1 : 1));
  return sorted.map(line => `${line.sha256}  ${manifestPath(line.path)}\n`).join('');
}

/** What a manifest says of small files, in their order. */
export function linesOf(files: readonly SmallFile[]): Promise<ManifestLine[]> {
  return Promise.all(
    files.map(async file => {
      const bytes = bytesOf(file);
      return { path: file.path, size: bytes.length, sha256: await sha256(bytes) };
    }),
  );
}

/** The tag files that make a folder whose payload is `payload` a BagIt 1.0 bag (RFC 8493, section 2), but for the last. */
export function tagFiles(
  payload: readonly ManifestLine[],
  about: { date: string; software: string; description: string },
): TextFile[] {
  const bytes = payload.reduce((sum, line) => sum + line.size, 0);
  return [
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
}

/** The tag manifest, which lists every file outside the payload but itself. */
export function tagManifest(tags: readonly ManifestLine[]): TextFile {
  return { path: 'tagmanifest-sha256.txt', text: manifest(tags) };
}
