import { DeceptiveNameError, DuplicatePathError, PathTraversalError } from './errors.ts';

/** C0, DEL and C1: a terminal or a log would act on them. */
const CONTROLS = /\p{Cc}/u;
/** Direction marks, joiners, soft hyphens, line separators, blanks that are none: what is there and is not seen. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}|[\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\u2800]/u;
/** Blanks other than U+0020 and U+3000. */
const ODD_BLANKS = /(?![ \u3000])\p{Zs}/u;
/** Names Windows keeps for devices, and signs and endings it does not take or drops. */
const NOT_ON_WINDOWS = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)|[<>:"|?*]|[. ]$/i;

/**
 * Throws PathTraversalError unless `path` names a file below the folder it is unpacked into, on Windows, macOS
 * and Linux alike.
 */
export function checkPath(path: string): void {
  const shown = JSON.stringify(path.slice(0, 300));
  if (CONTROLS.test(path)) throw new PathTraversalError(`control character in ${shown}`);
  if (path.includes('\\')) throw new PathTraversalError(`backslash in ${shown}`);
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) throw new PathTraversalError(`absolute path ${shown}`);
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.' || segment === '..') {
      throw new PathTraversalError(`folder "${segment}" in ${shown}`);
    }
    if (NOT_ON_WINDOWS.test(segment))
      throw new PathTraversalError(`a name Windows does not take in ${shown}`);
  }
}

/** Throws DeceptiveNameError where `path` would be shown as another name. */
export function checkShown(path: string): void {
  if (UNSEEN.test(path) || ODD_BLANKS.test(path) || path.normalize('NFC') !== path) {
    throw new DeceptiveNameError(`${[...path].map(escaped).join('').slice(0, 300)}`);
  }
}

/** Everything outside of ASCII by its number, so that the message shows what the name hides. */
function escaped(character: string): string {
  return /[ -~]/.test(character) ? character : `\\u{${character.codePointAt(0)?.toString(16)}}`;
}

/** The same for paths that Windows or macOS would take for one file, or people for one name: without case and width (NFKC). */
function folded(path: string): string {
  return path.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}

/** Throws DuplicatePathError where two files would land on one place, or a file where another needs a folder. */
export function checkDistinct(paths: readonly string[]): void {
  const files = new Set<string>();
  for (const path of paths) {
    const key = folded(path);
    if (files.has(key)) throw new DuplicatePathError(path);
    files.add(key);
  }
  for (const path of paths) {
    const key = folded(path);
    for (let at = key.indexOf('/'); at !== -1; at = key.indexOf('/', at + 1)) {
      if (files.has(key.slice(0, at))) throw new DuplicatePathError(`${path} lies inside a file`);
    }
  }
}
