/** @jsxRuntime automatic @jsxImportSource preact */
import type { Verdict } from '../bundle/verify/index.ts';
import type { IntakeReceipt } from '../intake/receipt.ts';
import type { IntakeReport } from '../intake/report.ts';
import { Field, Moment } from './field.tsx';
import { Foreign, renderPage, say } from './page-frame.tsx';
import { PostSection } from './post-section.tsx';
import { SealSection } from './seal-section.tsx';
import { DANGER_WORDS, LOGS_WORDS, RELATION_WORDS } from './words.ts';

/** One report as HTML: its posts first by address, then what the person said, then the bundle. */
export function reportPage(receipt: IntakeReceipt, report: IntakeReport, verdict: Verdict | null): string {
  const title = say('hotline_report_title', receipt.id);
  const download = `/reports/${receipt.id}/bundle.zip`;
  return renderPage(
    title,
    <>
      <nav>
        <a href="/">{say('hotline_back_to_list')}</a>
      </nav>
      <header>
        <h1>{title}</h1>
        <a class="button" href={download} download>
          {say('hotline_download_bundle')}
        </a>
      </header>
      <Said receipt={receipt} report={report} />
      <h2>{say('hotline_section_posts', String(report.posts.length))}</h2>
      {report.posts.map((post, index) => (
        <PostSection key={post.recordId} post={post} number={index + 1} />
      ))}
      <h2>{say('hotline_section_consent')}</h2>
      <ul>
        {report.consent.statements.map(statement => (
          <li key={statement}>
            <Foreign text={statement} />
          </li>
        ))}
      </ul>
      <SealSection verdict={verdict} />
      <h2>{say('hotline_section_bundle')}</h2>
      <dl>
        <Field name="hotline_label_file_name">
          <Foreign text={report.bundle.fileName} />
        </Field>
        <Field name="hotline_label_size">
          {say('hotline_label_bytes', report.bundle.size.toLocaleString('ja-JP'))}
        </Field>
        <dt>SHA-256</dt>
        <dd class="hash">{receipt.bundleSha256}</dd>
      </dl>
    </>,
  );
}

function Said({ receipt, report }: { receipt: IntakeReceipt; report: IntakeReport }) {
  const { reporter, danger, logs } = report;
  return (
    <section>
      <h2>{say('hotline_section_report')}</h2>
      <dl>
        <Field name="hotline_label_received">
          <Moment instant={receipt.receivedAt} />
        </Field>
        <Field name="hotline_label_submitted">
          <Moment instant={report.submittedAt.instant} />
        </Field>
        <Field name="hotline_column_relation">{say(RELATION_WORDS[reporter.relation])}</Field>
        <Field name="hotline_label_name">
          <Foreign text={reporter.name} />
        </Field>
        <Field name="hotline_label_email">
          <Foreign text={reporter.email} />
        </Field>
        <Field name="hotline_column_danger">
          <span class={danger === 'no' ? '' : 'danger'}>{say(DANGER_WORDS[danger])}</span>
        </Field>
        <Field name="hotline_label_logs">{say(LOGS_WORDS[logs])}</Field>
        <Field name="hotline_label_explanation">
          <Written text={report.explanation} />
        </Field>
        <Field name="hotline_label_identifiability">
          <Written text={report.identifiability} />
        </Field>
      </dl>
    </section>
  );
}

function Written({ text }: { text: string }) {
  if (text.trim() === '') return <span class="none">{say('hotline_label_not_written')}</span>;
  return (
    <p class="written">
      <Foreign text={text} />
    </p>
  );
}
