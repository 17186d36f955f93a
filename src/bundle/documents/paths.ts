/**
 * Where the documents lie under `data/`. No kana with a voicing mark (が, ぱ …): file systems may store those in
 * two characters, and the names in the manifest would no longer match.
 */
export const PATHS = {
  start: '00_最初に読む.html',
  report: '01_報告書.html',
  list: '02_一覧.csv',
  steps: '03_保全の手順.html',
  letters: '04_保全のお願い',
  /** Only in bundles for which it was asked. */
  exhibits: '05_証拠(甲号証)',
  police: '06_警察相談用.pdf',
  lists: '07_目録と証拠説明書',
  /** Apart from the letters above, which come first. */
  forms: '08_開示請求と削除の書面',
} as const;

/** The lists by their names, without an ending. */
export const LISTS = {
  posts: `${PATHS.lists}/投稿記事目録_案`,
  evidence: `${PATHS.lists}/証拠説明書_案`,
} as const;

/** `01`, `02` …, as wide as the last number of `count` needs, two digits at least. */
export function itemNumber(index: number, count: number): string {
  return String(index + 1).padStart(Math.max(2, String(count).length), '0');
}
