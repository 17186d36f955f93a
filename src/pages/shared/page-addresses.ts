/** The extension's own pages, by their path in the package (as `runtime.getURL` takes it). */
export const PAGE_ADDRESSES = {
  library: 'src/pages/library/index.html',
  send: 'src/pages/send/index.html',
  help: 'src/pages/help/index.html',
  dates: 'src/pages/dates/index.html',
  verify: 'src/pages/verify/index.html',
  masking: 'src/pages/masking/index.html',
} as const;

export type PageName = keyof typeof PAGE_ADDRESSES;

/** The hotline's own page, where a report is made by hand. */
export const HOTLINE_PAGE = 'https://www.saferinternet.or.jp/bullying/';
