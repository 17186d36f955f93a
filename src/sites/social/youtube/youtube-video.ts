import type { Author } from '../../../evidence/index.ts';
import { all, allText, attribute, closest, documentBody, first, isShown } from '../../page/own-dom.ts';
import { addressIn, addressOf, attributeIn, textIn } from '../../page/parts.ts';
import { known, postOf } from '../../post-of.ts';
import type { FoundPost, PageView } from '../../site.ts';
import { saidBy } from '../../time/time-element.ts';
import { timeFrom } from '../../time/time-of.ts';
import { videoUrl } from './youtube-address.ts';
import { channelAt } from './youtube-channel.ts';

/** What each selector finds: microdata in a stored page of 2025, `ytd-` elements in code of 2025 and 2026. */
const FIND = {
  /** What the server said of the video the tab was opened at; the next video leaves it as it is. */
  said: '[itemscope][itemtype$="/VideoObject"]',
  saidId: 'meta[itemprop="identifier"], meta[itemprop="videoId"]',
  published: 'meta[itemprop="datePublished"]',
  author: '[itemprop="author"]',
  shown: 'ytd-watch-metadata',
  title: '#title h1, h1',
  owner: '#owner #channel-name a[href], #owner a[href^="/@"], #owner a[href^="/channel/"]',
  description: '#description-inline-expander, #description',
  /** Views and the date, as "3 日前" or "2025/03/28". */
  date: '#info-container #info, #info-strings',
} as const;

/** The channel's id in the page's own data, if that is of this video. */
function channelIdOf(video: string, document: Document): string | null {
  for (const script of all(document, 'script')) {
    const source = allText(script);
    // Quotes inside the site's own strings are escaped, so no title can hold these marks.
    const start = source.indexOf(`"videoDetails":{"videoId":"${video}"`);
    if (start < 0) continue;
    return /"channelId":"(UC[\w-]{22})"/.exec(source.slice(start, start + 20_000))?.[1] ?? null;
  }
  return null;
}

function authorOf(video: string, shown: Element | null, said: Element | null, view: PageView): Author {
  const owner = shown && first(shown, FIND.owner);
  const saidAuthor = said && first(said, FIND.author);
  const channel = owner
    ? channelAt(addressOf(owner, view), textIn(shown, '#channel-name') || allText(owner).trim())
    : saidAuthor
      ? channelAt(
          addressIn(saidAuthor, 'link[itemprop="url"]', view),
          attributeIn(saidAuthor, 'link[itemprop="name"], meta[itemprop="name"]', 'content'),
        )
      : channelAt(null, null);
  const id = channel.immutableId ? null : channelIdOf(video, view.document);
  return id ? { ...channel, immutableId: { scheme: 'YouTube channel id', value: id } } : channel;
}

/**
 * What the screen shows of `video`. The site keeps what it showed of the one before, hidden, and for a moment under the
 * next one's address.
 */
export function shownOf(video: string, document: Document): Element | null {
  const shown = first(document, FIND.shown);
  const page = shown && closest(shown, 'ytd-watch-flexy');
  const id = page && attribute(page, 'video-id');
  return shown && isShown(shown) && (id === null || id === video) ? shown : null;
}

/** The title of the video on the screen, or null. */
export function titleOf(said: Element | null, shown: Element | null): string | null {
  return (
    (shown && textIn(shown, FIND.title)) ||
    (said && attributeIn(said, 'meta[itemprop="name"]', 'content')) ||
    null
  );
}

/** What the page says of `video` to machines; null where it speaks of another, as after a click on the next one. */
export function saidOf(video: string, document: Document): Element | null {
  return (
    all(document, FIND.said).find(scope =>
      all(scope, FIND.saidId).some(id => attribute(id, 'content') === video),
    ) ?? null
  );
}

/** The video itself, as a post. */
export function readVideo(video: string, view: PageView): FoundPost | null {
  const shown = shownOf(video, view.document);
  const said = saidOf(video, view.document);
  const element = shown ?? documentBody(view.document);
  if (!element || (!shown && !said)) return null;
  const published = said && first(said, FIND.published);
  const label = shown && first(shown, FIND.date);
  const onScreen = label && saidBy(label, view);
  const claims = [...(published ? saidBy(published, view).claims : []), ...(onScreen?.claims ?? [])];
  const title = titleOf(said, shown);
  const description =
    (shown && textIn(shown, FIND.description, 100_000)) ||
    (said && attributeIn(said, 'meta[itemprop="description"]', 'content'));
  const post = postOf({
    site: 'youtube',
    permalink: known(videoUrl(video), 'address bar'),
    id: video,
    author: authorOf(video, shown, said, view),
    time: timeFrom({ claims, age: onScreen?.age ?? null, shown: onScreen?.shown ?? null }, view),
    text: [title, description].filter(part => part).join('\n\n'),
    anchors: [],
  });
  return { element, more: [], post, notes: [] };
}
