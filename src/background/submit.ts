import browser from 'webextension-polyfill';
import { deviceTime, type SendAnswers, toHex } from '../evidence/index.ts';
import { reprDigest, streamedSha256 } from '../intake/digest.ts';
import { multipartBody } from '../intake/multipart.ts';
import { buildReport } from '../intake/report.ts';
import { sendReport } from '../intake/send-report.ts';
import { originPattern, parseEndpoint } from '../messages/endpoint.ts';
import { readSettings } from '../messages/settings.ts';
import { deleteSubmission, putSubmission } from '../store/job-rows.ts';
import { readRecord, readSubmission, readSubmissions } from '../store/read.ts';
import type { SubmissionRow } from '../store/rows.ts';
import { amendRecords, NoSuchRecordError } from '../store/write.ts';
import { putInOutbox, removeFromOutbox, takeFromOutbox } from './outbox.ts';
import { packRecords } from './pack-records.ts';
import { failureOf } from './submit-failure.ts';
import { isUnderWay, keepAwake } from './working.ts';

/** No endpoint is set, so there is nowhere to send. */
export class NoEndpointError extends Error {
  override readonly name = 'NoEndpointError';
}

/** A large bundle over a slow line takes long; a server that says nothing for this long will not answer. */
const SEND_LIMIT_MS = 30 * 60_000;

const workName = (submissionId: string) => `submission ${submissionId}`;

/** Pack the bundle and word the report for a last look. Nothing leaves the device. Throws NoEndpointError. */
export async function prepareSubmission(
  recordIds: readonly string[],
  answers: SendAnswers,
): Promise<{ submissionId: string }> {
  const { endpoint } = await readSettings();
  if (endpoint === null) throw new NoEndpointError('no endpoint is set');
  const row: SubmissionRow = {
    id: crypto.randomUUID(),
    idempotencyKey: crypto.randomUUID(),
    endpoint: parseEndpoint(endpoint).href,
    createdAt: deviceTime().instant,
    recordIds: [...new Set(recordIds)],
    answers,
    phase: 'packing',
    reportJson: null,
    bundle: null,
    tries: 0,
    failure: null,
    receipt: null,
  };
  await putSubmission(row);
  void keepAwake(workName(row.id), () => prepare(row));
  return { submissionId: row.id };
}

async function prepare(row: SubmissionRow): Promise<void> {
  const never = new AbortController().signal;
  try {
    const packed = await packRecords(row.recordIds, { onFile: () => undefined, signal: never });
    const fileName = `send-${row.id}.zip`;
    await putInOutbox(fileName, packed.blob, () => undefined, never);
    const file = await takeFromOutbox(fileName);
    const bundle = {
      fileName,
      size: file.size,
      sha256: toHex(await streamedSha256(file)),
      files: packed.files,
    };
    const rows = await Promise.all(row.recordIds.map(readRecord));
    const report = buildReport({
      answers: row.answers,
      records: rows.flatMap(record => (record?.phase === 'sealed' ? [record] : [])),
      bundle: { fileName: packed.fileName, size: bundle.size, sha256: bundle.sha256 },
      now: deviceTime(),
      statements: row.answers.statements,
    });
    await putSubmission({ ...row, phase: 'ready', reportJson: JSON.stringify(report, null, 2), bundle });
  } catch (problem) {
    const detail = problem instanceof Error ? `${problem.name}: ${problem.message}` : String(problem);
    await putSubmission({ ...row, phase: 'failed', failure: { why: 'packing failed', detail } });
  }
}

/** Send what was prepared. A failed submission can be sent again; its key keeps it from being filed twice. */
export async function submit(submissionId: string): Promise<void> {
  const row = await readSubmission(submissionId);
  if (!row?.bundle || (row.phase !== 'ready' && row.phase !== 'failed')) return;
  const sending: SubmissionRow = { ...row, phase: 'sending', tries: row.tries + 1, failure: null };
  await putSubmission(sending);
  void keepAwake(workName(row.id), () => send(sending));
}

async function send(row: SubmissionRow): Promise<void> {
  const { bundle, reportJson } = row;
  if (!bundle || reportJson === null) return;
  try {
    const endpoint = parseEndpoint(row.endpoint);
    if (!(await browser.permissions.contains({ origins: [originPattern(endpoint)] }))) {
      await putSubmission({
        ...row,
        phase: 'failed',
        failure: { why: 'no permission', detail: endpoint.origin },
      });
      return;
    }
    const { fileName } = JSON.parse(reportJson).bundle as { fileName: string };
    const { body, contentType } = multipartBody({
      report: reportJson,
      bundle: await takeFromOutbox(bundle.fileName),
      fileName,
      key: row.idempotencyKey,
    });
    const receipt = await sendReport({
      endpoint,
      key: row.idempotencyKey,
      body,
      contentType,
      digest: await reprDigest(body),
      fetch: globalThis.fetch.bind(globalThis),
      signal: new AbortController().signal,
      timeoutMs: SEND_LIMIT_MS,
      bundleSha256: bundle.sha256,
    });
    await accepted({ ...row, phase: 'accepted', receipt });
  } catch (problem) {
    await putSubmission({ ...row, phase: 'failed', failure: failureOf(problem) });
  }
}

async function accepted(row: SubmissionRow): Promise<void> {
  await putSubmission(row);
  const detail = { to: new URL(row.endpoint).origin, receipt: row.receipt?.id ?? '' };
  try {
    await amendRecords(row.recordIds, { sentAt: deviceTime().instant }, { kind: 'sent', detail });
  } catch (problem) {
    // All of them were discarded since they were packed: nothing is left to mark.
    if (!(problem instanceof NoSuchRecordError)) throw problem;
  }
  if (row.bundle) await removeFromOutbox(row.bundle.fileName);
}

/** Give up a submission that was not accepted, with its copy of the answers and of the bundle. */
export async function dropSubmission(submissionId: string): Promise<void> {
  const row = await readSubmission(submissionId);
  if (!row || row.phase === 'accepted' || isUnderWay(workName(row.id))) return;
  if (row.bundle) await removeFromOutbox(row.bundle.fileName);
  await deleteSubmission(row.id);
}

/**
 * Take up what an earlier run of this worker left: packing begins anew; a sending whose answer is unknown
 * waits for the person, who can send it again under the same key.
 */
export async function resumeSubmissions(): Promise<void> {
  for (const row of await readSubmissions()) {
    if (isUnderWay(workName(row.id))) continue;
    if (row.phase === 'packing') await keepAwake(workName(row.id), () => prepare(row));
    if (row.phase === 'sending') {
      await putSubmission({ ...row, phase: 'failed', failure: { why: 'interrupted', detail: '' } });
    }
  }
}
