import { randomUUID } from 'node:crypto';
import { mkdir, rm, statfs } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import ja from '../_locales/ja/hotline.json' with { type: 'json' };
import { sayFrom } from '../_locales/say.ts';
import { BAG_LIMITS, readRecords, verifyBag } from '../bundle/verify/index.ts';
import { instantFromEpoch } from '../evidence/index.ts';
import type { IntakeReceipt } from '../intake/receipt.ts';
import type { IntakeReport } from '../intake/report.ts';
import { checkBundleIsMeant, checkPostsAreKept, parseReport } from './check-report.ts';
import { type Archive, addFiled, filedReport } from './filed-report.ts';
import type { InTurn } from './in-turn.ts';
import { drawReportId, keepReport } from './keep-report.ts';
import type { HotlineLimits } from './limits.ts';
import { openZip } from './open-zip.ts';
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
  { archive, limits, validate, now }: Desk,
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
  await checkBundle(upload.bundle.path, report, limits);
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
  await keepReport(folder, archive.reports, upload.report, filed);
  addFiled(archive, filedReport(filed, report));
  return { receipt, replayed: false };
}

async function checkBundle(path: string, report: IntakeReport, limits: HotlineLimits): Promise<void> {
  const zip = await openZip(path, limits);
  try {
    const bag = await verifyBag(zip.files, {
      ...BAG_LIMITS,
      files: limits.files,
      totalBytes: limits.unpackedBytes,
    });
    checkPostsAreKept(report, await readRecords(bag, limits.recordBytes));
  } finally {
    zip.close();
  }
}
