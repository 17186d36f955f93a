import * as v from 'valibot';
import { canonicalJson, FormatError } from '../../evidence/index.ts';
import { HashMismatchError, MissingFileError, NotCanonicalError } from './errors.ts';
import { hashBytes, plainText, readBytes } from './read-file.ts';
import type { VerifiedBag } from './verify-bag.ts';

/** Reads files of a bag once more, and sees to it that they are still the ones that were checked. */
export interface BagReader {
  bag: VerifiedBag;
  /** Throws MissingFileError, HashMismatchError where it has changed since, ZipBombError above `mostBytes`. */
  bytes(path: string, mostBytes?: number): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Canonical JSON (RFC 8785) as `schema` has it. Throws what `bytes` throws, NotCanonicalError for any other writing of
   * it, and FormatError.
   */
  json<S extends v.GenericSchema>(schema: S, path: string, mostBytes?: number): Promise<v.InferOutput<S>>;
}

/** What is not a record is small: a seal, an event, a signature, a certificate. A list of a hundred thousand files is not. */
const SMALL = 64 * 1024 ** 2;

export function readerOf(bag: VerifiedBag): BagReader {
  const bytes: BagReader['bytes'] = async (path, mostBytes = SMALL) => {
    const file = bag.tags.get(path) ?? bag.payload.get(path);
    if (!file) throw new MissingFileError(path);
    const content = await readBytes(file, mostBytes);
    const hash = bag.hashes.get(path);
    if (hash !== undefined && (await hashBytes(content)) !== hash) throw new HashMismatchError(path);
    return content;
  };
  return {
    bag,
    bytes,
    async json(schema, path, mostBytes) {
      return fitting(schema, canonicalValue(plainText(await bytes(path, mostBytes), path), path), path);
    },
  };
}

/**
 * The value of canonical JSON. Any other writing (a key twice, another order, a blank) is refused, since of two keys of one
 * name one reader takes the first and another the last. Throws NotCanonicalError.
 */
export function canonicalValue(text: string, path: string): unknown {
  let again: string;
  let value: unknown;
  try {
    value = JSON.parse(text);
    again = canonicalJson(value);
  } catch (problem) {
    throw new NotCanonicalError(`${path}: not JSON`, { cause: problem });
  }
  if (again !== text) throw new NotCanonicalError(path);
  return value;
}

/** `value` as `schema` has it. Throws FormatError. */
export function fitting<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
  path: string,
): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new FormatError(path, v.getDotPath(issue) ?? '', issue.message);
}
