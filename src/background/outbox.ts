/*
 * Finished bundles wait in the origin-private file system for the person to save or send them: on disk, so that
 * neither this worker nor a page holds one in memory. While a bundle is made, its PDFs lie there too.
 */

/** Larger pieces than the default 64 KB: written in small ones, a bundle takes five times as long. */
const PIECE_BYTES = 8 * 1024 * 1024;

/** There is no room on the disk for the bundle. The records themselves are untouched. */
export class DiskFullError extends Error {
  override readonly name = 'DiskFullError';
}

function folder(): Promise<FileSystemDirectoryHandle> {
  return navigator.storage.getDirectory();
}

/**
 * Write `blob` to the outbox under `name`, piece by piece. Throws DiskFullError, or the signal's reason; what
 * was written until then is removed.
 */
export async function putInOutbox(
  name: string,
  blob: Blob,
  onBytes: (written: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const handle = await (await folder()).getFileHandle(name, { create: true });
  const file = await handle.createWritable();
  try {
    for (let at = 0; at < blob.size; at += PIECE_BYTES) {
      signal.throwIfAborted();
      await file.write(await blob.slice(at, at + PIECE_BYTES).arrayBuffer());
      onBytes(Math.min(at + PIECE_BYTES, blob.size));
    }
    await file.close();
  } catch (problem) {
    await file.abort().catch(() => undefined);
    await removeFromOutbox(name);
    if (problem instanceof Error && problem.name === 'QuotaExceededError') {
      throw new DiskFullError(problem.message, { cause: problem });
    }
    throw problem;
  }
}

/** The bundle `name`, as a file on disk. Throws NotFoundError (a DOMException) where it is gone. */
export async function takeFromOutbox(name: string): Promise<File> {
  return (await (await folder()).getFileHandle(name)).getFile();
}

export async function removeFromOutbox(name: string): Promise<void> {
  await (await folder()).removeEntry(name).catch(() => undefined);
}

/** Remove everything that is not wanted: what runs that were cut off left behind. */
export async function clearOutbox(isWanted: (name: string) => boolean): Promise<void> {
  const outbox = await folder();
  const names: string[] = [];
  for await (const name of outbox.keys()) names.push(name);
  for (const name of names) if (!isWanted(name)) await removeFromOutbox(name);
}
