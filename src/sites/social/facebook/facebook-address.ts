const HOSTS = /^(?:(?:www|m|web|mbasic|touch)\.)?facebook\.com$/;
/** What names the post or the comment in an address; everything else says who clicked where. */
const NAMES = ['story_fbid', 'id', 'fbid', 'v', 'comment_id', 'reply_comment_id'];
const POST =
  /^\/(?:[^/]+\/(?:posts|videos|photos|activity)\/|groups\/[^/]+\/(?:posts|permalink)\/|permalink\.php$|story\.php$|photo(?:\.php)?\/?$|watch\/?$|reel\/\d)/;

export function isFacebookHost({ hostname }: URL): boolean {
  return HOSTS.test(hostname);
}

/** The address of a post or a comment with nothing but what names it; null for others. */
export function facebookAddress(url: URL | null): URL | null {
  if (!url || !HOSTS.test(url.hostname) || !POST.test(url.pathname)) return null;
  const clean = new URL(`https://www.facebook.com${url.pathname}`);
  for (const name of NAMES) {
    const value = url.searchParams.get(name);
    if (value !== null && /^[\w:=%-]{1,200}$/.test(value)) clean.searchParams.set(name, value);
  }
  // These two name a post by a parameter alone.
  const byParameter = /\.php$|^\/(?:photo|watch)\/?$/.test(clean.pathname);
  return byParameter && !['story_fbid', 'fbid', 'v'].some(name => clean.searchParams.has(name))
    ? null
    : clean;
}

/** Whether an address names a comment, or a reply to one. */
export const isComment = (url: URL) => url.searchParams.has('comment_id');

/** The front page of a group. */
export const isGroup = (url: URL | null) => url !== null && /^\/groups\/[^/]+\/?$/.test(url.pathname);

/** The address of the post a comment is on. */
export function withoutComment(url: URL): string {
  const post = new URL(url);
  post.searchParams.delete('comment_id');
  post.searchParams.delete('reply_comment_id');
  return post.href;
}

/** A profile by its address: a name, `profile.php?id=…`, or a member of a group (`/groups/…/user/…`). */
export function profileAt(url: URL | null): { handle: string | null; id: string | null; url: string } | null {
  if (!url || !HOSTS.test(url.hostname)) return null;
  const member = /^\/(?:groups\/[^/]+\/user|people\/[^/]+)\/(\d{5,20})\/?$/.exec(url.pathname)?.[1];
  const id = member ?? (url.pathname === '/profile.php' ? url.searchParams.get('id') : null);
  if (id !== null && /^\d{5,20}$/.test(id))
    return { handle: null, id, url: `https://www.facebook.com/profile.php?id=${id}` };
  const handle = /^\/([\w.%-]{3,100})\/?$/.exec(url.pathname)?.[1];
  if (
    !handle ||
    /^(?:groups|watch|reel|reels|photo|events|pages|hashtag|profile\.php|story\.php|permalink\.php)$/.test(
      handle,
    )
  )
    return null;
  return { handle, id: null, url: `https://www.facebook.com/${handle}` };
}
