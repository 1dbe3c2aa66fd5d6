/** `lasting`: a new pair counts in part now, and the rest once it was kept. */
import * as z from 'zod/mini';
import { MAX_LASTING_PERIODS } from '../../number/limits.js';
import { Rational } from '../../number/rational.js';
import { readMoneyFromZero, readRatioFromZero } from '../figures.js';
import type { MoneyInput, RatioInput } from '../input-figures.js';
import type { LastingInput } from '../input-measures.js';
import { oncePer } from '../once-per.js';
import type { Lasting, NewCategoriesMeasure } from '../plan.js';
import type { Reading } from '../reading.js';
import { lazily, slot } from '../schema.js';
import { shaped } from '../shape.js';

const periods = () => z.int().check(z.gte(1), z.lte(MAX_LASTING_PERIODS));

/** `{ "keep": "500", "times": 2, "within": 3, "first": "50%" }` */
export const lastingSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    keep: slot<MoneyInput>('money'),
    times: periods(),
    within: periods(),
    first: slot<RatioInput>('ratio'),
  }),
);

/** The field of a schema that takes it. */
export const lastingField = /* @__PURE__ */ lazily(() => z.exactOptional(slot<LastingInput>('lasting')));

/**
 * How a pair must last; undefined where nothing is said or something was refused.
 *
 * @param as what new pairs are taken as: customers with enough of them cannot be counted in part
 */
export function readLasting(
  reading: Reading,
  value: unknown,
  at: string,
  as: NewCategoriesMeasure['as'] | undefined,
): Lasting | undefined {
  if (value === undefined) return undefined;
  const given = shaped(reading, lastingSchema(), value, at);
  if (as === 'customers') reading.refuse('word_not_here', at, 'lasting', '"as": "count", "as": "amount"');
  if (given === undefined) return undefined;
  const keep = given.keep === undefined ? undefined : readKeep(reading, given.keep, `${at}/keep`);
  const first =
    given.first === undefined ? undefined : readRatioFromZero(reading, given.first, `${at}/first`, Rational.ONE);
  const { times, within } = given;
  if (times === undefined || within === undefined) return undefined;
  if (times > within) return reading.refuse('out_of_range', `${at}/times`, times, `<= ${within}`);
  return keep && first && { at, keep, times, within, first };
}

/** To keep nothing is no condition. */
function readKeep(reading: Reading, value: unknown, at: string): Lasting['keep'] | undefined {
  const keep = readMoneyFromZero(reading, value, at);
  return keep?.value.sign === 0 ? reading.refuse('out_of_range', at, value, '> 0') : keep;
}

type LastingMeasure = NewCategoriesMeasure & { readonly lasting: Lasting };

/** The measures of a part of a plan whose new pairs must last: of a component, or of all modifiers. */
export const lastingMeasures: (part: object) => readonly LastingMeasure[] = /* @__PURE__ */ oncePer(lastingIn);

function lastingIn(part: unknown): readonly LastingMeasure[] {
  if (typeof part !== 'object' || part === null) return [];
  const measure = part as LastingMeasure;
  return measure.word === 'newCategories' && measure.lasting !== undefined
    ? [measure]
    : Object.values(part).flatMap(lastingIn);
}

/** Says where new pairs of a component must last although a word of it leaves no period that the rest could fall to. */
export function refuseLasting(reading: Reading, part: object, word: 'group' | 'accumulate'): void {
  for (const { lasting } of lastingMeasures(part))
    reading.refuse('word_not_here', lasting.at, 'lasting', `without "${word}"`);
}
