import type { AdviceKey, Certainty } from './certainty.ts';

/** How long an operator or provider was said to keep the logs that lead to a poster. */
export interface LogLife {
  /** Names as the source writes them. */
  who: AdviceKey;
  howLong: AdviceKey;
  source: string;
  url: string | null;
  /** When the source was written: `2015`. */
  year: string | null;
  /** Too old to rely on; said beside the number. */
  old: boolean;
  certainty: Certainty;
}

const TABLE_2015 = {
  source: 'kandato.jp ログ保存期間表',
  url: null,
  year: '2015',
  old: true,
  certainty: 'B',
} as const;

/** The table of log lives, access providers first. No law fixes these. Looked up 2026-11-23. */
export const LOG_LIVES: readonly LogLife[] = [
  {
    who: 'advice_life_soumu',
    howLong: 'advice_life_3_to_6_months',
    source: '総務省 通信履歴の保存の要請',
    url: 'https://www.soumu.go.jp/menu_news/s-news/01kiban18_01000270.html',
    year: '2025',
    old: false,
    certainty: 'A',
  },
  {
    who: 'advice_life_mobile',
    howLong: 'advice_life_about_3_months',
    source: 'y-commons ほか',
    url: null,
    year: null,
    old: false,
    certainty: 'B',
  },
  {
    who: 'advice_life_fixed',
    howLong: 'advice_life_from_6_months',
    source: 'y-commons ほか',
    url: null,
    year: null,
    old: false,
    certainty: 'B',
  },
  { who: 'advice_life_docomo', howLong: 'advice_life_93_days', ...TABLE_2015 },
  { who: 'advice_life_kddi', howLong: 'advice_life_3_months', ...TABLE_2015 },
  { who: 'advice_life_plala', howLong: 'advice_life_3_to_6_months', ...TABLE_2015 },
  { who: 'advice_life_ocn', howLong: 'advice_life_6_months', ...TABLE_2015 },
  { who: 'advice_life_nifty', howLong: 'advice_life_1_year', ...TABLE_2015 },
  { who: 'advice_life_iij', howLong: 'advice_life_from_1_year', ...TABLE_2015 },
  {
    who: 'advice_life_x_account',
    howLong: 'advice_life_x_differs',
    source: 'haruta-lo(2024-12)、gentosha-go.com 46365',
    url: null,
    year: '2024',
    old: false,
    certainty: 'B',
  },
  {
    who: 'advice_life_girls',
    howLong: 'advice_life_very_long',
    source: 'kandato.jp/case/girlschannel',
    url: 'https://kandato.jp/case/girlschannel',
    year: null,
    old: false,
    certainty: 'B',
  },
  {
    who: 'advice_life_5ch',
    howLong: 'advice_life_half_to_1_year',
    source: '2014 年ごろのブログ',
    url: null,
    year: '2014',
    old: true,
    certainty: 'D',
  },
];
