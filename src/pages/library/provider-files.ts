import advice from '../../_locales/ja/advice.json';
import documents from '../../_locales/ja/documents.json';
import letters from '../../_locales/ja/letters.json';
import { sayFrom } from '../../_locales/say.ts';
import { formTextFile } from '../../advice/form.ts';
import { type ProviderLetterWishes, providerLetter } from '../../advice/provider-letter.ts';
import type { Instant, KeptRecord } from '../../evidence/index.ts';
import { formDocument } from '../../word/form-document.ts';
import { WORD_TYPE, wordFile } from '../../word/word-file.ts';

/** Letters go to companies in Japan, so their words are Japanese whatever language the browser speaks. */
const japanese = sayFrom(advice, documents, letters);

/** The letter to an access provider as a DOCX, its notes on a page before it. */
export async function providerDocx(
  record: KeptRecord,
  wishes: ProviderLetterWishes,
  made: Instant,
): Promise<Blob> {
  const form = providerLetter(record, wishes, japanese);
  return new Blob([await wordFile(formDocument(form, made, japanese))], { type: WORD_TYPE });
}

/** The same as plain text, its notes above it. */
export function providerText(record: KeptRecord, wishes: ProviderLetterWishes): Blob {
  const form = providerLetter(record, wishes, japanese);
  return new Blob([formTextFile(form, japanese)], { type: 'text/plain;charset=utf-8' });
}
