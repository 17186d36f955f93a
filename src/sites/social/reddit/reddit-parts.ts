import type { Author } from '../../../evidence/index.ts';

const HOSTS = /^(?:(?:www|old|new|np|sh|m)\.)?reddit\.com$/;

export function isRedditHost({ hostname }: URL): boolean {
  return HOSTS.test(hostname);
}

/** An address of a post or a comment without parameters, on the host it is read at; null for others. */
export function redditAddress(path: string | null, base: URL): string | null {
  if (path === null || !URL.canParse(path, base.href)) return null;
  const url = new URL(path, base.href);
  if (!HOSTS.test(url.hostname)) return null;
  if (!/^\/(?:(?:r|user|u)\/[^/]+\/)?comments\/[0-9a-z]+(?:\/|$)/i.test(url.pathname)) return null;
  return `${url.origin}${url.pathname.replace(/\/*$/, '/')}`;
}

/** An account by its name and its id (`t2_…`), which stays. Removed posts say `[deleted]` for the name. */
export function redditor(name: string | null, id: string | null, base: URL): Author {
  const handle = name !== null && /^[\w-]{1,40}$/.test(name) ? name : null;
  return {
    displayName: name || null,
    handle,
    immutableId:
      id !== null && /^t2_[0-9a-z]+$/i.test(id) ? { scheme: 'Reddit account id', value: id } : null,
    profileUrl: handle && `${base.origin}/user/${handle}/`,
  };
}
