/** Laws between ways of saying things: what must come to the same, add up, or never fall, on any facts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanInput, Statement } from '../../src/index.js';
import { Rational } from '../../src/number/rational.js';
import { parseCanonical } from '../../src/number/read.js';
import { type Generated, generated } from '../support/generate.js';
import { statementsOf } from '../support/settled.js';

type Component = PlanInput['components'][number];
type Measure = NonNullable<Component['measure']>;

const seed = fc.integer({ min: 1, max: 1_000_000 });

/** Generated facts with a plan of components that pay 1 for 1, so that pay and figure are the same. */
function run(of: number, components: readonly object[], more: object = {}): Generated {
  const made = generated(of, { extremes: false });
  const { id, period, yearStart, amendsBefore = 'own-date' } = made.plan;
  const frame = { id, currency: 'EUR', period, amendsBefore, unknownCustomers: 'existing', unknownCost: 'leave-out' };
  const plan = { ...frame, ...(yearStart === undefined ? undefined : { yearStart }), components, ...more };
  return { ...made, plan: plan as unknown as PlanInput };
}

/** What each component comes to, for every payee in turn: unrounded pay by id. */
function pays(of: number, components: readonly object[], more: object = {}): Record<string, Rational>[] {
  return statementsOf(run(of, components, more)).map(({ components: settled }) =>
    Object.fromEntries(settled.map(({ id, pay }) => [id, parseCanonical(pay.value)])),
  );
}

/** The first and last day of the settled period. */
function periodDays(of: number): { readonly from: string; readonly to: string } {
  return (statementsOf(run(of, [{ id: 'a', kind: 'other', pay: { amount: '1' } }]))[0] as Statement).period;
}

/** The figures of some measures, for every payee in turn. */
function figures(of: number, measures: Readonly<Record<string, unknown>>): Record<string, Rational>[] {
  return figuresOn(run(of, []), measures);
}

function figuresOn(made: Generated, measures: Readonly<Record<string, unknown>>): Record<string, Rational>[] {
  const components = Object.entries(measures).map(([id, measure]) => ({
    id,
    kind: 'other',
    measure,
    pay: { rate: '1' },
    negative: 'pay',
  }));
  const plan = { ...made.plan, components } as unknown as PlanInput;
  return statementsOf({ ...made, plan }).map(({ components: settled }) =>
    Object.fromEntries(settled.map(({ id, figure }) => [id, parseCanonical((figure as { value: string }).value)])),
  );
}

/** Holds a law for every payee of many seeds. */
function always(law: (of: number) => void, numRuns = 40): void {
  fc.assert(fc.property(seed, law), { numRuns, examples: [[578793]] });
}

function same(a: Rational | undefined, b: Rational | undefined, what = ''): void {
  expect(a?.toString(), what).toBe(b?.toString());
}

const sumOf = (...parts: (Rational | undefined)[]): Rational =>
  parts.reduce<Rational>((total, part) => total.plus(part as Rational), Rational.ZERO);

