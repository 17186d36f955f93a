import { visible } from '../../advice/shown-text.ts';
import type { SubmissionRow } from '../../store/rows.ts';
import { say } from '../say.ts';
import { sizeText } from '../shared/size-text.ts';
import { reportFields } from './report-fields.ts';

/** Everything that would leave the device: where to, every field of the report, the files, and the bytes themselves. */
export function WhatLeaves({ row }: { row: SubmissionRow }) {
  return (
    <>
      <section class="notice">
        <p class="fine">{say('send_look_to')}</p>
        <p class="value raw">{new URL(row.endpoint).origin}</p>
      </section>
      {row.reportJson !== null && (
        <>
          <dl class="facts">
            {reportFields(row.reportJson).map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd class="post-text">{value}</dd>
              </div>
            ))}
          </dl>
          <details>
            <summary>{say('send_look_exact')}</summary>
            <pre>{visible(row.reportJson)}</pre>
          </details>
        </>
      )}
      {row.bundle && (
        <details>
          <summary>
            {say('send_look_files', String(row.bundle.files.length), sizeText(row.bundle.size))}
          </summary>
          <p class="fine raw">{row.bundle.fileName}</p>
          <ul class="file-list">
            {row.bundle.files.map(file => (
              <li key={file} class="raw">
                {file}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
