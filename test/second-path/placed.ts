/** What a component measures, and from what: its days, its year so far, a period before it. */
import { common, type Days } from './calendar.js';
import { withPlace } from './counted-pairs.js';
import { ofLastPeriod } from './last-period.js';
import { defaultMeasure } from './measures.js';
import type { Json, Setting, Stand } from './setting.js';
import { accumulationOf, yearToDate } from './year-to-date.js';

export interface Placed {
  readonly measure: Json;
  /** Its days of the period. */
  readonly setting: Setting;
  readonly stand: Stand;
  /** Its year so far, where it adds up over one. */
  readonly run: ReturnType<typeof yearToDate> | undefined;
  /** Of these with how its lines count. */
  readonly own: Setting;
  /** What it is measured from. */
  readonly at: Setting;
}

/** Undefined where the period does not touch the component. */
export function placedIn(component: Json, given: Setting): Placed | undefined {
  const { plan } = given;
  const bounds = { from: component.from ?? '0001-01-01', to: component.to ?? '9999-12-31' };
  const window = common(given.days, bounds);
  if (window === undefined) return undefined;
  const setting = given.during(bounds);
  const earliest = component.from === undefined ? undefined : { earliest: component.from };
  const stand = { ...window, ...earliest, shareDays: { ...(common(given.period, bounds) as Days), ...earliest } };
  const measure = measureOf(component);
  const run = accumulationOf(component, given) === undefined ? undefined : yearToDate(component, given);
  const own: Setting = { ...(run ?? setting), recognise: component.recognise ?? plan.recognise };
  const last = run === undefined ? ofLastPeriod(measure, own) : own;
  const soFar = run && { from: [run.since, bounds.from].sort()[1] as string, to: window.to, ...earliest };
  const at: Setting = {
    ...last,
    window: soFar ?? stand,
    baseline: component.baseline ?? plan.baseline,
    baselineOf: component.baselineOf ?? plan.baselineOf,
  };
  return { measure, setting, stand, run, own, at };
}

/** None is assumed where nothing of its own is read: a fixed amount, or one read on other measures alone. */
function measureOf({ id, kind, measure, pay, quota }: Json): Json {
  if (measure !== undefined) return measure;
  if (kind === 'other' || (quota === undefined && readsNothing(pay))) return undefined;
  return withPlace(defaultMeasure(kind), `component ${id} /measure`);
}

function readsNothing({ amount, share }: Json): boolean {
  const how = amount ?? share;
  if (how === undefined || how === 'linear') return false;
  if (typeof how === 'string') return amount !== undefined;
  const { matrix, on } = how;
  const reads = matrix === undefined ? [on] : [matrix.rows.on, matrix.columns.on];
  return reads.every((one) => one !== undefined && one !== 'figure');
}
