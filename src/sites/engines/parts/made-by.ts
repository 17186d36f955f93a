import { all, attribute, first } from '../../page/own-dom.ts';

/** Whether the page's `generator` says it was made by `software`. */
export function madeBy(document: Document, software: RegExp): boolean {
  return all(document, 'meta[name="generator" i]').some(meta =>
    software.test(attribute(meta, 'content') ?? ''),
  );
}

/** Whether anything in the page matches. */
export function has(document: Document, selector: string): boolean {
  return first(document, selector) !== null;
}
