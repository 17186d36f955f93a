import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Rung, Verdict } from '../bundle/verify/index.ts';
import { IntakeReceiptSchema } from '../intake/receipt.ts';
import type { IntakeReport } from '../intake/report.ts';

export const REPORT_NAME = 'report.json';
export const RECEIPT_NAME = 'receipt.json';
export const VERDICT_NAME = 'verdict.json';

/** What `receipt.json` says: the receipt as it was answered, and what tells a repeated upload from another one. */
export const FiledReceiptSchema = v.strictObject({
  receipt: IntakeReceiptSchema,
  idempotencyKey: v.string(),
  /** SHA-256 of the upload's whole content, base64. */
  contentSha256: v.string(),
});
export type FiledReceipt = v.InferOutput<typeof FiledReceiptSchema>;

/** One report in the archive, as far as the list needs it. */
export interface FiledReport extends FiledReceipt {
  relation: IntakeReport['reporter']['relation'];
  danger: IntakeReport['danger'];
  posts: number;
  /** Posts of which the capture lacks something. */
  partial: number;
  /** How far its bundle can be relied on; null where it came before that was asked. */
  rung: Rung | null;
}

/** The folders of an archive. A report is in `reports` whole, or not at all. */
export interface Archive {
  incoming: string;
  reports: string;
  byId: Map<string, FiledReport>;
  byKey: Map<string, FiledReport>;
  /** Names of folders in `reports` that could not be read. */
  damaged: string[];
}

/** `receipt` and `report` as one line of the list. */
export function filedReport(filed: FiledReceipt, report: IntakeReport, verdict: Verdict | null): FiledReport {
  return {
    ...filed,
    relation: report.reporter.relation,
    danger: report.danger,
    posts: report.posts.length,
    partial: report.posts.filter(post => post.state === 'partial').length,
    rung: verdict?.rung ?? null,
  };
}

/** The archive in `folder`, made where there is none. What an earlier run left half received is removed. */
export async function openArchive(folder: string): Promise<Archive> {
  const incoming = join(folder, 'incoming');
  const reports = join(folder, 'reports');
  await rm(incoming, { recursive: true, force: true });
  for (const path of [incoming, reports]) await mkdir(path, { recursive: true, mode: 0o700 });
  const archive: Archive = { incoming, reports, byId: new Map(), byKey: new Map(), damaged: [] };
  for (const id of await readdir(reports)) {
    const filed = await readFiled(join(reports, id)).catch(() => null);
    if (filed?.receipt.id === id) addFiled(archive, filed);
    else archive.damaged.push(id);
  }
  return archive;
}

export function addFiled(archive: Archive, filed: FiledReport): void {
  archive.byId.set(filed.receipt.id, filed);
  archive.byKey.set(filed.idempotencyKey, filed);
}

async function readFiled(folder: string): Promise<FiledReport> {
  const receipt: unknown = JSON.parse(await readFile(join(folder, RECEIPT_NAME), 'utf8'));
  return filedReport(
    v.parse(FiledReceiptSchema, receipt),
    await readReport(folder),
    await readVerdict(folder),
  );
}

/** The report of a folder that this server wrote, checked when it was received. */
export async function readReport(folder: string): Promise<IntakeReport> {
  return JSON.parse(await readFile(join(folder, REPORT_NAME), 'utf8'));
}

/** What was found of the bundle when it came in; null in folders from before that was asked. */
export async function readVerdict(folder: string): Promise<Verdict | null> {
  const text = await readFile(join(folder, VERDICT_NAME), 'utf8').catch(() => null);
  return text === null ? null : JSON.parse(text);
}
