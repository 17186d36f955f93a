import { all, allText } from './own-dom.ts';

/** An article, post or comment as the page describes it to machines (https://schema.org/CreativeWork). */
export interface LinkedEntry {
  /** Only the page around it, whose date may be the template's. */
  isPage: boolean;
  /** A comment or an answer: never the page as a whole. */
  isReply: boolean;
  /** A film, which articles have in them as often as they are one. */
  isVideo: boolean;
  url: string | null;
  published: string | null;
  author: string | null;
}

const POSTS =
  /^(?:SocialMediaPosting|DiscussionForumPosting|BlogPosting|LiveBlogPosting|(?:\w*)Article|Question|VideoObject)$/;
const PAGES = /^(?:\w*Page)$/;
const REPLIES = /^(?:Comment|Answer|UserComments|Review)$/;
const MOST_NODES = 20_000;
const LONGEST = 2_000_000;

function asText(value: unknown): string | null {
  return typeof value === 'string' && value.length <= 8_000 ? value : null;
}

function nameOf(author: unknown): string | null {
  const one: unknown = Array.isArray(author) && author.length === 1 ? author[0] : author;
  if (typeof one === 'string') return asText(one);
  return asText((Object(one) as { name?: unknown }).name);
}

function entryFrom(node: Record<string, unknown>): LinkedEntry | null {
  const types = [node['@type']].flat().filter(type => typeof type === 'string');
  const isReply = types.some(type => REPLIES.test(type));
  const isPost = types.some(type => POSTS.test(type));
  const isPage = !isReply && !isPost && types.some(type => PAGES.test(type));
  if (!isReply && !isPost && !isPage) return null;
  const main = node.mainEntityOfPage;
  const url =
    asText(node.url) ??
    asText(main) ??
    asText((Object(main) as { '@id'?: unknown })['@id']) ??
    asText(node['@id']);
  const published = asText(node.datePublished ?? node.dateCreated ?? node.uploadDate);
  const isVideo = types.includes('VideoObject');
  return { isReply, isPage, isVideo, url, published, author: nameOf(node.author ?? node.creator) };
}

/** Every post, article and comment in the page's JSON-LD, at any depth, in order. What does not parse is passed over. */
export function linkedEntries(document: Document): LinkedEntry[] {
  const entries: LinkedEntry[] = [];
  let left = MOST_NODES;
  for (const script of all(document, 'script[type="application/ld+json" i]').slice(0, 50)) {
    const source = allText(script);
    if (source.length > LONGEST) continue;
    let root: unknown;
    try {
      root = JSON.parse(source);
    } catch {
      // Not JSON: the page says nothing to machines here.
      continue;
    }
    const open: unknown[] = [root];
    while (open.length > 0 && left > 0) {
      left -= 1;
      const node = open.shift();
      if (typeof node !== 'object' || node === null) continue;
      const entry = Array.isArray(node) ? null : entryFrom(node as Record<string, unknown>);
      if (entry) entries.push(entry);
      for (const value of Object.values(node)) if (typeof value === 'object') open.push(value);
    }
  }
  return entries;
}
