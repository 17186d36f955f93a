import { visible } from '../../advice/shown-text.ts';
import { inJst } from '../../evidence/index.ts';
import type { SubmissionRow } from '../../store/rows.ts';
import { say } from '../say.ts';

/** What the hotline answered. Its words are shown as text, never as markup. */
export function ReceiptCard({ row }: { row: SubmissionRow }) {
  const { receipt, bundle } = row;
  if (receipt === null) return <p>{say('send_accepted_without_receipt')}</p>;
  const same = bundle && bundle.sha256 === receipt.bundleSha256;
  return (
    <section class="notice done-card">
      <h2>{say('receipt_title')}</h2>
      <dl class="facts">
        <dt>{say('receipt_number')}</dt>
        <dd class="value raw">{visible(receipt.id)}</dd>
        <dt>{say('receipt_time')}</dt>
        <dd class="value">{inJst(receipt.receivedAt)}</dd>
        <dt>{say('receipt_to')}</dt>
        <dd class="raw">{new URL(row.endpoint).origin}</dd>
        <dt>{say('receipt_posts')}</dt>
        <dd>{String(receipt.posts)}</dd>
        {receipt.message !== '' && (
          <>
            <dt>{say('receipt_message')}</dt>
            <dd class="post-text">{visible(receipt.message)}</dd>
          </>
        )}
      </dl>
      {same !== null && (
        <p class={same ? 'fine' : 'strong'}>{say(same ? 'receipt_same_file' : 'receipt_other_file')}</p>
      )}
      <p>{say('receipt_next')}</p>
    </section>
  );
}
