import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseFacts, parsePlan, settle } from '../index.js';

const sha = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
/** The digest that the form in docs/statement-format.md gives for groups whose texts were written down by hand. */
const digestOf = (...groups: string[]): string =>
  sha(`{"format":"dreiklang-cells/1","groups":[${groups.map((group) => `"${sha(group)}"`).join(',')}]}`);
/** The same where the groups are lists of credits, which stand beside them. */
const creditedOf = (...groups: (readonly [credits: string, group: string])[]): string => {
  const credits = JSON.stringify(groups.map(([text]) => text));
  const digests = JSON.stringify(groups.map(([, group]) => sha(group)));
  return sha(`{"credits":${credits},"format":"dreiklang-cells/1","groups":${digests}}`);
};

const own = { customer: 'c1', category: 'care', payee: 'anna' };
const split = {
  customer: 'c1',
  category: 'care',
  credits: [
    { payee: 'ben', share: '1/2' },
    { payee: 'anna', share: '1/2' },
  ],
};
const ANNA = '[["anna","1",false]]';
const BEN = '[["ben","1",false]]';
const BOTH = '[["anna","0.5",false],["ben","0.5",false]]';

function settled(component: object, lines: readonly object[], payee = 'anna') {
  const plan = parsePlan({
    id: 'p',
    currency: 'EUR',
    period: 'quarter',
    components: [{ id: 'a', kind: 'other', ...component }] as never,
  });
  const facts = parseFacts(
    {
      covers: { from: '2024-01-01', to: '2026-03-31' },
      payees: [{ id: 'anna' }, { id: 'ben' }],
      customers: [{ id: 'c1', since: '2020-01-01' }],
      lines,
    },
    plan,
  );
  return settle(plan, facts, { payee, period: '2026-Q1' }).tally.digest;
}

const SUM = { measure: { sum: 'amount' }, pay: { rate: '1%' } };

describe('the digest of what a statement rests on', () => {
  it('is that of the lists of credits in which the payee stands, each with its rows', () => {
    const lines = [
      { id: 'L1', date: '2026-01-05', ...own, amount: '100' },
      { id: 'L2', date: '2026-01-06', ...own, amount: '20.50' },
      { id: 'L3', date: '2026-01-07', ...split, amount: '7', customer: 'c2' },
      { id: 'L4', date: '2026-01-07', ...own, amount: '9', payee: 'ben' },
    ];
    const both = '[[0,"c2",[["care",1,0,700]]]]';
    expect(settled(SUM, lines)).toBe(creditedOf([BOTH, both], [ANNA, '[[0,"c1",[["care",2,0,12050]]]]']));
    expect(settled(SUM, lines, 'ben')).toBe(creditedOf([BOTH, both], [BEN, '[[0,"c1",[["care",1,0,900]]]]']));
  });

  it('changes with a share, though the rows stay the same', () => {
    const shared = (share: string): string => {
      const credits = [{ payee: 'anna', share }];
      return settled(
        SUM,
        [{ id: 'L1', date: '2026-01-05', ...own, payee: undefined, credits, amount: '100' }].map(
          ({ payee: _, ...line }) => line,
        ),
      );
    };
    expect(shared('1/2')).not.toBe(shared('1/4'));
  });

  it('is that of whole customers where the plan reads whole amounts', () => {
    const lines = [
      { id: 'L1', date: '2026-01-05', ...own, amount: '100' },
      { id: 'L2', date: '2026-02-05', ...split, amount: '50' },
      { id: 'L3', date: '2025-02-05', ...own, amount: '5', payee: 'ben' },
    ];
    const component = { measure: { newCategories: { lookBack: 'P12M' } }, pay: { each: '10' } };
    const group = `[[0,${BEN},[["care",1,0,500]]],[2,${BOTH},[["care",1,0,5000]]],[2,${ANNA},[["care",1,0,10000]]]]`;
    expect(settled(component, lines)).toBe(digestOf(group));
  });

  it('has a figure as text where it is no whole number of minor units, whatever the scale it is kept in', () => {
    const lines = [
      { id: 'L1', date: '2026-01-05', ...own, amount: '100.125' },
      { id: 'L2', date: '2026-01-05', ...own, amount: '3', category: 'spares' },
      { id: 'L3', date: '2026-01-05', ...own, amount: '90071992547409920', category: 'x' },
    ];
    const rows = '["care",1,0,"100.125"],["spares",1,0,300],["x",1,0,"90071992547409920"]';
    expect(settled(SUM, lines)).toBe(creditedOf([ANNA, `[[0,"c1",[${rows}]]]`]));
    const whole = lines.slice(1).map((line) => ({ ...line, payee: 'ben' }));
    expect(settled(SUM, [lines[0] as object, ...whole])).toBe(
      creditedOf([ANNA, '[[0,"c1",[["care",1,0,"100.125"]]]]']),
    );
  });

  it('has lines after their reversals behind the cells', () => {
    const lines = [
      { id: 'L1', date: '2026-01-05', ...own, amount: '100', cost: '40' },
      { id: 'L2', date: '2026-01-06', ...own, amount: '10' },
      { id: 'G1', date: '2026-02-01', amount: '-25', reverses: { line: 'L1' } },
      { id: 'G2', date: '2026-02-01', amount: '-10', reverses: { line: 'L2' } },
      { id: 'L3', date: '2026-01-09', ...own, amount: '1' },
    ];
    expect(settled(SUM, lines)).toBe(creditedOf([ANNA, '[[0,"c1",[["care",1,0,100],["care",1,0,"75"]]]]']));
    const margin = { measure: { sum: 'margin' }, pay: { rate: '1%' } };
    const known = lines.filter(({ id }) => id === 'L1' || id === 'G1');
    expect(settled(margin, known)).toBe(creditedOf([ANNA, '[[0,"c1",[["care",1,0,"75","30"]]]]']));
  });

  it('is that of nothing where there is nothing', () => {
    expect(settled(SUM, [])).toBe(creditedOf());
  });

  it('is another one where a deal is, of which another customer has a line', () => {
    const big = { measure: { sum: 'amount', only: { by: 'deal', amount: { atLeast: '150' } } }, pay: { rate: '1%' } };
    const digestWith = (amount: string, deal: string) =>
      settled(big, [
        { id: 'L1', date: '2026-01-05', ...own, amount: '100', deal: 'D' },
        { id: 'L2', date: '2026-01-06', ...own, customer: 'c2', payee: 'ben', amount, deal },
      ]);
    expect(digestWith('60', 'D')).not.toBe(digestWith('40', 'D'));
    expect(digestWith('60', 'E')).toBe(digestWith('40', 'E'));
  });
});
