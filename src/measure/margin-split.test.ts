import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain, parseFacts, parsePlan, type Statement, settle } from '../index.js';
import { Rational } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import { verifyStatement } from '../verifier/index.js';

type Line = readonly [year: number, category: string, amount: string, cost: string];

const MEASURE = { efficiencyGain: { by: 'category' } } as const;

function statementOf(lines: readonly Line[], measure: object = MEASURE, marginSplit = true): Statement {
  const plan = parsePlan({
    id: 'p',
    currency: 'EUR',
    period: 'month',
    components: [{ id: 'c', kind: 'profit', measure, pay: { rate: '10%' }, negative: 'pay' }],
  });
  const facts = parseFacts(
    {
      covers: { from: '2025-01-01', to: '2026-01-31' },
      lines: lines.map(([year, category, amount, cost], place) => ({
        id: `L${place}`,
        date: `${year}-01-15`,
        customer: 'c1',
        category,
        amount,
        cost,
        payee: 'anna',
      })),
      payees: [{ id: 'anna' }],
    },
    plan,
  );
  return settle(plan, facts, { payee: 'anna', period: '2026-01', marginSplit });
}

/** Two categories, one of which is twice as profitable, a third that is new and a fourth that is gone. */
const LINES: readonly Line[] = [
  [2025, 'goods', '1000', '800'],
  [2025, 'service', '1000', '600'],
  [2025, 'gone', '200', '150'],
  [2026, 'goods', '500', '390'],
  [2026, 'service', '2000', '1100'],
  [2026, 'rental', '300', '250'],
];

describe('the split of a margin gain', () => {
  // Then 200 + 400 + 50 = 650 of 2,200; now 110 + 900 of 2,500, and 50 of rental: gain 1,060 − 650 = 410.
  // Volume 300 × 650/2,200 = 975/11. Rate 110 − 20 % × 500 = 10 and 900 − 40 % × 2,000 = 100. New 50. Mix is the rest: 250 − 975/11 = 1,775/11.
  it('is volume, mix, rate and new groups, worked by hand', () => {
    const [split] = statementOf(LINES).components[0]?.marginSplits ?? [];
    const { at, ...figures } = split ?? { at: '' };
    expect(at).toBe('/components/0/measure');
    expect(Object.fromEntries(Object.entries(figures).map(([name, { value }]) => [name, value]))).toEqual({
      gain: '410',
      volume: '975/11',
      mix: '1775/11',
      rate: '110',
      newGroups: '50',
    });
  });

  it('can be checked again from the statement alone', () => {
    expect(verifyStatement(JSON.stringify(statementOf(LINES)))).toMatchObject({ ok: true });
  });

  it('changes no figure, and is not there unless it is asked for', () => {
    const [asked, plain] = [statementOf(LINES), statementOf(LINES, MEASURE, false)];
    expect(plain.components[0]).not.toHaveProperty('marginSplits');
    expect(asked.payable.value).toBe(plain.payable.value);
    expect(asked.tally).toEqual(plain.tally);
  });

  it('is told in words', () => {
    const statement = statementOf(LINES);
    const told = (locale: 'de' | 'en'): string => explain(statement, { locale }).replace(/\s+/g, ' ');
    expect(told('en')).toContain(
      'Margin gain 410.00 = volume 88.6363… + mix 161.3636… + margin rate 110.00 + new groups 50.00',
    );
    expect(told('de')).toContain(
      'Margenzuwachs 410,00 = Menge 88,6363… + Mix 161,3636… + Margensatz 110,00 + neue Gruppen 50,00',
    );
  });

  it('is there for each efficiency gain by group that a measure is made of, and for no other', () => {
    const sum = { add: [MEASURE, { efficiencyGain: { by: 'customer' } }, { efficiencyGain: {} }] };
    const splits = statementOf(LINES, sum).components[0]?.marginSplits ?? [];
    expect(splits.map(({ at }) => at)).toEqual(['/components/0/measure/add/0', '/components/0/measure/add/1']);
    expect(statementOf(LINES, { sum: 'margin' }).components[0]).not.toHaveProperty('marginSplits');
  });

  it('adds up to the margin gain whatever was sold', () => {
    const cents = fc.integer({ min: -50_000, max: 500_000 }).map((units) => (units / 100).toString());
    const line = fc.tuple(fc.constantFrom(2025, 2026), fc.constantFrom('a', 'b', 'c', 'd'), cents, cents);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('category', 'customer'), (lines, by) => {
        const statement = statementOf(lines, { efficiencyGain: { by, referenceRate: '30%' } });
        const [split] = statement.components[0]?.marginSplits ?? [];
        if (split === undefined) throw new Error('no split');
        const [gain, ...parts] = [split.gain, split.volume, split.mix, split.rate, split.newGroups].map(({ value }) =>
          parseCanonical(value),
        ) as [Rational, ...Rational[]];
        expect(parts.reduce((all, part) => all.plus(part)).equals(gain)).toBe(true);
        const margin = (year: number): Rational =>
          lines
            .filter(([of]) => of === year)
            .reduce(
              (all, [, , amount, cost]) => all.plus(parseCanonical(amount)).minus(parseCanonical(cost)),
              Rational.ZERO,
            );
        expect(gain.equals(margin(2026).minus(margin(2025)))).toBe(true);
        expect(verifyStatement(JSON.stringify(statement))).toMatchObject({ ok: true });
      }),
      { numRuns: 60 },
    );
  });
});
