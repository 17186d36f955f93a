import type { Author } from '../../../evidence/index.ts';

/** A channel by the address of its page: `/@handle`, which can be changed, or `/channel/UC…`, which cannot. */
export function channelAt(url: URL | null, displayName: string | null): Author {
  const path = url && /(?:^|\.)youtube\.com$/.test(url.hostname) ? url.pathname : '';
  const handle = /^\/@([^/]+)/.exec(path)?.[1] ?? null;
  const id = /^\/channel\/(UC[\w-]{22})(?:\/|$)/.exec(path)?.[1];
  const known = handle ? `@${handle}` : id ? `channel/${id}` : null;
  return {
    displayName: displayName || null,
    handle: handle && decoded(handle),
    immutableId: id ? { scheme: 'YouTube channel id', value: id } : null,
    profileUrl: known && `https://www.youtube.com/${known}`,
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A stray % is part of it.
    return part;
  }
}
