import { ageWritten, type WrittenAge } from '../time/relative-time-text.ts';

const WORDS: Record<string, string> = { s: 'second', m: 'minute', h: 'hour', d: 'day', w: 'week', y: 'year' };

/** An age where that is all there is: `3h`, `5w`, `2d ago`, `3時間`, `5週間`, as well as `3時間前`. Null for anything else. */
export function shortAge(text: string): WrittenAge | null {
  const raw = text.trim();
  const [, count = '', unit = ''] = /^(\d{1,3})\s?([smhdwy])(?: ago)?$/i.exec(raw) ?? [];
  const word = WORDS[unit.toLowerCase()];
  const whole = word
    ? `${count} ${word} ago`
    : /^\d{1,3}\s?(?:秒|分|時間|日|週間?|か月|年)$/.test(raw)
      ? `${raw}前`
      : raw;
  const age = ageWritten(whole);
  return age && { ...age, raw, index: 0 };
}
