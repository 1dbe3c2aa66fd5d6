/** Packs, marks on another measure and matrices, as a statement tells them. */
import { describe, expect, it } from 'vitest';
import { toldComponent } from '../../test/support/printed-tape.js';
import { type PlanInput, parseFacts, parsePlan, settle } from '../index.js';
import { explain } from './explain.js';

type ComponentInput = Omit<PlanInput['components'][number], 'id' | 'kind'>;

function told(component: ComponentInput, locale: 'en' | 'de' = 'en'): string[] {
  const plan = parsePlan({
    id: 'p',
    currency: 'EUR',
    period: 'month',
    ...('share' in component.pay && { targetIncentive: '1000' }),
    components: [{ id: 'c', kind: 'revenue', ...component }],
  });
  const line = { id: 'L', date: '2026-01-15', customer: 'k', category: 'g', payee: 'anna' };
  const facts = parseFacts(
    {
      covers: { from: '2026-01-01', to: '2026-01-31' },
      lines: [{ ...line, amount: '1100', cost: '770', units: '23' }],
      payees: [{ id: 'anna' }],
    },
    plan,
  );
  return toldComponent(explain(settle(plan, facts, { payee: 'anna', period: '2026-01' }), { locale }), locale);
}

describe('a statement', () => {
  const packs = { measure: { sum: 'units' }, pay: { each: '50', per: '5', parts: 'started' } } as const;

  it('leads from the figure over its packs to the pay', () => {
    expect(told(packs).slice(1, 5)).toEqual([
      '÷ Size of a pack  5',
      '= Packs  4.6',
      '≈ Started packs, rounded up to 0 decimals  5',
      '× Amount for each  50.00 EUR',
    ]);
    expect(told(packs, 'de')[1]).toBe('÷ Größe eines Pakets  5');
    expect(told({ ...packs, pay: { each: '50', per: '5', parts: 'exact' } }).slice(2, 4)).toEqual([
      '= Packs  4.6',
      '× Amount for each  50.00 EUR',
    ]);
  });

  it('begins anew at the figure where packs follow an attainment', () => {
    expect(told({ ...packs, quota: { amount: '20' } }).slice(2, 5)).toEqual([
      '= Attainment  115  %',
      '  Figure  23',
      '÷ Size of a pack  5',
    ]);
  });

  it('shows the other measure one step deeper, and what it comes to', () => {
    const steps = [
      ['10%', '1%'],
      ['30%', '3%'],
    ] as const;
    expect(told({ measure: { sum: 'amount' }, pay: { rate: { steps, on: 'marginRate' } } }).slice(3, 6)).toEqual([
      '  = Margin rate  30  %',
      '  → Rate: from 30% on  3  %',
      '× Rate  3  %',
    ]);
    const upper = told({ measure: { sum: 'amount' }, pay: { rate: { steps, on: 'marginRate', edge: 'upper' } } });
    expect(upper[4]).toBe('  → Rate: above 10%, up to 30%  1  %');
  });

  it('names row and column of a matrix with what reached them', () => {
    const matrix = {
      rows: { marks: ['80%', '100%'] },
      columns: { on: 'marginRate', marks: ['0%', '25%'] },
      cells: [
        ['50%', '70%'],
        ['100%', '130%'],
      ],
    } as const;
    const component = { measure: { sum: 'amount' }, quota: { amount: '1000' }, pay: { share: { matrix } } } as const;
    expect(told(component).slice(5, 8)).toEqual([
      '  = Margin rate  30  %',
      '→ Share of the target incentive: row from 100% on (110%), column',
      '  from 25% on (30%)  130  %',
    ]);
    expect(told(component, 'de').slice(6, 8).join(' ')).toContain('Zeile ab 100 % (110 %), Spalte ab 25 %');
  });
});
