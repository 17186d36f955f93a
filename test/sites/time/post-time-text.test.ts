import { describe, expect, test } from 'vitest';
import { citedNumbers } from '../../../src/sites/page/cited-numbers.ts';
import { timesWritten } from '../../../src/sites/time/post-time-text.ts';
import { ageWritten } from '../../../src/sites/time/relative-time-text.ts';
import { zoned } from '../../../src/sites/time/zone.ts';

const NOW = Date.parse('2026-09-01T03:00:00Z');

function wallOf(text: string) {
  const [time, ...more] = timesWritten(text, NOW);
  return time && more.length === 0
    ? `${new Date(time.wall).toISOString().slice(0, -1)} ${time.precision}`
    : null;
}

describe('a written date', () => {
  test.each([
    ['2026/08/18(火) 18:28:34.19 ID:abc123', '2026-08-18T18:28:34.190 centisecond'],
    ['2008/08/17(日) 15:30:19 ID:1hlWO7Vt BE:95537333-2BP(111)', '2008-08-17T15:30:19.000 second'],
    ['2017/05/13(土) 22:54:48.80 ID:DLH2t/id.net', '2017-05-13T22:54:48.800 centisecond'],
    ['2009/07/06(月) 23:34:25 ID:???i', '2009-07-06T23:34:25.000 second'],
    ['投稿日：2011/04/23(土) 23:02:33.98 ID:x', '2011-04-23T23:02:33.980 centisecond'],
    ['投稿日:2009/02/03(火) 18:33:16 P', '2009-02-03T18:33:16.000 second'],
    ['08/06/22(日)21:32:28 No.36234112', '2008-06-22T21:32:28.000 second'],
    ['2026/03/06 16:19', '2026-03-06T16:19:00.000 minute'],
    ['1212: 2026/8/5 9:07', '2026-08-05T09:07:00.000 minute'],
    ['2020年07月03日', '2020-07-03T00:00:00.000 day'],
    ['2024年7月31日 15:26', '2024-07-31T15:26:00.000 minute'],
    ['2024年7月31日 15時26分37秒', '2024-07-31T15:26:37.000 second'],
    ['2009.09.21 Monday 23:15', '2009-09-21T23:15:00.000 minute'],
    ['8/23(金) 8:04', '2024-08-23T08:04:00.000 minute'],
    ['8月23日(金) 8:04', '2024-08-23T08:04:00.000 minute'],
    ['２０２６年８月１８日（火）１８：２８', '2026-08-18T18:28:00.000 minute'],
    ['令和8年8月18日 午後6時28分', '2026-08-18T18:28:00.000 minute'],
    ['令和元年5月1日', '2019-05-01T00:00:00.000 day'],
    ['平成30年1月2日 03:04', '2018-01-02T03:04:00.000 minute'],
    ['昭和63年1月2日', '1988-01-02T00:00:00.000 day'],
    ['㋿8年8月18日', '2026-08-18T00:00:00.000 day'],
    ['2026/08/18㈫ 18:28', '2026-08-18T18:28:00.000 minute'],
    ['2026年8月18日 午前0:05', '2026-08-18T00:05:00.000 minute'],
    ['2026年8月18日 午後12:05', '2026-08-18T12:05:00.000 minute'],
    ['2026/08/18(火) 24:15', '2026-08-19T00:15:00.000 minute'],
    ['2026/08/31(月) 29:59:30', '2026-09-01T05:59:30.000 second'],
    ['午後6:28 · 2026年8月18日', '2026-08-18T18:28:00.000 minute'],
    ['6:28 PM · Aug 18, 2026', '2026-08-18T18:28:00.000 minute'],
    ['2024-07-31T15:26:37.000+09:00', '2024-07-31T15:26:37.000 second'],
    ['2024-07-31T15:26:37.123Z', '2024-07-31T15:26:37.123 millisecond'],
    ['Tue, 18 Aug 2026 18:28:34 +0900', '2026-08-18T18:28:34.000 second'],
    ['Sep 29, 2019 10:46 pm', '2019-09-29T22:46:00.000 minute'],
    ['14. Juni 2020 10:23', '2020-06-14T10:23:00.000 minute'],
    ['07 Mär 2006, 09:28', '2006-03-07T09:28:00.000 minute'],
    ['23. Mai 2020 um 21:14 Uhr', '2020-05-23T21:14:00.000 minute'],
    ['9 juillet 2020 à 8:05', '2020-07-09T08:05:00.000 minute'],
    ['12 juin 2020', '2020-06-12T00:00:00.000 day'],
    ['10 de agosto de 2011', '2011-08-10T00:00:00.000 day'],
    ['13-November-2017 12:46', '2017-11-13T12:46:00.000 minute'],
    ['19.11.2019, 16:38', '2019-11-19T16:38:00.000 minute'],
    ['2026/08/1\u200b8 18:28', '2026-08-18T18:28:00.000 minute'],
    ['2024/02/29 10:00', '2024-02-29T10:00:00.000 minute'],
    ['2026年8月18日15時', '2026-08-18T00:00:00.000 day'],
  ])('%s', (text, expected) => expect(wallOf(text)).toBe(expected));

  test.each([
    '2026/02/31 10:00',
    '2025/02/29',
    '2026/13/01',
    '31/12/08 21:32',
    '8/23 8:04',
    'https://example.com/2026/08/18/post',
    '192.168.10.12',
    '192.168.10.1234',
    '31.02.2020',
    '12.31.2020',
    '2026.8.18.1',
    '12345/08/18',
    '13:45',
    '2\u202e026/08/18 10:00',
    '2026/08/\u202e81',
  ])('is not read from %s', text => expect(timesWritten(text, NOW)).toEqual([]));

  test('carries the offset that is written, and none that is not', () => {
    const offsetOf = (text: string) => timesWritten(text, NOW)[0]?.offset;
    expect(offsetOf('2024-07-31T15:26:37+09:00')).toBe(540);
    expect(offsetOf('2024-07-31T15:26:37-0330')).toBe(-210);
    expect(offsetOf('2024-07-31 15:26:37 JST')).toBe(540);
    expect(offsetOf('2024-07-31T15:26Z')).toBe(0);
    expect(offsetOf('Wed Jul 31 2024 15:26:37 GMT+0900 (JST)')).toBe(540);
    expect(offsetOf('July 31st, 2024 at 3:26:37 PM GMT-03:30')).toBe(-210);
    expect(offsetOf('2024-07-31 15:26:37 UTC+9')).toBe(540);
    expect(offsetOf('2024-07-31 15:26 UTC-05:00')).toBe(-300);
    expect(offsetOf('2024-07-31 15:26:37 GMT')).toBe(0);
    expect(offsetOf('2024/07/31 15:26-19:00')).toBe(null);
    expect(offsetOf('2024/07/31 15:26-16:00')).toBe(null);
    expect(offsetOf('2024/07/31 15:26')).toBe(null);
  });

  test('is checked against its weekday', () => {
    const weekday = (text: string) => timesWritten(text, NOW)[0]?.weekday;
    expect(weekday('2026/08/18(火) 18:28')).toEqual({ raw: '(火)', kanji: true, fits: true });
    expect(weekday('2026/08/18(水) 18:28')).toMatchObject({ fits: false });
    expect(weekday('2026年8月18日 火曜日')).toMatchObject({ fits: true, kanji: true });
    expect(weekday('Tue, 18 Aug 2026')).toMatchObject({ fits: true, kanji: false });
  });

  test('says when a part is a guess', () => {
    const guess = (text: string) => timesWritten(text, NOW)[0]?.guess;
    expect(guess('8/23(金) 8:04')).toBe('the year is not written');
    expect(guess('08年6月22日')).toBe('the year has two digits');
    expect(guess('08/06/22(日)21:32')).toBe(null);
    expect(guess('2026年8月18日 午前12:30')).not.toBe(null);
    expect(guess('2026/08/18 18:28')).toBe(null);
  });

  test('keeps exactly the string of the page', () => {
    const text = '書込：２０２６年８月１８日（火）１８：２８ ID:a';
    expect(timesWritten(text, NOW)[0]?.raw).toBe('２０２６年８月１８日（火）１８：２８');
    expect(text.indexOf('２')).toBe(timesWritten(text, NOW)[0]?.index);
  });

  test('a year that is not written is never in the future', () => {
    for (const kanji of '日月火水木金土') {
      const [time] = timesWritten(`12/31(${kanji}) 8:04`, NOW);
      expect(time?.wall ?? 0).toBeLessThanOrEqual(NOW + 86_400_000);
    }
  });

  test('a hostile text costs little', () => {
    // This process's own time: what else the machine does costs it none.
    const start = process.cpuUsage();
    timesWritten('1/'.repeat(200_000), NOW);
    timesWritten('2026/08/18('.repeat(20_000), NOW);
    timesWritten('9'.repeat(300_000), NOW);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1_000).toBeLessThan(500);
  });
});

