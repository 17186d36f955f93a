import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { build, type Plugin } from 'vite';

export interface OneFilePage {
  /** The module that draws the page into `#screen`. */
  entry: string;
  /** Name in the built extension. */
  fileName: string;
  title: string;
  /** The page's module may import these too. */
  plugins?: Plugin[];
}

const sourceOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Script and style of `entry`, each as one text. */
async function bundle({ entry, plugins = [] }: OneFilePage): Promise<{ script: string; style: string }> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    plugins,
    build: {
      write: false,
      // What a lawyer may still have: a bundle is opened years later, but not in a browser from years before.
      target: ['chrome109', 'firefox115', 'safari16.4'],
      modulePreload: false,
      cssCodeSplit: false,
      chunkSizeWarningLimit: 2_000,
      rollupOptions: { input: entry, output: { format: 'iife', codeSplitting: false } },
    },
  });
  const files = [built].flat().flatMap(one => ('output' in one ? one.output : []));
  const scripts = files.flatMap(file => (file.type === 'chunk' ? [file.code] : []));
  const styles = files.flatMap(file =>
    file.type === 'asset' && file.fileName.endsWith('.css') ? [file.source] : [],
  );
  const [script] = scripts;
  if (script === undefined || scripts.length !== 1 || styles.length > 1) {
    throw new Error(`${entry}: ${scripts.length} scripts and ${styles.length} styles, not one each`);
  }
  // In a script, both would be read as markup.
  return { script: script.replace(/<(?=\/script|!--)/gi, '\\x3C'), style: String(styles[0] ?? '') };
}

/**
 * Build `entry` into one HTML file that needs no other and reaches nothing: opened from a disk, its policy lets this one script
 * and style run and refuses the network.
 */
export function oneFilePage(page: OneFilePage): Plugin {
  return {
    name: 'hozen-one-file-page',
    apply: 'build',
    async generateBundle() {
      const { script, style } = await bundle(page);
      const policy = [
        "default-src 'none'",
        `script-src ${sourceOf(script)}`,
        `style-src ${sourceOf(style)}`,
        "base-uri 'none'",
        "form-action 'none'",
      ].join('; ');
      const source = `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>${page.title}</title>
<style>${style}</style>
</head>
<body>
<noscript><p>このページは JavaScript を使います。使えないときは「確認の手引き.txt」のほかの方法で確かめてください。</p></noscript>
<div id="screen"></div>
<script>${script}</script>
</body>
</html>
`;
      this.emitFile({ type: 'asset', fileName: page.fileName, source });
    },
  };
}

/** A sentence of the Japanese screens. */
export function japanese(part: string, key: string): string {
  const words: Record<string, { message: string }> = JSON.parse(
    readFileSync(`src/_locales/ja/${part}.json`, 'utf8'),
  );
  const message = words[key]?.message;
  if (message === undefined) throw new Error(`no words for ${key}`);
  return message;
}
