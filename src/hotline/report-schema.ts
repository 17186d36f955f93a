import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import type { IntakeReport } from '../intake/report.ts';

/** The check of a report, compiled from the protocol itself so that the two cannot drift apart. */
export function compileReportSchema(): ValidateFunction<IntakeReport> {
  const protocol: object = parse(readFileSync(new URL('../intake/openapi.yaml', import.meta.url), 'utf8'));
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false });
  formats.default(ajv, ['date-time', 'uuid']);
  ajv.addVocabulary(['openapi', 'info', 'paths', 'components']);
  ajv.addSchema(protocol, 'intake');
  return ajv.compile<IntakeReport>({ $ref: 'intake#/components/schemas/Report' });
}
