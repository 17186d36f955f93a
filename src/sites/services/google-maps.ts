import type { Permalink, PostTime } from '../../evidence/index.ts';
import { attribute, documentTitle, first } from '../page/own-dom.ts';
import { attributeIn, imagesIn, textIn } from '../page/parts.ts';
import { known, NO_PERMALINK, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { timeOf } from '../time/time-of.ts';
import { outermost } from './outermost.ts';

/** What each selector finds; the classes are the fragile part. Seen in public code up to 2026-10. */
const FIND = {
  review: '[data-review-id]',
  contributor: '[data-href*="/contrib/"]',
  name: '.d4r55',
  time: '.rsqaWe',
  /** Only inside this: the owner's answer has a text of the same class. */
  text: '.MyEned .wiI7pd',
  /** There only while the text is cut. */
  more: '.MyEned button.w8nwRe[aria-expanded="false"]',
  pictures: '.KtCyie img[src^="http"]',
} as const;

const ID = /^[\w-]{16,200}$/;

/** The place's own page, without the map's position. */
function placeOf(url: URL): string | null {
  const name = /^\/maps\/place\/([^/]+)\//.exec(url.pathname)?.[1];
  return name ? `${url.origin}/maps/place/${name}/` : null;
}

/** `0x…:0x…`, the number of the one place the address is about. */
function featureOf(url: URL): string | null {
  const named = new Set(url.pathname.match(/(?<=!1s)0x[0-9a-f]+:0x[0-9a-f]+/gi) ?? []);
  const [only = null] = named;
  return named.size === 1 ? only : null;
}

/** As Google's own Places API gives it in `googleMapsUri`; the numbers before the two ids count parts. */
const reviewUrl = (id: string, feature: string) =>
  `https://www.google.com/maps/reviews/data=!4m6!14m5!1m4!2m3!1s${id}!2m1!1s${feature}`;

function permalinkFrom(id: string, view: PageView): Permalink {
  const feature = placeOf(view.url) && featureOf(view.url);
  return feature && ID.test(id) ? known(reviewUrl(id, feature), 'composed') : NO_PERMALINK;
}

/** "最終編集: 2 か月前" is the moment of a change: the review is older, nobody can tell how much. */
const isEdit = (shown: string) => /編集|edited/i.test(shown);

function timeFrom(shown: string, view: PageView): PostTime {
  return isEdit(shown)
    ? { kind: 'unknown', why: 'not understood', raw: shown, shown, checks: [] }
    : timeOf(shown, view);
}

function readReview(element: Element, view: PageView): FoundPost | null {
  const id = attribute(element, 'data-review-id') ?? '';
  const shown = textIn(element, FIND.time, 200);
  if (id === '' || shown === '') return null;
  const profile = attributeIn(element, FIND.contributor, 'data-href');
  const number = /\/contrib\/(\d{10,25})(?:[/?]|$)/.exec(profile ?? '')?.[1];
  const name = textIn(element, FIND.name);
  return {
    element,
    more: [],
    notes: first(element, FIND.more)
      ? [`the text of the review by ${name} is cut; the page offers to show more`]
      : [],
    post: postOf({
      site: 'google-maps',
      permalink: permalinkFrom(id, view),
      id,
      thread: { url: placeOf(view.url), title: documentTitle(view.document) || null },
      author: {
        displayName: name || null,
        immutableId: number ? { scheme: 'Google contributor ID', value: number } : null,
        profileUrl: number ? `https://www.google.com/maps/contrib/${number}` : null,
      },
      time: timeFrom(shown, view),
      ...(isEdit(shown) && { edited: shown }),
      text: textIn(element, FIND.text, 20_000),
      images: imagesIn(element, FIND.pictures, view),
    }),
  };
}

/** Googleマップ reviews. The page shows an age only ("3 か月前"). An owner's answer is no part of the review. */
export const googleMaps: Site = {
  id: 'google-maps',
  facts: {
    sources: ['public code that reads reviews', 'googleMapsUri of reviews in answers of the Places API'],
    seen: '2026-10',
    realPage: false,
  },
  matches: ({ url }) =>
    /^(?:www\.|maps\.)?google\.(?:com|co\.jp)$/.test(url.hostname) && /^\/maps(?:\/|$)/.test(url.pathname),
  *readPosts(view) {
    // Buttons inside a review carry its id as well.
    for (const element of outermost(view.document, FIND.review)) yield readReview(element, view);
  },
  permalinkOf(url) {
    const [, id = '', feature = ''] =
      /^\/maps\/reviews\/data=.*?!1s([\w-]{16,200})!2m1!1s(0x[0-9a-f]+:0x[0-9a-f]+)/i.exec(url.pathname) ??
      [];
    return id === '' ? null : reviewUrl(id, feature);
  },
};
