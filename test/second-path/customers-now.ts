/** At which share a baseline of the customers of now takes a customer's lines of then. */
import type Fraction from 'fraction.js';
import { fraction } from '../support/some-pay.js';
import { common, type Days, daysIn } from './calendar.js';
import { between0And1, ONE, rounded, sum, ZERO } from './figures.js';
import { type NetLine, now } from './lines.js';
import type { Json, Setting } from './setting.js';

/** A share; `isRounded` where it is a quotient that does not end within 24 decimals. */
export interface Share {
  readonly share: Fraction;
  readonly isRounded: boolean;
}

/**
 * As the customer is assigned to some payees, blended by days; else what they are credited with ÷ what it buys.
 *
 * @param creditedNow the lines of now that the measure takes of the customer, each with what of it is credited
 */
export function shareOfNow(
  customer: string,
  days: Days,
  members: readonly string[],
  creditedNow: () => readonly { readonly line: NetLine; readonly share: Fraction }[],
  at: Setting,
): Share {
  const assigned = sum([ZERO, ...members.map((payee) => assignedDays(customer, payee, days, at))]).div(daysIn(days));
  if (assigned.compare(0) > 0) return { share: assigned, isRounded: false };
  const lines = creditedNow();
  const whole = sum([ZERO, ...lines.map(({ line }) => line.amount)]);
  if (whole.equals(0)) return { share: ZERO, isRounded: false };
  const part = between0And1(sum(lines.map(({ line, share }) => share.mul(line.amount))).div(whole));
  const share = rounded(part, 24, 'half-up');
  return { share, isRounded: !share.equals(part) };
}

/** Days on which the payee was there, each at the share of that day. */
function assignedDays(customer: string, id: string, days: Days, { facts }: Setting): Fraction {
  const { from = '0001-01-01', to = '9999-12-31' } = facts.payees.find((one) => one.id === id) as Json;
  const employed = common(days, { from, to });
  const own = facts.assignments.filter(
    (one) => one.payee === id && now(facts.customers, 'mergedInto', String(one.customer)) === customer,
  ) as Json[];
  return sum([
    ZERO,
    ...own.map((one) => {
      const stretch = { from: one.from ?? '0001-01-01', to: one.to ?? '9999-12-31' };
      const both = employed && common(employed, stretch);
      return both === undefined ? ZERO : (one.share === undefined ? ONE : fraction(one.share)).mul(daysIn(both));
    }),
  ]);
}
