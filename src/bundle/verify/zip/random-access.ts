import { TruncatedZipError, UnreadableSourceError } from '../errors.ts';

/** Bytes that can be read from anywhere: a file the browser was given, one on the disk. */
export interface RandomAccess {
  readonly size: number;
  /** Exactly `length` bytes from `offset`. Throws UnreadableSourceError. */
  read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
  /** The same, piece by piece. A piece is good until the next one is asked for. */
  stream(offset: number, length: number): AsyncIterable<Uint8Array<ArrayBuffer>>;
}

/** What is used of Node's FileHandle. */
export interface ReadableHandle {
  read(
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }>;
}

/** Large enough for speed, small enough for a dozen at once. */
const PIECE = 1024 * 1024;

function from(size: number, readRange: RandomAccess['read']): RandomAccess {
  const read: RandomAccess['read'] = async (offset, length) => {
    if (offset < 0 || length < 0 || offset + length > size) {
      throw new TruncatedZipError(`bytes ${offset} + ${length} of ${size}`);
    }
    try {
      return await readRange(offset, length);
    } catch (problem) {
      throw new UnreadableSourceError(`bytes ${offset} + ${length}`, { cause: problem });
    }
  };
  return {
    size,
    read,
    async *stream(offset, length) {
      for (let done = 0; done < length; done += PIECE) {
        yield await read(offset + done, Math.min(PIECE, length - done));
      }
    },
  };
}

/** A Blob or File, which stays where it is. */
export function fromBlob(blob: Blob): RandomAccess {
  return from(
    blob.size,
    async (offset, length) => new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
  );
}

/** An open file of `size` bytes. It is not closed here. */
export function fromHandle(handle: ReadableHandle, size: number): RandomAccess {
  const fill = async (bytes: Uint8Array<ArrayBuffer>, offset: number) => {
    for (let done = 0; done < bytes.length; ) {
      const { bytesRead } = await handle.read(bytes, done, bytes.length - done, offset + done);
      if (bytesRead === 0) throw new RangeError(`the file ended at ${offset + done}`);
      done += bytesRead;
    }
    return bytes;
  };
  // A gigabyte of fresh buffers takes longer to come by than to read.
  const spare: Uint8Array<ArrayBuffer>[] = [];
  return {
    ...from(size, (offset, length) => fill(new Uint8Array(length), offset)),
    async *stream(offset, length) {
      const buffer = spare.pop() ?? new Uint8Array(PIECE);
      try {
        yield* from(size, (at, count) => fill(buffer.subarray(0, count), at)).stream(offset, length);
      } finally {
        spare.push(buffer);
      }
    },
  };
}
