import type { Post, ReloadReport } from '../evidence/index.ts';

const bare = (text: string) => text.normalize('NFC').replace(/\s+/g, '');

/** The one of `posts` that is `post`, whatever its text is now: by its address, its id, or its number, name and time. */
export function findAgain(post: Post, posts: readonly Post[]): Post | null {
  const { permalink, site, id } = post;
  if (permalink.kind === 'known') {
    const at = posts.find(other => other.permalink.kind === 'known' && other.permalink.url === permalink.url);
    if (at) return at;
  }
  if (id !== null) return posts.find(other => other.site === site && other.id === id) ?? null;
  if (permalink.kind === 'known') return null;
  const marks = ({ number, author, time }: Post) => JSON.stringify([number, author.displayName, time.shown]);
  const alike = posts.filter(other => marks(other) === marks(post));
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

/** What became of the text of a post when its page was loaded anew. */
export function textFinding(before: Post | null, after: Post | null): NonNullable<ReloadReport['post']> {
  if (before === null || bare(before.text) === '') return 'not looked for';
  if (after === null) return 'not there';
  return bare(before.text) === bare(after.text) ? 'same text' : 'other text';
}
