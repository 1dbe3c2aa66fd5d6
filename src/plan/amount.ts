/** Amounts: money of a period or a year, written or a measure of the payee; and caps and floors made of them. */
import * as z from 'zod/mini';
import { readFigure } from '../number/read.js';
import { pointer } from '../trace/problems.js';
import { includes, refuseWordless } from './dispatch.js';
import { type Axis, readMark, readMoney, readRatioFromZero, writtenOf } from './figures.js';
import type { MoneyInput, RatioInput } from './input-figures.js';
import type { MeasureObjectInput } from './input-measures.js';
import type { MeasureScope } from './measure/entry.js';
import { MEASURE_WORDS, readMeasure } from './measure/read.js';
import type { Amount, Bound, Measure, Written } from './plan.js';
import { lazily, slot } from './schema.js';
import { readSeasonal, seasonalField } from './seasonal.js';
import { fieldsOf } from './shape.js';
import { isPlainObject, type PlainObject } from './snapshot.js';
import { unitOf } from './units.js';

/** How long a stretch an amount is for. */
export const perField = /* @__PURE__ */ lazily(() => z.exactOptional(z.enum(['period', 'month', 'quarter', 'year'])));

/** `{ "amount": "24000", "per": "year" }` */
export const amountSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    amount: slot<MoneyInput | MeasureObjectInput>('moneyOrMeasure'),
    per: perField(),
    seasonal: seasonalField(),
  }),
);

/** `{ "times": "2" }` of the target incentive. */
export const timesSchema = /* @__PURE__ */ lazily(() => z.strictObject({ times: slot<RatioInput>('ratio') }));

/** Money: text, `{ amount, per }` or a measure whose figure is money. */
export function readAmount(scope: MeasureScope, value: unknown, at: string): Amount | undefined {
  if (!isPlainObject(value)) return written(at, 'period', readMoney(scope.reading, value, at));
  if (!Object.hasOwn(value, 'amount')) {
    if (!isMeasure(value)) return refuseWordless(scope.reading, value, at, ['amount', ...MEASURE_WORDS]);
    return written(at, 'period', readMoneyMeasure(scope, value, at));
  }
  const given = fieldsOf(scope.reading, amountSchema(), value, at);
  if (given.amount === undefined) return undefined;
  const inner = `${at}/amount`;
  const amount = isPlainObject(given.amount)
    ? readMoneyMeasure(scope, given.amount, inner)
    : readMoney(scope.reading, given.amount, inner);
  const seasonal = readSeasonal(scope.reading, given.seasonal, `${at}/seasonal`, given.per);
  return amount && { at, per: given.per ?? 'period', amount, ...(seasonal && { seasonal }) };
}

/** An amount that is not below 0 where the plan writes it. */
export function readAmountFromZero(scope: MeasureScope, value: unknown, at: string): Amount | undefined {
  const amount = readAmount(scope, value, at);
  if (amount === undefined || 'word' in amount.amount || amount.amount.value.sign >= 0) return amount;
  return scope.reading.refuse('out_of_range', amount.amount.at, amount.amount.value.toString(), '>= 0');
}

/** What a quota is in the unit of its figure: written as the axis asks, or a measure. */
export function readQuotaAmount(
  scope: MeasureScope,
  value: unknown,
  at: string,
  axis: Axis | undefined,
): Written | Measure | undefined {
  if (isPlainObject(value)) return readMeasure(scope, value, at);
  const mark = readMark(scope.reading, value, at, axis);
  return mark && writtenOf(mark);
}

/** One cap or floor, or a list of them. */
export function readBounds(scope: MeasureScope, value: unknown, at: string): Bound[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return [readBound(scope, value, at)].filter((bound) => bound !== undefined);
  if (value.length === 0) scope.reading.refuse('list_too_short', at, undefined, '>= 1');
  return value
    .map((entry: unknown, place) => readBound(scope, entry, pointer(at, place)))
    .filter((bound) => bound !== undefined);
}

/** An amount, or times the target incentive. */
export function readBound(scope: MeasureScope, value: unknown, at: string): Bound | undefined {
  const meant = timesMeant(value);
  if (meant !== undefined) return scope.reading.refuse('percent_not_allowed', at, value, `${meant}, "12.50"`);
  if (isPlainObject(value) && !BOUND_WORDS.some((word) => Object.hasOwn(value, word)) && !isMeasure(value)) {
    return refuseWordless(scope.reading, value, at, [...BOUND_WORDS, ...MEASURE_WORDS]);
  }
  if (!isPlainObject(value) || !Object.hasOwn(value, 'times')) {
    const amount = readAmount(scope, value, at);
    return amount && { at, amount };
  }
  const given = fieldsOf(scope.reading, timesSchema(), value, at);
  const times = given.times === undefined ? undefined : readRatioFromZero(scope.reading, given.times, `${at}/times`);
  return times && { at, times };
}

const BOUND_WORDS = ['times', 'amount'] as const;

/** Whether an object holds a measure word. */
function isMeasure(value: PlainObject): boolean {
  return Object.keys(value).some((key) => includes(MEASURE_WORDS, key));
}

/** Of a bound with a percent sign: how many times the target incentive. `"150%"` is no 150 of the currency. */
function timesMeant(value: unknown): string | undefined {
  const read = typeof value === 'string' ? readFigure(value, { percent: true }) : undefined;
  return read !== undefined && 'value' in read && read.percent ? `{ "times": "${read.value}" }` : undefined;
}

function readMoneyMeasure(scope: MeasureScope, value: unknown, at: string): Measure | undefined {
  const measure = readMeasure(scope, value, at);
  if (measure === undefined) return undefined;
  const unit = unitOf(measure);
  if (unit === 'money' || unit === 'any') return measure;
  return scope.reading.refuse('amount_not_money', at, measure.word);
}

function written(at: string, per: Amount['per'], amount: Written | Measure | undefined): Amount | undefined {
  return amount && { at, per, amount };
}
