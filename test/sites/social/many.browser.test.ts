import { expect, test } from 'vitest';
import { findPosts } from '../../../src/sites/index.ts';
import channel from '../../fixtures/discord/channel.html?raw';
import instagram from '../../fixtures/instagram/post.html?raw';
import mastodon from '../../fixtures/mastodon/thread.html?raw';
import misskey from '../../fixtures/misskey/note.html?raw';
import reddit from '../../fixtures/reddit/new.html?raw';
import x from '../../fixtures/x/reply.html?raw';
import youtube from '../../fixtures/youtube/watch.html?raw';
import { onPage } from '../on-page.ts';

const MANY: [string, string, string, RegExp][] = [
  ['X', x, 'https://x.com/home', /<div data-testid="cellInnerDiv">[\s\S]*?<\/article><\/div>/],
  [
    'Discord',
    channel,
    'https://discord.com/channels/1000000000000000001/1100000000000000001',
    /<li id=[\s\S]*?<\/li>/,
  ],
  [
    'Instagram',
    instagram,
    'https://www.instagram.com/p/Df9eX5jgABN/',
    /<div class="t">[\s\S]*?<\/ul><\/div><\/div>/,
  ],
  [
    'Mastodon',
    mastodon,
    'https://mstdn.example.jp/home',
    /<div class="status__wrapper status__wrapper-public">[\s\S]*?<\/p><\/div><\/div><\/div><\/div>/,
  ],
  ['Misskey', misskey, 'https://mi.example.jp/', /<article[\s\S]*?<\/article>/],
  [
    'Reddit',
    reddit,
    'https://www.reddit.com/r/midoridai_ex/comments/1abcde1/x/',
    /<shreddit-comment author[\s\S]*<\/shreddit-comment>/,
  ],
  [
    'YouTube',
    youtube,
    'https://www.youtube.com/watch?v=AbcDefGhi01',
    /<ytd-comment-thread-renderer>[\s\S]*<\/ytd-comment-thread-renderer>/,
  ],
];

test.each(MANY)(
  'hundreds of posts of %s are read without the time growing with their square',
  async (name, html, url, one) => {
    const took = async (times: number) => {
      const view = await onPage(
        html.replace(one, part => part.repeat(times)),
        url,
      );
      const { posts, site } = findPosts(view);
      // The quickest of several: other tests on the machine slow some of them.
      const all = Array.from({ length: 3 }, () => {
        const start = performance.now();
        findPosts(view);
        return performance.now() - start;
      });
      view.frame.remove();
      expect(site.id).not.toBe('generic');
      return { ms: Math.min(...all), count: posts.length };
    };
    const few = await took(50);
    const many = await took(400);
    console.log(
      `${name}: ${few.count} in ${Math.round(few.ms)} ms, ${many.count} in ${Math.round(many.ms)} ms`,
    );
    expect(many.ms / many.count).toBeLessThan(4 * Math.max(0.3, few.ms / few.count));
  },
);
