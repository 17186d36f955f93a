import type { MessageKey } from '../../_locales/say.ts';
import { NEEDS, type Need, windowsFor } from '../../advice/windows.ts';
import { say } from '../say.ts';
import { AskLogsFirst } from '../shared/ask-logs-first.tsx';
import { useDesk } from '../shared/desk.ts';
import { HOTLINE_PAGE } from '../shared/page-addresses.ts';
import { useNow } from '../shared/use-now.ts';
import { HelpDesk } from './help-desk.tsx';

const HEADINGS: Record<Need, MessageKey> = {
  danger: 'help_need_danger',
  feelings: 'help_need_feelings',
  child: 'help_need_child',
  rights: 'help_need_rights',
  law: 'help_need_law',
  deletion: 'help_need_deletion',
};

const ORDER: readonly MessageKey[] = ['help_order_1', 'help_order_2', 'help_order_3', 'help_order_4'];

/** Who can help, by what is needed most, and the order in which to do things. */
export function Help() {
  const desk = useDesk();
  const now = useNow();
  return (
    <div class="page">
      <header class="page-head">
        <img src="/icons/48.png" alt="" width="36" height="36" />
        <h1>{say('page_title_help')}</h1>
      </header>
      <main>
        <p>{say('help_lead')}</p>
        <section class="notice">
          <h2>{say('help_order')}</h2>
          <ol class="order">
            {ORDER.map(key => (
              <li key={key}>{say(key)}</li>
            ))}
          </ol>
          <button type="button" class="soft" onClick={() => desk.openPage('dates')}>
            {say('steps_open')}
          </button>
        </section>
        {NEEDS.map(need => (
          <section key={need}>
            <h2>{say(HEADINGS[need])}</h2>
            <ul class="desks">
              {windowsFor(need).map(window => (
                <HelpDesk key={window.id} window={window} now={now} />
              ))}
            </ul>
          </section>
        ))}
        <section>
          <h2>{say('help_hotline')}</h2>
          <p>{say('help_hotline_note')}</p>
          <div class="buttons">
            <button type="button" class="primary" onClick={() => desk.openPage('send')}>
              {say('popup_send')}
            </button>
            <AskLogsFirst label={say('help_hotline_page')} onGo={() => desk.openSite(HOTLINE_PAGE)} />
          </div>
        </section>
      </main>
    </div>
  );
}
