import { all, attribute, closest, documentTitle, parentOf } from '../page/own-dom.ts';
import { attributeIn, textIn } from '../page/parts.ts';
import { NO_PERMALINK, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { timeOf } from '../time/time-of.ts';

/** What each selector finds; the classes are the fragile part. Seen in public code up to 2026-03. */
const FIND = {
  review: '[data-review-id]',
  contributor: '[data-href*="/contrib/"]',
  name: '.d4r55',
  time: '.rsqaWe',
  text: '.wiI7pd, .MyEned',
} as const;

/** The place's own page, without the map's position. */
function placeOf(url: URL): string | null {
  const name = /^\/maps\/place\/([^/]+)\//.exec(url.pathname)?.[1];
  return name ? `${url.origin}/maps/place/${name}/` : null;
}

function readReview(element: Element, view: PageView): FoundPost | null {
  const id = attribute(element, 'data-review-id') ?? '';
  const time = textIn(element, FIND.time);
  if (id === '' || time === '') return null;
  const profile = attributeIn(element, FIND.contributor, 'data-href');
  const number = /\/contrib\/(\d{10,25})/.exec(profile ?? '')?.[1];
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'google-maps',
      // Only the share dialogue gives a review's own address.
      permalink: NO_PERMALINK,
      id: id.slice(0, 1_000),
      thread: { url: placeOf(view.url), title: documentTitle(view.document) },
      author: {
        displayName: textIn(element, FIND.name) || null,
        immutableId: number ? { scheme: 'Google contributor ID', value: number } : null,
        profileUrl: number ? `https://www.google.com/maps/contrib/${number}` : null,
      },
      time: timeOf(time, view),
      text: textIn(element, FIND.text, 20_000),
    }),
  };
}

/** Googleマップ reviews. The page shows an age only ("3 か月前"). */
export const googleMaps: Site = {
  id: 'google-maps',
  facts: { sources: ['public code that reads reviews'], seen: '2026-03', realPage: false },
  matches: ({ url }) =>
    /^(?:www\.|maps\.)?google\.(?:com|co\.jp)$/.test(url.hostname) && /^\/maps(?:\/|$)/.test(url.pathname),
  *readPosts(view) {
    // Buttons inside a review carry its id as well.
    for (const element of all(view.document, FIND.review)) {
      const around = parentOf(element);
      if (around && closest(around, FIND.review)) continue;
      yield readReview(element, view);
    }
  },
  permalinkOf: () => null,
};
