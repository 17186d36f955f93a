import { DuplicatePathError, PathTraversalError } from './errors.ts';

/** C0, DEL and C1: a terminal or a log would act on them. */
const CONTROLS = /\p{Cc}/u;

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
  }
}

/** The same for paths that Windows or macOS would take for one file: without case, composed (NFC). */
function folded(path: string): string {
  return path.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
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
