/** Laws of plans of one make: rates pay nothing for nothing, the unit of money does not matter, nor who takes over. */
import { describe, expect, it } from 'vitest';
import type { PlanInput } from '../../src/index.js';
import { Rational } from '../../src/number/rational.js';
import { parseCanonical } from '../../src/number/read.js';
import { type Generated, generated } from '../support/generate.js';
import { decimal, Seeded } from '../support/seeded.js';
import { paysOf, statementsOf } from '../support/settled.js';

type Component = PlanInput['components'][number];
type Row = [mark: string, value: string, plus?: string];

const SUMS = ['amount', 'margin', 'cost', 'discount'] as const;
const CUSTOMERS = ['existing', 'new', 'all'] as const;

/** A generated run with another plan, of the same periods. */
function withPlan(seed: number, plan: Partial<PlanInput> & Pick<PlanInput, 'components'>): Generated {
  const made = generated(seed, { extremes: false });
  const { id, period, yearStart, unknownCustomers, unknownCost, amendsBefore } = made.plan;
  const frame = JSON.parse(
    JSON.stringify({ id, currency: 'EUR', period, yearStart, unknownCustomers, unknownCost, amendsBefore }),
  );
  return { ...made, plan: { ...frame, ...plan } };
}

/** A pure rate on a sum: tiers and steps start at 0, and there is nothing fixed in it. */
function someRate(seeded: Seeded, id: string): Component {
  const rows = (): [Row, ...Row[]] => [
    ['0', `${seeded.between(1, 9)}%`],
    ...seeded.rising(2, 1, 90).map((mark): Row => [String(mark * 100), `${seeded.between(0, 20)}%`]),
  ];
  const rate = seeded.pick([`${seeded.between(1, 30)}%`, { tiers: rows() }, { steps: rows() }]);
  const measure = { sum: seeded.pick(SUMS), customers: seeded.pick(CUSTOMERS) };
  return { id, kind: 'revenue', measure, pay: { rate } as never, negative: 'pay' };
}

describe('pure rates', () => {
  it('pay nothing for nothing', () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const seeded = new Seeded(seed);
      const run = withPlan(seed, { components: [someRate(seeded, 'a'), someRate(seeded, 'b')] });
      const lines = run.facts.lines
        .filter((line) => line.reverses === undefined)
        .map((line) => ({
          ...line,
          amount: '0',
          list: '0',
          payments: [],
          ...(line.cost === undefined ? undefined : { cost: '0' }),
        }));
      for (const statement of statementsOf({ ...run, facts: { ...run.facts, lines } })) {
        for (const [id, pay] of paysOf(statement)) expect(pay.toString(), `seed ${seed} ${id}`).toBe('0');
        expect(statement.payable.value).toBe('0.00');
      }
    }
  });

  it('pay for two halves what they pay for the whole, where the rate is one number', () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const run = withPlan(seed, {
        components: [{ id: 'a', kind: 'revenue', measure: { sum: 'margin' }, pay: { rate: '1/7' }, negative: 'pay' }],
      });
      const linked = (line: Generated['facts']['lines'][number]): boolean =>
        line.reverses !== undefined || line.invoice !== undefined;
      const free = run.facts.lines.filter((line) => !linked(line));
      const reversed = new Set(run.facts.lines.map((line) => (line.reverses as { line?: string } | undefined)?.line));
      const parts = [0, 1].map((part) => free.filter((line, place) => !reversed.has(line.id) && place % 2 === part));
      const payOf = (lines: Generated['facts']['lines']): Rational[] =>
        statementsOf({ ...run, facts: { ...run.facts, lines } }).map((one) => paysOf(one).get('a') as Rational);
      const [first, second] = parts.map(payOf) as [Rational[], Rational[]];
      payOf(parts.flat()).forEach((pay, place) => {
        const sum = (first[place] as Rational).plus(second[place] as Rational);
        expect(pay.equals(sum), `seed ${seed}`).toBe(true);
      });
    }
  });
});

