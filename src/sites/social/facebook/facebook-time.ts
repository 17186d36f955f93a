import type { PostTime } from '../../../evidence/index.ts';
import { allText, attribute, byId, documentOf, first, isShown } from '../../page/own-dom.ts';
import type { PageView } from '../../site.ts';
import { claimFromText } from '../../time/machine-time.ts';
import { saidBy } from '../../time/time-element.ts';
import { saidIn, timeFrom } from '../../time/time-of.ts';
import { onDevice } from '../device-clock.ts';
import { shortAge } from '../short-age.ts';

/**
 * What a link shows, where it shows it as one piece. Dates of posts are put together of single letters in another
 * order, with more of them than are seen: those are not read.
 */
function plainText(link: Element): string | null {
  const walker = Document.prototype.createTreeWalker.call(documentOf(link), link, NodeFilter.SHOW_TEXT);
  const pieces: string[] = [];
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null)
    if (node.data.trim() !== '') pieces.push(node.data.trim());
  return pieces.length === 1 && isShown(link) ? (pieces[0] ?? null) : null;
}

/** The time by the link that shows it: by a count in older pages, by the tip shown over it, by its words. */
export function timeOfLink(link: Element | null, view: PageView): PostTime {
  if (!link) return timeFrom(saidIn('', view), view);
  const counted = first(link, 'abbr[data-utime]');
  if (counted) return timeFrom(saidBy(counted, view), view);
  const tipId = attribute(link, 'aria-describedby');
  const tip = tipId ? byId(view.document, tipId) : null;
  const tipped = tip ? claimFromText('attribute', allText(tip).slice(0, 200), view) : null;
  const shown = plainText(link);
  const label = attribute(link, 'aria-label');
  const words = shown ?? label ?? '';
  const written = saidIn(words, view);
  const said = { ...written, claims: written.claims.map(claim => onDevice(claim, view)) };
  return timeFrom({ ...said, age: said.age ?? shortAge(words), shown }, view, {
    claims: [tipped && onDevice(tipped, view)],
  });
}
