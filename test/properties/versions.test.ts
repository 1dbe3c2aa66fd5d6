/** What holds of a period in which the plan changed, for generated plans and facts, whatever day it changes on. */
import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import {
  addLines,
  amendedBy,
  emptyTally,
  explain,
  type PlanInput,
  parseFacts,
  parsePlan,
  parseTally,
  type Statement,
  settle,
  tallyJson,
  tallySpec,
} from '../../src/index.js';
import { DreiklangError } from '../../src/trace/problems.js';
import { verifyStatement } from '../../src/verifier/index.js';
import { periodDays } from '../second-path/calendar.js';
import { type Generated, generated } from '../support/generate.js';
import { readTape } from '../support/printed-tape.js';
import { someChanges, versionsFrom } from '../support/split-plan.js';

type ComponentInput = PlanInput['components'][number];

const SEEDS = Array.from({ length: 30 }, (_, seed) => seed + 1);

/**
 * What may be refused of a plan that settles whole: what has no part of a period, campaigns that end before one, and what
 * is read by its name in a part without lines.
 */
const REFUSED = ['baseline_of_dates', 'attainment_missing', 'zero_denominator'];

function split(pair: Generated, plan: PlanInput = pair.plan): PlanInput[] {
  return versionsFrom(plan, someChanges(pair, periodDays(pair.period, plan.yearStart)));
}

/** Pairs whose plan is another one from some day of the period on. */
const CHANGED = Array.from({ length: 400 }, (_, seed) => generated(seed + 1)).filter(
  ({ versions }) => versions.length > 1,
);

/** The statement of a payee, or undefined where it is refused for one of the reasons above. */
function settledIn(pair: Generated, versions: readonly PlanInput[], payee: string): Statement | undefined {
  const plans = versions.map((version) => parsePlan(version));
  try {
    return settle(plans, parseFacts(pair.facts, plans), { payee, period: pair.period });
  } catch (error) {
    if (!(error instanceof DreiklangError)) throw error;
    expect(error.problems.filter(({ code }) => !REFUSED.includes(code))).toEqual([]);
    return undefined;
  }
}

function expectToRead(statement: Statement): void {
  expect(verifyStatement(JSON.stringify(statement))).toMatchObject({ ok: true });
  for (const locale of ['en', 'de'] as const) {
    expect(readTape(explain(statement, { locale }), locale).wrong).toEqual([]);
  }
}

describe('a period in which a generated plan changed', () => {
  it.each(SEEDS)('settles, verifies, and reads in both languages as it adds up, seed %i', (seed) => {
    const pair = generated(seed);
    for (const payee of pair.payees) {
      const statement = settledIn(pair, split(pair), payee);
      if (statement !== undefined) expectToRead(statement);
    }
  });

  it.each(CHANGED)('or became another one, the same holds, seed $seed', (pair) => {
    const plans = pair.versions.map((version) => parsePlan(version));
    for (const payee of pair.payees) {
      expectToRead(settle(plans, parseFacts(pair.facts, plans), { payee, period: pair.period }));
    }
  });

  it('is the same in whatever order the versions are, and from a tally that was stored', () => {
    let done = 0;
    for (let seed = 1; done < 10; seed += 1) {
      const pair = generated(seed);
      const payee = pair.payees[0] as string;
      const inOrder = settledIn(pair, split(pair), payee);
      if (inOrder === undefined) continue;
      done += 1;
      const plans = split(pair)
        .reverse()
        .map((version) => parsePlan(version));
      const facts = parseFacts(pair.facts, plans);
      const spec = tallySpec(plans, { periods: [pair.period], amended: amendedBy(facts), lineIds: 'checked' });
      const tally = parseTally(tallyJson(addLines(emptyTally(spec), facts)));
      for (const options of [{}, { tally }]) {
        const statement = settle(plans, facts, { payee, period: pair.period, ...options });
        expect(JSON.stringify(statement)).toBe(JSON.stringify(inOrder));
      }
    }
  });
});

/**
 * Components whose pay is in proportion to the days, or to a figure that adds up over them. A share of now may be a rounded quotient, so
 * that baselines of customers add up but for that.
 */
const EXACT: readonly ComponentInput[] = [
  { id: 'rate', kind: 'other', measure: { sum: 'amount' }, pay: { rate: '1/3' }, negative: 'pay' },
  { id: 'margin', kind: 'other', measure: { sum: 'margin' }, pay: { rate: '7%' }, negative: 'pay' },
  { id: 'lines', kind: 'other', measure: { count: 'lines' }, pay: { each: '12.5' }, negative: 'pay' },
  {
    id: 'growth',
    kind: 'other',
    measure: { gain: { sum: 'amount' }, baselineOf: 'payee' },
    pay: { rate: '5%' },
    negative: 'pay',
  },
  {
    id: 'dates',
    kind: 'other',
    measure: { gain: { sum: 'amount' }, baseline: { from: '2023-02-01', to: '2023-06-30' }, baselineOf: 'payee' },
    pay: { rate: '5%' },
    negative: 'pay',
  },
  {
    id: 'beyond',
    kind: 'other',
    measure: { subtract: [{ sum: 'amount' }, { value: '1000' }] },
    pay: { rate: '2%' },
    negative: 'pay',
  },
  { id: 'talks', kind: 'other', measure: { kpi: 'talks', ifNone: '3' }, pay: { each: '40' } },
  { id: 'base', kind: 'other', pay: { amount: '777' } },
  { id: 'spring', kind: 'other', pay: { amount: '500' }, from: '2024-02-10', to: '2024-05-09' },
  {
    id: 'table',
    kind: 'other',
    measure: { sum: 'amount' },
    pay: { rate: { by: 'category', table: { spares: '3%', '*': '1%' } } },
    negative: 'pay',
  },
];

