/** What customers buy now against then: flows, retention; and how broadly they buy. */
import type Fraction from 'fraction.js';
import { fraction } from '../support/some-pay.js';
import { least, most, ONE, sum, sumOfParts, ZERO } from './figures.js';
import type { NetLine } from './lines.js';
import { added, type Groups, type Json, type KeyOf, type Setting } from './setting.js';
import { credited, grouped, passing, taken, wholeOf } from './taking.js';

interface Flow {
  readonly first: NetLine;
  readonly now: Fraction;
  readonly before: Fraction;
}

/** What is credited of each customer now and then. */
function flows(measure: Json, at: Setting, then: Setting): Flow[] {
  const byCustomer = (where: Setting) => grouped(taken(measure, where), ({ line }) => line.customer);
  const [inWindow, inThen] = [byCustomer(at), byCustomer(then)];
  return [...new Set([...inWindow.keys(), ...inThen.keys()])].map((customer) => {
    const [now, before] = [inWindow.get(customer) ?? [], inThen.get(customer) ?? []];
    return { first: (now[0] ?? before[0])?.line as NetLine, now: credited(now), before: credited(before) };
  });
}

export function flow(measure: Json, at: Setting, then: Setting, keyOf: KeyOf): Groups {
  const part = ({ now, before }: Flow): Fraction => {
    const rise = now.sub(before);
    const bought = before.compare(0) > 0;
    if (measure.flow === 'new') return bought ? ZERO : rise;
    if (!bought) return ZERO;
    if (measure.flow === 'retained') return least([now, before]);
    return most([ZERO, measure.flow === 'expansion' ? rise : rise.neg()]);
  };
  return added(flows(measure, at, then).map((one) => [keyOf(one.first, at), part(one)]));
}

export function quotient(above: Fraction, below: Fraction, { ifZero }: Json): Fraction {
  return below.equals(0) ? fraction(ifZero) : above.div(below);
}

export function retention(measure: Json, at: Setting, compared: Setting): Fraction {
  const earlier = flows(measure, at, compared).filter(({ before }) => before.compare(0) > 0);
  const then = sum(earlier.map((one) => one.before));
  if (measure.retention === 'gross')
    return quotient(sum(earlier.map((one) => least([one.now, one.before]))), then, measure);
  if (measure.retention === 'net') return quotient(sum(earlier.map((one) => one.now)), then, measure);
  const lines = grouped(passing(measure, compared), ({ customer }) => customer);
  const weight = (one: Flow): Fraction => {
    const whole = wholeOf(lines.get(one.first.customer) ?? []);
    return one.before.compare(whole) >= 0 ? ONE : one.before.div(whole);
  };
  const kept = earlier.filter(({ now }) => now.compare(0) > 0);
  return quotient(sumOfParts(kept.map(weight)), sumOfParts(earlier.map(weight)), measure);
}

/** How many categories each active existing customer buys on the mean; with `atLeast`, how many of them buy so many. */
export function breadth(measure: Json, at: Setting): Fraction {
  const atLeast: number | undefined = measure.penetration?.atLeast;
  const active = categoriesOfActive(measure, at);
  const above = active.map((count) => (atLeast === undefined ? count : count >= atLeast ? 1 : 0));
  return quotient(sum(above.map((count) => ONE.mul(count))), ONE.mul(active.length), measure);
}

function categoriesOfActive(measure: Json, at: Setting): number[] {
  const asked = { ...measure, customers: 'existing' };
  const lines = grouped(passing(asked, at), ({ customer }) => customer);
  return [...new Set(taken(asked, at).map(({ line }) => line.customer))].flatMap((customer) => {
    const of = lines.get(customer) as NetLine[];
    const bought = [...grouped(of, ({ category }) => category).values()].filter((some) => wholeOf(some).compare(0) > 0);
    return wholeOf(of).compare(0) > 0 ? [bought.length] : [];
  });
}
