import type { Say } from '../../_locales/say.ts';
import { shownLine, unseenCharacters, visible } from '../../advice/shown-text.ts';
import type { Post } from '../../evidence/index.ts';
import { Address, Fact, Facts, Said } from './parts.tsx';

/** What was written: the text with its line breaks, what it quotes and cites, the addresses of its images. */
export function PostText({ post, say }: { post: Post | null; say: Say }) {
  if (post === null) return <p>{say('doc_fact_text_none')}</p>;
  const unseen = unseenCharacters(post.text);
  return (
    <>
      <bdi class="text">{post.text === '' ? say('doc_fact_text_empty') : visible(post.text)}</bdi>
      {unseen.length > 0 && <p class="soft">{say('doc_fact_unseen', unseen.join(' '))}</p>}
      <Facts>
        <Fact label={say('doc_fact_edited')}>{post.edited && <Said>{shownLine(post.edited)}</Said>}</Fact>
        <Fact label={say('doc_fact_anchors')}>
          {post.anchors.length > 0 && <Said>{shownLine(post.anchors.join('、'))}</Said>}
        </Fact>
        <Fact label={say('doc_fact_images')}>
          {post.images.length > 0 &&
            post.images.map(({ url, alt }, index) => (
              <div key={`${index} ${url}`}>
                <Address>{url}</Address> {alt && <Said>{shownLine(alt)}</Said>}
              </div>
            ))}
        </Fact>
      </Facts>
      {post.quoted.map((quoted, index) => (
        <div key={`${index} ${quoted.text}`}>
          <h3>
            {say('doc_fact_quoted')} {quoted.author && <Said>{shownLine(quoted.author)}</Said>}
          </h3>
          {quoted.url && <Address>{quoted.url}</Address>}
          <bdi class="text quoted">{visible(quoted.text)}</bdi>
        </div>
      ))}
    </>
  );
}
