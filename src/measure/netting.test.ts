import { describe, expect, it } from 'vitest';
import { expectProblems } from '../../test/support/expectations.js';
import { type Around, figureOn, line, statementOf } from '../../test/support/measured.js';

const reversal = (id: string, date: string, amount: string, of: object, more: object = {}): object =>
  line(id, date, amount, { reverses: of, ...more });
const ofLine = (id: string): object => ({ line: id });
const ofInvoice = (invoice: string): object => ({ invoice });

const FULL = { cost: { material: '400', labour: '200' }, list: '1200', units: '10' };
const SALE = line('L1', '2026-01-15', '1000', FULL);

describe('a reversal', () => {
  it('takes cost, list price and units in proportion to the amount where it leaves them out', () => {
    const lines = [SALE, reversal('R1', '2026-02-01', '-400', ofLine('L1'))];
    expect(figureOn({ sum: 'amount' }, lines)).toBe('600');
    expect(figureOn({ sum: 'margin' }, lines)).toBe('240');
    expect(figureOn({ sum: 'cost', costs: ['material'] }, lines)).toBe('240');
    expect(figureOn({ sum: 'discount' }, lines)).toBe('120');
    expect(figureOn({ sum: 'units' }, lines)).toBe('6');
  });

  it('takes what it gives itself instead', () => {
    const given = { cost: { material: '-100', freight: '-10' }, list: '-500', units: '-3' };
    const lines = [SALE, reversal('R1', '2026-02-01', '-400', ofLine('L1'), given)];
    expect(figureOn({ sum: 'cost' }, lines)).toBe('490');
    expect(figureOn({ sum: 'cost', costs: ['labour'] }, lines)).toBe('200');
    expect(figureOn({ sum: 'cost', costs: ['freight'] }, lines)).toBe('-10');
    expect(figureOn({ sum: 'discount' }, lines)).toBe('100');
    expect(figureOn({ sum: 'units' }, lines)).toBe('7');
  });

  it('with one figure of cost leaves the named costs of its line unknown', () => {
    const lines = [SALE, reversal('R1', '2026-02-01', '-400', ofLine('L1'), { cost: '-100' })];
    expect(figureOn({ sum: 'cost' }, lines)).toBe('500');
    expectProblems(() => statementOf({ sum: 'cost', costs: ['labour'] }, { lines }), [{ code: 'cost_missing' }]);
  });

  it('of a line without a cost does not give it one', () => {
    const lines = [
      line('L1', '2026-01-15', '1000'),
      reversal('R1', '2026-02-01', '-400', ofLine('L1'), { cost: '-100' }),
    ];
    expect(figureOn({ sum: 'amount' }, lines)).toBe('600');
    expectProblems(() => statementOf({ sum: 'cost' }, { lines }), [{ code: 'cost_missing' }]);
    expectProblems(() => statementOf({ sum: 'units' }, { lines }), [{ code: 'units_missing' }]);
    expectProblems(() => statementOf({ sum: 'discount' }, { lines }), [{ code: 'list_price_missing' }]);
    expect(figureOn({ sum: 'cost' }, lines, { plan: { unknownCost: 'leave-out' } })).toBe('0');
  });

  it('counts in the period, category, class and shares of its line, never on its own date', () => {
    const shared = line('L1', '2026-01-15', '1000', {
      category: 't',
      credits: [
        { payee: 'anna', share: '1/4' },
        { payee: 'ben', share: '3/4' },
      ],
    });
    const lines = [shared, reversal('R1', '2026-05-01', '-400', ofLine('L1'))];
    expect(figureOn({ sum: 'amount', categories: ['t'] }, lines)).toBe('150');
    expect(figureOn({ sum: 'amount', categories: ['t'] }, lines, { payee: 'ben' })).toBe('450');
    const later = { period: '2026-Q2', plan: { amendsBefore: 'leave-out' as const } };
    expect(figureOn({ sum: 'amount' }, lines, later)).toBe('0');
  });

  it('in full counts nowhere: no line, no deal, no extra', () => {
    const lines = [SALE, reversal('R1', '2026-02-01', '-1000', ofLine('L1'), { cost: '-500' })];
    for (const measure of [{ sum: 'margin' }, { count: 'lines', minimum: '0' }, { count: 'deals', minimum: '0' }]) {
      expect(figureOn(measure, lines)).toBe('0');
    }
    const pay = { rate: { by: 'category' as const, table: { '*': { tiers: [['-1', '0', '50'] as const] as const } } } };
    expect(statementOf({ sum: 'amount' }, { lines, component: { pay } }).components[0]?.pay.value).toBe('0');
    expect(statementOf({ sum: 'amount' }, { lines: [SALE], component: { pay } }).components[0]?.pay.value).toBe('50');
  });

  it('in parts is taken in order of date, then id', () => {
    const parts = [
      reversal('R2', '2026-02-01', '-300', ofLine('L1')),
      reversal('R1', '2026-03-01', '-300', ofLine('L1')),
      reversal('R3', '2026-02-01', '-400', ofLine('L1')),
    ];
    expect(figureOn({ sum: 'amount' }, [SALE, ...parts])).toBe('0');
    const tooMuch = reversal('R0', '2026-02-01', '-1', ofLine('L1'));
    expectProblems(
      () => statementOf({ sum: 'amount' }, { lines: [SALE, ...parts, tooMuch] }),
      [{ code: 'reversal_too_large', at: '/lines/2/reverses', line: { index: 2, id: 'R1' } }],
    );
  });

  it('of a credit note is positive', () => {
    const note = line('L1', '2026-01-15', '-100');
    expect(figureOn({ sum: 'amount' }, [note, reversal('R1', '2026-02-01', '40', ofLine('L1'))])).toBe('-60');
    for (const amount of ['101', '-1']) {
      const lines = [note, reversal('R1', '2026-02-01', amount, ofLine('L1'))];
      expectProblems(() => statementOf({ sum: 'amount' }, { lines }), [{ code: 'reversal_too_large' }]);
    }
  });

  it('of a line of 0 can take back its cost only', () => {
    const free = line('L1', '2026-01-15', '0', { cost: '50' });
    const back = reversal('R1', '2026-02-01', '0', ofLine('L1'), { cost: '-20' });
    expect(figureOn({ sum: 'cost' }, [free, back])).toBe('30');
    const lines = [free, reversal('R1', '2026-02-01', '-1', ofLine('L1'))];
    expectProblems(() => statementOf({ sum: 'amount' }, { lines }), [{ code: 'reversal_too_large' }]);
  });
});

