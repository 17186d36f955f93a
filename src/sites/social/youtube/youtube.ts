import { all, closest, first, parentOf } from '../../page/own-dom.ts';
import { addressIn, bodyIn, textIn } from '../../page/parts.ts';
import { known, NO_PERMALINK, postOf } from '../../post-of.ts';
import type { FoundPost, PageView, Site } from '../../site.ts';
import { timeOf } from '../../time/time-of.ts';
import { commentOf, isYouTubeHost, videoOf, videoUrl } from './youtube-address.ts';
import { channelAt } from './youtube-channel.ts';
import { findOwnOnYouTube } from './youtube-own.ts';
import { readVideo, saidOf, shownOf, titleOf } from './youtube-video.ts';

/** What each selector finds, in code of 2026-03 that reads the site's comments. */
const FIND = {
  /** `ytd-comment-renderer` until 2024. */
  comment: 'ytd-comment-view-model, ytd-comment-renderer',
  /** A comment with its replies. Since 2025 replies have threads of their own inside. */
  thread: 'ytd-comment-thread-renderer',
  time: '#published-time-text',
  author: '#author-text',
  text: '#content-text',
} as const;

/** What YouTube puts behind the time of a comment that was changed. */
const EDITED = /[(（](?:edited|編集済み)[)）]/i;

/** Ids of the first comments of threads, by thread: the one that all others in it answer. */
function headIn(thread: Element, view: PageView): string | null {
  const head = first(thread, FIND.comment);
  const url = head && addressIn(head, `${FIND.time} a[href]`, view);
  return url && commentOf(url);
}

/** The comment or the video that `comment` answers. */
function parentOfComment(comment: Element, id: string, video: string, view: PageView): string | null {
  const [top = '', own] = id.split('.');
  if (own === undefined) return videoUrl(video);
  const nearest = closest(comment, FIND.thread);
  const outer = nearest && parentOf(nearest);
  const thread =
    nearest && first(nearest, FIND.comment) === comment ? outer && closest(outer, FIND.thread) : nearest;
  const head = thread && headIn(thread, view);
  return head && (head === top || head.startsWith(`${top}.`)) ? videoUrl(video, head) : null;
}

function readComment(comment: Element, link: URL | null, title: string | null, view: PageView): FoundPost {
  const video = link && videoOf(link);
  const id = link && commentOf(link);
  const label = textIn(comment, FIND.time, 200);
  const edited = EDITED.exec(label)?.[0];
  const name = textIn(comment, FIND.author, 500);
  const post = postOf({
    site: 'youtube',
    permalink: video && id ? known(videoUrl(video, id), 'link around the time') : NO_PERMALINK,
    id,
    thread: video ? { url: videoUrl(video), title } : null,
    parentUrl: video && id ? parentOfComment(comment, id, video, view) : null,
    ...(edited && { edited }),
    author: channelAt(addressIn(comment, `a${FIND.author}`, view), name),
    time: timeOf(label, view),
    text: bodyIn(comment, FIND.text),
    anchors: [],
  });
  return { element: comment, more: [], post, notes: [] };
}

function* readPosts(view: PageView): Generator<FoundPost | null> {
  const video = videoOf(view.url);
  if (video === null) return;
  const found = readVideo(video, view);
  if (found) yield found;
  const title = titleOf(saidOf(video, view.document), shownOf(video, view.document));
  for (const comment of all(view.document, FIND.comment)) {
    const link = addressIn(comment, `${FIND.time} a[href]`, view);
    // Comments on the video before stay in the page, hidden.
    yield link && videoOf(link) !== video ? null : readComment(comment, link, title, view);
  }
}

/** YouTube: a video, a short or a stream with its comments. Times of comments are ages: a stretch, no moment. */
export const youtube: Site = {
  id: 'youtube',
  facts: {
    sources: [
      'a stored page of youtube.com, as the server sends it, without comments',
      'dataforgoodfr/14_BalanceTesHaters youtube-post-native-scrapper.ts',
      'yt-dlp/yt-dlp youtube/_video.py',
    ],
    seen: '2026-03',
    realPage: true,
  },
  matches: ({ url }) => isYouTubeHost(url),
  readPosts,
  permalinkOf(url) {
    const video = videoOf(url);
    return video && videoUrl(video, commentOf(url));
  },
  findOwn: findOwnOnYouTube,
};
