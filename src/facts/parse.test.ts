import { describe, expect, it } from 'vitest';
import { WHOLE_FACTS } from '../../test/support/whole-facts.js';
import { parseDay } from '../calendar/day.js';
import { parsePlan } from '../plan/parse.js';
import { type Facts, FIRST_DAY, LAST_DAY } from './facts.js';
import { parseFacts } from './parse.js';

const planOf = (id: string, fields: object = {}) =>
  parsePlan({
    id,
    currency: 'EUR',
    period: 'month',
    components: [{ id: 'sales', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '2%' } }],
    ...fields,
  });
const PLAN = planOf('p');
const COVERS = { from: '2026-01-01', to: '2026-01-31' };
const LINE = { id: 'L1', date: '2026-01-10', customer: 'c1', category: 'service', amount: '100', payee: 'anna' };
const facts = (input: object): Facts => parseFacts({ payees: [{ id: 'anna' }, { id: 'ben' }], ...input }, PLAN);
const lines = (...list: readonly object[]): Facts => facts({ covers: COVERS, lines: list });
const textsOf = (list: ReadonlyMap<string, readonly { value: { toString(): string } }[]>): unknown =>
  [...list].map(([id, dated]) => [id, dated.map(({ value }) => value.toString())]);

describe('facts that hold nothing', () => {
  it('are read: there is nobody, and no line', () => {
    const { lines: columns, payees, customers, covers } = parseFacts({}, PLAN);
    expect([columns.count, payees.length, customers.ids.size, covers]).toEqual([0, 0, 0, undefined]);
  });

  it('may say which dates they cover', () => {
    expect(parseFacts({ covers: COVERS }, PLAN).covers).toEqual({ from: 20_454, to: 20_484 });
  });
});

describe('the lines', () => {
  it('become columns, in the order in which they were given', () => {
    const {
      lines: columns,
      customers,
      categories,
      credits,
    } = lines(
      { ...LINE, id: 'L2', date: '2026-01-31', customer: 'c2', amount: '-0.5', deal: 'D', invoice: 'I' },
      { ...LINE, id: 'L1', category: 'spares', cost: '60.125', payee: 'ben' },
    );
    expect(columns.ids.all).toEqual(['L2', 'L1']);
    expect([...columns.day]).toEqual([parseDay('2026-01-31'), parseDay('2026-01-10')]);
    expect([...columns.customer].map((index) => customers.ids.id(index))).toEqual(['c2', 'c1']);
    expect([...columns.category].map((index) => categories.ids.id(index))).toEqual(['service', 'spares']);
    expect(
      [...columns.credit].map((pattern) => credits.pattern(pattern).map(({ payee }) => credits.payees.id(payee))),
    ).toEqual([['anna'], ['ben']]);
    expect([0, 1].map((row) => columns.amount.at(row).toString())).toEqual(['-0.5', '100']);
    expect([0, 1].map((row) => columns.cost.has(row))).toEqual([false, true]);
    expect([0, 1].map((row) => [columns.deal.get(row), columns.invoice.get(row)])).toEqual([
      ['D', 'I'],
      [undefined, undefined],
    ]);
    expect([columns.list, columns.units]).toEqual([undefined, undefined]);
  });

  it('keep named costs apart and their sum beside them', () => {
    const { lines: columns } = lines(
      { ...LINE, cost: { material: '0.1', labour: '0.2' } },
      { ...LINE, id: 'L2', cost: '5' },
      { ...LINE, id: 'L3', cost: { labour: '7' } },
    );
    expect([0, 1, 2].map((row) => columns.cost.at(row).toString())).toEqual(['0.3', '5', '7']);
    expect([...columns.hasNamedCosts]).toEqual([1, 0, 1]);
    expect([...columns.namedCosts.keys()]).toEqual(['material', 'labour']);
    expect([0, 1, 2].map((row) => columns.namedCosts.get('material')?.has(row))).toEqual([true, false, false]);
  });

  it('that name nobody leave it to the assignments; a reversal leaves out what is its line’s', () => {
    const { lines: columns } = lines(
      { ...LINE, payee: undefined },
      { ...LINE, id: 'L2', payee: undefined, credits: [] },
      { id: 'R1', date: '2026-01-11', amount: '-5', reverses: { line: 'L1' } },
    );
    expect([...columns.credit]).toEqual([-1, -1, -1]);
    expect([columns.customer[2], columns.category[2]]).toEqual([-1, -1]);
    expect(columns.reversals).toEqual([{ row: 2, of: { line: 'L1' } }]);
  });

  it('may hold every field of the format', () => {
    const { lines: columns, payees } = parseFacts(WHOLE_FACTS, PLAN);
    expect([columns.list?.at(0).toString(), columns.units?.at(0).toString()]).toEqual(['120', '2']);
    expect(payees[1]).toMatchObject({ id: 'anna', name: 'Anna', plan: 'p', reportsTo: 'lead', unit: 'north' });
    expect(payees[1]?.absences).toEqual([{ from: parseDay('2026-01-10'), to: parseDay('2026-01-12'), kind: 'sick' }]);
  });

  it('may leave fields undefined, as if they were not there', () => {
    const { lines: columns } = lines({
      ...LINE,
      cost: undefined,
      list: undefined,
      reverses: undefined,
      reason: undefined,
    });
    expect([columns.count, columns.cost.has(0)]).toEqual([1, false]);
  });
});

