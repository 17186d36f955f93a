import type { Say } from '../../_locales/say.ts';
import type { Letter, LetterField } from '../../advice/letter.ts';
import { letterText } from '../../advice/letter-text.ts';
import type { ZonedInstant } from '../../evidence/index.ts';
import { BOM } from './list.ts';
import { htmlDocument } from './sheet.tsx';

/** The letter on paper. The notes for the person show on the screen only. */
export function letterPage(letter: Letter, made: ZonedInstant, say: Say): string {
  const children = (
    <main>
      <aside class="box care screen">
        <p>
          <b>{say('doc_letter_before')}</b>
        </p>
        <ul>
          {letter.beforeSending.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </aside>
      <p class="date">{letter.date}</p>
      <p class="to">
        <bdi>{letter.to}</bdi>
      </p>
      <div class="right">
        {letter.sender.map(({ label, value }) => (
          <p key={label}>
            {label}: {value}
          </p>
        ))}
      </div>
      <h1>{letter.heading}</h1>
      {letter.paragraphs.map(paragraph => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <h2>{letter.postHeading}</h2>
      <dl class="facts">
        {letter.post.map((field, index) => (
          <LetterRow key={`${index} ${field.label}`} {...field} />
        ))}
      </dl>
      <h2>{letter.wantedHeading}</h2>
      <ol>
        {letter.wanted.map(wanted => (
          <li key={wanted}>{wanted}</li>
        ))}
      </ol>
      <h2>{letter.replyHeading}</h2>
      {letter.reply.map(line => (
        <p key={line}>{line}</p>
      ))}
      <p>{letter.closing}</p>
    </main>
  );
  return htmlDocument({ title: letter.heading, made, say, kind: 'letter', children });
}

function LetterRow({ label, value, block }: LetterField) {
  return (
    <div class="fact">
      <dt>{label}</dt>
      <dd>{block ? <bdi class="text">{value}</bdi> : <bdi class="said">{value}</bdi>}</dd>
    </div>
  );
}

/** The letter for pasting into a mail or a form: byte-order mark and CRLF, as Windows' Notepad expects. */
export function letterTextFile(letter: Letter, say: Say): string {
  const text = [
    say('doc_letter_txt_before'),
    ...letter.beforeSending.map(note => `・${note}`),
    '',
    say('doc_letter_txt_from_here'),
    '',
    letterText(letter),
  ].join('\n');
  return BOM + text.replace(/\r\n|\r|\n/g, '\r\n');
}
