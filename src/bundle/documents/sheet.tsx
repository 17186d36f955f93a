import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Say } from '../../_locales/say.ts';
import { inJst, inUtc, type ZonedInstant } from '../../evidence/index.ts';
import { LETTER_STYLE, SHEET_STYLE } from './style.ts';

/** Nothing is loaded but pictures beside the file; no script runs. */
const POLICY = "default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'";

interface SheetProps {
  title: string;
  made: ZonedInstant;
  say: Say;
  /** Class of the body. A letter has no head of ours, and a style of its own. */
  kind?: 'letter';
  children: ComponentChildren;
}

function Sheet({ title, made, say, kind, children }: SheetProps) {
  return (
    <html lang={say('doc_lang')}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="referrer" content="no-referrer" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>{kind === 'letter' ? LETTER_STYLE : SHEET_STYLE}</style>
      </head>
      <body class={kind}>
        {kind !== 'letter' && (
          <p class="brand">
            <span>{say('doc_product')}</span>
            <span>{say('doc_made', inJst(made.instant), inUtc(made.instant))}</span>
          </p>
        )}
        {children}
      </body>
    </html>
  );
}

/** A whole HTML document: self-contained, printable, inert. The same props give the same string. */
export function htmlDocument(props: SheetProps): string {
  return `<!doctype html>\n${renderToString(<Sheet {...props} />)}\n`;
}
