import type { Certificate } from 'pkijs';

const COMMON_NAME = '2.5.4.3';
const ORGANIZATION = '2.5.4.10';
const LONGEST = 200;

/** The subject's common name, or its organization; null where it has neither. Without what would turn the text around it. */
export function nameOf({ subject }: Certificate): string | null {
  for (const wanted of [COMMON_NAME, ORGANIZATION]) {
    const value: unknown = subject.typesAndValues.find(({ type }) => type === wanted)?.value.valueBlock.value;
    // Controls and characters of direction (Unicode, general categories Cc and Cf).
    const name = typeof value === 'string' ? value.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim() : '';
    if (name !== '') return name.slice(0, LONGEST);
  }
  return null;
}
