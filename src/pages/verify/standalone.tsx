import { render } from 'preact';
import words from '../../_locales/ja/verify.json';
import { sayFrom } from '../../_locales/say.ts';
import { BUILT_IN_ROOTS } from '../../stamps/known-roots/built-in.ts';
import { say, speakWith } from '../say.ts';
import { checkerWith } from './check-zip.ts';
import { Verify } from './verify.tsx';
import './verify.css';

/** verify.html: the same screen in one file that needs neither the extension nor the network. */
function Standalone() {
  return (
    <div class="page">
      <header class="page-head">
        <h1>{say('verify_title')}</h1>
      </header>
      <main>
        <p class="notice">{say('verify_inside')}</p>
        <Verify check={checkerWith(BUILT_IN_ROOTS)} />
      </main>
    </div>
  );
}

speakWith(sayFrom(words));
const place = document.getElementById('screen');
if (place) render(<Standalone />, place);
