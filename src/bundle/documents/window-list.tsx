import type { Say } from '../../_locales/say.ts';
import { isStale } from '../../advice/staleness.ts';
import { NEEDS, type Window, windowsFor } from '../../advice/windows.ts';
import type { Instant } from '../../evidence/index.ts';
import { Address } from './parts.tsx';

/** Every place to turn to, by need. */
export function WindowList({ made, say }: { made: Instant; say: Say }) {
  return (
    <div class="windows">
      {NEEDS.map(need => (
        <section key={need}>
          <h3>{say(`advice_need_${need}`)}</h3>
          {windowsFor(need).map(window => (
            <WindowEntry key={window.id} window={window} made={made} say={say} />
          ))}
        </section>
      ))}
    </div>
  );
}

function WindowEntry({ window, made, say }: { window: Window; made: Instant; say: Say }) {
  const terms = [
    window.hours && say('doc_window_hours', say(window.hours)),
    window.cost && say('doc_window_cost', say(window.cost)),
  ].filter(Boolean);
  return (
    <div class="window">
      <b>{window.name}</b>
      {window.phone && <span class="phone">{window.phone}</span>}
      {window.morePhones.map(({ key, number }) => (
        <div key={number}>
          {say(key)} <span class="nowrap">{number}</span>
        </div>
      ))}
      {window.line && <div>{say('doc_window_line', window.line)}</div>}
      {window.url && (
        <div>
          <Address>{window.url}</Address>
        </div>
      )}
      {terms.length > 0 && <div>{terms.join(' / ')}</div>}
      {window.notes.map(note => (
        <div key={note}>{say(note)}</div>
      ))}
      <div class="src">{say('doc_window_checked', window.checked, window.source)}</div>
      {isStale(window.checked, made) && <div class="stale">{say('clock_stale')}</div>}
    </div>
  );
}
