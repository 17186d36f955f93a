import { all, allText, closest, documentBody, first } from '../../page/own-dom.ts';
import { addressIn, addressOf, textIn } from '../../page/parts.ts';
import { visibleText } from '../../page/visible-text.ts';
import { known, NO_PERMALINK, NOBODY, postOf } from '../../post-of.ts';
import type { FoundPost, PageView, Site } from '../../site.ts';
import { aboutFromTikTokId } from '../../time/id-times.ts';
import { claimOfEpoch } from '../../time/time-claim.ts';
import { videoData } from './tiktok-data.ts';
import { timeShown } from './tiktok-date.ts';

/** What each selector finds: marks for the site's own tests, in code of 2025 and 2026 that reads it. */
const FIND = {
  comment: '[data-e2e="comment-level-1"], [data-e2e="comment-level-2"]',
  /** All of one comment, around its text. */
  row: '[class*="CommentItemWrapper"], [class*="CommentItemContainer"], [class*="CommentContentContainer"], [class*="CommentObjectWrapper"]',
  firstLevel: '[data-e2e="comment-level-1"]',
  username: '[data-e2e^="comment-username"]',
  time: '[data-e2e^="comment-time"], [class*="CommentSubContent"] > span, [class*="CommentTime"]',
  description: '[data-e2e="browse-video-desc"], [data-e2e="video-desc"]',
  video: '[class*="DivVideoDetailContainer"], [class*="DivBrowserModeContainer"], #main-content-video_detail',
  /** "name · 11-20" below the account's name. */
  nickname: '[data-e2e="browser-nickname"]',
} as const;

const HOSTS = /^(?:www\.|m\.)?tiktok\.com$/;

function videoAt(url: URL): { handle: string; id: string } | null {
  const match = HOSTS.test(url.hostname)
    ? /^\/@([\w.]{1,30})\/(?:video|photo)\/(\d{15,20})(?:\/|$)/.exec(url.pathname)
    : null;
  return match ? { handle: match[1] ?? '', id: match[2] ?? '' } : null;
}

const videoUrl = ({ handle, id }: { handle: string; id: string }) =>
  `https://www.tiktok.com/@${handle}/video/${id}`;
const profileUrl = (handle: string) => `https://www.tiktok.com/@${handle}`;

function readVideo(at: { handle: string; id: string }, view: PageView): FoundPost | null {
  const data = videoData(at.id, view.document);
  // A list of videos keeps the words of each: then nothing says which are this one's.
  const descriptions = all(view.document, FIND.description);
  const description = descriptions.length === 1 ? descriptions[0] : undefined;
  const element =
    (description && closest(description, FIND.video)) ??
    first(view.document, FIND.video) ??
    documentBody(view.document);
  if (!element || (!data && !description)) return null;
  const created = /^\d{10}$/.exec(data?.created ?? '')?.[0];
  const claim = created
    ? claimOfEpoch('page data', created, Number(created) * 1_000, 'second', 'the page counts from 1970 UTC')
    : null;
  const line = description ? textIn(view.document, FIND.nickname, 500) : '';
  const shown = line.includes('·') ? (line.split('·').at(-1) ?? '').trim() : '';
  const author = data?.author;
  const post = postOf({
    site: 'tiktok',
    permalink: known(videoUrl(at), 'address bar'),
    id: at.id,
    author: {
      displayName: author?.name ?? (line.split('·')[0]?.trim() || null),
      handle: author?.handle ?? at.handle,
      immutableId: author?.id ? { scheme: 'TikTok user id', value: author.id } : null,
      profileUrl: profileUrl(author?.handle ?? at.handle),
    },
    time: timeShown(shown, view, { claims: [claim], about: aboutFromTikTokId(at.id) }),
    text: description ? visibleText(description) : (data?.description ?? ''),
    anchors: [],
  });
  return { element, more: [], post, notes: [] };
}

function readComment(
  text: Element,
  video: { handle: string; id: string } | null,
  view: PageView,
): FoundPost | null {
  const row = closest(text, FIND.row);
  if (!row) return null;
  const link =
    all(row, 'a[href^="/@"], a[href*="tiktok.com/@"]').find(found => allText(found).trim() !== '') ?? null;
  const url = addressOf(link, view) ?? addressIn(row, 'a[href^="/@"]', view);
  const handle = /^\/@([\w.]{1,30})\/?$/.exec(url?.pathname ?? '')?.[1] ?? null;
  const name = textIn(row, FIND.username, 500) || (link ? visibleText(link, 500).trim() : '');
  const isFirst = text === first(row, FIND.firstLevel);
  const post = postOf({
    site: 'tiktok',
    // Addresses of comments are made by a button only.
    permalink: NO_PERMALINK,
    thread: video ? { url: videoUrl(video), title: null } : null,
    parentUrl: video && isFirst ? videoUrl(video) : null,
    author: handle
      ? { displayName: name || null, handle, profileUrl: profileUrl(handle) }
      : { ...NOBODY, displayName: name || null },
    time: timeShown(textIn(row, FIND.time, 100), view),
    text: visibleText(text),
    anchors: [],
  });
  return { element: row, more: [], post, notes: [] };
}

/** TikTok: a video with its comments. A comment has no address of its own, and its time is an age or a day. */
export const tiktok: Site = {
  id: 'tiktok',
  facts: {
    sources: [
      'a description of a stored page of a video of 2025',
      'webrecorder/browsertrix-behaviors tiktok.ts',
      'ITsYeBOi/TikTok-Scraper tiktok_scraper.js',
    ],
    seen: '2026-01',
    realPage: false,
  },
  matches: ({ url }) => HOSTS.test(url.hostname),
  *readPosts(view) {
    const video = videoAt(view.url);
    if (video) yield readVideo(video, view);
    for (const text of all(view.document, FIND.comment)) yield readComment(text, video, view);
  },
  permalinkOf(url) {
    const video = videoAt(url);
    return video && videoUrl(video);
  },
};
