import { comesBefore, contains, documentOf } from '../../page/own-dom.ts';

/** The text in `root` behind `mark`, which may be inside it or null: then all of it. Hidden text too. */
export function textAfter(root: Element, mark: Element | null): string {
  const walker = Document.prototype.createTreeWalker.call(documentOf(root), root, NodeFilter.SHOW_TEXT);
  const parts: string[] = [];
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (!mark || (comesBefore(mark, node) && !contains(mark, node))) parts.push(node.data);
  }
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** The text in `root` that is in none of `parts`. Hidden text too. */
export function textWithout(root: Element, parts: readonly Element[]): string {
  const walker = Document.prototype.createTreeWalker.call(documentOf(root), root, NodeFilter.SHOW_TEXT);
  const kept: string[] = [];
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const { data } = node;
    if (!parts.some(part => contains(part, node))) kept.push(data);
  }
  return kept.join('').replace(/\s+/g, ' ').trim();
}
