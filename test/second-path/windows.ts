/** Which days a measure takes, and which it is compared with. */
import type { PlanInput } from '../../src/index.js';
import { type Days, firstOfYear, plusDays, plusMonths, plusSpan } from './calendar.js';
import { wayOf } from './recognised.js';
import type { Json, Setting, Stand } from './setting.js';

/** The days of the year so far, or of a trailing stretch; by default those of the settled period. */
function ownWindow({ window }: Json, stand: Stand, { plan }: Setting): Days {
  if (window === undefined || window === 'period' || stand.fixed === true) return stand;
  const from = firstDay(window, stand.to, plan);
  return { from: [from, stand.earliest ?? from].sort().at(-1) as string, to: stand.to };
}

function firstDay(window: Json, to: string, plan: PlanInput): string {
  if (window !== 'year-to-date') return plusSpan(plusDays(to, 1), window.trailing, -1);
  return firstOfYear(to, plan.yearStart);
}

/** The setting of a measure: with its lines as they count for it, in its own window, with the class of that window's first day where it is longer. */
export function inOwnWindow(measure: Json, outer: Setting): Setting {
  const { window } = measure;
  const at: Setting = { ...outer, way: wayOf(measure, outer) };
  if (window === undefined || window === 'period') return at;
  if (window === 'baseline') return { ...at, window: movedBack(measure, at.window, at), ...nowOf({}, at.window, at) };
  const now = at.now ?? at.window;
  const judged = at.judged ?? at.period.from;
  const first = now.fixed === true ? judged : firstDay(window, now.to, at.plan);
  const classDay = [first, judged].sort()[0] as string;
  const own = at.ofCustomers && { ofCustomers: ownWindow(measure, at.ofCustomers, at) };
  return { ...at, window: ownWindow(measure, at.window, at), stand: at.window, classDay, ...own };
}

/** The setting of the days that a measure over lines is compared with. */
export function inBaseline(measure: Json, at: Setting): Setting {
  const { ofCustomers } = nowOf(measure, at.stand ?? at.window, at);
  return {
    ...at,
    window: ownWindow(measure, movedBack(measure, at.stand ?? at.window, at), at),
    ...(ofCustomers && { ofCustomers: ownWindow(measure, ofCustomers, at) }),
  };
}

/** The setting of the days that a gain is compared with. */
export function before(measure: Json, at: Setting): Setting {
  return {
    ...at,
    window: movedBack(measure, at.window, at),
    now: at.now ?? at.window,
    ...nowOf(measure, at.window, at),
  };
}

/** The days of now, where the lines of then are all those of the customers of now. */
function nowOf(measure: Json, now: Stand, { baselineOf }: Setting): { readonly ofCustomers?: Stand } {
  return (measure.baselineOf ?? baselineOf) === 'customers' ? { ofCustomers: now.shareDays ?? now } : {};
}

/** What a measure is compared with. */
export function baselineOf(measure: Json, { baseline }: Setting): Json {
  return measure.baseline ?? baseline ?? 'previous-year';
}

function movedBack(measure: Json, stand: Stand, at: Setting): Stand {
  const { period } = at;
  const own = baselineOf(measure, at);
  if (typeof own === 'object') return { ...own, fixed: true };
  const months = own === 'previous-year' ? 12 : period.months;
  const back = (date: string): string => plusMonths(date, -months);
  return {
    ...stand,
    from: back(stand.from),
    to: plusDays(back(plusDays(stand.to, 1)), -1),
    ...(stand.earliest === undefined ? undefined : { earliest: back(stand.earliest) }),
  };
}
