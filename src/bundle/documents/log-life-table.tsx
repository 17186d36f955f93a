import type { Say } from '../../_locales/say.ts';
import { certaintyWords } from '../../advice/certainty.ts';
import { LOG_LIVES, type LogLife } from '../../advice/log-life.ts';
import { Address } from './parts.tsx';

/** How long logs were said to be kept, with the age and the sureness of each source. */
export function LogLifeTable({ say }: { say: Say }) {
  return (
    <table>
      <thead>
        <tr>
          <th>{say('doc_steps_life_who')}</th>
          <th>{say('doc_steps_life_how')}</th>
          <th>{say('doc_steps_life_source')}</th>
        </tr>
      </thead>
      <tbody>
        {LOG_LIVES.map(life => (
          <tr key={life.who}>
            <td>{say(life.who)}</td>
            <td>{say(life.howLong)}</td>
            <td class="soft">
              {life.source} {age(life, say)} {say('doc_op_certainty', certaintyWords(life.certainty, say))}
              {life.url && (
                <div>
                  <Address>{life.url}</Address>
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function age({ year, old }: LogLife, say: Say) {
  if (year === null) return null;
  if (old) return <b>{say('doc_steps_old', year)}</b>;
  return say('doc_steps_year', year);
}
