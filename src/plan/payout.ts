/** `payout`: when what is payable falls due. */
import * as z from 'zod/mini';
import { MAX_INSTALMENTS } from '../number/limits.js';
import { Rational, sum } from '../number/rational.js';
import { wordOf } from './dispatch.js';
import { inPercent, readShares } from './figures.js';
import type { RatioInput } from './input-figures.js';
import type { Payout, Written } from './plan.js';
import type { Reading } from './reading.js';
import { lazily, slot } from './schema.js';
import { fieldsOf } from './shape.js';
import { isPlainObject } from './snapshot.js';

/** What a payout may say, by its word: so many equal parts, or a share for each. One part alone would date nothing. */
export const PAYOUTS = {
  instalments: /* @__PURE__ */ lazily(() =>
    z.strictObject({ instalments: z.int().check(z.gte(2), z.lte(MAX_INSTALMENTS)) }),
  ),
  shares: /* @__PURE__ */ lazily(() =>
    z.strictObject({
      shares: z.array(slot<RatioInput>('ratio')).check(z.minLength(2), z.maxLength(MAX_INSTALMENTS)),
    }),
  ),
} as const;

const WORDS = /* @__PURE__ */ Object.keys(PAYOUTS) as readonly (keyof typeof PAYOUTS)[];

/** The parts of a payout; undefined where there is none or something was refused. */
export function readPayout(reading: Reading, value: unknown): Payout | undefined {
  const at = '/payout';
  if (value === undefined) return undefined;
  if (!isPlainObject(value)) return reading.wrongType(value, at, '{ instalments }, { shares }');
  const word = wordOf(reading, value, at, WORDS);
  if (word === 'instalments') {
    const { instalments } = fieldsOf(reading, PAYOUTS.instalments(), value, at);
    return instalments === undefined ? undefined : { at, instalments };
  }
  const given = word && fieldsOf(reading, PAYOUTS.shares(), value, at);
  const shares = given?.shares && readWhole(reading, given.shares, `${at}/shares`);
  return shares && { at, shares };
}

/** Shares that add up to the whole. */
function readWhole(reading: Reading, list: readonly unknown[], at: string): readonly Written[] | undefined {
  const shares = readShares(reading, list, at);
  if (shares === undefined) return undefined;
  const whole = sum(shares.map(({ value }) => value));
  if (whole.equals(Rational.ONE)) return shares;
  return reading.refuse('shares_not_whole', at, inPercent(whole), '100%');
}
