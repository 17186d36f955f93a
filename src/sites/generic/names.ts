const LONGEST_NAME = 80;
/** Labels and buttons that sit where names do. */
const NO_NAME =
  /^(?:share|post|posts|author|reply|quote|profile|report|like|follow|message|send|admin|op|edit|more|投稿者|返信|通報|名前|引用|共有|編集)$|^https?:/i;

/** Whether `text` may be somebody's name: short, one line, no bare number, no word of a button. */
export function isName(text: string): boolean {
  return (
    text !== '' &&
    text.length <= LONGEST_NAME &&
    !text.includes('\n') &&
    !/^[\d\s:/.,-]+$/.test(text) &&
    !NO_NAME.test(text)
  );
}
