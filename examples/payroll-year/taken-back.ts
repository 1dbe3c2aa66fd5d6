/** What those who began this year keep of a month, worked out here in whole cents beside the library: credit notes come off at their share. */
import type { FactsInput } from 'dreiklang';
import { cents, euros } from './months.js';

/** Four percent of what they sold in a month, less what came back: in full within a month of the sale, half of it afterwards. */
export function keptOfRampUp({ lines = [] }: FactsInput, payee: string, month: string): string {
  const sold = new Map(
    lines.flatMap((line) => (line.payee === payee && line.date.startsWith(month) ? [[line.id, line] as const] : [])),
  );
  let halves = [...sold.values()].reduce((sum, { amount }) => sum + cents(String(amount)) * 2n, 0n);
  for (const { date, amount, reverses } of lines) {
    const line = reverses !== undefined && 'line' in reverses ? sold.get(reverses.line) : undefined;
    if (line !== undefined) halves += cents(String(amount)) * (isOlderThanAMonth(line.date, date) ? 1n : 2n);
  }
  return euros((halves * 4n + 100n) / 200n);
}

/** Whether the day of the next month that the sale had in its own was reached. */
function isOlderThanAMonth(sale: string, creditNote: string): boolean {
  return !creditNote.startsWith(sale.slice(0, 7)) && creditNote.slice(8) >= sale.slice(8);
}
