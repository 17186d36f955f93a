import { createReadStream } from 'node:fs';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type BagFile, type BundleInput, fromHandle, UnreadableSourceError } from '../bundle/verify/index.ts';

export interface OpenBundle {
  input: BundleInput;
  /** Bytes; null for a folder. */
  size: number | null;
  close(): Promise<void>;
}

/** A zip, or the folder it was unpacked into. Throws UnreadableSourceError. */
export async function openBundle(path: string): Promise<OpenBundle> {
  try {
    if ((await stat(path)).isDirectory()) {
      const files = await filesBelow(resolve(path), basename(resolve(path)));
      return { input: { files }, size: null, close: async () => undefined };
    }
    const handle: FileHandle = await open(path, 'r');
    const { size } = await handle.stat();
    return { input: { zip: fromHandle(handle, size) }, size, close: () => handle.close() };
  } catch (problem) {
    throw new UnreadableSourceError(path, { cause: problem });
  }
}

/** What is neither a file nor a folder is handed on as an empty file, which no manifest lists so: links are not followed. */
async function filesBelow(folder: string, name: string): Promise<BagFile[]> {
  const files: BagFile[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const [path, place] = [`${name}/${entry.name}`, join(folder, entry.name)];
    if (entry.isDirectory()) files.push(...(await filesBelow(place, path)));
    else if (entry.isFile())
      files.push({ path, size: (await stat(place)).size, open: () => readFrom(place) });
    else files.push({ path, size: 0, open: () => readFrom(null) });
  }
  return files;
}

async function* readFrom(place: string | null): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (place === null) return;
  try {
    yield* createReadStream(place, { highWaterMark: 1024 * 1024 });
  } catch (problem) {
    throw new UnreadableSourceError(place, { cause: problem });
  }
}
