/** When lines count otherwise than on their own date: as they are paid, over their service, or while it runs. */
import Fraction from 'fraction.js';
import { fraction } from '../support/some-pay.js';
import { common, type Days, daysIn, isIn, periodDays, plusDays, plusMonths } from './calendar.js';
import { rounded, sum, ZERO } from './figures.js';
import { keptOf } from './kept.js';
import { type Amounts, type NetLine, times } from './lines.js';
import type { Json, Setting } from './setting.js';

/** How a measure says that its lines count; nothing where it is on their own date. */
export function wayOf(measure: Json, { recognise }: Setting): Json {
  if (measure.sum === 'annual' || measure.figure === 'annual') return 'annual';
  const way = measure.recognise ?? recognise;
  return way === 'booked' ? undefined : way;
}

/** The lines, or what of them counts, in some days. */
export function linesIn({ way, lines }: Setting, days: Days): readonly NetLine[] {
  return ofLines(lines, JSON.stringify([way, days.from, days.to]), () => linesOf(lines, way, days));
}

const ofLines = keptOf<readonly NetLine[], readonly NetLine[]>();

function linesOf(lines: readonly NetLine[], way: Json, days: Days): readonly NetLine[] {
  if (way === undefined) return lines.filter(({ date }) => isIn(date, days));
  if (way === 'service') return lines.flatMap((line) => ofService(line, days));
  // What is taken back on a day of its own is neither paid nor does it run.
  const sold = lines.filter(({ id, line }) => id === line);
  if (way === 'annual') return sold.flatMap((line) => runningAt(line, days.to));
  return sold
    .flatMap((line) => (way === 'paid' ? asPaid(line) : oncePaid(line, way.paidAtLeast)))
    .filter(({ date }) => isIn(date, days));
}

interface Payment {
  readonly date: string;
  /** All that was paid up to this day. */
  readonly paid: Fraction;
}

/** Days on which something was paid of a line, one after the other. */
function paymentsOf({ payments }: NetLine): Payment[] {
  const dates = [...new Set(payments.map(({ date }) => date))].sort();
  return dates.map((date) => ({
    date,
    paid: sum(payments.filter((one) => one.date <= date).map(({ amount }) => fraction(amount))),
  }));
}

/** Each payment takes its part of what reversals leave; of nothing there is no part, but what costs nothing counts at once. */
function asPaid(line: NetLine): NetLine[] {
  const { own } = line;
  if (own.amount.equals(0)) return ofNothing(line);
  let soFar = paidFor(line, ZERO);
  return paymentsOf(line).map(({ date, paid }) => {
    const next = paidFor(line, paid);
    const amounts = less(next.amounts, soFar.amounts);
    const part = next.part.sub(soFar.part);
    soFar = next;
    return { ...line, ...inPlan(line, amounts), date, part, bookedOn: line.date };
  });
}

function ofNothing(line: NetLine): NetLine[] {
  return line.soldFor.equals(0) ? [{ ...line, ...line.left }] : [];
}

/** What is paid for up to some sum: of long fractions of it 24 decimals. */
function paidFor({ own }: NetLine, paid: Fraction): { readonly amounts: Amounts; readonly part: Fraction } {
  const part = paid.div(own.amount);
  const short = (figure: Fraction): Fraction => (part.d <= 1000n ? figure : rounded(figure, 24, 'half-up'));
  const { cost, named, list, units } = times(own, part);
  const amounts = {
    amount: paid,
    cost: cost && short(cost),
    named: named && Object.fromEntries(Object.entries(named).map(([name, figure]) => [name, short(figure)])),
    list: list && short(list),
    units: units && short(units),
  };
  return { amounts, part: short(part) };
}

function less(a: Amounts, b: Amounts): Amounts {
  const { named } = a;
  return {
    amount: a.amount.sub(b.amount),
    cost: a.cost?.sub(b.cost as Fraction),
    named:
      named &&
      Object.fromEntries(Object.entries(named).map(([name, one]) => [name, one.sub(b.named?.[name] as Fraction)])),
    list: a.list?.sub(b.list as Fraction),
    units: a.units?.sub(b.units as Fraction),
  };
}

/** Units are not exchanged. */
function inPlan({ rate }: NetLine, amounts: Amounts): Amounts {
  return { ...times(amounts, rate), units: amounts.units };
}

/** The whole of what is left, on the first day on which so much of it is paid. */
function oncePaid(line: NetLine, share: string): NetLine[] {
  const { own, left, date: bookedOn } = line;
  if (own.amount.equals(0)) return ofNothing(line);
  const reached = paymentsOf(line).find(({ paid }) => paid.div(own.amount).compare(fraction(share)) >= 0);
  return reached === undefined ? [] : [{ ...line, ...left, date: reached.date, bookedOn }];
}

/** The days of a service that lie in some days, month by month; a line without one counts on its date. */
function ofService(line: NetLine, days: Days): NetLine[] {
  const { service, date: bookedOn } = line;
  if (service === undefined || line.id !== line.line) return isIn(line.date, days) ? [line] : [];
  const shared = common(service, days);
  if (shared === undefined) return [];
  const pieces: NetLine[] = [];
  for (let first = `${shared.from.slice(0, 8)}01`; first <= shared.to; first = plusMonths(first, 1)) {
    const own = common(shared, { from: first, to: plusDays(plusMonths(first, 1), -1) }) as Days;
    const part = new Fraction(daysIn(own), daysIn(service));
    pieces.push({ ...line, ...times(line, part), date: own.from, part, bookedOn });
  }
  return pieces;
}

/** What a service that runs on a day comes to in a year. */
function runningAt(line: NetLine, day: string): NetLine[] {
  const { service, left } = line;
  if (service === undefined || !isIn(day, service)) return [];
  let months = 1;
  while (plusMonths(service.from, months) <= service.to) months += 1;
  const isWhole = plusMonths(service.from, months) === plusDays(service.to, 1);
  return [
    { ...line, ...times(left, isWhole ? new Fraction(12, months) : new Fraction(365, daysIn(service))), date: day },
  ];
}

/** The plan's period that a day lies in. */
export function periodOf(day: string, { plan, period }: Setting): Days {
  const names = period.months === 1 ? [day.slice(0, 7)] : namesOf(day, period.months);
  const found = names.map((name) => periodDays(name, plan.yearStart)).find((one) => isIn(day, one));
  return found as Days;
}

/** Periods of the year before and of the day's own. */
function namesOf(day: string, months: number): string[] {
  const year = Number(day.slice(0, 4));
  return [year - 1, year].flatMap((one) => {
    const name = String(one).padStart(4, '0');
    if (months === 12) return [name];
    const letter = months === 3 ? 'Q' : 'H';
    return Array.from({ length: 12 / months }, (_, place) => `${name}-${letter}${place + 1}`);
  });
}