describe('a zone', () => {
  const at = (text: string, host = 'example.com', zone = 'America/New_York') => {
    const [time] = timesWritten(text, NOW);
    if (!time) throw new Error('no time');
    const { epoch, guessed, zone: found } = zoned(time, host, zone);
    return [new Date(epoch).toISOString(), found.id, found.basis, guessed];
  };
  test('is the one written', () =>
    expect(at('2024-07-31T15:26:37+09:00')).toEqual(['2024-07-31T06:26:37.000Z', '+09:00', 'stated', false]));
  test('is Japan where the weekday is a kanji', () =>
    expect(at('2026/08/18(火) 18:28')).toEqual(['2026-08-18T09:28:00.000Z', 'Asia/Tokyo', 'assumed', false]));
  test('is Japan on a Japanese host', () => {
    expect(at('2026/08/18 18:28', 'www.example.jp')[1]).toBe('Asia/Tokyo');
    expect(at('2026/08/18 18:28', 'bakusai.com')[1]).toBe('Asia/Tokyo');
    expect(at('2026/08/18 18:28', 'notbakusai.com')[1]).toBe('America/New_York');
  });
  test('is else a guess: the browser’s, with its summer time', () => {
    expect(at('2026/08/18 18:28')).toEqual(['2026-08-18T22:28:00.000Z', 'America/New_York', 'assumed', true]);
    expect(at('2026/01/18 18:28')[0]).toBe('2026-01-18T23:28:00.000Z');
  });
});

