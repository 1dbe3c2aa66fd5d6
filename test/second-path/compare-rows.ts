/** The rows for payroll held against what the second path makes of them. */
import Fraction from 'fraction.js';
import { payables, type Statement } from '../../src/index.js';
import type { Held } from './compare.js';
import { ZERO } from './figures.js';
import { dueOf, type Row, rowsOf } from './rows.js';
import type { Setting } from './setting.js';

export function holdRows(statement: Statement, given: Parameters<typeof rowsOf>[0], { hold, found }: Held): void {
  const ours = byPlace(payables(statement).map((row) => ({ ...row, amount: new Fraction(row.amount) })));
  const theirs = byPlace(rowsOf(given));
  for (const place of new Set([...ours.keys(), ...theirs.keys()])) {
    hold(`row ${place}`, { value: (ours.get(place) ?? ZERO).toFraction() }, theirs.get(place) ?? ZERO);
  }
  const said = statement.payout?.map(({ due, share }) => `${due} ${new Fraction(share).toFraction()}`) ?? [];
  const days = dueOf(given.earned.versions.at(-1) as Setting).map(({ due, share }) => `${due} ${share.toFraction()}`);
  if (days.length > 1 && said.join() !== days.join()) found.push(`due ${said}, ${days}`);
}

/** What stands at one place together: what a floor adds and a cap takes of it again are two rows or none. */
function byPlace(rows: readonly Row[]): Map<string, Fraction> {
  const sums = new Map<string, Fraction>();
  for (const { kind, component, holdback, payCode, earnedIn, due, amount } of rows) {
    const place = [kind, component, holdback, payCode, earnedIn, due].map((one) => one ?? '').join(' ');
    sums.set(place, (sums.get(place) ?? ZERO).add(amount));
  }
  return sums;
}
