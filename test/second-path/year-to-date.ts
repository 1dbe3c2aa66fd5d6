/** Components that add up over a year: from which day, over which periods. */
import { type Days, firstOfYear, plusDays, plusMonths } from './calendar.js';
import { ONE } from './figures.js';
import { eligibleDays, isProrated, prorationOf } from './presence.js';
import { periodOf } from './recognised.js';
import { type Json, payeeOf, type Setting } from './setting.js';
import { partOf } from './versions.js';

/** Whether its figure, quota, incentive, floor and cap run from the start of the year. */
export function accumulationOf(component: Json, { plan }: Setting): { readonly quota: 'full' | 'to-date' } | undefined {
  return component.accumulate ?? (plan as Json).accumulate;
}

/** The setting of a component that adds up: over all days so far, its amounts those of the periods so far, or of the whole year. */
export function yearToDate(component: Json, at: Setting): Setting & { readonly since: string } {
  const { plan, period } = at;
  const accumulation = accumulationOf(component, at);
  const start = firstOfYear(period.from, plan.yearStart);
  const since = [start, plan.effective?.from ?? start].sort()[1] as string;
  const days = { from: since, to: at.days.to };
  const first = periodOf(since, at).from;
  const all: Setting[] = [];
  for (let from = first; from < plusMonths(start, 12); from = plusMonths(from, period.months)) {
    all.push(from === period.from ? at : inPeriod(from, since, at));
  }
  const soFar = all.filter((one) => one.period.from <= period.from);
  const payee = payeeOf(at);
  const months = monthsTo(days.to) - monthsTo(since) + 1;
  const prorated = prorationOf(plan, payee, { ...days, name: period.name, months }, ofCalendar(plan));
  const own: Setting & { since: string } = {
    ...at,
    since,
    days,
    eligible: eligibleDays(plan, payee, days),
    judged: first,
    share: ONE,
    partOf: (...what) => (what.some((one) => isProrated(one, plan)) ? prorated : ONE),
    soFar,
    runs: accumulation?.quota === 'full' ? all : soFar,
    whole: () => own,
  };
  return own;
}

/** Calendar months since the year 0. */
const monthsTo = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/** Days are handed in for one period; for more, and for those to come, the calendar's stand. */
function ofCalendar({ proration }: Setting['plan']): 'calendar-days' | 'months' {
  return proration?.basis === 'months' ? 'months' : 'calendar-days';
}

/** The same payee and plan in another period of the year. */
function inPeriod(from: string, since: string, at: Setting): Setting {
  const { plan } = at;
  const { months } = at.period;
  const whole = { from, to: plusDays(plusMonths(from, months), -1) };
  const period = { ...whole, months, name: nameOf(from, at) };
  const days: Days = { from: [from, since].sort()[1] as string, to: whole.to };
  const payee = payeeOf(at);
  const basis = from > at.period.from ? ofCalendar(plan) : undefined;
  const inDays = (some: Days): Setting => ({
    ...at,
    ...partOf({ plan, days: some }, whole, payee, period, basis),
    period,
    days: some,
    window: some,
    eligible: eligibleDays(plan, payee, some),
    whole: () => inDays(whole),
  });
  return inDays(days);
}

/** As the plan's periods are named, by the calendar year in which the fiscal year begins. */
export function nameOf(first: string, { plan, period }: Setting): string {
  if (period.months === 1) return first.slice(0, 7);
  const start = Number((plan.yearStart ?? '01-01').slice(0, 2));
  const [year, month] = first.split('-').map(Number) as [number, number];
  const fiscal = String(month < start ? year - 1 : year).padStart(4, '0');
  const number = Math.floor(((month - start + 12) % 12) / period.months) + 1;
  if (period.months === 12) return fiscal;
  return `${fiscal}-${period.months === 3 ? 'Q' : 'H'}${number}`;
}
