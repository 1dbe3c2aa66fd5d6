/** Settling takes time in proportion to the lines, customers, deals, patterns and payees it looks at. */
import { describe, expect, it } from 'vitest';
import {
  addLines,
  amendedBy,
  emptyTally,
  type Facts,
  mergeTallies,
  type Plan,
  type PlanInput,
  parseFacts,
  parsePlan,
  parseTally,
  settle,
  type Tally,
  tallyJson,
  tallySpec,
} from '../../src/index.js';
import { growthOf } from '../support/growth.js';

const PERIOD = '2026-Q1';
const COVERS = { from: '2023-01-01', to: '2026-03-31' } as const;
const SIZES = [500, 1_000, 2_000, 4_000, 8_000];
const many = <Entry>(count: number, make: (place: number) => Entry): Entry[] =>
  Array.from({ length: count }, (_, place) => make(place));

function planOf(...measures: readonly unknown[]): Plan {
  const components = measures.map((measure, place) => ({
    id: `c${place}`,
    kind: 'other',
    measure,
    pay: { rate: '1' },
  }));
  return parsePlan({
    id: 'p',
    currency: 'EUR',
    period: 'quarter',
    amendsBefore: 'own-date',
    components: components as unknown as PlanInput['components'],
  });
}

const EVERYTHING = planOf(
  { sum: 'margin', customers: 'existing' },
  { count: 'deals', minimum: '10' },
  { count: 'customers' },
  { count: 'months' },
  { newCategories: { minimum: '10', customerMustGrow: true } },
  { efficiencyGain: { by: 'customer' } },
  { gain: { sum: 'amount', segments: ['s0', 's1'] } },
);

interface Lines {
  readonly plan: Plan;
  readonly facts: Facts;
  readonly payees: readonly string[];
}

/** Facts in which each line is made from its place. */
function factsOf(plan: Plan, size: number, make: (place: number, size: number) => object, payees = ['anna']): Lines {
  const customers = many(size, (place) => ({ id: `k${place}`, since: '2020-01-01', segment: `s${place % 7}` }));
  const lines = many(size, (place) => ({
    id: `L${place}`,
    date: place % 3 === 0 ? '2025-02-10' : '2026-02-10',
    customer: `k${place % 50}`,
    category: `s${place % 5}`,
    amount: `${place % 1000}.25`,
    cost: '3.5',
    payee: 'anna',
    ...make(place, size),
  }));
  return {
    plan,
    facts: parseFacts({ covers: COVERS, customers, lines, payees: payees.map((id) => ({ id })) }, plan),
    payees,
  };
}

function settleAll({ plan, facts, payees }: Lines): void {
  const spec = tallySpec(plan, { periods: [PERIOD], amended: amendedBy(facts) });
  const tally = addLines(emptyTally(spec), facts);
  for (const payee of payees) settle(plan, facts, { payee, period: PERIOD, tally });
}

const PAYEES = (size: number): string[] => many(size / 20, (place) => `p${place}`);
const OWNED = (place: number, size: number): object => ({ customer: `k${place}`, payee: `p${place % (size / 20)}` });

