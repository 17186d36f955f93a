import { type Evidence, type SendAnswers, sha256 } from '../../src/evidence/index.ts';
import { reprDigest } from '../../src/intake/digest.ts';
import { multipartBody } from '../../src/intake/multipart.ts';
import { buildReport, type IntakeReport } from '../../src/intake/report.ts';
import { sampleBag, zipOf } from './sample-bag.ts';
import { NOW, sampleEvidence, sampleKept } from './sample-record.ts';

export const ANSWERS: SendAnswers = {
  relation: 'self',
  danger: 'no',
  logs: 'asked the site',
  explanation: '事実ではないことが書かれています。',
  identifiability: '実名と学校名が書かれています。',
  name: '架空 花子',
  email: 'hanako@mail.example',
  consent: true,
  statements: ['個人情報を窓口へ送ることに同意します。'],
};

export interface Upload {
  key: string;
  body: Blob;
  contentType: string;
  digest: string;
  report: IntakeReport;
  zip: Uint8Array;
}

export interface Wanted {
  key?: string;
  records?: Evidence[];
  zip?: Uint8Array;
  answers?: Partial<SendAnswers>;
  /** Change the report after it was built. */
  edit?: (report: IntakeReport) => unknown;
}

/** An upload as the extension makes it, with what a test wants otherwise. */
export async function sampleUpload(wanted: Wanted = {}): Promise<Upload> {
  const { key = crypto.randomUUID(), records = [sampleEvidence()], answers = {}, edit } = wanted;
  const zip = Uint8Array.from(wanted.zip ?? (await zipOf(sampleBag(records))));
  const fileName = '保全_20261123.zip';
  const report = buildReport({
    answers: { ...ANSWERS, ...answers },
    records: records.map(sampleKept),
    bundle: { fileName, size: zip.length, sha256: await sha256(zip) },
    now: NOW,
    statements: ANSWERS.statements,
  });
  const text = JSON.stringify(edit ? edit(report) : report);
  const { body, contentType } = multipartBody({ report: text, bundle: new Blob([zip]), fileName, key });
  return { key, body, contentType, digest: await reprDigest(body), report, zip };
}

/** Send `upload` and return the answer, with `headers` in place of its own. */
export function post(url: string, upload: Upload, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/reports`, {
    method: 'POST',
    body: upload.body,
    headers: {
      'Content-Type': upload.contentType,
      'Idempotency-Key': upload.key,
      'Repr-Digest': upload.digest,
      ...headers,
    },
  });
}
