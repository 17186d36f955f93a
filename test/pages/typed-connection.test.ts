import { expect, test } from 'vitest';
import type { Instant } from '../../src/evidence/index.ts';
import {
  type ConnectionFaults,
  connectionFrom,
  type TypedConnection,
  TypedConnectionError,
} from '../../src/pages/library/typed-connection.ts';

const NOW = '2026-11-23T03:00:00.000Z' as Instant;
const GOOD: TypedConnection = {
  sourceIp: '203.0.113.5',
  sourcePort: '51234',
  destinationIp: '198.51.100.7',
  date: '2026-06-01',
  time: '0:00:01',
};

function faultsOf(change: Partial<TypedConnection>): ConnectionFaults {
  try {
    connectionFrom({ ...GOOD, ...change }, NOW);
  } catch (problem) {
    if (problem instanceof TypedConnectionError) return problem.faults;
    throw problem;
  }
  return {};
}

test('a connection is read as typed, in Japan time', () => {
  expect(connectionFrom(GOOD, NOW)).toEqual({
    sourceIp: '203.0.113.5',
    sourcePort: 51_234,
    destinationIp: '198.51.100.7',
    at: '2026-05-31T15:00:01.000Z',
  });
  expect(connectionFrom({ ...GOOD, time: '２１：３４：５６', sourcePort: '８０' }, NOW)).toMatchObject({
    sourcePort: 80,
    at: '2026-06-01T12:34:56.000Z',
  });
});

test.each<[Partial<TypedConnection>, ConnectionFaults]>([
  [{ sourceIp: 'x' }, { sourceIp: 'no address' }],
  [{ sourceIp: '192.168.0.2' }, { sourceIp: 'inside address' }],
  [{ destinationIp: GOOD.sourceIp }, { destinationIp: 'same address' }],
  [{ sourcePort: '0' }, { sourcePort: 'no port' }],
  [{ sourcePort: '65536' }, { sourcePort: 'no port' }],
  [{ date: '' }, { date: 'no date' }],
  [{ time: '21:34' }, { time: 'no time to the second' }],
  [{ time: '25:00:00' }, { time: 'no time to the second' }],
  [{ date: '2026-11-24' }, { date: 'not yet' }],
])('%o is told field by field', (change, faults) => expect(faultsOf(change)).toEqual(faults));

test('everything that is missing is told at once', () => {
  const nothing = { sourceIp: '', sourcePort: '', destinationIp: '', date: '', time: '' };
  expect(Object.keys(faultsOf(nothing)).sort()).toEqual(Object.keys(nothing).sort());
});
