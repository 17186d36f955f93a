import type { Say } from '../../_locales/say.ts';
import type { PostLines } from '../../advice/post-lines.ts';
import type { Evidence } from '../../evidence/index.ts';
import { Address, Fact, Facts, Said } from './parts.tsx';

/** How to find the post: every address in full. */
export function Where({
  lines: { address },
  evidence: { post },
  say,
}: {
  lines: PostLines;
  evidence: Evidence;
  say: Say;
}) {
  return (
    <Facts>
      <Fact label={address.label}>
        <Address>{address.text}</Address>
        {address.unconfirmed && <p class="past">{address.unconfirmed}</p>}
        {address.notes.map(note => (
          <div key={note} class="soft">
            {note}
          </div>
        ))}
      </Fact>
      <Fact label={say('doc_fact_number')}>{address.number && <Said>{address.number}</Said>}</Fact>
      <Fact label={say('doc_fact_post_id')}>{post?.id && <Said>{post.id}</Said>}</Fact>
      <Fact label={say('doc_fact_thread')}>
        {(address.threadTitle || address.threadUrl) && (
          <>
            {address.threadTitle && <Said>{address.threadTitle}</Said>}
            {address.threadUrl && (
              <div>
                <Address>{address.threadUrl}</Address>
              </div>
            )}
          </>
        )}
      </Fact>
      <Fact label={say('doc_fact_parent')}>
        {address.parentUrl && <Address>{address.parentUrl}</Address>}
      </Fact>
      <Fact label={say('doc_fact_posting_url')}>
        {post?.postingUrl && <Address>{post.postingUrl}</Address>}
      </Fact>
      <Fact label={say('doc_fact_page_url')}>
        <Address>{address.pageUrl}</Address>
      </Fact>
      <Fact label={say('doc_fact_page_title')}>{address.pageTitle && <Said>{address.pageTitle}</Said>}</Fact>
    </Facts>
  );
}

/** When it was posted, how that is known, and when it was kept. */
export function When({ lines: { time, captured }, say }: { lines: PostLines; say: Say }) {
  return (
    <Facts>
      <Fact label={say('doc_fact_jst')}>
        <b>{time.jst}</b>
        {time.doubts.map(doubt => (
          <div key={doubt} class="soft">
            <bdi>{doubt}</bdi>
          </div>
        ))}
      </Fact>
      <Fact label={say('doc_fact_utc')}>{time.utc}</Fact>
      <Fact label={say('doc_fact_precision')}>{time.precision}</Fact>
      <Fact label={say('doc_fact_basis')}>{time.basis && <Said>{time.basis}</Said>}</Fact>
      <Fact label={say('doc_fact_shown')}>
        <Said>{time.shown}</Said>
      </Fact>
      {time.entered && (
        <Fact label={time.entered.label} kind="typed">
          <Said>{say('doc_fact_entered_value', time.entered.jst, time.entered.utc, time.entered.typed)}</Said>
        </Fact>
      )}
      <Fact label={say('doc_fact_captured_jst')}>{captured.jst}</Fact>
      <Fact label={say('doc_fact_captured_utc')}>{captured.utc}</Fact>
      <Fact label={say('doc_fact_clock')}>
        {captured.zone}
        {captured.others.map(other => (
          <div key={other}>{other}</div>
        ))}
      </Fact>
    </Facts>
  );
}

/** Who posted it, with what stays when names change. */
export function Who({ lines: { author }, say }: { lines: PostLines; say: Say }) {
  const unknown = say('doc_fact_unknown');
  return (
    <Facts>
      <Fact label={say('doc_fact_display_name')}>
        <Said>{author.displayName ?? unknown}</Said>
      </Fact>
      <Fact label={say('doc_fact_handle')}>
        <Said>{author.handle ?? unknown}</Said>
      </Fact>
      <Fact label={say('doc_fact_id')}>
        <Said>{author.immutableId ?? unknown}</Said>
      </Fact>
      <Fact label={say('doc_fact_other_ids')}>
        {author.otherIds.length > 0 && <Said>{author.otherIds.join('、')}</Said>}
      </Fact>
      <Fact label={say('doc_fact_profile')}>
        {author.profileUrl && <Address>{author.profileUrl}</Address>}
      </Fact>
    </Facts>
  );
}
