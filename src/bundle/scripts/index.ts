import type { Say } from '../../_locales/say.ts';
import type { TextFile } from '../zip/assemble.ts';
import { guide } from './guide.ts';
import { powerShellWords, shellWords } from './script-words.ts';
import powerShell from './verify.ps1?raw';
import shell from './verify.sh?raw';

const BYTE_ORDER_MARK = '\uFEFF';

/** verify.sh with its words, for macOS and Linux. */
export function shellScript(say: Say): string {
  return shell.replace('#@words@', () => shellWords(say));
}

/** verify.ps1 with its words. Windows PowerShell 5.1 reads UTF-8 only after a byte-order mark, and is used to CRLF. */
export function powerShellScript(say: Say): string {
  const text = powerShell.replace('#@words@', () => powerShellWords(say));
  return BYTE_ORDER_MARK + text.replaceAll(/\r?\n/g, '\r\n');
}

/** What to check a bundle with, for the bag's top folder. `verifyHtml`: the text of the built verify.html. */
export function checkingFiles({ verifyHtml, say }: { verifyHtml: string; say: Say }): TextFile[] {
  return [
    { path: 'verify.html', text: verifyHtml },
    { path: 'verify.sh', text: shellScript(say) },
    { path: 'verify.ps1', text: powerShellScript(say) },
    { path: '確認の手引き.txt', text: guide(say) },
  ];
}
