/** Numbers of posts that `text` cites as `>>12` or `＞＞12`; a stretch stays one (`3-5`). Each once, in order. */
export function citedNumbers(text: string): string[] {
  const cited = text.matchAll(/(?:>>|＞＞|≫)\s?([0-9０-９]{1,5}(?:[-‐−－][0-9０-９]{1,5})?)(?![0-9０-９])/g);
  const plain = [...cited].map(match => (match[1] ?? '').normalize('NFKC').replace(/[‐−]/, '-'));
  return [...new Set(plain)].slice(0, 1_000);
}
