import type { BagFile } from './bag-file.ts';
import { readBytes } from './read-file.ts';

/** Above this, a file is read anew each time. Bytes. */
const SMALL = 64 * 1024;
const MOST_BYTES = 64 * 1024 ** 2;

/**
 * The same files, of which the small ones are kept in memory once read, up to a bound on all of them: seals, events and
 * signatures are looked at twice or more.
 */
export function remembering(files: readonly BagFile[]): BagFile[] {
  let left = MOST_BYTES;
  return files.map(file => {
    if (file.size > SMALL || file.size > left) return file;
    left -= file.size;
    let content: Promise<Uint8Array<ArrayBuffer>> | null = null;
    return {
      path: file.path,
      size: file.size,
      open: () => file.open(),
      read() {
        content ??= readBytes(file, SMALL);
        return content;
      },
    };
  });
}
