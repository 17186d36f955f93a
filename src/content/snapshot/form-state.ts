import { attribute } from '../../sites/page/own-dom.ts';
import { isSecretName } from './addresses.ts';
import { attributeText, escapeText } from './escape.ts';
import { inputTypeOf, inputValueOf, isChecked, isSelected, textareaValueOf } from './natives.ts';
import type { Piece } from './pieces.ts';

/** Attributes that say what a field held when the page came; what it holds now is written instead. */
export const STATE: Readonly<Record<string, readonly string[]>> = {
  input: ['value', 'checked'],
  option: ['selected'],
};

const WITHHELD = ' data-hozen-withheld="value"';
/** HTML Standard, "Autofilling form controls": passwords, codes of one use, and what pays. */
const PRIVATE_FIELD = /(?:^|\s)(?:cc-[\w-]+|(?:current|new)-password|one-time-code|webauthn)(?:\s|$)/i;
/** Pages show a password by making its field one of text; its name remains. */
const PRIVATE_NAME =
  /pass-?_?(?:wor|phrase|code|wd|$)|passwd|pwd|secret|otp|cvc|cvv|card-?_?(?:no|num)|暗証/i;

function isPrivate(field: Element): boolean {
  const names = ['name', 'id'].map(name => attribute(field, name) ?? '');
  return (
    PRIVATE_FIELD.test(attribute(field, 'autocomplete') ?? '') ||
    names.some(name => PRIVATE_NAME.test(name) || isSecretName(name))
  );
}

function inputState(input: Element): string {
  const type = inputTypeOf(input);
  // The file's path is not the page's, and the browser makes one up.
  if (type === 'file' || type === 'image') return '';
  if (type === 'hidden' || type === 'password' || isPrivate(input)) return WITHHELD;
  if (type === 'checkbox' || type === 'radio') return isChecked(input) ? ' checked' : '';
  return attributeText('value', inputValueOf(input));
}

/** What a field says or holds now, as attributes. Never a password, a hidden value, a card's number or a code. */
export function stateOf(element: Element, tag: string): Piece[] {
  if (tag === 'input') return [inputState(element)];
  if (tag === 'option') return [isSelected(element) ? ' selected' : ''];
  if (tag === 'textarea') return [isPrivate(element) ? WITHHELD : ''];
  return [];
}

/** The text typed into a `textarea`, escaped. The line feed in front is dropped by the parser. */
export function typedText(textarea: Element): string {
  return isPrivate(textarea) ? '' : `\n${escapeText(textareaValueOf(textarea))}`;
}
