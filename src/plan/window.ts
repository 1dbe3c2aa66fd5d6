/** `window`: other days than those of the period. */
import * as z from 'zod/mini';
import type { SpanInput } from './input-figures.js';
import type { WindowInput } from './input-measures.js';
import type { MeasureScope } from './measure/entry.js';
import type { MeasureWindow } from './plan.js';
import { lazily, slot } from './schema.js';
import { shaped } from './shape.js';
import { isPlainObject } from './snapshot.js';

/** `{ "trailing": "P12M" }` */
export const trailingSchema = /* @__PURE__ */ lazily(() => z.strictObject({ trailing: slot<SpanInput>('span') }));

/** The windows that are written as their name. */
export const NAMED_WINDOWS = ['period', 'year-to-date', 'baseline'] as const;

/**
 * The days that a measure takes, as a field to spread; none where they are those of the period.
 *
 * @param compares whether the measure itself, or one around it, compares with the baseline: then it can't be taken there
 */
export function readWindow(
  scope: MeasureScope,
  value: WindowInput | undefined,
  at: string,
  compares: boolean,
): { readonly window?: MeasureWindow } {
  const { reading } = scope;
  if (value === undefined || value === 'period') return {};
  if (value === 'year-to-date') return { window: { kind: value, yearStartMonth: scope.yearStartMonth } };
  if (value === 'baseline' && !compares) return { window: { kind: value, baseline: scope.baseline } };
  if (typeof value === 'string') {
    const names = compares ? NAMED_WINDOWS.filter((name) => name !== 'baseline') : NAMED_WINDOWS;
    reading.refuse('not_one_of', at, value, [...names.map((name) => `"${name}"`), '{ trailing }'].join(', '));
  } else if (!isPlainObject(value)) {
    reading.wrongType(value, at, '"year-to-date", "baseline", { trailing }');
  } else {
    const given = shaped(reading, trailingSchema(), value, at);
    const span = given?.trailing === undefined ? undefined : reading.spanAboveZero(given.trailing, `${at}/trailing`);
    if (span !== undefined) return { window: { kind: 'trailing', span } };
  }
  return {};
}
