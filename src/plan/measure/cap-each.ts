/** `capEach`: each deal counts up to a cap. */
import * as z from 'zod/mini';
import { readMoney } from '../figures.js';
import type { MoneyInput } from '../input-figures.js';
import type { CapEachInput } from '../input-filters.js';
import type { CapEach } from '../plan.js';
import type { Reading } from '../reading.js';
import { lazily, slot } from '../schema.js';
import { shaped } from '../shape.js';

/** `{ "by": "deal", "cap": "100000" }` */
export const capEachSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({ by: z.enum(['deal']), cap: slot<MoneyInput>('money') }),
);

/** The field of a schema that caps deals. */
export const capEachField = /* @__PURE__ */ lazily(() => z.exactOptional(slot<CapEachInput>('capEach')));

/** The cap of each deal, as a field to spread. */
export function readCapEach(reading: Reading, value: unknown, at: string): { readonly capEach?: CapEach } {
  if (value === undefined) return {};
  const given = shaped(reading, capEachSchema(), value, `${at}/capEach`);
  if (given?.cap === undefined) return {};
  const cap = readMoney(reading, given.cap, `${at}/capEach/cap`);
  if (cap === undefined) return {};
  if (cap.value.sign > 0) return { capEach: { cap } };
  reading.refuse('out_of_range', cap.at, given.cap, '> 0');
  return {};
}
