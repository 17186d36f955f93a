import { expect, test } from 'vitest';
import { NEEDS, windows } from '../../src/advice/windows.ts';
import { say } from '../bundle/documents/sample-records.ts';

const byId = new Map(windows().map(window => [window.id, window]));

/** The hotline's own page, with what has changed since it was written. */
test.each([
  ['kodomo-sos', '0120-0-78310', 'advice_hours_always'],
  ['jinken', '0570-003-110', 'advice_hours_weekday'],
  ['jinken-josei', '0570-070-810', 'advice_hours_weekday'],
  ['kodomo-jinken', '0120-007-110', 'advice_hours_weekday'],
  ['jinken-foreign', '0570-090-911', null],
  ['houterasu', '0570-078374', 'advice_hours_houterasu'],
  ['houterasu-victim', '0570-079714', null],
  ['yorisoi', '0120-279-338', null],
  ['inochi-sos', '0120-061-338', null],
  ['kokoro-kenko', '0570-064-556', null],
  ['osaka', '06-6760-4013', null],
  ['police-consult', '#9110', 'advice_hours_police'],
  ['emergency', '110', 'advice_hours_always'],
])('%s has the number %s', (id, phone, hours) => {
  expect(byId.get(id)).toMatchObject({ phone, hours });
});

test.each([
  ['jinken-net', 'https://www.jinken.go.jp/'],
  ['kodomo-mail', 'https://www.jinken.go.jp/kodomo'],
  ['police-online', 'https://www.npa.go.jp/bureau/cyber/soudan.html'],
  ['kokoro', 'https://www.mhlw.go.jp/mamorouyokokoro/'],
  ['ihaho', 'https://ihaho.jp/'],
  ['isplaw', 'https://www.isplaw.jp/'],
  ['sia', 'https://www.saferinternet.or.jp/bullying/'],
])('%s has the address %s', (id, url) => {
  expect(byId.get(id)?.url).toBe(url);
});

test('the LINE account is the present one and the phone page that is gone is not named', () => {
  expect(byId.get('jinken-line')?.line).toBe('@linejinkensoudan');
  expect(JSON.stringify(windows())).not.toMatch(/mobile\/001|JINKEN\/jinken113|snsjinkensoudan/);
});

test('legal aid can be reached from an IP phone', () => {
  expect(byId.get('houterasu')?.morePhones).toEqual([{ key: 'advice_phone_ip', number: '03-6745-5600' }]);
  expect(say('advice_hours_houterasu')).toBe('平日 9:00〜21:00、土曜 9:00〜17:00');
  expect(say('advice_hours_weekday')).toBe('平日 8:30〜17:15');
});

test('every need has a window, the most urgent first, and every window a way to reach or find it', () => {
  expect([...new Set(windows().map(window => window.need))]).toEqual([...NEEDS]);
  expect(byId.size).toBe(windows().length);
  for (const { phone, url, line, notes, checked } of windows()) {
    expect(phone ?? url ?? line ?? notes[0]).toBeTruthy();
    expect(checked).toBe('2026-11-23');
  }
});
