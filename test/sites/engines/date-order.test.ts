import { describe, expect, test } from 'vitest';
import { dateOrder, timeInOrder } from '../../../src/sites/engines/parts/date-order.ts';

const LATEST = Date.parse('2026-11-23T03:00:00Z');

describe('the order of day, month and year', () => {
  test.each([
    ['a day above twelve', ['10-04-2017, 11:00 AM', '10-31-2017, 01:56 PM'], 'mdy'],
    ['a day above twelve', ['31/05/2017', '04/05/2017'], 'dmy'],
    ['posts that would go back', ['04-11-2019', '05-02-2019'], 'mdy'],
    ['posts of three days of one month', ['04-06-2019', '04-07-2019', '04-08-2019'], 'mdy'],
    ['a year to come', ['29.01.19', '30.01.19'], 'dmy'],
    ['dots, where the month is never first', ['04.06.2019'], 'dmy'],
    ['nothing', ['04-06-2019', '04-08-2019'], null],
    ['nothing', ['04/06/2019'], null],
    ['no date', ['yesterday'], null],
    ['a contradiction', ['31-05-2017', '05-31-2017'], null],
  ])('is told by %s: %j', (_, texts, order) => expect(dateOrder(texts, texts, LATEST)).toBe(order));

  test('a date of the page that is no post does not count for what comes after what', () =>
    expect(dateOrder(['05-02-2019', '04-11-2019', '04-23-2018'], ['05-02-2019'], LATEST)).toBe('mdy'));

  test('keeps the date and the clock as they are written', () => {
    const time = timeInOrder('on 10-04-2017,\u00a011:00 AM', 'mdy', LATEST);
    expect(time).toMatchObject({ raw: '10-04-2017,\u00a011:00 AM', precision: 'minute' });
    expect(new Date(time?.wall ?? 0).toISOString()).toBe('2017-10-04T11:00:00.000Z');
    expect(timeInOrder('13-13-2017', 'mdy', LATEST)).toBe(null);
  });
});
