import { expect, test } from 'vitest';
import { ipAddress, isInsideAddress } from '../../src/advice/ip-address.ts';

test.each([
  ['203.0.113.5', '203.0.113.5'],
  [' ２０３．０．１１３．５ ', '203.0.113.5'],
  ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
  ['0.0.0.0', '0.0.0.0'],
])('%s is an address', (typed, read) => expect(ipAddress(typed)).toBe(read));

test.each([
  '',
  '203.0.113',
  '203.0.113.256',
  '203.0.113.05',
  '203.0.113.5:80',
  '203.0.113.5/24',
  'example.com',
  ':',
  '1:2',
  '[::1]',
  '2001:db8::1%eth0',
  '0x7f.1.1.1',
])('%s is none', typed => expect(ipAddress(typed)).toBeNull());

test('addresses of homes, offices and providers’ insides are told from those of the internet', () => {
  for (const address of [
    '10.0.0.1',
    '192.168.1.1',
    '172.16.0.1',
    '127.0.0.1',
    '169.254.1.1',
    '100.64.0.1',
    '0.0.0.0',
    '::',
    '::1',
    'fe80::1',
    'fd00::1',
  ]) {
    expect([address, isInsideAddress(ipAddress(address) ?? '')]).toEqual([address, true]);
  }
  for (const address of ['203.0.113.5', '172.32.0.1', '100.128.0.1', '2001:db8::1']) {
    expect(isInsideAddress(address)).toBe(false);
  }
});
