/** `draw`: what is payable at least, to be recovered later. */
import * as z from 'zod/mini';
import { readAmountFromZero } from './amount.js';
import type { AmountInput } from './input-amounts.js';
import type { DateInput } from './input-figures.js';
import type { MeasureScope } from './measure/entry.js';
import type { Draw, Negative } from './plan.js';
import { lazily, slot } from './schema.js';
import { shaped } from './shape.js';

/** `{ "amount": "2000", "recoverFrom": "2026-07-01" }` */
export const drawSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    amount: slot<AmountInput>('amount'),
    atLeast: z.exactOptional(slot<AmountInput>('amount')),
    recoverFrom: z.exactOptional(slot<DateInput>('date')),
  }),
);

/**
 * The draw of a plan; undefined where there is none or something was refused.
 *
 * @param negative what the plan says of a sum below 0: with a draw, its balance is the only one
 */
export function readDraw(scope: MeasureScope, value: unknown, negative: Negative | undefined): Draw | undefined {
  if (value === undefined) return undefined;
  const { reading } = scope;
  const at = '/draw';
  if (negative === 'zero' || negative === 'pay') {
    reading.refuse('word_not_here', '/negative', 'negative', 'without "draw"');
  }
  const given = shaped(reading, drawSchema(), value, at);
  if (given === undefined) return undefined;
  const amount = given.amount === undefined ? undefined : readAmountFromZero(scope, given.amount, `${at}/amount`);
  const atLeast = given.atLeast === undefined ? undefined : readAmountFromZero(scope, given.atLeast, `${at}/atLeast`);
  const recoverFrom = given.recoverFrom === undefined ? undefined : reading.day(given.recoverFrom, `${at}/recoverFrom`);
  return amount && { at, amount, ...(atLeast && { atLeast }), ...(recoverFrom !== undefined && { recoverFrom }) };
}
