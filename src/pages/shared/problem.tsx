import type { MessageKey } from '../../_locales/say.ts';
import { say } from '../say.ts';

const WORDS: Record<string, MessageKey> = {
  StoreTooNewError: 'page_problem_store_too_new',
  StoreUnavailableError: 'page_problem_store_unavailable',
  DiskFullError: 'page_problem_no_room',
  QuotaExceededError: 'page_problem_no_room',
  NoAnswerError: 'page_problem_no_answer',
  NotFoundError: 'page_problem_file_gone',
  NotLookedAtError: 'masking_not_looked',
  WordsLeftError: 'masking_words_left',
};

/** A plain sentence for anything that went wrong: by the error's class, or its `code` where it came from afar. */
export function wordProblem(problem: unknown): string {
  const { name, code } = Object(problem) as { name?: unknown; code?: unknown };
  const known = name === 'CallError' ? code : name;
  return say((typeof known === 'string' && WORDS[known]) || 'page_problem_unknown');
}

/** A failure in words, with what the error itself says folded below it for whoever is asked for help. */
export function Problem({ problem }: { problem: unknown }) {
  if (problem === null || problem === undefined) return null;
  const { message } = Object(problem) as { message?: unknown };
  return (
    <div class="notice attention" role="alert">
      <p>{wordProblem(problem)}</p>
      {typeof message === 'string' && message !== '' && (
        <details>
          <summary>{say('page_details')}</summary>
          <p class="fine raw">{message}</p>
        </details>
      )}
    </div>
  );
}
