import { isUnconfirmed } from '../../advice/open-questions.ts';
import { postLines } from '../../advice/post-lines.ts';
import { visible } from '../../advice/shown-text.ts';
import { inJst, type KeptRecord } from '../../evidence/index.ts';
import { say } from '../say.ts';
import { BlurredPicture } from './blurred-picture.tsx';

/** A kept record in a list: enough to know it again without having to read the post. */
export function RecordRow({ record }: { record: KeptRecord }) {
  const { evidence } = record;
  const lines = postLines(record, say);
  const picture = evidence.files.find(file => file.role === 'visible picture');
  return (
    <article class="record">
      {picture && <BlurredPicture recordId={evidence.id} name={picture.name} />}
      <dl class="record-facts">
        <dt>{say('row_posted')}</dt>
        <dd>
          {lines.time.jst}
          {lines.time.entered && <div>{say('row_entered', lines.time.entered.jst)}</div>}
        </dd>
        <dt>{say('row_author')}</dt>
        <dd>{lines.author.line}</dd>
        <dt>{lines.address.label}</dt>
        <dd class="raw">{lines.address.text}</dd>
        <dt>{say('row_captured')}</dt>
        <dd>{lines.captured.jst}</dd>
      </dl>
      <Marks record={record} complete={lines.state.complete} />
      {lines.state.missing.map(missing => (
        <p class="fine" key={missing}>
          {missing}
        </p>
      ))}
      {evidence.post && evidence.post.text !== '' && (
        <details>
          <summary>{say('row_text')}</summary>
          <p class="post-text">{visible(evidence.post.text)}</p>
        </details>
      )}
    </article>
  );
}

function Marks({ record, complete }: { record: KeptRecord; complete: boolean }) {
  return (
    <ul class="marks">
      {!complete && <li class="mark attention">{say('row_partial')}</li>}
      {isUnconfirmed(record) && <li class="mark attention">{say('row_unconfirmed')}</li>}
      {record.exportedAt && (
        <li class="mark done">{say('row_saved', inJst(record.exportedAt, 'day').replace(' JST', ''))}</li>
      )}
      {record.sentAt && (
        <li class="mark done">{say('row_sent', inJst(record.sentAt, 'day').replace(' JST', ''))}</li>
      )}
    </ul>
  );
}
