/**
 * The system that paid the care plan until now: floating point, no hold-backs, and a list of people of its own. January is run on
 * both, side by side.
 */
import type { FactsInput, PaidElsewhere } from 'dreiklang';

const MONTH = '2026-01';

/** What it paid for January. */
export function paidByOldSystem({ payees = [], lines = [], customers = [] }: FactsInput): PaidElsewhere[] {
  const existing = new Set(customers.filter(({ since }) => (since as string) <= '2025-01-01').map(({ id }) => id));
  const paid = payees.flatMap(({ id, plan, kpis = [], from }): PaidElsewhere[] => {
    const isKnown = plan === 'care' && from === undefined;
    if (!isKnown) return [];
    const own = lines.filter((line) => line.payee === id && existing.has(line.customer as string));
    const now = own.filter(({ date }) => date.startsWith(MONTH));
    const answered = Number((kpis[0] as { readonly value: { readonly num: string } }).value.num);
    const factor = 0.9 + ((answered - 80) / 20) * 0.15;
    const sales = now.reduce((sum, { amount }) => sum + Number(amount), 0);
    const pay = (sales * 0.02 + newPairs(own) * 60) * factor;
    return [{ payee: id, amount: Math.max(pay, 200).toFixed(2) }];
  });
  // Nobody told it that this one has left.
  return [...paid, { payee: 'p99', amount: '412.00' }];
}

/** Customers and categories with at least 300 in January that had less in the year before. */
function newPairs(own: NonNullable<FactsInput['lines']>): number {
  const sums = new Map<string, { before: number; now: number }>();
  for (const { customer, category, date, amount } of own) {
    const pair = `${customer} ${category}`;
    const { before, now } = sums.get(pair) ?? { before: 0, now: 0 };
    const isNow = date.startsWith(MONTH);
    sums.set(pair, { before: before + (isNow ? 0 : Number(amount)), now: now + (isNow ? Number(amount) : 0) });
  }
  return [...sums.values()].filter(({ before, now }) => before < 300 && now >= 300).length;
}
