/** Weights: how the target incentive is shared over kinds, and over the components of a kind. */
import * as z from 'zod/mini';
import { Rational } from '../number/rational.js';
import { type ComponentDraft, KINDS } from './component.js';
import { readRatioFromZero } from './figures.js';
import type { RatioInput } from './input-figures.js';
import type { Component, Kind, Plan, Written } from './plan.js';
import type { Reading } from './reading.js';
import { lazily, slot } from './schema.js';

/** `{ "revenue": "70%", "performance": "30%" }` */
export const weightsSchema = /* @__PURE__ */ lazily(() => {
  const weight = z.exactOptional(slot<RatioInput>('ratio'));
  return z.strictObject({ revenue: weight, performance: weight, profit: weight, other: weight });
});

type WeightsInput = { readonly [K in Kind]?: unknown };

/**
 * Checks that the kinds and components that pay a `share` have weights that add up to 100 %, one alone being the
 * whole, and that nothing else has any.
 *
 * @param given the plan's `weights`, undefined where there are none or where they were refused
 * @param isWritten whether there are any, right or not
 */
export function readWeights(
  reading: Reading,
  given: WeightsInput | undefined,
  isWritten: boolean,
  drafts: readonly ComponentDraft[],
): { readonly weights: Plan['weights']; readonly components: Component[] } {
  const sharing = KINDS.filter((kind) => drafts.some((draft) => draft.kind === kind && draft.payWord === 'share'));
  // Where a kind or a pay was refused, nobody can say what else should have a weight.
  const known = drafts.length > 0 && drafts.every((draft) => draft.kind !== undefined && draft.payWord !== undefined);
  const weights = isWritten && given === undefined ? [] : kindWeights(reading, given, sharing, known);
  const components = drafts.flatMap((draft) => {
    const weight = componentWeight(reading, draft, drafts);
    return draft.component === undefined ? [] : [{ ...draft.component, ...(weight && { weight }) }];
  });
  for (const kind of known ? sharing : [])
    componentsAddUp(
      reading,
      drafts.filter((draft) => draft.kind === kind),
    );
  return { weights, components };
}

function kindWeights(
  reading: Reading,
  written: WeightsInput | undefined,
  sharing: readonly Kind[],
  known: boolean,
): Plan['weights'] {
  const given = KINDS.flatMap((kind) => {
    const value = written?.[kind];
    if (value === undefined) return [];
    const at = `/weights/${kind}`;
    if (known && !sharing.includes(kind)) reading.refuse('weight_not_here', at, kind, sharing.join(', '));
    return [{ kind, weight: readRatioFromZero(reading, value, at, Rational.ONE) }];
  });
  const [only] = sharing;
  if (only !== undefined && sharing.length === 1 && given.length === 0) {
    return [{ kind: only, weight: { value: Rational.ONE, at: '/targetIncentive' } }];
  }
  const missing = sharing.filter((kind) => !given.some((entry) => entry.kind === kind));
  for (const kind of missing) reading.refuse('weight_missing', `/weights/${kind}`);
  const weights = given.flatMap(({ kind, weight }) => (weight === undefined ? [] : [{ kind, weight }]));
  if (known && missing.length === 0 && weights.length === given.length && weights.length > 0) {
    addUp(
      reading,
      weights.map((entry) => entry.weight),
      '/weights',
    );
  }
  return weights;
}

/** The weight of a component: as written; the whole where it alone pays a share of its kind. */
function componentWeight(
  reading: Reading,
  draft: ComponentDraft,
  drafts: readonly ComponentDraft[],
): Written | undefined {
  if (draft.payWord !== 'share') {
    if (draft.weightGiven && draft.payWord !== undefined) reading.refuse('weight_not_here', `${draft.at}/weight`);
    return undefined;
  }
  if (draft.weightGiven) return draft.weight;
  const alone = !drafts.some((other) => other !== draft && other.kind === draft.kind && sharesOf(other));
  if (alone) return { value: Rational.ONE, at: draft.at };
  reading.refuse('weight_missing', `${draft.at}/weight`);
  return undefined;
}

function sharesOf(draft: ComponentDraft): boolean {
  return draft.payWord === 'share';
}

function componentsAddUp(reading: Reading, ofKind: readonly ComponentDraft[]): void {
  const sharing = ofKind.filter(sharesOf);
  const weights = sharing.flatMap((draft) => draft.weight ?? []);
  const last = sharing.at(-1);
  if (last === undefined || weights.length !== sharing.length) return;
  addUp(reading, weights, `${last.at}/weight`);
}

function addUp(reading: Reading, weights: readonly Written[], at: string): void {
  const total = unreducedSum(weights.map(({ value }) => [value.numerator, value.denominator]));
  if (total[0] === total[1]) return;
  const isShort = total[1] < SHORT_DENOMINATOR;
  reading.refuse('weights_not_whole', at, isShort ? `${new Rational(total[0] * 100n, total[1])}%` : undefined, '100%');
}

const SHORT_DENOMINATOR = 10n ** 40n;

type Fraction = readonly [numerator: bigint, denominator: bigint];

/** The sum of at least one fraction, by halves and without reduction: many denominators without a common factor stay cheap. */
function unreducedSum(fractions: readonly Fraction[]): Fraction {
  if (fractions.length === 1) return fractions[0] as Fraction;
  const half = fractions.length >> 1;
  const [a, b] = unreducedSum(fractions.slice(0, half));
  const [c, d] = unreducedSum(fractions.slice(half));
  return b === d ? [a + c, b] : [a * d + c * b, b * d];
}
