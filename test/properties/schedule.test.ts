/** What settling pays is what the one form says: for every pay that reads one figure, with a quota and without. */
import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { type PlanInput, parseFacts, parsePlan, type Statement, settle } from '../../src/index.js';
import type { Rational } from '../../src/number/rational.js';
import { parseCanonical } from '../../src/number/read.js';
import type { Component } from '../../src/plan/plan.js';
import { evaluate } from '../../src/schedule/evaluate.js';
import { payForm } from '../../src/schedule/pay-form.js';
import { decimal, Seeded } from '../support/seeded.js';
import {
  byThePack,
  fraction,
  ON_ATTAINMENT,
  ON_MONEY,
  type PayInput,
  paidByHand,
  someHow,
  somePay,
} from '../support/some-pay.js';
import { paidReadOn, someReadOn } from '../support/some-reading.js';

type ComponentInput = PlanInput['components'][number];

const WORDS = ['rate', 'each', 'amount', 'share'] as const;

interface Settled {
  readonly component: Component;
  readonly printed: Statement['components'][number];
}

/** Settles one component on lines of some amounts. */
function settled(
  component: Omit<ComponentInput, 'id' | 'kind'>,
  amounts: readonly string[],
  incentive: string,
): Settled {
  const plan = parsePlan({
    id: 'p',
    currency: 'EUR',
    period: 'month',
    ...('share' in component.pay ? { targetIncentive: incentive } : undefined),
    components: [{ id: 'c', kind: 'revenue', negative: 'pay', ...component }],
  });
  const lines = amounts.map((amount, place) => ({
    id: `L${place}`,
    date: '2026-01-15',
    customer: 'k',
    category: place % 2 === 0 ? 'service' : 'spares',
    amount,
    payee: 'anna',
  }));
  const facts = parseFacts(
    {
      covers: { from: '2026-01-01', to: '2026-01-31' },
      lines,
      payees: [{ id: 'anna', kpis: [{ id: 'score', period: '2026-01', value: '87.5%' }] }],
    },
    plan,
  );
  const statement = settle(plan, facts, { payee: 'anna', period: '2026-01' });
  const [printed] = statement.components;
  return { component: plan.components[0] as Component, printed: printed as Statement['components'][number] };
}

function someAmounts(seeded: Seeded): string[] {
  const places = seeded.pick([0, 2, 2, 5]);
  return seeded.times(seeded.between(1, 3), () =>
    decimal(seeded.between(-100_000, 600_000) * 10 ** (places > 2 ? 3 : 0), places),
  );
}

/** A quota, and amounts that reach a mark of the pay exactly now and then. */
function somePaid(seeded: Seeded): { pay: PayInput; quota?: string; amounts: readonly string[] } {
  const word = seeded.pick(WORDS);
  if (word !== 'share' && seeded.happens(50)) {
    const pay = byThePack(seeded, somePay(seeded, word, ON_MONEY), false);
    const marks = marksOf(pay);
    return { pay, amounts: marks.length > 0 && seeded.happens(40) ? [seeded.pick(marks)] : someAmounts(seeded) };
  }
  const pay = byThePack(seeded, somePay(seeded, word, ON_ATTAINMENT), false);
  const quota = decimal(seeded.between(1, 900_000));
  const marks = marksOf(pay).map((mark) =>
    parseCanonical(mark.slice(0, -1)).times(parseCanonical(quota)).dividedBy(parseCanonical('100')),
  );
  return {
    pay,
    quota,
    amounts: marks.length > 0 && seeded.happens(40) ? [String(seeded.pick(marks))] : someAmounts(seeded),
  };
}

function marksOf(pay: PayInput): string[] {
  const [how] = Object.values(pay) as [unknown];
  if (typeof how !== 'object' || how === null) return [];
  const { tiers, steps, curve } = how as Record<string, [string, string][] | undefined>;
  return (tiers ?? steps ?? curve ?? []).map(([mark]) => mark);
}

describe('the pay of a statement', () => {
  it('is the form at the figure, and what working it out row by row comes to', () => {
    for (let seed = 1; seed <= 600; seed += 1) {
      const seeded = new Seeded(seed);
      const { pay, quota, amounts } = somePaid(seeded);
      const incentive = decimal(seeded.between(0, 500_000));
      const { component, printed } = settled(
        { measure: { sum: 'amount' }, ...(quota === undefined ? undefined : { quota: { amount: quota } }), pay },
        amounts,
        incentive,
      );
      const reading = {
        ...(quota === undefined ? undefined : { quota: parseCanonical(quota) }),
        incentive: parseCanonical(incentive),
      };
      const form = payForm(component.pay, reading);
      const isStairs = 'each' in pay && pay.per !== undefined && pay.parts !== 'exact';
      const figure = amounts.map(parseCanonical).reduce((total, amount) => total.plus(amount));
      const where = `seed ${seed} ${JSON.stringify({ pay, quota, amounts, incentive })}`;
      expect(printed.figure?.value, where).toBe(figure.toString());
      expect(form === undefined, where).toBe(isStairs);
      if (form !== undefined) expect(printed.pay.value, where).toBe(evaluate(form, figure).toString());
      const byHand = paidByHand(
        pay,
        asFraction(figure),
        quota === undefined ? undefined : fraction(quota),
        fraction(incentive),
      );
      expect(asFraction(parseCanonical(printed.pay.value)).equals(byHand), where).toBe(true);
    }
  });

  it('is the form at a ratio or KPI under a share, without a quota', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const seeded = new Seeded(seed);
      const pay = somePay(seeded, 'share', ON_ATTAINMENT);
      const { component, printed } = settled({ measure: { kpi: 'score' }, pay }, [], '1000');
      const form = payForm(component.pay, { incentive: parseCanonical('1000') });
      expect(printed.pay.value, `seed ${seed}`).toBe(evaluate(form ?? [], parseCanonical('0.875')).toString());
    }
  });
});

