/** Comments of the markup (`<!-- … -->`), at most `most`, each cut at `longest`: some blogs keep trackback data there. */
export function commentsIn(document: Document, most = 500, longest = 5_000): string[] {
  const walker = Document.prototype.createTreeWalker.call(document, document, NodeFilter.SHOW_COMMENT);
  const texts: string[] = [];
  for (let node = walker.nextNode(); node && texts.length < most; node = walker.nextNode())
    texts.push((node as Comment).data.slice(0, longest));
  return texts;
}
