import { open } from 'node:fs/promises';
import { fromHandle, openZip, type RandomAccess, type ZippedFile } from '../bundle/verify/index.ts';
import type { HotlineLimits } from './limits.ts';

export interface OpenBundle {
  zip: RandomAccess;
  files: ZippedFile[];
  close(): Promise<void>;
}

/**
 * The files of the bundle at `path`, none of them unpacked yet; reading one never gives more than it says.
 * Throws what the verifier's openZip throws. Reading a file throws DamagedEntryError, ZipBombError.
 */
export async function openBundle(
  path: string,
  limits: Pick<HotlineLimits, 'files' | 'unpackedBytes' | 'fileRatio' | 'totalRatio'>,
): Promise<OpenBundle> {
  const handle = await open(path, 'r');
  try {
    const zip = fromHandle(handle, (await handle.stat()).size);
    const files = await openZip(zip, { ...limits, totalBytes: limits.unpackedBytes });
    return { zip, files, close: () => handle.close() };
  } catch (problem) {
    await handle.close();
    throw problem;
  }
}
