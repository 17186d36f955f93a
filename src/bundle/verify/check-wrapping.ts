import type { Instant } from '../../evidence/index.ts';
import { bundleName } from '../bundle-name.ts';
import { dosTime, japaneseWallClock } from '../zip/dos-time.ts';
import { ForeignZipError, HeaderMismatchError } from './errors.ts';
import type { ZippedFile } from './zip/open-zip.ts';

/**
 * What no signature covers of a zip has one form only, which `made`, the signed time, gives. The folder is named for it and
 * every entry dated by it; the entries are in the order of their paths, deflated ones first. Throws HeaderMismatchError,
 * ForeignZipError.
 */
export function checkWrapping(files: readonly ZippedFile[], folder: string, made: Instant): void {
  if (folder !== bundleName(made)) throw new HeaderMismatchError(`${folder}: not named for ${made}`);
  const signed = dosTime(japaneseWallClock(made));
  for (const { path, dos } of files) {
    if (dos.time !== signed.time || dos.date !== signed.date) {
      throw new HeaderMismatchError(`${path}: not dated ${made}`);
    }
  }
  checkOrder(files);
}

function checkOrder(files: readonly ZippedFile[]): void {
  let before = '';
  let amongStored = false;
  for (const { path, size, isStored } of files) {
    // What is empty is never deflated, and may be of either kind.
    const begins = isStored && (size > 0 || path < before);
    if (begins && !amongStored) before = '';
    amongStored ||= begins;
    if (path <= before || (amongStored && !isStored)) {
      throw new ForeignZipError(`${path}: not in the place it was packed in`);
    }
    before = path;
  }
}