describe('measures', () => {
  it('add up over classes of customers', () => {
    always((of) => {
      const by = (customers: string): unknown => ({ sum: 'amount', customers });
      const measures = { all: by('all'), existing: by('existing'), fresh: by('new') };
      for (const { all, existing, fresh } of figures(of, measures)) same(all, sumOf(existing, fresh));
    });
  });

  it('add up over categories and over segments', () => {
    always((of) => {
      const parts = {
        a: { sum: 'margin', categories: ['maintenance', 'spares'] },
        b: { sum: 'margin', categories: ['rental', 'training'] },
        x: { sum: 'margin', segments: ['industry'] },
        y: { sum: 'margin', segments: ['retail', 'public'] },
      };
      for (const { all, a, b, x, y } of figures(of, { all: { sum: 'margin' }, ...parts })) {
        same(all, sumOf(a, b));
        same(all, sumOf(x, y));
      }
    });
  });

  it('have a margin that is amount less cost, where every cost is known', () => {
    always((of) => {
      const measures = { amount: { sum: 'amount' }, both: { add: [{ sum: 'margin' }, { sum: 'cost' }] } };
      const made = run(of, []);
      const lines = made.facts.lines.filter((line) => line.cost !== undefined && line.reverses === undefined);
      for (const { amount, both } of figuresOn({ ...made, facts: { ...made.facts, lines } }, measures))
        same(amount, both);
    });
  });

  it('gain nothing over themselves: revenue, margin, margin rate, efficiency', () => {
    always((of) => {
      const { from, to } = periodDays(of);
      const baseline = { from, to };
      const gains = {
        revenue: { gain: { sum: 'amount' }, baseline },
        margin: { gain: { sum: 'margin' }, baseline },
        rate: { gain: { marginRate: {}, ifZero: '0' }, baseline },
        category: { efficiencyGain: { by: 'category' }, baseline },
        customer: { efficiencyGain: { by: 'customer' }, baseline },
        whole: { efficiencyGain: {}, baseline },
      };
      for (const gain of figures(of, gains)) {
        for (const [id, figure] of Object.entries(gain)) same(figure, Rational.ZERO, `${of} ${id}`);
      }
    });
  });

  it('count no more customers than pairs, and no more pairs than lines in full', () => {
    always((of) => {
      const full = (count: string): unknown => ({ count, shares: 'full', minimum: '0' });
      const measures = { customers: full('customers'), pairs: full('pairs') };
      for (const { customers, pairs } of figures(of, measures)) {
        const { plan, facts } = generated(of, { extremes: false });
        const { lines } = facts;
        expect(Rational.of(lines.length).isAtLeast(pairs as Rational)).toBe(true);
        // Who was credited more than they bought is no customer of the period, though some of their pairs may be bought.
        const isAlone = plan.amendsBefore === undefined || plan.amendsBefore === 'own-date';
        if (lines.some(({ amount, reverses }) => amount.startsWith('-') && (isAlone || reverses === undefined)))
          continue;
        expect(
          Rational.of(4)
            .times(customers as Rational)
            .isAtLeast(pairs as Rational),
        ).toBe(true);
      }
    });
  });

  it('of arithmetic are the arithmetic of measures', () => {
    always((of) => {
      const [a, b]: [Measure, Measure] = [{ sum: 'amount' }, { sum: 'cost' }];
      const measures = {
        a,
        b,
        add: { add: [a, b] },
        less: { subtract: [a, b] },
        low: { min: [a, b] },
        top: { max: [a, b] },
      };
      for (const made of figures(of, measures)) {
        same(made.add, sumOf(made.a, made.b));
        same(made.less, made.a?.minus(made.b as Rational));
        same(sumOf(made.low, made.top), made.add);
      }
    });
  });
});

