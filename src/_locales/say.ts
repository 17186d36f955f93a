import type advice from './ja/advice.json';
import type checking from './ja/checking.json';
import type clocks from './ja/clocks.json';
import type common from './ja/common.json';
import type documents from './ja/documents.json';
import type exhibits from './ja/exhibits.json';
import type hotline from './ja/hotline.json';
import type letters from './ja/letters.json';
import type lists from './ja/lists.json';
import type masking from './ja/masking.json';
import type pages from './ja/pages.json';
import type police from './ja/police.json';
import type provider from './ja/provider.json';
import type stamping from './ja/stamping.json';
import type steps from './ja/steps.json';
import type verify from './ja/verify.json';

type Messages = typeof common &
  typeof advice &
  typeof checking &
  typeof clocks &
  typeof documents &
  typeof exhibits &
  typeof hotline &
  typeof letters &
  typeof lists &
  typeof pages &
  typeof police &
  typeof provider &
  typeof stamping &
  typeof steps &
  typeof verify &
  typeof masking;

/** The name of a sentence in `_locales`. Japanese is the language every other is checked against. */
export type MessageKey = keyof Messages;

/** Words for `key`, with `$1`, `$2` … replaced by `values`. */
export type Say = (key: MessageKey, ...values: string[]) => string;

/** A Say over message files, for where the browser's own `i18n` is not the one to ask (documents, Node). */
export function sayFrom(...parts: Record<string, { message: string }>[]): Say {
  const all: Record<string, { message: string } | undefined> = Object.assign({}, ...parts);
  return (key, ...values) => {
    const entry = all[key];
    if (!entry) throw new RangeError(`no such message: ${key}`);
    return entry.message.replace(/\$([1-9])/g, (_, n: string) => values[Number(n) - 1] ?? '');
  };
}
