import { type ComponentChild, render } from 'preact';
import browser from 'webextension-polyfill';
import type { MessageKey } from '../../_locales/say.ts';
import { say, speakWith } from '../say.ts';
import { browserDesk } from './browser-desk.ts';
import { DeskContext } from './desk.ts';

/** A sentence the extension was shipped without. */
export class NoWordsError extends Error {
  override readonly name = 'NoWordsError';
}

/** Put `screen` into the page's `#screen`, with the browser's words, its Desk and the title named `title`. */
export function showPage(title: MessageKey, screen: ComponentChild): void {
  speakWith((key, ...values) => {
    const words = browser.i18n.getMessage(key, values);
    if (words === '') throw new NoWordsError(key);
    return words;
  });
  const place = document.getElementById('screen');
  if (!place) return;
  document.documentElement.lang = browser.i18n.getUILanguage().startsWith('ja') ? 'ja' : 'en';
  document.title = say(title);
  render(<DeskContext.Provider value={browserDesk()}>{screen}</DeskContext.Provider>, place);
}
