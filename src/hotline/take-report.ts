import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rm, statfs } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import ja from '../_locales/ja/hotline.json' with { type: 'json' };
import { sayFrom } from '../_locales/say.ts';
import {
  BAG_LIMITS,
  readRecords,
  VERIFY_LIMITS,
  type Verdict,
  verifyBag,
  verifyBundle,
} from '../bundle/verify/index.ts';
import { instantFromEpoch } from '../evidence/index.ts';
import type { IntakeReceipt } from '../intake/receipt.ts';
import type { IntakeReport } from '../intake/report.ts';
import { checkBundleIsMeant, checkPostsAreKept, parseReport } from './check-report.ts';
import { type Archive, addFiled, filedReport } from './filed-report.ts';
import type { InTurn } from './in-turn.ts';
import { drawReportId, keepReport } from './keep-report.ts';
import type { HotlineLimits } from './limits.ts';
import { openBundle } from './open-bundle.ts';
import { readHeaders } from './read-headers.ts';
import { receiveUpload, type Upload } from './receive-upload.ts';
import { BusyError, DigestMismatchError, IdempotencyConflictError, StorageFullError } from './refusals.ts';

const say = sayFrom(ja);

export interface Desk {
  archive: Archive;
  limits: HotlineLimits;
  validate: ValidateFunction<IntakeReport>;
  inTurn: InTurn;
  /** Uploads under way. */
  open: Set<string>;
  /** Milliseconds since 1970 UTC. */
  now: () => number;
  /** Time-stamp authorities that are trusted, DER. */
  roots: readonly Uint8Array<ArrayBuffer>[];
}

/**
 * Receive one upload, check it and file it, or find that it was filed before. Nothing of a refused upload stays.
 * Throws what `problems.ts` lists.
 */
export async function takeReport(
  desk: Desk,
  request: IncomingMessage,
): Promise<{ receipt: IntakeReceipt; replayed: boolean }> {
  const { archive, limits } = desk;
  const headers = readHeaders(request.headers, limits.uploadBytes);
  if (desk.open.size >= limits.uploadsAtOnce) throw new BusyError(`${desk.open.size} uploads under way`);
  const ticket = randomUUID();
  const folder = join(archive.incoming, ticket);
  desk.open.add(ticket);
  try {
    await checkRoom(archive.incoming, headers.contentLength ?? 0, limits.diskReserve);
    await mkdir(folder, { mode: 0o700 });
    const upload = await receiveUpload(request, headers.contentType, folder, limits);
    if (upload.sha256 !== headers.sha256)
      throw new DigestMismatchError(`received sha-256=:${upload.sha256}:`);
    return await desk.inTurn(headers.key, () => fileOnce(desk, headers.key, upload, folder));
  } finally {
    desk.open.delete(ticket);
    // Filed reports have been moved away by now.
    await rm(folder, { recursive: true, force: true });
  }
}

async function checkRoom(folder: string, bytes: number, reserve: number): Promise<void> {
  const disk = await statfs(folder);
  const free = disk.bavail * disk.bsize;
  if (free < bytes + reserve) throw new StorageFullError(`${free} bytes free`);
}

async function fileOnce(
  { archive, limits, validate, now, roots }: Desk,
  key: string,
  upload: Upload,
  folder: string,
): Promise<{ receipt: IntakeReceipt; replayed: boolean }> {
  const before = archive.byKey.get(key);
  if (before) {
    if (before.contentSha256 !== upload.sha256) throw new IdempotencyConflictError(key);
    return { receipt: before.receipt, replayed: true };
  }
  const report = parseReport(upload.report, validate);
  checkBundleIsMeant(report, upload.bundle);
  const verdict = await checkBundle(upload.bundle.path, report, limits, roots);
  const receivedAt = instantFromEpoch(now());
  const id = drawReportId(receivedAt);
  const receipt: IntakeReceipt = {
    id,
    receivedAt,
    bundleSha256: upload.bundle.sha256,
    posts: report.posts.length,
    message: say('hotline_receipt_message', id),
  };
  const filed = { receipt, idempotencyKey: key, contentSha256: upload.sha256 };
  await keepReport(folder, archive.reports, upload.report, filed, verdict);
  addFiled(archive, filedReport(filed, report, verdict));
  return { receipt, replayed: false };
}

/**
 * Refuse a bundle that is no bag, or holds other records than the report speaks of. How well it proves itself is no reason to
 * refuse it: that is for the reviewer to know.
 */
async function checkBundle(
  path: string,
  report: IntakeReport,
  limits: HotlineLimits,
  roots: Desk['roots'],
): Promise<Verdict> {
  const { zip, files, close } = await openBundle(path, limits);
  const most = { files: limits.files, totalBytes: limits.unpackedBytes };
  const newHash = () => createHash('sha256');
  try {
    const bag = await verifyBag(files, { ...BAG_LIMITS, ...most }, undefined, { newHash });
    checkPostsAreKept(report, await readRecords(bag, limits.recordBytes));
    return await verifyBundle(
      { zip },
      { trust: { roots }, newHash, limits: { ...VERIFY_LIMITS, ...limits, ...most } },
    );
  } finally {
    await close();
  }
}
