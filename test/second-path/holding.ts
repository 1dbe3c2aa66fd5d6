/** What is held back of what was earned, until something has happened. */
import type Fraction from 'fraction.js';
import { fraction } from '../support/some-pay.js';
import { firstOfYear, plusDays, plusMonths, plusSpan } from './calendar.js';
import { least, most, sharedOut, sum, ZERO } from './figures.js';
import { earnedWith, paidPart } from './held-lines.js';
import type { NetLine } from './lines.js';
import type { Json, Setting } from './setting.js';
import type { Earned } from './settle.js';

/** What is held back of a component of a period. */
export interface Held {
  readonly id: string;
  readonly period: string;
  readonly component: string;
  readonly version: number;
  readonly payCode: string | undefined;
  /** What releases it: a day, `paid`, or customers who buy from the day `after` on. */
  readonly until: string;
  readonly after: string | undefined;
  readonly latest: string | undefined;
  /** The share of what the component came to; what of that was paid at once or since; what is lost. */
  readonly share: Fraction;
  readonly released: Fraction;
  readonly lapsed: Fraction;
}

/** What is still held. */
export function stillHeld({ share, released, lapsed }: Held): Fraction {
  return share.sub(released).sub(lapsed);
}

/** Everything that the holdbacks of a period act on, before anything is released of it. */
export function heldOf(earned: Earned): Held[] {
  const left = new Map(earned.afterCap);
  return earned.versions.flatMap((at, version) =>
    ((at.plan.holdbacks ?? []) as Json[]).flatMap((holdback) =>
      earned.components
        .filter((one) => one.version === version && one.isPaid && actsOn(holdback, one.id))
        .map(({ id, words: { payCode } }): Held => {
          const amount = most([earned.afterCap.get(`${id} ${version}`) as Fraction, ZERO]);
          const rest = most([left.get(`${id} ${version}`) as Fraction, ZERO]);
          const share = least([at.round(amount.mul(fraction(holdback.share))), rest]);
          left.set(`${id} ${version}`, rest.sub(share));
          const of = { id: holdback.id, period: at.period.name, component: id, version, payCode };
          return { ...of, ...releaseOf(holdback, at), share, released: ZERO, lapsed: ZERO };
        }),
    ),
  );
}

function actsOn({ components }: Json, id: string): boolean {
  return components === undefined || components.includes(id);
}

/** Lengths of time begin when the period has ended; their last day counts. */
function releaseOf({ until, releaseIf, latest }: Json, { period, plan }: Setting) {
  const lastDay = (span: string): string => plusDays(plusSpan(plusDays(period.to, 1), span, 1), -1);
  const day =
    until === 'year-end' ? plusDays(plusMonths(firstOfYear(period.to, plan.yearStart), 12), -1) : (until as string);
  return {
    until: releaseIf === undefined ? day : 'customer-active',
    after: releaseIf && lastDay(releaseIf.customerActiveAfter),
    latest: latest && lastDay(latest),
  };
}

/**
 * What of a share is released by some day.
 * @param at the period that earned it, with the lines as they are known now
 */
export function releasedBy(held: Held, day: string, at: Setting): Fraction {
  const { until, after, latest = '9999-12-31', share, component } = held;
  const last = day < latest ? day : latest;
  if (until !== 'paid' && until !== 'customer-active') return until <= day ? share : ZERO;
  const words = at.plan.components.find(({ id }) => id === component) as Json;
  if (until === 'paid') {
    const part = paidPart(words, at, last);
    return part === undefined ? share : at.round(share.mul(part));
  }
  const customers = earnedWith(words, at);
  const whole = sum([ZERO, ...customers.values()]);
  if (whole.equals(0)) return share;
  const weights = [...customers.values()];
  const parts = sharedOut(
    share,
    weights.map((one) => share.mul(one).div(whole)),
    at.scale,
  );
  const stays = ({ customer, left, id, line, date }: NetLine): boolean =>
    id === line && customers.has(customer) && left.amount.compare(0) > 0 && String(after) <= date && date <= last;
  const active = new Set(at.lines.filter(stays).map(({ customer }) => customer));
  return sum([ZERO, ...[...customers.keys()].map((id, place) => (active.has(id) ? (parts[place] as Fraction) : ZERO))]);
}