const SHAPES: readonly [string, (size: number) => Lines][] = [
  ['lines', (size) => factsOf(EVERYTHING, size, () => ({}))],
  ['customers', (size) => factsOf(EVERYTHING, size, (place) => ({ customer: `k${place}` }))],
  ['categories', (size) => factsOf(EVERYTHING, size, (place) => ({ category: `c${place}` }))],
  ['deals', (size) => factsOf(EVERYTHING, size, (place) => ({ deal: `d${place}` }))],
  [
    'patterns of credit',
    (size) =>
      factsOf(EVERYTHING, size, (place) => ({
        payee: undefined,
        credits: [{ payee: 'anna', share: `${place + 1}/20000` }],
      })),
  ],
  ['payees, each with customers of their own', (size) => factsOf(EVERYTHING, size, OWNED, PAYEES(size))],
  [
    'payees who count in the same categories',
    (size) => factsOf(planOf({ count: 'categories' }, { count: 'deals' }), size, OWNED, PAYEES(size)),
  ],
  [
    'things whose whole amount is 0',
    (size) =>
      factsOf(planOf({ count: 'customers', minimum: '0' }), size, (place) => ({ customer: `k${place}`, amount: '0' })),
  ],
  [
    'groups of a table',
    (size) => {
      const plan = parsePlan({
        id: 'p',
        currency: 'EUR',
        period: 'quarter',
        components: [
          {
            id: 'c',
            kind: 'other',
            measure: { sum: 'amount' },
            pay: { rate: { by: 'category', table: { c1: '2%', '*': { tiers: [['0', '1%']] } } } },
          },
        ],
      });
      return factsOf(plan, size, (place) => ({ category: `c${place}` }));
    },
  ],
  [
    'reversals',
    (size) =>
      factsOf(EVERYTHING, size, (place) =>
        place % 2 === 0
          ? {}
          : {
              amount: '-0.1',
              customer: undefined,
              category: undefined,
              cost: undefined,
              payee: undefined,
              reverses: { line: `L${place - 1}` },
            },
      ),
  ],
  [
    'lines of one reversed invoice',
    (size) =>
      factsOf(EVERYTHING, size, (place) =>
        place === 1
          ? {
              amount: '-0.1',
              customer: undefined,
              category: undefined,
              cost: undefined,
              payee: undefined,
              reverses: { invoice: 'I' },
            }
          : { invoice: 'I' },
      ),
  ],
];

/** The growth of a run; a slow moment of the machine is not a quadratic run, which would be slow each time. */
function bestGrowth<Input>(
  sizes: readonly number[],
  make: (size: number) => Input,
  run: (input: Input) => unknown,
): number {
  return [0, 1, 2].reduce(
    (best) => (best < 1.5 ? best : Math.min(best, growthOf(sizes, make, run))),
    Number.POSITIVE_INFINITY,
  );
}

describe('time against size', () => {
  it('is noticed where it is quadratic: a planted settling that adds up all lines for each customer', () => {
    const planted = ({ facts }: Lines): number => {
      let found = 0;
      for (let customer = 0; customer < facts.customers.ids.size; customer += 1) {
        for (let row = 0; row < facts.lines.count; row += 1) if (facts.lines.customer[row] === customer) found += 1;
      }
      return found;
    };
    const make = (size: number): Lines => factsOf(EVERYTHING, size, (place) => ({ customer: `k${place}` }));
    expect(growthOf(SIZES, make, planted)).toBeGreaterThan(1.6);
  });

  it.each(SHAPES)('of settling grows about in proportion: %s', (_, make) => {
    expect(bestGrowth(SIZES, make, settleAll)).toBeLessThan(1.5);
  });

  it('of writing and reading a tally grows about in proportion', () => {
    const make = (size: number): Tally => {
      const { plan, facts } = factsOf(EVERYTHING, size, (place) => ({ customer: `k${place}`, deal: `d${place}` }));
      return addLines(emptyTally(tallySpec(plan, { periods: [PERIOD], lineIds: 'checked' })), facts);
    };
    expect(bestGrowth(SIZES, make, (tally) => parseTally(tallyJson(tally)))).toBeLessThan(1.5);
  });

  it('of merging shards in a tree grows about in proportion to their lines', () => {
    const make = (size: number): Tally[] => {
      const spec = tallySpec(EVERYTHING, { periods: [PERIOD], lineIds: 'checked' });
      return many(8, (shard) =>
        addLines(
          emptyTally(spec),
          factsOf(EVERYTHING, size / 8, (place) => ({ id: `S${shard}-${place}`, customer: `k${place}` })).facts,
        ),
      );
    };
    expect(bestGrowth(SIZES, make, (shards) => shards.reduce(mergeTallies))).toBeLessThan(1.5);
  });
});
