/** @jsxRuntime automatic @jsxImportSource preact */
import { inJst, inUtc } from '../evidence/index.ts';
import type { ReportedPost, ReportedTime } from '../intake/report.ts';
import { Field, Moment } from './field.tsx';
import { Address, Foreign, say } from './page-frame.tsx';
import { sourceWords } from './words.ts';

/** One reported post: address, time, author, then its text. */
export function PostSection({ post, number }: { post: ReportedPost; number: number }) {
  const { url, threadUrl, pageUrl, enteredTime, author } = post;
  const names = [author.displayName, author.handle && `@${author.handle}`].filter(
    name => name !== null && name !== '',
  );
  return (
    <section class="post">
      <h3>{say('hotline_post_heading', String(number))}</h3>
      <dl>
        <Field name="hotline_post_url">
          {url ? <Address url={url} /> : <span class="none">{say('hotline_post_url_none')}</span>}
        </Field>
        {threadUrl && (
          <Field name="hotline_post_thread">
            <Address url={threadUrl} />
          </Field>
        )}
        <Field name="hotline_post_page">
          <Address url={pageUrl} />
        </Field>
        {post.number && (
          <Field name="hotline_post_number">
            <Foreign text={post.number} />
          </Field>
        )}
        <Field name="hotline_post_time">
          <PostedAt time={post.postedAt} />
        </Field>
        {enteredTime && (
          <Field name="hotline_post_time_entered">
            <Moment instant={enteredTime.instant} precision={enteredTime.precision} />
          </Field>
        )}
        <Field name="hotline_post_captured">
          <Moment instant={post.capturedAt.instant} />
        </Field>
        <Field name="hotline_post_author">
          {names.length === 0 && <span class="none">{say('hotline_post_author_unknown')}</span>}
          <Foreign text={names.join(' ')} />
        </Field>
        {author.id && (
          <Field name="hotline_post_author_id">
            <Foreign text={author.id} />
          </Field>
        )}
        <Field name="hotline_post_text">
          <p class="written">
            <Foreign text={post.text} />
          </p>
        </Field>
        <Field name="hotline_post_record">
          <span class="hash">data/records/{post.recordId}/</span>
        </Field>
        <Field name="hotline_post_state">
          {say(post.state === 'complete' ? 'hotline_post_state_complete' : 'hotline_post_state_partial')}
          {!post.confirmed && <div class="warning">{say('hotline_post_unconfirmed')}</div>}
        </Field>
      </dl>
    </section>
  );
}

function PostedAt({ time }: { time: ReportedTime }) {
  const { kind, instant, precision, earliest, latest, raw, certain, source } = time;
  return (
    <>
      {kind === 'absolute' && instant && <Moment instant={instant} precision={precision ?? 'second'} />}
      {kind === 'relative' && earliest && latest && (
        <>
          <div>{say('hotline_post_time_between', inJst(earliest), inJst(latest))}</div>
          <div class="utc">{`${inUtc(earliest)} – ${inUtc(latest)}`}</div>
        </>
      )}
      {kind === 'unknown' && <span class="none">{say('hotline_post_time_unknown')}</span>}
      {certain === false && <div class="warning">{say('hotline_post_time_uncertain')}</div>}
      {raw !== null && (
        <div class="aside">
          <Foreign text={say('hotline_post_time_raw', raw)} />
        </div>
      )}
      {source !== null && (
        <div class="aside">
          <Foreign text={say('hotline_post_time_source', sourceWords(source))} />
        </div>
      )}
    </>
  );
}
