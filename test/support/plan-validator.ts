/** The JSON Schema of a plan in a validator, and who sees what is wrong with a plan. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { planJsonSchema } from '../../src/plan/json-schema.js';
import type { BadCase } from './cases.js';

let made: ValidateFunction | undefined;

/** Whether the JSON Schema takes a plan; its `errors` say why not. */
export function validator(): ValidateFunction {
  made ??= compiled();
  return made;
}

function compiled(): ValidateFunction {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, strictTuples: false });
  // What editors say; to a validator it is a remark.
  ajv.addKeyword('errorMessage');
  return ajv.compile(planJsonSchema());
}

/** Who sees what is wrong with a plan that is: an editor with the schema, or only `parsePlan`. */
export function seenBy(plan: unknown): 'schema' | 'parsePlan' {
  return validator()(plan) ? 'parsePlan' : 'schema';
}

/** Whether a bad case says who sees it: those whose plan is wrong. */
export function saysWho({ facts }: BadCase): boolean {
  return facts === undefined;
}