describe('conditions look at lines net of their reversals:', () => {
  const lines = [line('L1', '2026-01-15', '600', { deal: 'D' }), reversal('R1', '2026-02-01', '-200', ofLine('L1'))];

  it.each(['lines', 'deals', 'customers', 'pairs', 'months'])('the minimum of counted %s', (what) => {
    expect(figureOn({ count: what, minimum: '400' }, lines)).toBe('1');
    expect(figureOn({ count: what, minimum: '401' }, lines)).toBe('0');
  });

  it('the look-back, in both its stretches', () => {
    const facts = { customers: [{ id: 'k', since: '2015-01-01' }] };
    const measure = { newCategories: { minimum: '400' } };
    expect(figureOn(measure, lines, { facts })).toBe('1');
    expect(figureOn({ newCategories: { minimum: '401' } }, lines, { facts })).toBe('0');
    const before = [line('B1', '2025-02-01', '500'), reversal('R2', '2025-03-01', '-500', ofLine('B1'))];
    expect(figureOn(measure, [...lines, ...before], { facts })).toBe('1');
    expect(figureOn(measure, [...lines, ...before.slice(0, 1)], { facts })).toBe('0');
  });
});

describe('the reversal of an invoice', () => {
  const invoiced = (id: string, amount: string, more: object = {}): object =>
    line(id, '2026-01-15', amount, { invoice: 'I', category: id, ...more });
  const by = (lines: readonly object[], around: Around = {}): string[] =>
    ['A', 'B', 'C'].map((category) => figureOn({ sum: 'amount', categories: [category] }, lines, around));

  it('is shared over what is left of its lines by amount, in cents by sharing out', () => {
    const lines = [invoiced('A', '10'), invoiced('B', '10'), invoiced('C', '10')];
    expect(by([...lines, reversal('R1', '2026-02-01', '-10', ofInvoice('I'))])).toEqual(['6.66', '6.67', '6.67']);
    const after = [
      reversal('R0', '2026-02-01', '-10', ofLine('A')),
      reversal('R1', '2026-02-02', '-5', ofInvoice('I')),
    ];
    expect(by([...lines, ...after])).toEqual(['0', '7.5', '7.5']);
  });

  it('gives what is left over to the lines with the largest remainder, ties to the earlier id', () => {
    const lines = [invoiced('A', '1'), invoiced('B', '2'), invoiced('C', '3')];
    expect(by([...lines, reversal('R1', '2026-02-01', '-0.01', ofInvoice('I'))])).toEqual(['1', '2', '2.99']);
    expect(by([...lines, reversal('R1', '2026-02-01', '-0.02', ofInvoice('I'))])).toEqual(['1', '1.99', '2.99']);
  });

  it('uses the minor unit of the currency', () => {
    const lines = [invoiced('A', '10'), invoiced('B', '10'), invoiced('C', '10')];
    const yen = { plan: { currency: 'JPY' } };
    expect(by([...lines, reversal('R1', '2026-02-01', '-10', ofInvoice('I'))], yen)).toEqual(['6', '7', '7']);
  });

  it('takes finer amounts as fine as they are, so that no line is taken back below 0', () => {
    const lines = [invoiced('A', '0.005'), invoiced('B', '0.005'), invoiced('C', '1')];
    expect(by([...lines, reversal('R1', '2026-02-01', '-1.01', ofInvoice('I'))])).toEqual(['0', '0', '0']);
    expect(by([...lines, reversal('R1', '2026-02-01', '-0.505', ofInvoice('I'))])).toEqual(['0.002', '0.003', '0.5']);
  });

  it('shares its cost as it shares its amount, also where that is 0', () => {
    const lines = [invoiced('A', '30', { cost: '20' }), invoiced('B', '10', { cost: '8' })];
    const cost = (amount: string): string[] =>
      ['A', 'B'].map((category) => {
        const all = [...lines, reversal('R1', '2026-02-01', amount, ofInvoice('I'), { cost: '-4' })];
        return figureOn({ sum: 'cost', categories: [category] }, all);
      });
    expect(cost('-20')).toEqual(['17', '7']);
    expect(cost('0')).toEqual(['17', '7']);
  });

  it('of more than is left, or of nothing, is an error', () => {
    const lines = [invoiced('A', '10'), invoiced('B', '20')];
    const settling =
      (...more: readonly object[]) =>
      () =>
        statementOf({ sum: 'amount' }, { lines: [...lines, ...more] });
    expectProblems(settling(reversal('R1', '2026-02-01', '-30.01', ofInvoice('I'))), [{ code: 'reversal_too_large' }]);
    const twice = ['R1', 'R2'].map((id) => reversal(id, '2026-02-01', '-30', ofInvoice('I')));
    expectProblems(settling(...twice), [{ code: 'reversal_too_large', line: { index: 3, id: 'R2' } }]);
  });
});

