import type { ValidateFunction } from 'ajv/dist/2020.js';
import { HashMismatchError } from '../bundle/verify/index.ts';
import type { Evidence } from '../evidence/index.ts';
import type { IntakeReport } from '../intake/report.ts';
import { InvalidReportError } from './refusals.ts';

/** The `report` part as a report. Throws InvalidReportError, which says where. */
export function parseReport(bytes: Buffer, validate: ValidateFunction<IntakeReport>): IntakeReport {
  const value = parseJson(bytes);
  if (validate(value)) return value;
  const [issue] = validate.errors ?? [];
  throw new InvalidReportError(
    `${issue?.instancePath || '/'}: ${issue?.message ?? 'not a report'}`.slice(0, 500),
  );
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (problem) {
    throw new InvalidReportError('not JSON in UTF-8', { cause: problem });
  }
}

/** Throws HashMismatchError unless the bundle that arrived is the one `report` speaks of. */
export function checkBundleIsMeant(report: IntakeReport, bundle: { size: number; sha256: string }): void {
  if (report.bundle.sha256 === bundle.sha256 && report.bundle.size === bundle.size) return;
  throw new HashMismatchError('the report speaks of another bundle');
}

/** Throws InvalidReportError unless every post of `report` has its own record among `records`. */
export function checkPostsAreKept(report: IntakeReport, records: ReadonlyMap<string, Evidence>): void {
  const seen = new Set<string>();
  for (const [index, { recordId }] of report.posts.entries()) {
    if (seen.has(recordId)) throw new InvalidReportError(`/posts/${index}/recordId: named twice`);
    if (!records.has(recordId)) throw new InvalidReportError(`/posts/${index}/recordId: not in the bundle`);
    seen.add(recordId);
  }
}
