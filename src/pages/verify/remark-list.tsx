import { REMARK_WORDS, type Remark, spanText, type Verdict } from '../../bundle/verify/index.ts';
import { say } from '../say.ts';

/** `記録 2`, `出来事 17`, or the bundle itself. */
function ofWhat({ of }: Remark, { records }: Verdict): string {
  if (of === 'bundle') return say('verify_of_bundle');
  const place = records.findIndex(({ id }) => id === of);
  return place === -1 ? say('verify_of_link', of) : say('verify_of_record', String(place + 1));
}

/** What does not break a bundle and yet should be known. */
export function RemarkList({ verdict }: { verdict: Verdict }) {
  if (verdict.remarks.length === 0) return null;
  return (
    <section class="notice attention">
      <h3>{say('verify_remarks')}</h3>
      <ul>
        {verdict.remarks.map((remark, n) => (
          <li key={n}>
            {say(REMARK_WORDS[remark.kind], ofWhat(remark, verdict), spanText(Number(remark.detail), say))}
          </li>
        ))}
      </ul>
    </section>
  );
}