describe('customers and categories', () => {
  it('lead to what they became, along chains', () => {
    const {
      customers,
      categories,
      lines: columns,
    } = facts({
      covers: COVERS,
      customers: [
        { id: 'a', mergedInto: 'b', segment: 's' },
        { id: 'b', mergedInto: 'c' },
        { id: 'c', since: '2020-01-01', name: 'C' },
      ],
      categories: [
        { id: 'x', sameAs: 'y' },
        { id: 'y', name: 'Why' },
      ],
      lines: [
        { ...LINE, customer: 'a', category: 'x' },
        { ...LINE, id: 'L2', customer: 'new', category: 'z' },
      ],
    });
    expect(customers.ids.id(columns.customer[0] as number)).toBe('c');
    expect(categories.ids.id(columns.category[0] as number)).toBe('y');
    expect(customers.ids.ids).toEqual(['a', 'b', 'c', 'new']);
    expect([customers.since[2], customers.segment[0], customers.name[2], categories.name[1]]).toEqual([
      parseDay('2020-01-01'),
      's',
      'C',
      'Why',
    ]);
    expect([0, 1, 2].map((index) => categories.now(index))).toEqual([1, 1, 2]);
  });
});

describe('payees', () => {
  const payee = (fields: object) => parseFacts({ payees: [{ id: 'anna', ...fields }] }, PLAN).payees[0];

  it('are there always and full time unless it is said', () => {
    expect(payee({})).toMatchObject({ from: FIRST_DAY, to: LAST_DAY, absences: [] });
    expect(payee({})?.workingShare.map(({ from, to, value }) => [from, to, value.toString()])).toEqual([
      [FIRST_DAY, LAST_DAY, '1'],
    ]);
  });

  it('have one value or dated ones, in order of their days', () => {
    const anna = payee({
      workingShare: [
        { from: '2026-02-01', share: '80%' },
        { to: '2026-01-31', share: '1' },
      ],
      personal: { salary: '48000', bonus: { amount: '5%' }, car: [{ amount: 1, from: '2026-01-01' }] },
      quotas: { new: { amount: '30000', per: 'quarter' }, old: [{ amount: '1' }] },
    });
    expect(anna?.workingShare.map(({ value }) => value.toString())).toEqual(['1', '0.8']);
    expect(textsOf(anna?.personal ?? new Map())).toEqual([
      ['salary', ['48000']],
      ['bonus', ['0.05']],
      ['car', ['1']],
    ]);
    expect([...(anna?.quotas.values() ?? [])].flat().map(({ value }) => [value.amount.toString(), value.per])).toEqual([
      ['30000', 'quarter'],
      ['1', 'period'],
    ]);
  });

  it('have KPIs by id: figures, counted things, or nothing to measure', () => {
    const kpis = [
      { id: 'k', period: '2026-01', value: '94%' },
      { id: 'k', period: '2026-02', value: null },
      { id: 'k', period: '2026-03', value: { num: '47', den: '50' }, source: 'CRM' },
      { id: 'k', period: '2026-04', value: { num: 0, den: 0 } },
      { id: 'm', period: { from: '2026-01-01', to: '2026-01-07' }, value: 3 },
    ];
    const anna = payee({ kpis });
    expect(anna?.kpis.get('k')?.map(({ value }) => value?.toString() ?? null)).toEqual(['0.94', null, '0.94', null]);
    expect(anna?.kpis.get('k')?.[2]).toMatchObject({ periodName: '2026-03', source: 'CRM' });
    expect(anna?.kpis.get('m')?.[0]?.periodName).toBe('2026-01-01 to 2026-01-07');
  });

  it('count the quarters of a KPI from the fiscal year of their own plan', () => {
    const plans = [PLAN, planOf('fiscal', { yearStart: '04-01' })];
    const kpis = [{ id: 'k', period: '2026-Q1', value: '1' }];
    const parsed = parseFacts(
      {
        payees: [
          { id: 'a', plan: 'fiscal', kpis },
          { id: 'b', plan: 'p', kpis },
          { id: 'c', kpis },
        ],
      },
      plans,
    );
    const firstDays = parsed.payees.map((one) => one.kpis.get('k')?.[0]?.period.from);
    expect(firstDays).toEqual([parseDay('2026-04-01'), parseDay('2026-01-01'), parseDay('2026-01-01')]);
    const alone = parseFacts({ payees: [{ id: 'c', kpis }] }, plans[1] as (typeof plans)[1]);
    expect(alone.payees[0]?.kpis.get('k')?.[0]?.period.from).toBe(parseDay('2026-04-01'));
    expect(parseFacts({ payees: [{ id: 'c', kpis }] }, []).payees[0]?.kpis.get('k')?.[0]?.period.from).toBe(
      parseDay('2026-01-01'),
    );
  });
});

describe('assignments', () => {
  it('make stretches of days with one pattern each', () => {
    const { credits, customers } = facts({
      assignments: [
        { customer: 'c', payee: 'ben', share: '1/3', from: '2026-01-10', to: '2026-01-20' },
        { customer: 'c', payee: 'anna', share: '2/3', to: '2026-01-15' },
        { customer: 'c', payee: 'anna', share: '0', from: '2026-02-01' },
      ],
    });
    const on = (date: string): string =>
      credits
        .pattern(credits.assignedOn(customers.ids.find('c') as number, parseDay(date) as number))
        .map(({ payee, share }) => `${credits.payees.id(payee)} ${share}`)
        .join(', ');
    expect(
      ['2026-01-09', '2026-01-10', '2026-01-15', '2026-01-16', '2026-01-20', '2026-01-21', '2026-02-01'].map(on),
    ).toEqual(['anna 2/3', 'anna 2/3, ben 1/3', 'anna 2/3, ben 1/3', 'ben 1/3', 'ben 1/3', '', '']);
  });
});
