import type { BagFile } from './bag-file.ts';
import { readBytes } from './read-file.ts';

/** Seals, events and signatures are read twice or more; so are manifests. Bytes. */
const SMALL = 64 * 1024;
const MOST_BYTES = 64 * 1024 ** 2;

/** The same files, of which the small ones are kept in memory once read, up to a bound on all of them. */
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
