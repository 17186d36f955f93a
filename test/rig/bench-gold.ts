import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A post as somebody wrote it down by hand; dates and links as they stand in the page. */
export interface GoldPost {
  datetime: string | null;
  user: string | null;
  post_link: string | null;
  post_text: string;
}

export interface GoldPage {
  path: string;
  url: string;
  posts: GoldPost[];
}

/** A text to click, and what the post that holds it should be. */
export interface GoldClick {
  path: string;
  url: string;
  click: string;
  permalink: string | null;
  time: string | null;
  precision: string;
  author: string | null;
  authorId: string | null;
}

export interface GoldArticle {
  path: string;
  url: string;
  day: string;
}

export interface Gold {
  clicks: GoldClick[];
  pages: GoldPage[];
  articles: GoldArticle[];
  /** Where articles were unpacked to. */
  unpacked: string | null;
}

const filled = (text: string | undefined) => (text?.trim() ? text.trim() : null);

function clicksIn(folder: string): GoldClick[] {
  const path = join(folder, 'manifest.tsv');
  if (!existsSync(path)) return [];
  const [head = '', ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const names = head.split('\t');
  return rows.map(row => {
    const values = row.split('\t');
    const at = (name: string) => values[names.indexOf(name)];
    return {
      path: join(folder, 'files', at('file') ?? ''),
      url: at('original_url') ?? '',
      click: at('click_text') ?? '',
      permalink: filled(at('expected_permalink')),
      time: filled(at('expected_timestamp')),
      precision: at('precision') ?? '',
      author: filled(at('author')),
      authorId: filled(at('author_id')),
    };
  });
}

function pagesIn(folder: string): GoldPage[] {
  const path = join(folder, 'forum-posts.json');
  if (!existsSync(path)) return [];
  const pages = JSON.parse(readFileSync(path, 'utf8')) as (Omit<GoldPage, 'path'> & { file: string })[];
  return pages.map(({ file, url, posts }) => {
    const plain = join(folder, 'files', file);
    return { path: existsSync(plain) ? plain : join(folder, 'files', `webforum52_${file}`), url, posts };
  });
}

function articlesIn(folder: string): Pick<Gold, 'articles' | 'unpacked'> {
  const packed = join(folder, 'article-dates.tar.xz');
  if (!existsSync(packed)) return { articles: [], unpacked: null };
  const unpacked = mkdtempSync(join(tmpdir(), 'hozen-articles-'));
  execFileSync('tar', ['xf', packed, '-C', unpacked]);
  const index = JSON.parse(readFileSync(join(unpacked, 'index.json'), 'utf8')) as {
    file: string;
    url: string;
    date: string;
  }[];
  const articles = index.map(({ file, url, date }) => ({ path: join(unpacked, file), url, day: date }));
  return { articles, unpacked };
}

/** What is known of the pages in `folder`. Articles are unpacked to a temporary folder, for the caller to remove. */
export function goldIn(folder: string): Gold {
  return { clicks: clicksIn(folder), pages: pagesIn(folder), ...articlesIn(folder) };
}
