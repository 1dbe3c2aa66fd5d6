/** Components: one part of the pay each. */
import * as z from 'zod/mini';
import { Rational } from '../number/rational.js';
import { accumulateField, readAccumulate, refusePlainAmount } from './accumulate.js';
import { readBounds } from './amount.js';
import { baselineFields, readBaseline } from './baseline.js';
import { ATTAINMENT, type Axis, readRatioFromZero, withoutQuota } from './figures.js';
import { groupField, readGroup } from './group.js';
import type { QuotaInput } from './input.js';
import type { BoundsInput } from './input-amounts.js';
import type { DateInput, RatioInput } from './input-figures.js';
import type { MeasureInput } from './input-measures.js';
import type { PayInput } from './input-pay.js';
import type { MeasureScope } from './measure/entry.js';
import { refuseLasting } from './measure/lasting.js';
import { readMeasure } from './measure/read.js';
import { HOW_WORDS } from './pay/how.js';
import { readsElsewhere } from './pay/on.js';
import { payWordOf, readPay } from './pay/read.js';
import type { Accumulation, Component, Kind, Measure, PayWord, Quota, Written } from './plan.js';
import { readQuota } from './quota.js';
import { readRecognise, recogniseField } from './recognise.js';
import { placesOfPaid } from './recognition.js';
import { type Given, lazily, slot } from './schema.js';
import { shaped } from './shape.js';
import { isWritten, snapshot } from './snapshot.js';
import { axisOfMeasure, unitOf } from './units.js';

/** The kinds, in the order in which statements show them. */
export const KINDS = ['revenue', 'performance', 'profit', 'other'] as const satisfies readonly Kind[];

export const componentSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    id: slot<string>('name'),
    kind: z.enum(KINDS),
    weight: z.exactOptional(slot<RatioInput>('ratio')),
    quota: z.exactOptional(slot<QuotaInput>('quota')),
    measure: z.exactOptional(slot<MeasureInput>('measure')),
    pay: slot<PayInput>('pay'),
    group: groupField(),
    pays: z.exactOptional(z.boolean()),
    cap: z.exactOptional(slot<BoundsInput>('bounds')),
    floor: z.exactOptional(slot<BoundsInput>('bounds')),
    negative: z.exactOptional(z.enum(['zero', 'pay', 'carry'])),
    ...baselineFields(),
    recognise: recogniseField(),
    accumulate: accumulateField(),
    lineShares: z.exactOptional(z.enum(['running'])),
    from: z.exactOptional(slot<DateInput>('date')),
    to: z.exactOptional(slot<DateInput>('date')),
    clause: z.exactOptional(slot<string>('text')),
    payCode: z.exactOptional(slot<string>('text')),
    legal: z.exactOptional(z.enum(['commission', 'target-bonus'])),
  }),
);

type Fields = Given<z.output<ReturnType<typeof componentSchema>>>;

/** A component as far as it could be read; its weight is settled with those of the others. */
export interface ComponentDraft {
  readonly at: string;
  readonly id: string | undefined;
  readonly kind: Kind | undefined;
  readonly payWord: PayWord | undefined;
  /** As it was written; where it was written but refused, `weightGiven` is still true. */
  readonly weight: Written | undefined;
  readonly weightGiven: boolean;
  readonly hasQuota: boolean;
  readonly isPaid: boolean;
  /** Where it is written that payments count for what it measures. */
  readonly paidAt: readonly string[];
  /** Undefined where a part of it was refused. */
  readonly component: Component | undefined;
}

/** Where a component stands: its measures, and how it accumulates unless it says otherwise. */
export interface ComponentScope extends MeasureScope {
  readonly accumulate: Accumulation | undefined;
}

/** Reads one component. */
export function readComponent(planScope: ComponentScope, value: unknown, at: string): ComponentDraft {
  const { reading } = planScope;
  const given: Fields = shaped(reading, componentSchema(), value, at) ?? {};
  const baseline = readBaseline(reading, given, at, planScope.baseline);
  const { recognise } = readRecognise(reading, given.recognise, `${at}/recognise`, planScope.recognise);
  const scope: MeasureScope = { ...planScope, baseline, recognise };
  const id = given.id === undefined ? undefined : reading.id(given.id, `${at}/id`, 'letter');
  const payWord = payWordOf(given.pay);
  const weight =
    given.weight === undefined ? undefined : readRatioFromZero(reading, given.weight, `${at}/weight`, Rational.ONE);
  const hasQuota = isWritten(value, 'quota');
  const figure = readFigure(scope, given, at, { hasQuota, hasMeasure: isWritten(value, 'measure') });
  const pay =
    given.pay === undefined
      ? undefined
      : readPay({ reading, measures: scope, hasQuota, ...figure }, given.pay, `${at}/pay`);
  const group =
    given.group === undefined
      ? undefined
      : readGroup(reading, given.group, `${at}/group`, { measure: figure.measure, hasQuota });
  const accumulate = readAccumulate(scope, given.accumulate, `${at}/accumulate`, planScope.accumulate);
  if (accumulate !== undefined && pay !== undefined) refusePlainAmount(reading, pay);
  const word = isWritten(value, 'group') ? 'group' : accumulate && 'accumulate';
  if (word !== undefined) refuseLasting(reading, [figure.measure, pay], word);
  const rest = readRest(scope, given, at, payWord);
  const component =
    id === undefined || given.kind === undefined || pay === undefined
      ? undefined
      : {
          id,
          at,
          kind: given.kind,
          ...figure.fields,
          pay,
          ...(group && { group }),
          ...(accumulate && { accumulate }),
          ...rest,
        };
  return {
    at,
    id,
    kind: given.kind,
    payWord,
    weight,
    weightGiven: isWritten(value, 'weight'),
    hasQuota,
    isPaid: given.pays !== false,
    paidAt:
      figure.measure === undefined
        ? []
        : placesOfPaid(figure.measure, [
            { at: '', recognise: planScope.recognise },
            { at, recognise },
          ]),
    component,
  };
}

