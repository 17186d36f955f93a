import { expect, test } from 'vitest';
import { EndpointRefusedError, originPattern, parseEndpoint } from '../../src/messages/endpoint.ts';

test.for([
  ['https://intake.example/reports', 'https://intake.example/*'],
  ['  https://intake.example:8443/a?b=c ', 'https://intake.example/*'],
  ['http://localhost:8787/reports', 'http://localhost/*'],
  ['http://127.0.0.1:8787/reports', 'http://127.0.0.1/*'],
  ['http://127.1/', 'http://127.0.0.1/*'],
  ['http://[::1]:8787/', 'http://[::1]/*'],
])('%s is taken and needs %s', ([text = '', pattern]) => {
  expect(originPattern(parseEndpoint(text))).toBe(pattern);
});

test.for([
  ['', 'not an address'],
  ['intake.example', 'not an address'],
  ['javascript:alert(1)', 'not an address'],
  ['file:///etc/passwd', 'not an address'],
  ['http://intake.example/', 'not encrypted'],
  ['http://localhost.evil.example/', 'not encrypted'],
  ['http://127.0.0.1.evil.example/', 'not encrypted'],
  ['http://192.168.0.1/', 'not encrypted'],
  ['https://user:secret@intake.example/', 'carries a password'],
  ['https://intake.example/#a', 'has a fragment'],
])('%s is refused: %s', ([text = '', why]) => {
  expect(() => parseEndpoint(text)).toThrow(expect.objectContaining({ why }));
  expect(() => parseEndpoint(text)).toThrow(EndpointRefusedError);
});
