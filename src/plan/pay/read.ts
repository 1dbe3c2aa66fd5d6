/** What a component pays: the pay word first, then its own object. */
import * as z from 'zod/mini';
import { wordOf } from '../dispatch.js';
import type { AmountHowInput, EachHowInput, EachPayInput, RateHowInput, ShareHowInput } from '../input-pay.js';
import type { Pay, PayWord } from '../plan.js';
import { type Given, lazily, slot } from '../schema.js';
import { fieldsOf } from '../shape.js';
import { isPlainObject } from '../snapshot.js';
import { readHow } from './how.js';
import { packFields, readPacks } from './packs.js';
import { howScope, type PayScope } from './scope.js';

/** The schema of each pay word's object. */
export const PAYS = {
  rate: /* @__PURE__ */ lazily(() => z.strictObject({ rate: slot<RateHowInput>('rateHow') })),
  each: /* @__PURE__ */ lazily(() => z.strictObject({ each: slot<EachHowInput>('eachHow'), ...packFields() })),
  amount: /* @__PURE__ */ lazily(() => z.strictObject({ amount: slot<AmountHowInput>('amountHow') })),
  share: /* @__PURE__ */ lazily(() => z.strictObject({ share: slot<ShareHowInput>('shareHow') })),
} as const satisfies Record<PayWord, unknown>;

const PAY_WORDS = /* @__PURE__ */ Object.keys(PAYS) as readonly PayWord[];

/** The pay word of what stands under `pay`, without a word about what is wrong with it. */
export function payWordOf(value: unknown): PayWord | undefined {
  if (!isPlainObject(value)) return undefined;
  const words = PAY_WORDS.filter((word) => Object.hasOwn(value, word));
  return words.length === 1 ? words[0] : undefined;
}

/** Reads what a component pays. */
export function readPay(scope: PayScope, value: unknown, at: string): Pay | undefined {
  const { reading } = scope;
  if (!isPlainObject(value)) return reading.wrongType(value, at, '{ … }');
  const word = wordOf(reading, value, at, PAY_WORDS);
  if (word === undefined) return undefined;
  const given = fieldsOf(reading, PAYS[word](), value, at);
  if (value[word] === undefined) return undefined;
  const packs = word === 'each' ? readPacks(scope, given as Given<EachPayInput>, at) : undefined;
  const how = readHow(howScope(scope, word, readHow), value[word], `${at}/${word}`);
  return how && { at, word, how, ...(packs && { packs }) };
}