describe('an age', () => {
  test.each([
    ['15分前', 14.5, 16],
    ['6時間前', 330, 420],
    ['３時間前に投稿', 150, 240],
    ['2 hours ago', 90, 180],
    ['an hour ago', 30, 120],
    ['たった今', 0, 2],
    ['昨日', 0, 2880],
  ])('%s', (text, least, most) => {
    const age = ageWritten(text);
    expect([(age?.least ?? 0) / 60_000, (age?.most ?? 0) / 60_000]).toEqual([least, most]);
  });
  test.each(['3分', '以前', 'ago', '2026/08/18', '第3回前夜祭'])('is not read from %s', text =>
    expect(ageWritten(text)).toBe(null),
  );
});

test('cited numbers are kept once, in order, stretches whole', () =>
  expect(citedNumbers('>>1 ＞＞２３ >>3-5 >>1 >>123456 > 7')).toEqual(['1', '23', '3-5']));

test('an offset behind whole seconds is an offset, a stretch of time is none', () => {
  const offsetOf = (text: string) => timesWritten(text, NOW)[0]?.offset;
  expect(offsetOf('2024-08-12 10:00:23-05:00')).toBe(-300);
  expect(offsetOf('2024-08-12 09:00:00-10:00:00')).toBe(null);
});

test.each(['今日は天気がいい', "Today's topics", '昨日の話'])('%s is what somebody wrote, not an age', text =>
  expect(ageWritten(text)).toBe(null),
);
