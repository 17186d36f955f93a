import { postLines } from '../../advice/post-lines.ts';
import { visible } from '../../advice/shown-text.ts';
import type { KeptRecord } from '../../evidence/index.ts';
import { say } from '../say.ts';

/** Which post was taken: number and author to know it by, its words folded until asked for. */
export function WhichPost({ record }: { record: KeptRecord }) {
  const { address, author } = postLines(record, say);
  const text = record.evidence.post?.text ?? '';
  const name = [address.number && say('capture_unsure_number', address.number), author.displayName]
    .filter(Boolean)
    .join(' ');
  return (
    <>
      {name !== '' && <p class="strong raw">{say('capture_unsure_which', name)}</p>}
      {text !== '' && (
        <details>
          <summary>{say('row_text')}</summary>
          <p class="post-text">{visible(text)}</p>
        </details>
      )}
    </>
  );
}
