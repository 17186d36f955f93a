/** @jsxRuntime automatic @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import ja from '../_locales/ja/hotline.json' with { type: 'json' };
import verify from '../_locales/ja/verify.json' with { type: 'json' };
import { sayFrom } from '../_locales/say.ts';

export const say = sayFrom(ja, verify);

/** Everything a page may load is its style sheet: no script, no picture, no frame, nothing from elsewhere. */
export const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** A whole page as HTML. All text in `children` is escaped by Preact. */
export function renderPage(title: string, children: ComponentChildren): string {
  const page = (
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <main>{children}</main>
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToString(page)}`;
}

/** Text from outside, set apart so that right-to-left characters in it cannot turn the words around it. */
export function Foreign({ text }: { text: string }) {
  return <bdi>{text}</bdi>;
}

/** An address as text; a link only where it leads to the web. */
export function Address({ url }: { url: string }) {
  const web = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  const text = <Foreign text={url} />;
  if (!web) return text;
  return (
    <a href={url} rel="noreferrer noopener" target="_blank">
      {text}
    </a>
  );
}