describe('all money times a number', () => {
  const factor = 7n;
  const times = (text: string): string => parseCanonical(text).times(Rational.of(factor)).toString();

  it('pays that many times as much: rates, tiers, steps, shares of quotas, amounts, caps, floors', () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const made = withPlan(
        seed,
        somePlan(new Seeded(seed), (text) => text),
      );
      // A reversal of an invoice is shared out over its lines in cents, and cents do not scale.
      const lines = made.facts.lines.filter(({ reverses }) => !JSON.stringify(reverses ?? {}).includes('invoice'));
      const small = { ...made, facts: { ...made.facts, lines } };
      const large = { ...withPlan(seed, somePlan(new Seeded(seed), times)), facts: multiplied(small.facts, times) };
      const before = statementsOf(small);
      statementsOf(large).forEach((statement, place) => {
        const pays = paysOf(before[place] as (typeof before)[number]);
        for (const [id, pay] of paysOf(statement)) {
          const expected = (pays.get(id) as Rational).times(Rational.of(factor));
          expect(pay.equals(expected), `seed ${seed} ${id}: ${pay} is not ${expected}`).toBe(true);
        }
        statement.components.forEach(({ steps }, at) => {
          const last = before[place]?.components[at]?.steps.at(-2)?.amount.value;
          if (last !== undefined) expect(steps.at(-2)?.amount.value).toBe(times(last));
        });
      });
    }
  });

  /** Money runs through `money`; everything else stays. */
  function somePlan(
    seeded: Seeded,
    money: (text: string) => string,
  ): Partial<PlanInput> & Pick<PlanInput, 'components'> {
    const amount = (least: number, most: number): string => money(decimal(seeded.between(least, most)));
    const marks = (): string[] => seeded.rising(3, -500, 9_000).map((mark) => money(String(mark)));
    const customers = seeded.pick(CUSTOMERS);
    const rows = (value: () => string): Row[] =>
      marks().map((mark) => (seeded.happens(40) ? [mark, value(), amount(0, 9_000)] : [mark, value()]));
    const percent = (): string => `${seeded.between(0, 30)}%`;
    const measure = { sum: seeded.pick(SUMS), customers };
    const components = [
      { id: 'tiers', kind: 'revenue', measure, pay: { rate: { tiers: rows(percent) } }, cap: amount(1, 90_000) },
      { id: 'steps', kind: 'revenue', measure, pay: { rate: { steps: rows(percent) } }, floor: amount(1, 9_000) },
      { id: 'amount', kind: 'profit', measure, pay: { amount: { steps: rows(() => amount(0, 50_000)) } } },
      {
        id: 'each',
        kind: 'other',
        measure: { count: 'deals', minimum: amount(0, 90_000) },
        pay: { each: amount(1, 900) },
      },
      {
        id: 'share',
        kind: 'other',
        quota: { amount: amount(1, 90_000) },
        measure,
        pay: { share: 'linear' },
        cap: { times: '2' },
      },
      { id: 'gain', kind: 'performance', measure: { efficiencyGain: {} }, pay: { rate: '10%' } },
      {
        id: 'new',
        kind: 'performance',
        measure: { newCategories: { minimum: amount(0, 90_000) } },
        pay: { each: amount(1, 900) },
      },
    ];
    return { components: components as unknown as PlanInput['components'], targetIncentive: amount(0, 900_000) };
  }

  function multiplied(facts: Generated['facts'], money: (text: string) => string): Generated['facts'] {
    const cost = (given: unknown): unknown =>
      typeof given === 'object' && given !== null
        ? Object.fromEntries(Object.entries(given).map(([name, text]) => [name, money(String(text))]))
        : money(String(given));
    const lines = facts.lines.map((line) => ({
      ...line,
      amount: money(line.amount),
      ...(line.list === undefined ? undefined : { list: money(String(line.list)) }),
      ...(line.cost === undefined ? undefined : { cost: cost(line.cost) }),
    }));
    return { ...facts, lines };
  }
});

describe('a customer handed over within the period', () => {
  it('leaves the pay of both together as it was, where both have the same rate', () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const seeded = new Seeded(seed);
      const run = withPlan(seed, {
        components: [
          { id: 'a', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '3%' }, negative: 'pay' },
          {
            id: 'b',
            kind: 'profit',
            measure: { sum: 'margin', customers: 'existing' },
            pay: { rate: '1/9' },
            negative: 'pay',
          },
          { id: 'c', kind: 'other', measure: { count: 'lines' }, pay: { each: '5' } },
        ],
      });
      const { customers, categories, covers } = run.facts;
      const lines = run.facts.lines.map(({ payee: _, credits: __, ...line }) => line);
      const payees = [{ id: 'anna' }, { id: 'ben' }];
      const day = seeded.pick(lines).date;
      const dayBefore = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
      const assign = (handOver: boolean) =>
        customers.flatMap(({ id, mergedInto }, place) =>
          mergedInto !== undefined
            ? []
            : handOver && place % 2 === 0
              ? [
                  { customer: id, payee: 'anna', to: dayBefore },
                  { customer: id, payee: 'ben', from: day },
                ]
              : [{ customer: id, payee: 'anna' }],
        );
      const together = (handOver: boolean): Record<string, string> => {
        const facts = { customers, categories, covers, lines, payees, assignments: assign(handOver) };
        const statements = statementsOf({ ...run, facts: facts as never, payees: ['anna', 'ben'] }).map(paysOf);
        const sum = (id: string): string =>
          statements.reduce((total, pays) => total.plus(pays.get(id) as Rational), Rational.ZERO).toString();
        return { a: sum('a'), b: sum('b'), c: sum('c') };
      };
      expect(together(true), `seed ${seed}`).toEqual(together(false));
    }
  });
});
