/** Conditions on the figures of lines and deals; deals that count up to a cap. */
import type Fraction from 'fraction.js';
import { fraction } from '../support/some-pay.js';
import { rounded, sum, ZERO } from './figures.js';
import type { Amounts, NetLine } from './lines.js';
import type { Json } from './setting.js';

/** Whether conditions ask for what only lines of a known cost have. */
export function asksCost(only: Json): boolean {
  return only?.margin !== undefined || only?.marginRate !== undefined;
}

/** Those of some lines that meet every condition: a line as its reversals leave it, or the deal that it is of as a whole. */
export function thoseOnly(only: Json, lines: readonly NetLine[]): NetLine[] {
  if (only.by !== 'deal') return lines.filter(({ left }) => hasFigures(only, left));
  const deals = new Set(lines.map(({ deal }) => deal));
  const taken = [...deals].filter((deal) => hasFigures(only, together(lines, deal)));
  return lines.filter(({ deal }) => taken.includes(deal));
}

/** What the lines of a deal come to. */
function together(lines: readonly NetLine[], deal: string): Amounts {
  const of = lines.filter((line) => line.deal === deal);
  const total = (figure: (line: NetLine) => Fraction | undefined): Fraction =>
    sum(of.map((line) => figure(line) ?? ZERO));
  return {
    amount: total(({ amount }) => amount),
    cost: total(({ cost }) => cost),
    list: total(({ list }) => list),
    units: total(({ units }) => units),
  };
}

/** No condition holds on the rate of what has no amount, or no list price. */
function hasFigures(only: Json, { amount, cost, list, units }: Amounts): boolean {
  const margin = cost && amount.sub(cost);
  const rate = (above: Fraction | undefined, below: Fraction | undefined): Fraction | undefined =>
    above === undefined || below === undefined || below.equals(0) ? undefined : above.div(below);
  const figures = {
    amount,
    margin,
    marginRate: rate(margin, amount),
    units,
    discountRate: rate(list?.sub(amount), list),
  };
  return Object.entries(figures).every(([word, figure]) => {
    const asked = only[word];
    return asked === undefined || (figure !== undefined && compares(figure, asked));
  });
}

function compares(figure: Fraction, { atLeast, above, atMost, below, between }: Json): boolean {
  const against = (mark: string): number => figure.compare(fraction(mark));
  if (between !== undefined) return against(between[0]) >= 0 && against(between[1]) <= 0;
  if (atLeast !== undefined) return against(atLeast) >= 0;
  if (above !== undefined) return against(above) > 0;
  return atMost === undefined ? against(below) < 0 : against(atMost) <= 0;
}

/** By deal, cap ÷ whole amount of those deals of some lines that come to more. */
export function cappedParts(capEach: Json, lines: readonly NetLine[]): ReadonlyMap<string, Fraction> {
  const cap = capEach === undefined ? ZERO : fraction(capEach.cap);
  const deals = capEach === undefined ? [] : [...new Set(lines.map(({ deal }) => deal))];
  const parts = deals.map((deal) => [deal, together(lines, deal).amount] as const);
  return new Map(
    parts.filter(([, amount]) => amount.compare(cap) > 0).map(([deal, amount]) => [deal, cap.div(amount)]),
  );
}

/** What some lines come to, each deal at its part; where one is capped, quotients are added up. */
export function capped<Line extends { readonly line: NetLine }>(
  lines: readonly Line[],
  parts: ReadonlyMap<string, Fraction>,
  figure: (lines: readonly Line[]) => Fraction,
): Fraction {
  const ofWhole = figure(lines.filter(({ line }) => !parts.has(line.deal)));
  const ofCapped = [...parts].flatMap(([deal, part]) => {
    const own = lines.filter(({ line }) => line.deal === deal);
    return own.length === 0 ? [] : [rounded(figure(own).mul(part), 24, 'half-up')];
  });
  return ofCapped.length === 0 ? ofWhole : rounded(sum([ofWhole, ...ofCapped]), 12, 'half-up');
}
