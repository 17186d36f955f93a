import type { MessageKey, Say } from '../../_locales/say.ts';

/** What both scripts say, by the names they use: `script_extra` is `$w_extra` in verify.sh and `$w.extra` in verify.ps1. */
export const SCRIPT_WORDS = [
  'usage',
  'bad_key',
  'bad_root',
  'no_folder',
  'no_tool',
  'checking',
  'hashing',
  'odd_name',
  'special',
  'missing',
  'extra',
  'extra_system',
  'manifest',
  'changed',
  'oxum',
  'statement',
  'version',
  'bad_key_file',
  'signature',
  'not_covered',
  'wrong_key',
  'chain',
  'event',
  'stranger',
  'record',
  'added',
  'record_files',
  'token_damaged',
  'token_other',
  'token_revoked',
  'token_untrusted',
  'token_good',
  'token_not_here',
  'anchors',
  'of_record',
  'of_url',
  'of_sealed',
  'of_before',
  'key',
  'key_same',
  'key_compare',
  'key_lost',
  'unsigned',
  'made',
  'checked',
  'checked_here',
  'not_shown',
  'rung_broken',
  'rung_unsupported',
  'rung_not_checked',
  'rung_intact',
  'rung_intact_here',
  'rung_existed_before',
] as const;

/** What verify.sh checks and verify.ps1 cannot. */
const ONLY_WINDOWS: ReadonlySet<string> = new Set(['token_not_here', 'checked_here', 'rung_intact_here']);

function words(say: Say, ...blanks: string[]): [name: string, message: string][] {
  return SCRIPT_WORDS.map(name => {
    const key: MessageKey = `script_${name}`;
    return [name, say(key, ...blanks)];
  });
}

/** Lines of POSIX sh that set `w_<name>` to each sentence as a format for `printf`, with `%s` for each blank. */
export function shellWords(say: Say): string {
  return words(say, '\u0001', '\u0001')
    .filter(([name]) => !ONLY_WINDOWS.has(name))
    .map(([name, message]) => {
      const format = message.replace(/[\\%]/g, '$&$&').replaceAll('\u0001', '%s');
      return `w_${name}='${format.replaceAll("'", "'\\''")}'`;
    })
    .join('\n');
}

/**
 * Entries of a PowerShell hashtable with each sentence as a format for `-f`. PowerShell takes the curly quotation marks for
 * straight ones, so those are doubled like them.
 */
export function powerShellWords(say: Say): string {
  return words(say, '\u0001', '\u0002')
    .map(([name, message]) => {
      const format = message.replace(/[{}]/g, '$&$&').replaceAll('\u0001', '{0}').replaceAll('\u0002', '{1}');
      return `  ${name} = '${format.replace(/['\u2018-\u201B]/g, '$&$&')}'`;
    })
    .join('\n');
}
