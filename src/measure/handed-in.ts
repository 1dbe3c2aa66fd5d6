/** `kpi`, `personal`, `quota`, `value`: figures that were handed in or written down. */

import type { KpiMeasure, PersonalMeasure, QuotaMeasure, ValueMeasure } from '../plan/plan.js';
import { prorationOfPlan } from '../plan/proration.js';
import { pointer } from '../trace/problems.js';
import { blended } from './blend.js';
import { type MeasureMeaning, refused } from './context.js';
import { payeeQuota } from './quota.js';

export const kpiMeaning: MeasureMeaning<KpiMeasure> = {
  figure(measure, context) {
    const { ledger, payee, view } = context;
    const { period } = view;
    const kpi = payee.kpis
      .get(measure.kpi)
      ?.find(({ period: own }) => own.from === period.from && own.to === period.to);
    const found = `${payee.id}: ${measure.kpi} ${period.name}`;
    if (kpi === undefined) return refused(context, { code: 'kpi_missing', at: measure.at, found });
    if (kpi.value !== null) {
      const source = kpi.source === undefined ? undefined : { source: kpi.source };
      const of = { fact: 'kpi', id: measure.kpi, period: kpi.periodName, ...source };
      if (kpi.parts !== undefined) {
        const num = ledger.fact(kpi.parts.num, { ...of, part: 'num' });
        return ledger.divide(num, ledger.fact(kpi.parts.den, { ...of, part: 'den' }), measure.at);
      }
      return ledger.fact(kpi.value, of);
    }
    if (measure.ifNone === undefined) {
      return refused(context, { code: 'nothing_to_measure', at: measure.at, found, expected: 'ifNone' });
    }
    context.note({ code: 'nothing_to_measure', about: measure.kpi });
    return ledger.written(measure.ifNone);
  },
};

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
    const quota = payeeQuota(measure.quota, 'summed', measure.at, context);
    const { proration, share } = context;
    const isProrated = prorationOfPlan(context.view.plan).of.includes('quota');
    return context.ledger.scaled(quota, isProrated ? proration.factor : share?.(), measure.at);
  },
};

export const valueMeaning: MeasureMeaning<ValueMeasure> = {
  figure(measure, context) {
    return context.ledger.written(measure.value);
  },
};
