import { randomInt } from 'node:crypto';
import { open, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Verdict } from '../bundle/verify/index.ts';
import { epochOf, type Instant } from '../evidence/index.ts';
import { type FiledReceipt, RECEIPT_NAME, REPORT_NAME, VERDICT_NAME } from './filed-report.ts';

/** Crockford's base 32: no I, L, O, U, so a number read out over the telephone stays the same. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A number for a report received at `instant`: the day in Japan and eight random digits, `20261123-7K3M9QXA`. */
export function drawReportId(instant: Instant): string {
  const dayInJapan = new Date(epochOf(instant) + 9 * 3_600_000)
    .toISOString()
    .slice(0, 10)
    .replaceAll('-', '');
  return `${dayInJapan}-${Array.from({ length: 8 }, () => DIGITS[randomInt(32)]).join('')}`;
}

/**
 * Move what arrived in `folder` (its bundle already flushed to disk) to `reports/<id>` with the report, its
 * receipt and the bundle's verdict beside it. The one rename decides: a crash before it leaves nothing in `reports`, after it everything.
 */
export async function keepReport(
  folder: string,
  reports: string,
  report: Buffer,
  filed: FiledReceipt,
  verdict: Verdict,
): Promise<void> {
  await writeFlushed(join(folder, REPORT_NAME), report);
  await writeFlushed(join(folder, RECEIPT_NAME), `${JSON.stringify(filed, null, 2)}\n`);
  await writeFlushed(join(folder, VERDICT_NAME), `${JSON.stringify(verdict, null, 2)}\n`);
  await flushFolder(folder);
  await rename(folder, join(reports, basename(filed.receipt.id)));
  await flushFolder(reports);
}

async function writeFlushed(path: string, content: Buffer | string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The names in a folder are content of its own and need their own fsync (fsync(2)); Windows has no such call. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