describe('pay', () => {
  const on = { kind: 'other', measure: { sum: 'amount' }, negative: 'pay' };
  const count = { kind: 'other', measure: { count: 'pairs' }, negative: 'pay' };

  it('of one tier, one step, or a table that says the same everywhere is that of the rate alone', () => {
    always((of) => {
      const rows = (by: string, keys: string[]): object => ({
        by,
        table: Object.fromEntries([...keys, '*'].map((key) => [key, '7%'])),
      });
      const all = pays(of, [
        { id: 'plain', ...on, pay: { rate: '7%' } },
        { id: 'tier', ...on, pay: { rate: { tiers: [['0', '7%']] } } },
        { id: 'step', ...on, pay: { rate: { steps: [['0', '7%']] } } },
        { id: 'category', ...on, pay: { rate: rows('category', ['spares']) } },
        { id: 'segment', ...on, pay: { rate: rows('segment', ['retail']) } },
        { id: 'class', ...on, pay: { rate: rows('class', ['existing', 'new']) } },
      ]);
      for (const { plain, ...others } of all) for (const pay of Object.values(others)) same(pay, plain);
    });
  });

  it('for each of a count is a rate on it', () => {
    always((of) => {
      const all = pays(of, [
        { id: 'each', ...count, pay: { each: '25' } },
        { id: 'rate', ...count, pay: { rate: '25' } },
      ]);
      for (const { each, rate } of all) same(each, rate);
    });
  });

  it('of a share is the same said as linear, as a tier, and as a straight curve', () => {
    always((of) => {
      const share = (id: string, how: unknown): object => ({
        ...{ id, ...on, quota: { amount: '5000' }, weight: '1/3' },
        pay: { share: how },
      });
      const straight = {
        curve: [
          ['0%', '0'],
          ['100%', '1'],
        ],
        below: 'extend',
        above: 'extend',
      };
      const components = [share('linear', 'linear'), share('tier', { tiers: [['0%', '1']] }), share('curve', straight)];
      for (const { linear, tier, curve } of pays(of, components, { targetIncentive: '3000' })) {
        same(tier, linear);
        same(curve, linear);
      }
    });
  });

  it('never falls where no value of its tiers is below 0', () => {
    const tiers = fc.uniqueArray(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        seed,
        tiers,
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 4, maxLength: 4 }),
        (of, marks, rates) => {
          const rows = marks.sort((a, b) => a - b).map((mark, place) => [String(mark), `${rates[place]}%`]);
          const component = { id: 'a', ...on, pay: { rate: { tiers: rows } } };
          const points = statementsOf(run(of, [component])).flatMap(({ components: [one] }) =>
            one?.figure === undefined
              ? []
              : [[parseCanonical(one.figure.value), parseCanonical(one.pay.value)] as const],
          );
          for (const [a, paidForA] of points) {
            for (const [b, paidForB] of points) {
              const rises = marks[0] === 0 || a.sign >= 0;
              if (b.isAtLeast(a) && rises) expect(paidForB.isAtLeast(paidForA), `${of}: ${a} ${b}`).toBe(true);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('of the months of a quarter adds up to that of the quarter, where it is a rate', () => {
    always((of) => {
      const made = run(of, [{ id: 'a', ...on, pay: { rate: '1/7' } }]);
      const lines = made.facts.lines.filter((line) => line.reverses === undefined);
      const facts = { ...made.facts, lines, covers: { from: '2020-01-01', to: '2026-12-31' } };
      const payees = facts.payees.map((payee) => ({ ...payee, kpis: [], plan: undefined }));
      const all = (period: string, names: readonly string[]): Rational[] =>
        names.flatMap((name) => {
          const plan = { ...made.plan, period, yearStart: '01-01' } as PlanInput;
          const kept = payees.map(({ plan: _, ...payee }) => payee);
          return statementsOf({ ...made, plan, facts: { ...facts, payees: kept }, period: name }).map(
            ({ components: [one] }) => parseCanonical(one?.pay.value as string),
          );
        });
      same(sumOf(...all('month', ['2024-04', '2024-05', '2024-06'])), sumOf(...all('quarter', ['2024-Q2'])));
    }, 20);
  });
});

describe('modifiers', () => {
  const component = { id: 'a', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '3%' } };
  const amounts = (of: number, modifiers: readonly object[]): string[] =>
    statementsOf(
      run(of, [component], { rounding: { scale: 12 }, ...(modifiers.length > 0 ? { modifiers } : undefined) }),
    ).map(({ payable }) => payable.value);

  it('that multiply by 1, or ask for what always holds, change nothing', () => {
    always((of) => {
      const always1 = { id: 'm', require: { value: '1', atLeast: '1' } };
      const plain = amounts(of, []);
      expect(amounts(of, [{ id: 'm', factor: '1' }])).toEqual(plain);
      expect(amounts(of, [always1])).toEqual(plain);
      expect(amounts(of, [{ id: 'm', require: { none: [{ value: '1', above: '1' }] } }])).toEqual(plain);
    }, 20);
  });

  it('of two factors are one of their product, in either order', () => {
    always((of) => {
      const [a, b] = [
        { id: 'a1', factor: '80%' },
        { id: 'b1', factor: '1.25' },
      ];
      const both = amounts(of, [a, b]);
      expect(amounts(of, [b, a])).toEqual(both);
      expect(both).toEqual(amounts(of, [{ id: 'c1', factor: '1' }]));
    }, 20);
  });

  it('that are not met take all, and where nothing is paid nothing is taken', () => {
    always((of) => {
      const never = { id: 'm', require: { value: '0', above: '1' } };
      for (const payable of amounts(of, [never])) expect(parseCanonical(payable).sign).toBe(0);
    }, 20);
  });
});

describe('incentives', () => {
  it('of components add up to that of the plan, whatever the weights', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 1, max: 99 }), (of, percent) => {
        const share = (id: string, kind: string, weight?: string): object => ({
          ...{ id, kind, measure: { sum: 'amount' }, quota: { amount: '1000' }, pay: { share: 'linear' } },
          ...(weight === undefined ? undefined : { weight }),
        });
        const components = [
          share('a', 'revenue', `${percent}%`),
          share('b', 'revenue', `${100 - percent}%`),
          share('c', 'profit'),
        ];
        const more = { targetIncentive: '12000', weights: { revenue: '2/3', profit: '1/3' } };
        for (const { components: settled, proration } of statementsOf(run(of, components, more))) {
          const parts = settled.flatMap(({ incentive }) =>
            incentive === undefined ? [] : [parseCanonical(incentive.value)],
          );
          if (parts.length < 3) continue; // nobody was there, so that no quota and no incentive is read
          const share1 = proration === undefined ? Rational.ONE : parseCanonical(proration.value);
          same(sumOf(...parts), Rational.of(12_000).times(share1));
        }
      }),
      { numRuns: 40 },
    );
  });
});
