import { useEffect, useMemo, useState } from 'preact/hooks';
import { visible } from '../../advice/shown-text.ts';
import type { KeptRecord } from '../../evidence/index.ts';
import { coverWords, findWords, lookedFor } from '../../masking/cover-words.ts';
import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';

const MOST_WORDS = 100;

const linesOf = (text: string) =>
  [...new Set(text.split('\n').map(line => line.trim()))].filter(line => line !== '').slice(0, MOST_WORDS);

/** The page's text as it was kept; empty until it is read, and where there is none. */
function usePageText({ evidence: { id, files } }: KeptRecord): string {
  const { shelf } = useDesk();
  const [text, setText] = useState('');
  const name = files.find(({ role }) => role === 'page text')?.name;
  useEffect(() => {
    if (name === undefined) return;
    let gone = false;
    shelf
      .readFile(id, name)
      .then(async row => {
        const read = await row?.blob.text();
        if (!gone) setText(read ?? '');
      })
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [shelf, id, name]);
  return text;
}

interface Props {
  record: KeptRecord;
  words: readonly string[];
  onChange(words: string[]): void;
}

/** The words to be covered in texts, how often they are there, and the post's text as it will be. */
export function WordsForm({ record, words, onChange }: Props) {
  const [typed, setTyped] = useState(words.join('\n'));
  const [preview, setPreview] = useState(false);
  const pageText = usePageText(record);
  const post = record.evidence.post?.text ?? '';
  const forms = useMemo(() => lookedFor(words), [words]);
  const count = useMemo(
    () => findWords(pageText, forms).length + findWords(post, forms).length,
    [pageText, post, forms],
  );
  // What was undone is shown again, what is being typed stays.
  useEffect(() => {
    setTyped(before => (linesOf(before).join('\n') === words.join('\n') ? before : words.join('\n')));
  }, [words]);
  return (
    <section>
      <h2>{say('masking_words_title')}</h2>
      <p>{say('masking_words_note')}</p>
      <label class="field">
        {say('masking_words_label')}
        <textarea
          rows={4}
          value={typed}
          autocomplete="off"
          spellcheck={false}
          onInput={event => setTyped(event.currentTarget.value)}
          onChange={event => onChange(linesOf(event.currentTarget.value))}
        />
      </label>
      {words.length > 0 && <p class="told">{say('masking_words_count', String(count))}</p>}
      {post !== '' && (
        <button type="button" class="link" aria-expanded={preview} onClick={() => setPreview(!preview)}>
          {say(preview ? 'masking_words_preview_hide' : 'masking_words_preview')}
        </button>
      )}
      {preview && <p class="post-text">{visible(coverWords(post, forms).text)}</p>}
    </section>
  );
}
