import { useState } from 'preact/hooks';
import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';
import { ExportNotice } from '../shared/export-notice.tsx';
import { SavePanel } from '../shared/save-panel.tsx';
import { CapturePanel } from './capture-panel.tsx';
import { Recent } from './recent.tsx';

/** The toolbar's popup: keep what the tab shows, see what was kept, save it. */
export function Popup() {
  const desk = useDesk();
  const [view, setView] = useState<'kept' | 'save'>('kept');
  return (
    <div class="popup-body">
      <header class="popup-head">
        <img src="/icons/32.png" alt="" width="24" height="24" />
        <h1>{say('popup_title')}</h1>
        {view === 'save' && (
          <button type="button" class="link" onClick={() => setView('kept')}>
            {say('page_back')}
          </button>
        )}
      </header>
      <main>
        {view === 'save' && <SavePanel />}
        <div hidden={view === 'save'}>
          <CapturePanel />
          {view === 'kept' && <ExportNotice />}
          <Recent />
        </div>
      </main>
      <footer class="popup-foot">
        {view === 'kept' && (
          <button type="button" class="primary" onClick={() => setView('save')}>
            {say('popup_save')}
          </button>
        )}
        <nav class="foot-links">
          <button type="button" class="link" onClick={() => desk.openPage('send')}>
            {say('popup_send')}
          </button>
          <button type="button" class="link" onClick={() => desk.openPage('help')}>
            {say('page_help')}
          </button>
          <button type="button" class="link" onClick={() => desk.openOptions()}>
            {say('popup_options')}
          </button>
        </nav>
      </footer>
    </div>
  );
}
