import type { FoundPost } from '../site.ts';
import { hostedPage } from './hosted-page.ts';

const pageOf = (url: URL) => `${url.origin}${url.pathname}`;

/** The blog's name in the host or path is its owner's handle; only the page's own entry is theirs, comments are not. */
function byOwner(found: FoundPost, owner: string | null, isEntry: boolean): FoundPost {
  const { author, thread } = found.post;
  if (owner === null || !isEntry || thread !== null) return found;
  return { ...found, post: { ...found.post, author: { ...author, handle: author.handle ?? owner } } };
}

const subdomain = (url: URL) => url.hostname.split('.')[0] ?? null;

/** FC2ブログ: https://<name>.blog.fc2.com/blog-entry-12.html */
export const fc2Blog = hostedPage({
  id: 'fc2-blog',
  facts: { sources: ['addresses and templates in public code'], seen: '2023-11', realPage: false },
  hosts: /\.blog(?:\d{1,3})?\.fc2\.com$|\.fc2\.net$/,
  permalinkOf: url => (/^\/blog-entry-\d+\.html$/.test(url.pathname) ? pageOf(url) : null),
  complete: (found, url) => byOwner(found, subdomain(url), /^\/blog-entry-/.test(url.pathname)),
});

/** livedoorブログ: https://blog.livedoor.jp/<name>/archives/12.html, https://<name>.livedoor.blog/archives/12.html */
export const livedoorBlog = hostedPage({
  id: 'livedoor-blog',
  facts: { sources: ['addresses and templates in public code'], seen: '2023-11', realPage: false },
  hosts: /^blog\.livedoor\.jp$|\.livedoor\.(?:blog|biz)$|\.blog\.jp$/,
  permalinkOf: url => (/\/archives\/[\w-]+\.html$/.test(url.pathname) ? pageOf(url) : null),
  complete: (found, url) =>
    byOwner(
      found,
      url.hostname === 'blog.livedoor.jp'
        ? (/^\/([\w-]+)\//.exec(url.pathname)?.[1] ?? null)
        : subdomain(url),
      /\/archives\//.test(url.pathname),
    ),
});

/** JUGEM: https://<name>.jugem.jp/?eid=12. Date and clock may stand in two elements. */
export const jugem = hostedPage({
  id: 'jugem',
  facts: { sources: ['a stored page'], seen: '2009-09', realPage: true },
  hosts: /\.jugem\.(?:jp|cc)$/,
  permalinkOf(url) {
    const entry = url.searchParams.get('eid');
    return entry && /^\d+$/.test(entry) ? `${pageOf(url)}?eid=${entry}` : null;
  },
  complete: (found, url) => byOwner(found, subdomain(url), url.searchParams.has('eid')),
});

/** 教えて!goo: the number in an asker's profile address stays when the name changes. The service has ended. */
export const oshieteGoo = hostedPage({
  id: 'oshiete-goo',
  facts: { sources: ['a stored page of 2020'], seen: '2020-07', realPage: true },
  hosts: /^oshiete\.goo\.ne\.jp$/,
  permalinkOf: url =>
    /^\/qa\/\d+\.html$/.test(url.pathname) ? `https://oshiete.goo.ne.jp${url.pathname}` : null,
  complete(found) {
    const { author } = found.post;
    const number = /\/profile\/(\d{1,12})\//.exec(author.profileUrl ?? '')?.[1];
    const immutableId = number ? { scheme: '教えて!goo ID', value: number } : author.immutableId;
    return { ...found, post: { ...found.post, author: { ...author, immutableId } } };
  },
});
