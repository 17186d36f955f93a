import { closeSync, createReadStream, fstatSync, openSync, read } from 'node:fs';
import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';

/**
 * A file for yauzl that answers a range outside the file with an error. yauzl's own reader hands a zip64 offset to
 * `fs.read` as it stands, which throws inside a callback from 2^53 on and ends the process (yauzl 3.4.0).
 */
export class BoundedReader extends RandomAccessReader {
  /** Bytes. */
  readonly size: number;
  readonly #path: string;
  readonly #fd: number;

  /** Throws what the disk says where `path` cannot be opened. */
  constructor(path: string) {
    super();
    this.#path = path;
    this.#fd = openSync(path, 'r');
    this.size = fstatSync(this.#fd).size;
  }

  #has(start: number, end: number): boolean {
    return Number.isSafeInteger(start) && start >= 0 && start <= end && end <= this.size;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (problem: Error | null) => void,
  ): void {
    if (!this.#has(position, position + length)) {
      setImmediate(callback, new Error(`range ${position} + ${length} lies outside the file`));
      return;
    }
    read(this.#fd, buffer, offset, length, position, callback);
  }

  override createReadStream({ start, end }: { start: number; end: number }): Readable {
    if (start === end) return Readable.from([]);
    if (!this.#has(start, end)) {
      return new Readable({
        read() {
          this.destroy(new Error('range lies outside the file'));
        },
      });
    }
    return createReadStream(this.#path, { start, end: end - 1 });
  }

  /** Called by yauzl once nobody reads any more. */
  override close(callback: (problem: Error | null) => void): void {
    closeSync(this.#fd);
    setImmediate(callback, null);
  }
}
