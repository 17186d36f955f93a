import type { Plugin } from 'vite';

/**
 * Packages that fontkit shapes scripts and unpacks WOFF2 with, and pdf-lib measures its own fonts and decodes pictures with. None
 * of that is used for exhibits, and unpacking their tables would cost every start of the worker some 200 ms.
 */
const LEFT_OUT: Record<string, readonly string[]> = {
  'brotli/decompress.js': [],
  dfa: [],
  'unicode-trie': [],
  'unicode-properties': ['getCombiningClass', 'getScript', 'isDigit', 'getCategory', 'isMark'],
  '@pdf-lib/standard-fonts': ['Encodings', 'Font', 'FontNames'],
  '@pdf-lib/upng': [],
};
const MARK = '\0left-out:';

/** Puts empty modules in the place of packages that are imported and never used. */
export function leftOut(): Plugin {
  return {
    name: 'hozen-left-out',
    enforce: 'pre',
    resolveId: (id, importer) =>
      id in LEFT_OUT && /\/(fontkit|pdf-lib)\//.test(importer ?? '') ? MARK + id : null,
    load(id) {
      if (!id.startsWith(MARK)) return null;
      const names = LEFT_OUT[id.slice(MARK.length)] ?? [];
      return ['export default class LeftOut {}', ...names.map(name => `export function ${name}() {}`)].join(
        '\n',
      );
    },
  };
}
