import type { ComponentChildren } from 'preact';
import type { Say } from '../../_locales/say.ts';
import type { PostLines } from '../../advice/post-lines.ts';
import { shownUrl } from '../../advice/shown-text.ts';

/** Words of the page or the person, kept from turning the direction of what stands around them. */
export function Said({ children }: { children: string }) {
  return <bdi class="said">{children}</bdi>;
}

/** An address in full, a link only where it is http(s). */
export function Address({ children }: { children: string }) {
  const href = shownUrl(children);
  if (href === null) return <Said>{children}</Said>;
  return (
    <a class="mono" href={href} rel="noreferrer noopener">
      <bdi>{href}</bdi>
    </a>
  );
}

/** A table of facts; rows are `Fact`s. */
export function Facts({ children }: { children: ComponentChildren }) {
  return <dl class="facts">{children}</dl>;
}

/** One fact; nothing at all where there is nothing to say. */
export function Fact({
  label,
  children,
  kind,
}: {
  label: string;
  children: ComponentChildren;
  kind?: string;
}) {
  if (children == null || children === '' || children === false) return null;
  return (
    <div class={kind === undefined ? 'fact' : `fact ${kind}`}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** In a word: all there, parts missing, or something to make sure of first. */
export function StateTag({ state, say }: { state: PostLines['state']; say: Say }) {
  if (state.complete && state.open.length > 0)
    return <span class="tag partial">{say('doc_open_short')}</span>;
  if (state.complete) return <span class="tag">{say('doc_complete_short')}</span>;
  return <span class="tag partial">{say('doc_partial_short')}</span>;
}
