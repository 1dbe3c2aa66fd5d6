/** `attainment` and `earned`: figures of a component written above. */
import * as z from 'zod/mini';
import { MAX_EXPECTED_IDS } from '../../number/limits.js';
import { roundField, roundFields } from '../rounding.js';
import { lazily, slot } from '../schema.js';
import { type AboveComponent, type MeasureScope, measureEntry } from './entry.js';

const attainmentSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({ attainment: slot<string>('name'), ...roundFields() }),
);
const earnedSchema = /* @__PURE__ */ lazily(() => z.strictObject({ earned: slot<string>('name'), ...roundFields() }));

export const attainmentEntry = /* @__PURE__ */ measureEntry({
  schema: attainmentSchema,
  options: {},
  read(scope, given, at) {
    const place = `${at}/attainment`;
    const above = given.attainment === undefined ? undefined : componentAbove(scope, given.attainment, place);
    if (above === undefined) return undefined;
    if (!above.hasQuota) return scope.reading.refuse('attainment_without_quota', place, above.id);
    if (!above.isPaid) return scope.reading.refuse('attainment_of_unpaid', place, above.id);
    return { word: 'attainment', at, attainment: above.id, ...roundField(given.round, at) };
  },
});

export const earnedEntry = /* @__PURE__ */ measureEntry({
  schema: earnedSchema,
  options: {},
  read(scope, given, at) {
    const place = `${at}/earned`;
    const above = given.earned === undefined ? undefined : componentAbove(scope, given.earned, place);
    if (above === undefined) return undefined;
    if (scope.roundsTotal) return scope.reading.refuse('earned_of_total_rounding', place, above.id);
    return { word: 'earned', at, earned: above.id, ...roundField(given.round, at) };
  },
});

function componentAbove(
  { reading, above }: MeasureScope,
  value: unknown,
  at: string,
): (AboveComponent & { readonly id: string }) | undefined {
  const id = reading.id(value, at, 'letter');
  if (id === undefined) return undefined;
  const found = above.find((component) => component.id === id);
  if (found !== undefined) return { ...found, id };
  // Where an id above was refused, this may be the one that was meant.
  if (above.some((component) => component.id === undefined)) return undefined;
  const ids = above.slice(0, MAX_EXPECTED_IDS).map((component) => component.id as string);
  return reading.refuse('component_not_above', at, id, ids.length === 0 ? undefined : ids.join(', '));
}
