const HOST = /^(?:www\.)?instagram\.com$/;
const PATH =
  /^\/(?:([\w.]{1,30})\/)?(p|reels?|tv)\/([\w-]{5,40})(?:\/c\/(\d{5,25})(?:\/r\/(\d{5,25}))?)?(?:\/|$)/;

/** What an address of Instagram names: a post, a comment on it, or a reply to that comment. */
export interface InstagramAddress {
  /** The account, where the address holds it. */
  user: string | null;
  kind: 'p' | 'reel' | 'tv';
  code: string;
  comment: string | null;
  reply: string | null;
}

export function isInstagramHost({ hostname }: URL): boolean {
  return HOST.test(hostname);
}

/** What `url` names; null for profiles, stories and other sites. */
export function instagramAddress(url: URL | null): InstagramAddress | null {
  const match = url && HOST.test(url.hostname) ? PATH.exec(url.pathname) : null;
  if (!match) return null;
  const [, user, kind = '', code = '', comment, reply] = match;
  return {
    user: user ?? null,
    kind: kind === 'p' || kind === 'tv' ? kind : 'reel',
    code,
    comment: comment ?? null,
    reply: reply ?? null,
  };
}

/** https://www.instagram.com/p/…/, with `c/…/` for a comment and `r/…/` for a reply, as the site links them. */
export function instagramUrl({ kind, code, comment, reply }: InstagramAddress): string {
  if (comment === null) return `https://www.instagram.com/${kind}/${code}/`;
  return `https://www.instagram.com/p/${code}/c/${comment}/${reply === null ? '' : `r/${reply}/`}`;
}

/** The account whose profile `path` is, or null. */
export function accountAt(path: string): string | null {
  const name = /^\/([\w.]{1,30})\/?$/.exec(path)?.[1];
  return name && !/^(?:explore|reels|direct|accounts|stories|p|about|legal|web)$/.test(name) ? name : null;
}
