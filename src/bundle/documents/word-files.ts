import type { Say } from '../../_locales/say.ts';
import { disclosureForm } from '../../advice/disclosure-form.ts';
import { letterFor } from '../../advice/letter.ts';
import { noticeForm } from '../../advice/notice-form.ts';
import { operatorFor } from '../../advice/operator.ts';
import { warnedOfAge } from '../../advice/staleness.ts';
import type { Instant } from '../../evidence/index.ts';
import type { Block, WordDocument } from '../../word/blocks.ts';
import { formDocument, letterDocument } from '../../word/form-document.ts';
import { wordFile } from '../../word/word-file.ts';
import type { DocumentItem } from './document-item.ts';
import { evidenceList } from './evidence-list.ts';
import { itemNumber, LISTS, PATHS } from './paths.ts';
import { postList } from './post-list.ts';

export interface WordFile {
  /** Relative to the bag's `data/`. */
  path: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Widths of the columns of 証拠説明書, in parts of the whole. */
export const EVIDENCE_WIDTHS = [10, 22, 11, 13, 11, 13, 27];

/** How many files `wordFiles` makes. */
export const wordFilesOf = (items: readonly DocumentItem[]) => 2 + 3 * items.length;

/**
 * The documents that lawyers and the person go on writing, as DOCX: both lists, and three letters for each item, of which the
 * request to delete comes last. The same request gives the same bytes. Throws the signal's reason.
 */
export async function wordFiles(
  items: readonly DocumentItem[],
  made: Instant,
  say: Say,
  signal: AbortSignal,
  onFile: () => void = () => undefined,
): Promise<WordFile[]> {
  const files: WordFile[] = [];
  for (const [path, document] of wordDocuments(items, made, say)) {
    // Packing one holds the worker up for some 10 ms; its messages get their turn between two.
    await new Promise(resolve => setTimeout(resolve));
    signal.throwIfAborted();
    files.push({ path, bytes: await wordFile(document) });
    onFile();
  }
  return files;
}

/** One after another, so that the texts of a thousand letters are not all in memory at once. */
function* wordDocuments(
  items: readonly DocumentItem[],
  made: Instant,
  say: Say,
): Generator<[path: string, document: WordDocument]> {
  yield [`${LISTS.posts}.docx`, postDocument(items, made, say)];
  yield [`${LISTS.evidence}.docx`, evidenceDocument(items, made, say)];
  for (const [index, { record }] of items.entries()) {
    const operator = operatorFor(record.evidence.page.url);
    const name = `${itemNumber(index, items.length)}_${operator.key}`;
    const aged = <L extends { beforeSending: string[] }>(letter: L) =>
      warnedOfAge(letter, operator.checked, made, say);
    yield [
      `${PATHS.letters}/${name}.docx`,
      letterDocument(aged(letterFor(record, operator, say)), made, say),
    ];
    yield [
      `${PATHS.forms}/${name}_1_発信者情報開示請求書.docx`,
      formDocument(aged(disclosureForm(record, operator, say)), made, say),
    ];
    yield [
      `${PATHS.forms}/${name}_2_送信防止措置依頼書.docx`,
      formDocument(aged(noticeForm(record, operator, say)), made, say),
    ];
  }
}

function postDocument(items: readonly DocumentItem[], made: Instant, say: Say): WordDocument {
  const title = say('lists_posts_title');
  const posts = postList(items, say).flatMap((fields, at): Block[] => [
    { kind: 'heading', text: say('lists_item', String(at + 1)) },
    {
      kind: 'table',
      widths: [3, 10],
      head: null,
      rows: fields
        .filter(({ lines }) => lines.length > 0)
        .map(({ label, lines }) => [[{ text: label }], lines]),
    },
  ]);
  return {
    title,
    made,
    notes: [],
    blocks: [...listHead(title, ['lists_draft', 'lists_seen'], say), ...posts],
  };
}

function evidenceDocument(items: readonly DocumentItem[], made: Instant, say: Say): WordDocument {
  const title = say('lists_evidence_title');
  const exhibits = evidenceList(items, say);
  const table: Block = {
    kind: 'table',
    widths: EVIDENCE_WIDTHS,
    head: (exhibits[0] ?? []).map(({ label }) => label),
    rows: exhibits.map(fields => fields.map(({ lines }) => lines)),
  };
  return {
    title,
    made,
    notes: [],
    blocks: [...listHead(title, ['lists_draft', 'lists_evidence_draft'], say), table],
  };
}

function listHead(title: string, notes: readonly Parameters<Say>[0][], say: Say): Block[] {
  return [
    { kind: 'title', text: title },
    ...notes.map((key): Block => ({ kind: 'paragraph', line: { text: say(key), kind: 'note' } })),
  ];
}