describe('pay read on something else', () => {
  it('is the form with the other figure given, and what working it out by hand comes to', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const seeded = new Seeded(seed);
      const { pay, quota, onFigure } = someElsewhere(seeded);
      const amounts = someAmounts(seeded);
      const incentive = decimal(seeded.between(0, 500_000));
      const { component, printed } = settled(
        { measure: { sum: 'amount' }, ...(quota === undefined ? undefined : { quota: { amount: quota } }), pay },
        amounts,
        incentive,
      );
      const figure = amounts.map(parseCanonical).reduce((total, amount) => total.plus(amount));
      const where = `seed ${seed} ${JSON.stringify({ pay, quota, amounts, incentive })}`;
      const exact = asFraction(figure);
      const attainment = quota === undefined ? undefined : exact.div(fraction(quota));
      const read = { figure: exact, other: fraction('87.5%'), ...(attainment && { attainment }) };
      const byHand = paidReadOn(pay, read, fraction(incentive));
      expect(asFraction(parseCanonical(printed.pay.value)).equals(byHand), where).toBe(true);
      const reading = {
        ...(quota === undefined ? undefined : { quota: parseCanonical(quota) }),
        incentive: parseCanonical(incentive),
      };
      const form = payForm(component.pay, { ...reading, others: () => parseCanonical('0.875') });
      expect(form === undefined, where).toBe('each' in pay && pay.per !== undefined && pay.parts !== 'exact');
      if (form !== undefined) expect(printed.pay.value, where).toBe(evaluate(form, figure).toString());
      if (!onFigure) expect(payForm(component.pay, reading), where).toBeUndefined();
    }
  });
});

/** Marks on the figure although there is a quota, or on a KPI. */
function someElsewhere(seeded: Seeded): { pay: PayInput; quota: string | undefined; onFigure: boolean } {
  const word = seeded.pick(WORDS);
  const hasQuota = seeded.happens(60);
  const onFigure = hasQuota && seeded.happens(50);
  const hows = word === 'rate' || word === 'each' ? ['tiers', 'steps'] : ['steps', 'curve'];
  const how = onFigure
    ? { ...(someHow(seeded, word, seeded.pick(hows), ON_MONEY) as object), on: 'figure' }
    : someReadOn(seeded, word, { kpi: 'score' }, hasQuota ? ON_ATTAINMENT : ON_MONEY);
  const pay = byThePack(seeded, { [word]: how } as unknown as PayInput, false);
  return { pay, quota: hasQuota ? decimal(seeded.between(1, 900_000)) : undefined, onFigure };
}

describe('a table with nothing but "*"', () => {
  it('pays what its how pays alone: with a quota always, without one where there is one group', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const seeded = new Seeded(seed);
      const word = seeded.pick(['rate', 'each'] as const);
      const hasQuota = seeded.happens(60);
      const rated = somePay(seeded, word, hasQuota ? ON_ATTAINMENT : ON_MONEY);
      // With several keys each makes its own packs.
      const pay = hasQuota ? withoutExtras(rated, true) : byThePack(seeded, rated, false);
      const round = seeded.happens(50) ? { round: { scale: seeded.between(0, 3) } } : undefined;
      const quota = hasQuota ? { quota: { amount: decimal(seeded.between(1, 900_000)), ...round } } : undefined;
      const amounts = hasQuota ? someAmounts(seeded) : someAmounts(seeded).slice(0, 1);
      const [how] = Object.values(pay) as [unknown];
      const table = { ...pay, [word]: { by: 'category', table: { '*': how } } } as unknown as PayInput;
      const alone = settled({ measure: { sum: 'amount' }, ...quota, pay }, amounts, '0');
      const byKey = settled({ measure: { sum: 'amount' }, ...quota, pay: table }, amounts, '0');
      const where = `seed ${seed} ${JSON.stringify({ pay, quota, amounts })}`;
      expect(byKey.printed.pay.value, where).toBe(alone.printed.pay.value);
    }
  });
});

/** Extras are paid once for each key: with several keys they are left out here. */
function withoutExtras(pay: PayInput, leave: boolean): PayInput {
  return leave
    ? (JSON.parse(JSON.stringify(pay), (key, row: unknown) =>
        key === 'edge' ? undefined : isRow(row) ? row.slice(0, 2) : row,
      ) as PayInput)
    : pay;
}

function isRow(row: unknown): row is unknown[] {
  return Array.isArray(row) && typeof row[0] === 'string';
}

function asFraction(figure: Rational): Fraction {
  return new Fraction(figure.numerator, figure.denominator);
}
