/** Forty people, what happens to them in the year, and their customers. */
import type { FactsInput } from 'dreiklang';
import { dayOf, monthName } from './months.js';
import type { Seeded } from './seeded.js';

type PayeeInput = NonNullable<FactsInput['payees']>[number];
type CustomerInput = NonNullable<FactsInput['customers']>[number];

/** A person, and the months in which lines are credited to them. */
export interface Person {
  readonly id: string;
  readonly plan: 'care' | 'field' | 'ramp-up' | 'abroad';
  /** Day of the first month of employment in this year; those who were there before have none. */
  readonly from?: string;
  readonly to?: string;
}

const PLAN_OF = [
  ...Array.from({ length: 20 }, () => 'care' as const),
  ...Array.from({ length: 8 }, () => 'field' as const),
  ...Array.from({ length: 6 }, () => 'ramp-up' as const),
  ...Array.from({ length: 6 }, () => 'abroad' as const),
];

/** Who joins and who leaves; ramp-up is for those who join. */
const EMPLOYED: Readonly<Record<string, Omit<Person, 'id' | 'plan'>>> = {
  p07: { to: '2026-04-30' },
  p13: { to: '2026-08-17' },
  p18: { from: '2026-05-01' },
  p24: { to: '2026-06-30' },
  p29: { from: '2026-01-01' },
  p30: { from: '2026-02-01' },
  p31: { from: '2026-03-16' },
  p32: { from: '2026-03-16', to: '2026-10-31' },
  p33: { from: '2026-06-01' },
  p34: { from: '2026-09-01', to: '2026-11-30' },
};

export const PEOPLE: readonly Person[] = PLAN_OF.map((plan, place) => {
  const id = `p${String(place + 1).padStart(2, '0')}`;
  return { id, plan, ...EMPLOYED[id] };
});

/** Whose last statement which month's is, and what becomes of what is open. */
export const FINAL: Readonly<Record<string, Readonly<Record<string, { readonly balances: 'claim' | 'forgive' }>>>> = {
  '2026-04': { p07: { balances: 'claim' } },
  '2026-08': { p13: { balances: 'claim' } },
  '2026-10': { p32: { balances: 'claim' } },
  '2026-11': { p34: { balances: 'forgive' } },
  '2026-12': { p24: { balances: 'claim' } },
};

/** P05's KPI of March comes after payday; p37 has no quota of May until June. */
export const LATE_KPI = { payee: 'p05', month: 3 } as const;
export const LATE_QUOTA = { payee: 'p37', month: 5 } as const;

export function customersOf({ id }: Person): readonly CustomerInput[] {
  return [1, 2, 3, 4, 5].map((number) => ({
    id: `${id}-c${number}`,
    since: number === 5 ? '2025-11-10' : `20${16 + number}-0${number}-15`,
  }));
}

/** KPIs by person and month, handed in all year. */
export function kpisOf(seeded: Seeded): ReadonlyMap<string, readonly string[]> {
  return new Map(PEOPLE.map(({ id }) => [id, Array.from({ length: 12 }, () => String(seeded.between(84, 100)))]));
}

/** A person as the facts of a month have them: with what is handed in by then. */
export function payeeIn(month: number, { id, plan, from, to }: Person, kpis: readonly string[]): PayeeInput {
  const isKnown = (of: number, late: { readonly payee: string; readonly month: number }): boolean =>
    of < month || (of === month && !(late.payee === id && late.month === of));
  const months = Array.from({ length: month }, (_, place) => place + 1);
  return {
    id,
    plan,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(plan === 'care' && {
      kpis: months
        .filter((of) => isKnown(of, LATE_KPI))
        .map((of) => ({
          id: 'answered',
          period: monthName(of),
          value: { num: kpis[of - 1] as string, den: '100' },
          source: 'ticket system',
        })),
    }),
    ...(plan === 'abroad' && {
      quotas: {
        exports: months
          .filter((of) => isKnown(of, LATE_QUOTA))
          .map((of) => ({ from: dayOf(of, 1), to: dayOf(of, 31), amount: '24000', per: 'month' as const })),
      },
    }),
    ...(id === 'p03' && { absences: [{ from: '2026-02-09', to: '2026-04-05', kind: 'parental' }] }),
    ...(id === 'p09' && month >= 7 && { advances: [{ date: '2026-07-10', amount: '350' }] }),
    ...(id === 'p26' &&
      month >= 8 && {
        adjustments: [
          { period: '2026-08', amount: '75.00', reason: 'Fair in Hanover', author: 'payroll', component: 'paid' },
        ],
      }),
  };
}
