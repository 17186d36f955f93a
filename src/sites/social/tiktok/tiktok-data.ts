import { allText, byId } from '../../page/own-dom.ts';

/** What TikTok's page holds of one video for its own scripts. */
export interface VideoData {
  description: string | null;
  /** Seconds since 1970, as it stands there. */
  created: string | null;
  author: { handle: string | null; name: string | null; id: string | null };
}

const LONGEST = 5_000_000;

const child = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;

function textAt(value: unknown, key: string): string | null {
  const found = child(value, key);
  return typeof found === 'string' && found !== '' ? found : typeof found === 'number' ? String(found) : null;
}

/** The data of `video`, or null where the page holds none or that of the video it was opened at before. */
export function videoData(video: string, document: Document): VideoData | null {
  const script = byId(document, '__UNIVERSAL_DATA_FOR_REHYDRATION__');
  const source = script ? allText(script) : '';
  if (source === '' || source.length > LONGEST) return null;
  let data: unknown;
  try {
    data = JSON.parse(source);
  } catch {
    // Cut off or changed: the page says nothing here.
    return null;
  }
  const detail = child(child(data, '__DEFAULT_SCOPE__'), 'webapp.video-detail');
  const item = child(child(detail, 'itemInfo'), 'itemStruct');
  if (textAt(item, 'id') !== video) return null;
  const author = child(item, 'author');
  return {
    description: textAt(item, 'desc'),
    created: textAt(item, 'createTime'),
    author: {
      handle: textAt(author, 'uniqueId'),
      name: textAt(author, 'nickname'),
      id: textAt(author, 'id'),
    },
  };
}
