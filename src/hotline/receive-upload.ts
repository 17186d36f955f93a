import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyEvents, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { withIdleLimit } from './idle-limit.ts';
import type { HotlineLimits } from './limits.ts';
import {
  MalformedUploadError,
  MissingPartError,
  StorageFullError,
  TooLargeError,
  UnsupportedTypeError,
} from './refusals.ts';

export interface Upload {
  /** Exact bytes of the `report` part. */
  report: Buffer;
  /** The `bundle` part, written and flushed to disk. */
  bundle: { path: string; size: number; sha256: string };
  /** SHA-256 of the whole content as sent, base64. */
  sha256: string;
}

export const BUNDLE_NAME = 'bundle.zip';
const PART_TYPES: Readonly<Record<string, string>> = {
  report: 'application/json',
  bundle: 'application/zip',
};

/**
 * Write the `bundle` part of `content` into `folder` and return the rest, without ever holding the bundle in
 * memory. `content` is not destroyed, whatever happens.
 * Throws TooLargeError, SlowUploadError, MalformedUploadError, UnsupportedTypeError, MissingPartError,
 * StorageFullError, or what the connection throws when the sender goes away.
 */
export async function receiveUpload(
  content: Readable,
  contentType: string,
  folder: string,
  limits: Pick<HotlineLimits, 'uploadBytes' | 'reportBytes' | 'idleMs'>,
): Promise<Upload> {
  const whole = createHash('sha256');
  const stop = new AbortController();
  const parts = new Map<string, Promise<Part>>();
  let failure: unknown;
  let connectionFailed = false;
  const fail = (problem: unknown) => {
    failure ??= problem;
    stop.abort();
  };

  async function* counted(): AsyncGenerator<Buffer> {
    let bytes = 0;
    try {
      for await (const piece of withIdleLimit(content, limits.idleMs)) {
        bytes += piece.length;
        if (bytes > limits.uploadBytes) throw new TooLargeError(`more than ${limits.uploadBytes} bytes`);
        whole.update(piece);
        yield piece;
      }
    } catch (problem) {
      connectionFailed = true;
      fail(problem);
      throw problem;
    }
  }

  const parser = parserFor(contentType);
  const onFile: BusboyEvents['file'] = (name, file, _fileName, _encoding, type) => {
    const part = receivePart(name, file, type, parts.has(name), folder, limits, stop.signal);
    parts.set(name, part);
    part.catch(fail);
  };
  parser.on('file', onFile);
  await pipeline(counted, parser, { signal: stop.signal }).catch(problem => {
    failure ??= connectionFailed ? problem : new MalformedUploadError(String(problem.message));
    stop.abort();
  });
  await Promise.allSettled(parts.values());
  if (failure !== undefined) throw failure;

  const report = await parts.get('report');
  const bundle = await parts.get('bundle');
  if (!report) throw new MissingPartError('report');
  if (!bundle) throw new MissingPartError('bundle');
  return {
    report: report.content,
    bundle: { path: join(folder, BUNDLE_NAME), size: bundle.size, sha256: bundle.sha256 },
    sha256: whole.digest('base64'),
  };
}

function parserFor(contentType: string): BusboyInstance {
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      isPartAFile: () => true,
      limits: { parts: 16, headerPairs: 20, headerSize: 8 * 1024 },
    });
  } catch (problem) {
    throw new MalformedUploadError(String(problem));
  }
}

interface Part {
  /** Empty for the bundle, whose bytes are on disk. */
  content: Buffer;
  size: number;
  sha256: string;
}

async function receivePart(
  name: string,
  file: BusboyFileStream,
  type: string,
  again: boolean,
  folder: string,
  limits: Pick<HotlineLimits, 'reportBytes'>,
  signal: AbortSignal,
): Promise<Part> {
  // Without a listener, a part that is cut off would end the whole server.
  file.on('error', () => undefined);
  const expected = Object.hasOwn(PART_TYPES, name) ? PART_TYPES[name] : undefined;
  if (expected === undefined) throw new MalformedUploadError(`part "${name?.slice(0, 100)}" is not known`);
  if (again) throw new MalformedUploadError(`part "${name}" twice`);
  if (type !== expected) throw new UnsupportedTypeError(`part "${name}" is ${type}, not ${expected}`);

  const hash = createHash('sha256');
  const kept: Buffer[] = [];
  let size = 0;
  async function* tapped(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of source) {
      size += piece.length;
      hash.update(piece);
      yield piece;
    }
  }
  if (name === 'bundle') {
    const disk = createWriteStream(join(folder, BUNDLE_NAME), { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(file, tapped, disk, { signal }).catch(throwStorageFull);
  } else {
    await pipeline(
      file,
      tapped,
      async source => {
        for await (const piece of source) {
          kept.push(piece);
          if (size > limits.reportBytes)
            throw new TooLargeError(`report of more than ${limits.reportBytes} bytes`);
        }
      },
      { signal },
    );
  }
  return { content: Buffer.concat(kept), size, sha256: hash.digest('hex') };
}

function throwStorageFull(problem: NodeJS.ErrnoException): never {
  if (problem.code !== 'ENOSPC' && problem.code !== 'EDQUOT') throw problem;
  throw new StorageFullError('no room for the bundle', { cause: problem });
}
