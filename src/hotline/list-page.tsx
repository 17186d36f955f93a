/** @jsxRuntime automatic @jsxImportSource preact */

import { RUNG_WORDS } from '../bundle/verify/index.ts';
import { inJst } from '../evidence/index.ts';
import type { FiledReport } from './filed-report.ts';
import { Foreign, renderPage, say } from './page-frame.tsx';
import { DANGER_WORDS, RELATION_WORDS } from './words.ts';

/** The list of `reports` as HTML, newest first; `damaged` names the folders it had to leave out. */
export function listPage(reports: readonly FiledReport[], damaged: readonly string[]): string {
  const newestFirst = reports.toSorted((a, b) => (a.receipt.receivedAt < b.receipt.receivedAt ? 1 : -1));
  return renderPage(
    say('hotline_list_title'),
    <>
      <h1>{say('hotline_list_title')}</h1>
      {damaged.length > 0 && (
        <p class="warning" role="alert">
          <Foreign text={say('hotline_list_damaged', String(damaged.length), damaged.join('、'))} />
        </p>
      )}
      {reports.length === 0 ? (
        <p class="empty">{say('hotline_list_empty')}</p>
      ) : (
        <>
          <p class="lead">{say('hotline_list_lead', String(reports.length))}</p>
          <Table reports={newestFirst} />
        </>
      )}
    </>,
  );
}

function Table({ reports }: { reports: readonly FiledReport[] }) {
  return (
    <table class="list">
      <thead>
        <tr>
          <th scope="col">{say('hotline_column_id')}</th>
          <th scope="col">{say('hotline_column_received')}</th>
          <th scope="col">{say('hotline_column_relation')}</th>
          <th scope="col" class="number">
            {say('hotline_column_posts')}
          </th>
          <th scope="col">{say('hotline_column_danger')}</th>
          <th scope="col">{say('hotline_column_state')}</th>
        </tr>
      </thead>
      <tbody>
        {reports.map(report => (
          <Row key={report.receipt.id} report={report} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ report }: { report: FiledReport }) {
  const { receipt, relation, danger, posts, partial, rung } = report;
  return (
    <tr class={danger === 'no' ? '' : 'urgent'}>
      <th scope="row">
        <a href={`/reports/${receipt.id}`}>{receipt.id}</a>
      </th>
      <td class="time">{inJst(receipt.receivedAt)}</td>
      <td>{say(RELATION_WORDS[relation])}</td>
      <td class="number">{say('hotline_posts_count', String(posts))}</td>
      <td class="danger">{say(DANGER_WORDS[danger])}</td>
      <td>
        {say('hotline_state_checked')}
        {rung && <div class="aside">{say(RUNG_WORDS[rung].name)}</div>}
        {partial > 0 && <div class="aside">{say('hotline_state_partial', String(partial))}</div>}
      </td>
    </tr>
  );
}
