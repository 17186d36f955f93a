import { attribute, tagOf } from '../../sites/page/own-dom.ts';
import { absolute } from './addresses.ts';
import { hrefOf } from './attributes.ts';
import type { Context } from './context.ts';
import { attributeText } from './escape.ts';
import {
  canvasHeightOf,
  canvasPicture,
  canvasWidthOf,
  currentSrcOf,
  mediaSrcOf,
  naturalHeightOf,
  naturalWidthOf,
} from './natives.ts';
import type { Piece } from './pieces.ts';

/** Past this a canvas takes longer to encode than a page may be held up: pixels. */
const CANVAS_PIXELS = 16_000_000;

/** A box of the size the picture had, plainly none itself. */
function emptyBox(width: number, height: number): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#eee" stroke="#888" stroke-dasharray="4"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const lackingMark = ' data-hozen-lacking=""';

/** `url` inlined as the attribute `name`; where it is lacking, `otherwise`. */
function inlined(name: string, url: string, otherwise: string, context: Context): Piece {
  const inside = context.resources.inlined('image', url);
  return {
    later: inside.then(data => [data === null ? otherwise + lackingMark : attributeText(name, data)]),
  };
}

function resolved(element: Element, name: string, context: Context): string | null {
  const value = attribute(element, name)?.trim();
  return value ? (absolute(value, context.base)?.href ?? null) : null;
}

function imageOf(image: Element, context: Context): Piece[] {
  const [width, height] = [naturalWidthOf(image), naturalHeightOf(image)];
  // Empty while a picture below the fold was not asked for yet.
  const url = currentSrcOf(image) || resolved(image, 'src', context);
  if (!url) return [];
  const box = width > 0 && height > 0 ? attributeText('src', emptyBox(width, height)) : '';
  return [inlined('src', url, box, context)];
}

function vectorImage(image: Element, context: Context): Piece[] {
  const href = hrefOf(image)?.trim();
  if (!href || href.startsWith('#')) return [];
  const url = absolute(href, context.base)?.href;
  return url ? [inlined('href', url, '', context)] : [];
}

function mediaOf(media: Element, tag: string, context: Context): Piece[] {
  const url = mediaSrcOf(media);
  if (url) context.lacking.note('media', url, 'sound and moving pictures are not taken along');
  const poster = tag === 'video' ? resolved(media, 'poster', context) : null;
  return poster ? [inlined('poster', poster, '', context)] : [];
}

function pointsOut(use: Element, context: Context): Piece[] {
  const href = hrefOf(use)?.trim();
  const url = href && !href.startsWith('#') ? absolute(href, context.base) : null;
  if (url && url.href.split('#')[0] !== context.url.split('#')[0])
    context.lacking.note('image', url.href, 'a part of a file outside the page');
  return [];
}

/** The attributes that show the picture of an element that has one. */
export function pictureOf(element: Element, tag: string, context: Context): Piece[] {
  const background = resolved(element, 'background', context);
  if (background) return [inlined('background', background, '', context)];
  if (tag === 'img') return imageOf(element, context);
  if (tag === 'input' && attribute(element, 'type')?.toLowerCase() === 'image') {
    const url = resolved(element, 'src', context);
    return url ? [inlined('src', url, '', context)] : [];
  }
  if (tag === 'image' || tag === 'feimage') return vectorImage(element, context);
  if (tag === 'use') return pointsOut(element, context);
  if (tag === 'video' || tag === 'audio') return mediaOf(element, tag, context);
  if (tag === 'object' || tag === 'embed' || tag === 'applet') {
    const url = resolved(element, tagOf(element) === 'object' ? 'data' : 'src', context);
    if (url) context.lacking.note('media', url, 'embedded programs are not taken along');
  }
  return [];
}

/** What is drawn on a canvas, as declarations of its style. */
export function drawnOn(canvas: Element, context: Context): Piece[] {
  const pixels = canvasWidthOf(canvas) * canvasHeightOf(canvas);
  if (pixels === 0) return [];
  const lack = (why: string) => {
    context.lacking.note('canvas', '', why);
    return [];
  };
  if (pixels > CANVAS_PIXELS) return lack(`larger than ${CANVAS_PIXELS / 1e6} million pixels`);
  const picture = canvasPicture(canvas).then(
    async blob => {
      if (!blob) return lack('could not be read');
      const data = await context.resources.made('canvas', '', blob);
      return data === null ? [] : [`background:url("${data}") 0 0/100% 100% no-repeat`];
    },
    () => lack('drawn on from another site'),
  );
  return [{ later: picture }];
}
