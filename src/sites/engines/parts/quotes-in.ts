import type { Post } from '../../../evidence/index.ts';
import { all, contains, first } from '../../page/own-dom.ts';
import { visibleText } from '../../page/visible-text.ts';
import type { PageView } from '../../site.ts';
import { linkAddress, shownName } from './author-of.ts';
import { firstOf } from './first-of.ts';

/** How an engine marks what a post quotes. */
export interface QuoteMarks {
  quote: string;
  /** Who is quoted, inside it. */
  author?: readonly string[];
  /** As `author`, by an attribute of the quote and the like; asked first. */
  authorOf?(quote: Element): string | null;
  /** A link to the quoted post, inside it. */
  link?: string;
  /** The quoted words, inside it; all of it where there is none. */
  text?: string;
}

/** "Hanako wrote:", "花子 さんが書きました:" as the name alone. */
export function quotedName(line: string): string | null {
  const name = line
    .replace(/\s+/g, ' ')
    .replace(
      /\s*(?:wrote|said|schrieb|has written|さんが書きました|さんの発言|さんは書きました)?\s*[:：↑\s]*$/i,
      '',
    )
    // "Quote from: Hanako on August 18, 2026, 06:28:34 PM"
    .replace(/\s(?:on|am)\s[^:]{6,40}\d:\d{2}.*$/i, '')
    .replace(/^(?:Originally Posted by|Quote from|Zitat von)\s*:?\s*/i, '')
    .trim();
  return name || null;
}

/** The outermost quotes in `body`: words of others, that the post's own text shows too. */
export function quotesIn(body: Element, marks: QuoteMarks, view: PageView): Post['quoted'] {
  const quotes = all(body, marks.quote);
  return quotes
    .filter(quote => !quotes.some(other => other !== quote && contains(other, quote)))
    .slice(0, 20)
    .map(quote => {
      const named = marks.author ? firstOf(quote, marks.author) : null;
      const words = (marks.text && first(quote, marks.text)) || quote;
      return {
        url: marks.link ? (linkAddress(first(quote, marks.link), view)?.href ?? null) : null,
        author: marks.authorOf?.(quote) || quotedName(shownName(named) ?? ''),
        text: visibleText(words),
      };
    });
}