describe('a reversal of something before the first statement', () => {
  const lines = [
    line('B1', '2025-12-15', '1000', { cost: '600' }),
    line('B2', '2025-02-15', '500', { cost: '300' }),
    line('L1', '2026-01-15', '50', { cost: '30' }),
  ];
  const late = reversal('R1', '2026-01-01', '-400', ofLine('B1'));

  it('is an error unless the plan says what becomes of it; before that day they simply net', () => {
    expectProblems(
      () => statementOf({ sum: 'amount' }, { lines: [...lines, late] }),
      [{ code: 'amends_before_first_statement', at: '/lines/3/reverses', line: { index: 3, id: 'R1' } }],
    );
    const early = reversal('R1', '2025-12-31', '-400', ofLine('B1'));
    expect(figureOn({ sum: 'amount' }, [...lines, early])).toBe('50');
  });

  it('is left out as if it had not been given, baselines too', () => {
    const around = { plan: { amendsBefore: 'leave-out' as const } };
    const ofBaseline = reversal('R2', '2026-02-01', '-100', ofLine('B2'));
    expect(figureOn({ gain: { sum: 'amount' } }, [...lines, late, ofBaseline], around)).toBe('-450');
    const early = reversal('R2', '2025-12-31', '-100', ofLine('B2'));
    expect(figureOn({ gain: { sum: 'amount' } }, [...lines, late, early], around)).toBe('-350');
  });

  it('counts on its own date, in proportion, where the plan says so', () => {
    const around = { plan: { amendsBefore: 'own-date' as const } };
    expect(figureOn({ sum: 'amount' }, [...lines, late], around)).toBe('-350');
    expect(figureOn({ sum: 'margin' }, [...lines, late], around)).toBe('-140');
    expect(figureOn({ gain: { sum: 'amount' } }, [...lines, late], around)).toBe('-850');
  });

  it('on its own date still takes back no more than was there', () => {
    const around = { plan: { amendsBefore: 'own-date' as const } };
    const twice = [
      late,
      reversal('R2', '2026-01-02', '-600', ofLine('B1')),
      reversal('R3', '2026-01-03', '-1', ofLine('B1')),
    ];
    expect(figureOn({ sum: 'amount' }, [...lines, ...twice.slice(0, 2)], around)).toBe('-950');
    expectProblems(
      () => statementOf({ sum: 'amount' }, { lines: [...lines, ...twice], ...around }),
      [{ code: 'reversal_too_large', at: '/lines/5/reverses', line: { index: 5, id: 'R3' } }],
    );
  });

  it('counts for who is employed on that day', () => {
    const around = { plan: { amendsBefore: 'own-date' as const } };
    const left = { ...around, payees: [{ id: 'anna', to: '2025-12-31' }, { id: 'ben' }] };
    expect(figureOn({ sum: 'amount' }, [...lines, late], left)).toBe('0');
  });
});
