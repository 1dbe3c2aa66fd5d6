/** `require`: pays less where a condition does not hold. */
import * as z from 'zod/mini';
import { Rational } from '../../number/rational.js';
import { readBound } from '../amount.js';
import { readRatioFromZero } from '../figures.js';
import type { BoundInput } from '../input-amounts.js';
import type { RatioInput } from '../input-figures.js';
import type { ConditionInput } from '../input-modifiers.js';
import type { RequireModifier } from '../plan.js';
import { lazily, slot } from '../schema.js';
import { fieldsOf } from '../shape.js';
import { isPlainObject } from '../snapshot.js';
import { type ActedOn, type ModifierScope, scopeFields } from './scope.js';

export const requireSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    ...scopeFields(),
    require: slot<ConditionInput>('requirement'),
    otherwise: z.exactOptional(slot<RatioInput | { readonly cap: BoundInput }>('otherwise')),
  }),
);

/** `{ "cap": "1000" }`: no more than that where the requirement does not hold. */
export const otherwiseSchema = /* @__PURE__ */ lazily(() => z.strictObject({ cap: slot<BoundInput>('bound') }));

/**
 * Reads what stands under `otherwise`: a share of the pay, by default nothing of it, or a cap.
 *
 * @param at the place of the modifier
 */
export function readOtherwise(
  scope: ModifierScope,
  value: unknown,
  at: string,
  actedOn: readonly ActedOn[],
): RequireModifier['otherwise'] | undefined {
  const { reading } = scope;
  const place = `${at}/otherwise`;
  if (value === undefined) return { share: { value: Rational.ZERO, at } };
  if (!isPlainObject(value)) {
    const share = readRatioFromZero(reading, value, place);
    return share && { share };
  }
  const given = fieldsOf(reading, otherwiseSchema(), value, place);
  const cap = given.cap === undefined ? undefined : readBound(scope, given.cap, `${place}/cap`);
  if (cap === undefined) return undefined;
  if ('times' in cap && actedOn.some(({ payWord }) => payWord !== undefined && payWord !== 'share')) {
    reading.refuse('times_needs_share', cap.times.at);
  }
  return { cap };
}