/** A generated plan with other components, and nothing that bounds their sum. */
function withComponents({ plan }: Generated, components: readonly ComponentInput[], more: object = {}): PlanInput {
  const { cap: _, floor: __, guarantee: ___, modifiers: ____, weights: _____, targetIncentive: ______, ...own } = plan;
  const { accumulate: _______, ...rest } = own;
  return { ...rest, ...more, components: components as PlanInput['components'] };
}

/** Without adjustments, which may name a component that the other plan does not have. */
function unadjusted(pair: Generated): Generated {
  const payees = pair.facts.payees.map(({ adjustments: _, ...payee }) => payee);
  return { ...pair, facts: { ...pair.facts, payees } };
}

type Pays = Readonly<Record<string, string>>;

/** The exact pays of a statement by component, parts added up. */
function paysOf({ components }: Statement): Pays {
  const pays: Record<string, Fraction> = {};
  for (const { id, pay } of components) pays[id] = (pays[id] ?? new Fraction(0)).add(pay.value);
  return Object.fromEntries(Object.entries(pays).map(([id, pay]) => [id, pay.toFraction()]));
}

/** Holds the parts against the whole; versions before or after an
 * employment have no part, so nothing of then is compared with or campaigned for. */
function expectSameSum(pair: Generated, plan: PlanInput, payee: string): Statement {
  const versions = split(pair, plan);
  const parts = settledIn(pair, versions, payee) as Statement;
  const [ours, whole] = [parts, settledIn(pair, [plan], payee) as Statement].map(paysOf) as [Pays, Pays];
  const isWhole = parts.versions?.length === versions.length;
  const compared = Object.keys(whole).filter((id) => isWhole || (id !== 'growth' && id !== 'spring'));
  for (const id of compared) expect(ours[id], `${id}, seed ${pair.seed}, ${payee}`).toBe(whole[id]);
  return parts;
}

describe('a change that changes nothing', () => {
  it('leaves the sum of what splits exactly as it is, whatever is prorated and how', () => {
    let parts = 0;
    for (let seed = 1; seed <= 50; seed += 1) {
      const pair = unadjusted(generated(seed));
      const plan = withComponents(pair, EXACT);
      const { effective: _, ...whole } = plan;
      for (const payee of pair.payees) parts += expectSameSum(pair, whole, payee).versions?.length ?? 0;
    }
    expect(parts).toBeGreaterThan(300);
  });

  it('leaves a share in proportion to the attainment as it is, where some of each part is eligible', () => {
    let compared = 0;
    for (let seed = 1; seed <= 50; seed += 1) {
      const pair = unadjusted(generated(seed));
      const goal: ComponentInput = {
        id: 'goal',
        kind: 'revenue',
        quota: { amount: '9000', per: 'quarter' },
        measure: { sum: 'amount' },
        pay: { share: 'linear' },
        negative: 'pay',
      };
      const { effective: _, ...plan } = withComponents(pair, [goal], {
        targetIncentive: { amount: '12000', per: 'year' },
        weights: { revenue: '100%' },
        proration: seed % 2 === 0 ? { of: [] } : { basis: 'months' },
      });
      for (const payee of pair.payees) {
        const parts = settledIn(pair, split(pair, plan), payee) as Statement;
        if (parts.components.some(({ attainment }) => attainment === undefined)) continue;
        compared += 1;
        expectSameSum(pair, plan, payee);
      }
    }
    expect(compared).toBeGreaterThan(60);
  });

  it('leaves cap, floor and guarantee of the plan as they are', () => {
    const base = EXACT.slice(0, 1) as ComponentInput[];
    for (let seed = 1; seed <= 50; seed += 1) {
      const pair = unadjusted(generated(seed));
      const { effective: _, ...plan } = withComponents(pair, base, { cap: '900', floor: '-50', guarantee: '120' });
      for (const payee of pair.payees) {
        const bounds = [[plan], split(pair, plan)].map((versions) => {
          const steps = (settledIn(pair, versions, payee) as Statement).steps;
          return steps.map(({ step, figure }) => `${step} ${new Fraction(figure.value).toFraction()}`);
        });
        expect(bounds[1], `seed ${seed}, ${payee}`).toEqual(bounds[0]);
      }
    }
  });
});
