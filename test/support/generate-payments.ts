/** What was paid of lines, and their services, from a seed. */
import { Rational } from '../../src/number/rational.js';
import { parseCanonical } from '../../src/number/read.js';
import { roundTo } from '../../src/number/round.js';
import type { LineInput } from './generate-facts.js';
import { plusDays } from './generate-frame.js';
import type { Seeded } from './seeded.js';

/** Some lines with payments, some with a service; reversals have neither. */
export function someLater(seeded: Seeded, lines: readonly LineInput[]): LineInput[] {
  return lines.map((line) => {
    if (line.reverses !== undefined) return line;
    const payments = seeded.happens(60) ? somePayments(seeded, line, lines) : undefined;
    const service = seeded.happens(40) ? someService(seeded, line.date) : undefined;
    return { ...line, ...(payments && { payments }), ...(service && { service }) };
  });
}

/** In hundredths of what may be paid: all at once, in parts, with a refund, or less than all. */
const WAYS = [[100], [100], [30, 70], [50, 25, 25], [40], [75], [74, 1], [90, -30], [100, -100], [33, 33, 33]] as const;

function somePayments(seeded: Seeded, line: LineInput, lines: readonly LineInput[]) {
  const amount = parseCanonical(line.amount);
  const left = leftOf(line, amount, lines);
  // Of what was taken back in full, all is paid back.
  const way = left.sign === 0 ? ([100, -100] as const) : seeded.pick(WAYS);
  const base = left.sign === 0 ? amount : left;
  const decimals = seeded.pick([2, 12]);
  let date = plusDays(line.date, seeded.between(-20, 40));
  return way.map((hundredths) => {
    date = plusDays(date, seeded.pick([0, 1, 10, 45, 130, 400]));
    const part = base.times(new Rational(BigInt(hundredths), 100n));
    return { date, amount: roundTo(part, decimals, 'down').toString() };
  });
}

/** No more than what reversals leave, nothing where they may leave nothing. */
function leftOf(line: LineInput, amount: Rational, lines: readonly LineInput[]): Rational {
  const reversal = lines.find(({ reverses }) => {
    const of = reverses as { readonly line?: string; readonly invoice?: string } | undefined;
    return of !== undefined && (of.line === line.id || (of.invoice !== undefined && of.invoice === line.invoice));
  });
  if (reversal === undefined) return amount;
  const { invoice } = reversal.reverses as { readonly invoice?: string };
  const whole = invoice === undefined ? [line] : lines.filter((one) => one.invoice === invoice);
  const all = whole.reduce((sum, one) => sum.plus(parseCanonical(one.amount)), Rational.ZERO);
  const isWhole = all.plus(parseCanonical(reversal.amount)).sign === 0;
  // Shared out in minor units, so that of a very small line nothing may be left.
  if (isWhole || !amount.isAtLeast(Rational.ONE)) return Rational.ZERO;
  return amount.times(new Rational(2n, 5n));
}

function someService(seeded: Seeded, sold: string): { readonly from: string; readonly to: string } {
  const from = plusDays(sold, seeded.pick([0, 0, 1, 30, -40]));
  if (seeded.happens(40)) return { from, to: plusDays(from, seeded.pick([0, 6, 29, 90, 364, 499])) };
  const [year, month, day] = from.split('-').map(Number) as [number, number, number];
  const next = new Date(Date.UTC(year, month - 1 + seeded.pick([1, 3, 12, 24]), Math.min(day, 28)));
  return {
    from: `${from.slice(0, 8)}${String(Math.min(day, 28)).padStart(2, '0')}`,
    to: plusDays(next.toISOString().slice(0, 10), -1),
  };
}
