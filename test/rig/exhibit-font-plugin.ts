import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** The only package with all of Noto Sans JP (16,732 characters, names' rare kanji among them) in one TrueType file of one weight. */
export const EXHIBIT_FONT = '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf';

/** The font of exhibits as a file of the extension, read when one is made, with its licence beside it (OFL 1.1, 2). */
export function exhibitFont(): Plugin {
  return {
    name: 'hozen-exhibit-font',
    apply: 'build',
    generateBundle() {
      const font = createRequire(import.meta.url).resolve(EXHIBIT_FONT);
      const licence = join(dirname(font), '../LICENSE_FONT');
      this.emitFile({ type: 'asset', fileName: 'fonts/exhibits.ttf', source: readFileSync(font) });
      this.emitFile({ type: 'asset', fileName: 'fonts/OFL.txt', source: readFileSync(licence) });
    },
  };
}
