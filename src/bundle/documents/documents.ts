import type { Say } from '../../_locales/say.ts';
import { letterFor } from '../../advice/letter.ts';
import { operatorFor } from '../../advice/operator.ts';
import { warnedOfAge } from '../../advice/staleness.ts';
import type { ZonedInstant } from '../../evidence/index.ts';
import type { DocumentFile, DocumentItem } from './document-item.ts';
import { evidenceListCsv } from './evidence-list.ts';
import { letterPage, letterTextFile } from './letter-page.tsx';
import { list } from './list.ts';
import { itemNumber, LISTS, PATHS } from './paths.ts';
import { postListCsv } from './post-list.ts';
import { report } from './report.tsx';
import { startPage } from './start-page.tsx';
import { stepsPage } from './steps-page.tsx';

export type { DocumentFile, DocumentItem } from './document-item.ts';

export interface DocumentsRequest {
  records: readonly DocumentItem[];
  /** When the bundle is made, by this device's clock: the only clock the documents know. */
  made: ZonedInstant;
  /** Words, in the language the bundle is to be in. */
  say: Say;
  /** Whether the bundle holds PDFs, and letters and lists for word processors. */
  papers?: boolean;
}

/**
 * Every document of text that a person, lawyer or police officer reads, with paths relative to the bag's `data/`. They refer to
 * pictures as `records/<id>/<file name>`. One after another, so that a thousand letters are never all in memory as texts. The same
 * request gives the same text, byte for byte.
 */
export function* documents({
  records,
  made,
  say,
  papers = false,
}: DocumentsRequest): Generator<DocumentFile> {
  yield { path: PATHS.start, text: startPage(records, made, say, papers) };
  yield { path: PATHS.report, text: report(records, made, say) };
  yield { path: PATHS.list, text: list(records, say) };
  yield { path: PATHS.steps, text: stepsPage(records, made, say) };
  for (const [index, { record }] of records.entries()) {
    const operator = operatorFor(record.evidence.page.url);
    const letter = warnedOfAge(letterFor(record, operator, say), operator.checked, made.instant, say);
    const path = `${PATHS.letters}/${itemNumber(index, records.length)}_${operator.key}`;
    yield { path: `${path}.html`, text: letterPage(letter, made, say) };
    yield { path: `${path}.txt`, text: letterTextFile(letter, say) };
  }
  yield { path: `${LISTS.posts}.csv`, text: postListCsv(records, say) };
  yield { path: `${LISTS.evidence}.csv`, text: evidenceListCsv(records, say) };
}
