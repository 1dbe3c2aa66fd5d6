/** `clawback`: how much is taken back of what a reversed line earned. */
import * as z from 'zod/mini';
import { type Span, spanText } from '../calendar/day.js';
import { Rational } from '../number/rational.js';
import { pointer } from '../trace/problems.js';
import { readRatioFromZero } from './figures.js';
import type { SpanInput } from './input-figures.js';
import type { ClawbackInput } from './input-time.js';
import type { Clawback } from './plan.js';
import type { Reading } from './reading.js';
import { lazily, slot } from './schema.js';
import { shaped } from './shape.js';
import { areAlike, countOf } from './spans.js';

/** `{ "within": "P12M", "shares": "pro-rata" }` */
export const clawbackSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({ within: slot<SpanInput>('span'), shares: slot<ClawbackInput['shares']>('clawbackShares') }),
);

/** What is taken back by the day. */
export const PRO_RATA = 'pro-rata';

/** What is taken back; undefined where there is no such word or something was refused. */
export function readClawback(reading: Reading, value: unknown): Clawback | undefined {
  if (value === undefined) return undefined;
  const at = '/clawback';
  const given = shaped(reading, clawbackSchema(), value, at);
  const within = given?.within === undefined ? undefined : reading.spanAboveZero(given.within, `${at}/within`);
  const shares = given?.shares === undefined ? undefined : readShares(reading, given.shares, `${at}/shares`, within);
  return within && shares && { at, within, shares };
}

const SHARES_TEXT = '"pro-rata", [["P0M", "100%"], …]';

function readShares(
  reading: Reading,
  value: unknown,
  at: string,
  within: Span | undefined,
): Clawback['shares'] | undefined {
  if (value === PRO_RATA) return value;
  if (typeof value === 'string') return reading.refuse('not_one_of', at, value, SHARES_TEXT);
  if (!Array.isArray(value)) return reading.wrongType(value, at, SHARES_TEXT);
  if (value.length === 0) return reading.refuse('list_too_short', at, undefined, '>= 1');
  const steps = value.flatMap((step: unknown, place) => readStep(reading, step, pointer(at, place)) ?? []);
  if (steps.length < value.length || !agesRise(reading, steps, within)) return undefined;
  return steps.map(({ from, share }) => ({ from, share }));
}

type Step = Exclude<Clawback['shares'], string>[number] & { readonly at: string };

function readStep(reading: Reading, step: unknown, at: string): Step | undefined {
  if (!Array.isArray(step)) return reading.wrongType(step, at, '[age, share]');
  if (step.length < 2) return reading.refuse('list_too_short', at, undefined, '[age, share]');
  if (step.length > 2) return reading.refuse('list_too_long', at, undefined, '<= 2');
  const from = reading.span(step[0], `${at}/0`);
  const share = readRatioFromZero(reading, step[1], `${at}/1`, Rational.ONE);
  return from && share && { at, from, share };
}

/** Whether the ages begin with none, are alike and rise strictly, and end before nothing is taken back; says where not. */
function agesRise(reading: Reading, steps: readonly Step[], within: Span | undefined): boolean {
  const before = reading.problems.length;
  steps.forEach(({ at, from }, place) => {
    const age = `${at}/0`;
    const last = steps[place - 1]?.from;
    if (last === undefined) {
      if (countOf(from) > 0) reading.refuse('out_of_range', age, spanText(from), '"P0M", "P0D"');
    } else if (!areAlike(last, from)) {
      reading.refuse('spans_not_alike', age, spanText(from), spanText(last));
    } else if (countOf(from) <= countOf(last)) {
      reading.refuse('marks_not_rising', age, spanText(from), `> ${spanText(last)}`);
    } else if (within !== undefined && areAlike(from, within) && countOf(from) >= countOf(within)) {
      reading.refuse('out_of_range', age, spanText(from), `< ${spanText(within)}`);
    }
  });
  return reading.problems.length === before;
}
