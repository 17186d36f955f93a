import type { Say } from '../../_locales/say.ts';
import { inJst, type KeptRecord } from '../../evidence/index.ts';
import { itemNumber } from '../documents/paths.ts';
import type { ExhibitNumber } from './numbers.ts';

/** File names of the courts' filing system may have 50 characters with their ending; so long a host is no label. */
const LONGEST_HOST = 20;

/**
 * `甲01_X投稿_20250629.pdf`: number, site, the post's day in Japan. The number makes it unique. `count` is how many numbers there
 * are. Only letters, digits, kanji, の, `_` and `-`: see PATHS for what kana do to file names.
 */
export function exhibitFileName({ record, number, branch }: ExhibitNumber, count: number, say: Say): string {
  const own = itemNumber(number - 1, count);
  const first = branch === null ? own : `${own}の${branch}`;
  return `甲${first}_${siteOf(record, say)}_${dayOf(record, say)}.pdf`;
}

function siteOf({ evidence: { post, page } }: KeptRecord, say: Say): string {
  if (post === null) return say('pdf_file_screen');
  const known = /^[a-z0-9-]+$/.test(post.site) && post.site !== 'generic';
  const host = new URL(page.url).hostname.replace(/^www\./, '');
  const site = post.site === 'x' ? 'X' : known ? post.site : host;
  const label = site
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, LONGEST_HOST)
    .replace(/^-|-$/g, '');
  return say('pdf_file_post', label);
}

function dayOf({ evidence: { post } }: KeptRecord, say: Say): string {
  if (post?.time.kind !== 'absolute') return say('pdf_file_no_day');
  return inJst(post.time.instant, 'minute').slice(0, 10).replaceAll('/', '');
}
