import { DuplicatePathError, NotABagError } from './errors.ts';
import { checkPath } from './path-rules.ts';

/** RFC 8493 section 2.1.3 encodes CR, LF and % in paths, and nothing else. */
const ENCODED: Readonly<Record<string, string>> = { '0A': '\n', '0D': '\r', '25': '%' };

function decodePath(written: string, manifest: string): string {
  return written.replace(/%(.{0,2})/g, (_, code: string) => {
    const character = ENCODED[code.toUpperCase()];
    if (character === undefined) throw new NotABagError(`${manifest}: "%${code}" in a path`);
    return character;
  });
}

/**
 * Path → SHA-256 of a `manifest-sha256.txt` or `tagmanifest-sha256.txt`, in the form that `sha256sum` writes and
 * Hozen with it: lower-case hex, two spaces, the path, LF. RFC 8493 allows looser forms; a bundle has none, so one
 * found in it was not written by us. Throws NotABagError, DuplicatePathError, PathTraversalError.
 */
export function parseManifest(text: string, name: string): Map<string, string> {
  const listed = new Map<string, string>();
  if (text === '') return listed;
  if (text.includes('\r')) throw new NotABagError(`${name}: lines that end in CR`);
  if (!text.endsWith('\n')) throw new NotABagError(`${name}: last line is cut off`);
  for (const [index, line] of text.slice(0, -1).split('\n').entries()) {
    const [, hash, written] = /^([0-9a-f]{64}) {2}(.+)$/s.exec(line) ?? [];
    if (hash === undefined || written === undefined) throw new NotABagError(`${name}: line ${index + 1}`);
    const path = decodePath(written, name);
    checkPath(path);
    if (listed.has(path)) throw new DuplicatePathError(`${name}: ${path} twice`);
    listed.set(path, hash);
  }
  return listed;
}
