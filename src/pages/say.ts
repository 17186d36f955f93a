import type { Say } from '../_locales/say.ts';

let chosen: Say = key => {
  throw new RangeError(`no words chosen before saying ${key}`);
};

/** Choose where every screen's words come from: the browser's own `i18n` in the extension, message files in tests. */
export function speakWith(words: Say): void {
  chosen = words;
}

/** The sentence named `key`, with `$1`, `$2` … replaced by `values`. */
export const say: Say = (key, ...values) => chosen(key, ...values);
