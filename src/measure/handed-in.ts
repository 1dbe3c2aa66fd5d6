/** `kpi`, `personal`, `quota`, `value`: figures that were handed in or written down. */

import { type Window, windowText } from '../calendar/period.js';
import type { Kpi } from '../facts/facts.js';
import type { KpiMeasure, PersonalMeasure, QuotaMeasure, ValueMeasure } from '../plan/plan.js';
import { prorationOfPlan } from '../plan/proration.js';
import type { Described, Figure, Ledger } from '../trace/ledger.js';
import { pointer } from '../trace/problems.js';
import { blended } from './blend.js';
import { type MeasureContext, type MeasureMeaning, refused } from './context.js';
import { payeeQuota } from './quota.js';

export const kpiMeaning: MeasureMeaning<KpiMeasure> = {
  figure(measure, context) {
    const { ledger, payee, view, kpiDays = view.period } = context;
    const given = payee.kpis.get(measure.kpi) ?? [];
    const whole = given.find(({ period }) => period.from === kpiDays.from && period.to === kpiDays.to);
    const kpis = whole === undefined ? tiling(given, kpiDays) : [whole];
    const found = `${payee.id}: ${measure.kpi} ${kpiDays === view.period ? view.period.name : windowText(kpiDays)}`;
    if (kpis === undefined) return refused(context, { code: 'kpi_missing', at: measure.at, found });
    const figure = figureOfKpis(measure, kpis, ledger);
    if (figure !== undefined) return figure;
    if (measure.ifNone === undefined) {
      return refused(context, { code: 'nothing_to_measure', at: measure.at, found, expected: 'ifNone' });
    }
    context.note({ code: 'nothing_to_measure', about: measure.kpi });
    return ledger.written(measure.ifNone);
  },
};

/** Counted things of periods that follow one another without a gap; undefined where they do not make up the days. */
function tiling(given: readonly Kpi[], days: Window): readonly Kpi[] | undefined {
  const tiles: Kpi[] = [];
  for (let next = days.from; next <= days.to; ) {
    const kpi = given.find(({ period, parts }) => parts !== undefined && period.from === next && period.to <= days.to);
    if (kpi === undefined) return undefined;
    tiles.push(kpi);
    next = kpi.period.to + 1;
  }
  return tiles;
}

/** A KPI as it was handed in, or counted things added up; undefined where there was nothing to measure. */
function figureOfKpis(measure: KpiMeasure, kpis: readonly Kpi[], ledger: Ledger): Figure | undefined {
  const [first, ...others] = kpis as readonly [Kpi, ...Kpi[]];
  const ofKpi = ({ periodName, source }: Kpi): Readonly<Record<string, Described>> => ({
    fact: 'kpi',
    id: measure.kpi,
    period: periodName,
    ...(source === undefined ? undefined : { source }),
  });
  if (others.length === 0 && first.parts === undefined) {
    return first.value === null ? undefined : ledger.fact(first.value, ofKpi(first));
  }
  if (kpis.every(({ value }) => value === null)) return undefined;
  const added = (part: 'num' | 'den'): Figure => {
    const figures = kpis.flatMap((kpi) => (kpi.parts ? ledger.fact(kpi.parts[part], { ...ofKpi(kpi), part }) : []));
    return figures.length === 1 ? (figures[0] as Figure) : ledger.add(figures);
  };
  const num = added('num');
  return ledger.divide(num, added('den'), measure.at);
}

export const personalMeaning: MeasureMeaning<PersonalMeasure> = {
  figure(measure, context) {
    const { payee } = context;
    const dated = payee.personal.get(measure.personal);
    if (dated === undefined) {
      return refused(context, { code: 'personal_missing', at: measure.at, found: `${payee.id}: ${measure.personal}` });
    }
    return blended(
      dated,
      { fact: 'personal', id: measure.personal },
      pointer(`${payee.at}/personal`, measure.personal),
      context,
    );
  },
};

export const quotaMeaning: MeasureMeaning<QuotaMeasure> = {
  figure(measure, context) {
    const { soFar } = context;
    if (soFar === undefined) return quotaOfPeriod(measure, context);
    const { ledger } = context;
    const [only, ...others] = soFar.map((own) => quotaOfPeriod(measure, { ...own, ledger })) as [Figure, ...Figure[]];
    return others.length === 0 ? only : ledger.add([only, ...others], measure.at);
  },
};

/** The quota of a period, for the days that count. */
function quotaOfPeriod(measure: QuotaMeasure, context: MeasureContext): Figure {
  const quota = payeeQuota(measure.quota, 'summed', measure.at, context);
  const { proration, share } = context;
  const isProrated = prorationOfPlan(context.view.plan).of.includes('quota');
  return context.ledger.scaled(quota, isProrated ? proration.factor : share?.(), measure.at);
}

export const valueMeaning: MeasureMeaning<ValueMeasure> = {
  figure(measure, context) {
    return context.ledger.written(measure.value);
  },
};