/** Whether a quota on a measure is only blended: ratios and KPIs have no part of a year. */
function isBlended(measure: Measure): boolean {
  return measure.word === 'kpi' || unitOf(measure) === 'ratio';
}

interface Figure {
  readonly measure: Measure | undefined;
  /** How marks of the pay are written; undefined where the measure was refused. */
  readonly axis: Axis | undefined;
  /** How marks on the figure itself are written. */
  readonly figureAxis: Axis | undefined;
  readonly fields: { readonly measure?: Measure; readonly quota?: Quota };
}

/** What stands there, right or not. */
interface Stands {
  readonly hasQuota: boolean;
  readonly hasMeasure: boolean;
}

/** What is measured, and what it is measured by. */
function readFigure(scope: MeasureScope, given: Fields, at: string, stands: Stands): Figure {
  const measure = readMeasureOf(scope, given, at, stands);
  const ownAxis = measure && axisOfMeasure(measure);
  const quota = given.quota === undefined ? undefined : readQuota(scope, given.quota, `${at}/quota`, ownAxis);
  if (measure !== undefined && quota !== undefined && isBlended(measure)) {
    if (isWritten(given.quota, 'seasonal')) {
      scope.reading.refuse('word_not_here', `${at}/quota/seasonal`, 'seasonal', 'sum, count, …');
    }
  }
  return {
    measure,
    axis: stands.hasQuota ? ATTAINMENT : ownAxis && withoutQuota(ownAxis),
    figureAxis: ownAxis,
    fields: { ...(quota && { quota }), ...(measure && { measure }) },
  };
}

/** What a kind measures where nothing is said: always existing customers. */
const DEFAULT_MEASURES: Readonly<Record<Exclude<Kind, 'other'>, MeasureInput>> = {
  revenue: { sum: 'amount', customers: 'existing' },
  performance: { newCategories: {}, customers: 'existing' },
  profit: { efficiencyGain: { by: 'category' }, customers: 'existing' },
};

function readMeasureOf(scope: MeasureScope, given: Fields, at: string, stands: Stands): Measure | undefined {
  if (given.measure !== undefined) return readMeasure(scope, given.measure, `${at}/measure`);
  if (
    stands.hasMeasure ||
    given.kind === undefined ||
    !(stands.hasQuota || given.group !== undefined || readsFigure(given.pay))
  )
    return undefined;
  if (given.kind === 'other') return scope.reading.refuse('measure_missing', `${at}/measure`);
  return readMeasure(scope, snapshot(DEFAULT_MEASURES[given.kind], scope.reading.problems), at);
}

/**
 * Whether pay reads the component's figure: all does but an amount that is always the same, and an amount or a share that is
 * read on something else.
 */
function readsFigure(pay: unknown): boolean {
  const word = payWordOf(pay);
  if (word !== 'amount' && word !== 'share') return word !== undefined;
  const how: unknown = (pay as { readonly [key: string]: unknown })[word];
  if (word === 'amount' && !HOW_WORDS.some((one) => isWritten(how, one))) return false;
  return !readsElsewhere(how);
}

function readRest(
  scope: MeasureScope,
  given: Fields,
  at: string,
  payWord: PayWord | undefined,
): Omit<Component, 'id' | 'at' | 'kind' | 'measure' | 'quota' | 'pay' | 'group' | 'accumulate' | 'weight'> {
  const { reading } = scope;
  const from = given.from === undefined ? undefined : reading.day(given.from, `${at}/from`);
  const to = given.to === undefined ? undefined : reading.day(given.to, `${at}/to`);
  reading.days(from, to, `${at}/to`);
  const clause = given.clause === undefined ? undefined : reading.text(given.clause, `${at}/clause`);
  const payCode = given.payCode === undefined ? undefined : reading.text(given.payCode, `${at}/payCode`);
  const caps = readBounds(scope, given.cap, `${at}/cap`);
  const floors = readBounds(scope, given.floor, `${at}/floor`);
  for (const bound of [...caps, ...floors]) {
    if ('times' in bound && payWord !== undefined && payWord !== 'share')
      reading.refuse('times_needs_share', bound.times.at);
  }
  return {
    caps,
    floors,
    negative: given.negative ?? 'zero',
    ...(given.pays === false && { pays: false }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(given.lineShares && { lineShares: given.lineShares }),
    ...(clause !== undefined && { clause }),
    ...(payCode !== undefined && { payCode }),
    ...(given.legal && { legal: given.legal }),
  };
}
