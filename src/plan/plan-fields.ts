/** The plan's own fields: its schema, and those that are no components, modifiers or weights. */
import * as z from 'zod/mini';
import { MAX_COMPONENTS, MAX_HOLDBACKS, MAX_MODIFIERS } from '../number/limits.js';
import { ROUNDING_MODES } from '../number/round.js';
import { byCodePoint } from '../trace/canonical.js';
import { pointer } from '../trace/problems.js';
import { accumulateField } from './accumulate.js';
import { baselineFields } from './baseline.js';
import { isCurrency, minorUnitOf } from './currency.js';
import type { ComponentInput } from './input.js';
import type { AmountInput, BoundsInput } from './input-amounts.js';
import type { DateInput, LocalTextInput, SpanInput } from './input-figures.js';
import type { ModifierInput } from './input-modifiers.js';
import type { ClawbackInput, DrawInput, HoldbackInput, PayoutInput } from './input-time.js';
import type { LocalText, Plan } from './plan.js';
import { prorationSchema, readProration } from './proration.js';
import type { Reading } from './reading.js';
import { recogniseField } from './recognise.js';
import { scaleField } from './rounding.js';
import { type Given, lazily, slot } from './schema.js';
import { shaped } from './shape.js';
import { isPlainObject } from './snapshot.js';
import { weightsSchema } from './weights.js';

export const localTextSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({ de: z.exactOptional(slot<string>('text')), en: z.exactOptional(slot<string>('text')) }),
);

export const planSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    $schema: z.exactOptional(z.string()),
    format: z.exactOptional(z.enum(['dreiklang/1'])),
    id: slot<string>('id'),
    title: z.exactOptional(slot<LocalTextInput>('localText')),
    currency: slot<string>('currency'),
    period: z.enum(['month', 'quarter', 'half-year', 'year']),
    yearStart: z.exactOptional(slot<string>('yearStart')),
    effective: z.exactOptional(
      z.strictObject({ from: slot<DateInput>('date'), to: z.exactOptional(slot<DateInput>('date')) }),
    ),
    existingAfter: z.exactOptional(slot<SpanInput>('span')),
    dormantAfter: z.exactOptional(slot<SpanInput>('span')),
    ...baselineFields(),
    recognise: recogniseField(),
    accumulate: accumulateField(),
    targetIncentive: z.exactOptional(slot<AmountInput>('amount')),
    weights: z.exactOptional(weightsSchema()),
    labels: z.exactOptional(slot<{ readonly [id: string]: LocalTextInput }>('labels')),
    unpaidAbsences: z.exactOptional(z.array(slot<string>('id'))),
    proration: z.exactOptional(prorationSchema()),
    rounding: z.exactOptional(
      z.strictObject({
        mode: z.exactOptional(z.enum(ROUNDING_MODES)),
        scale: z.exactOptional(scaleField()),
        at: z.exactOptional(z.enum(['component', 'total'])),
      }),
    ),
    classOn: z.exactOptional(z.enum(['year-start', 'line'])),
    unknownCustomers: z.exactOptional(z.enum(['existing', 'new'])),
    unknownCost: z.exactOptional(z.enum(['leave-out'])),
    amendsBefore: z.exactOptional(z.enum(['leave-out', 'own-date'])),
    components: z.array(slot<ComponentInput>('component')).check(z.minLength(1), z.maxLength(MAX_COMPONENTS)),
    modifiers: z.exactOptional(z.array(slot<ModifierInput>('modifier')).check(z.maxLength(MAX_MODIFIERS))),
    cap: z.exactOptional(slot<BoundsInput>('bounds')),
    floor: z.exactOptional(slot<BoundsInput>('bounds')),
    guarantee: z.exactOptional(slot<AmountInput>('amount')),
    negative: z.exactOptional(z.enum(['zero', 'pay', 'carry'])),
    draw: z.exactOptional(slot<DrawInput>('draw')),
    holdbacks: z.exactOptional(
      z.array(slot<HoldbackInput>('holdback')).check(z.minLength(1), z.maxLength(MAX_HOLDBACKS)),
    ),
    payout: z.exactOptional(slot<PayoutInput>('payout')),
    clawback: z.exactOptional(slot<ClawbackInput>('clawback')),
  }),
);

/** The plan's fields as far as they were right. */
export type PlanFields = Given<z.output<ReturnType<typeof planSchema>>>;

type OwnFields = Omit<
  Plan,
  | 'id'
  | 'weights'
  | 'components'
  | 'modifiers'
  | 'caps'
  | 'floors'
  | 'guarantee'
  | 'targetIncentive'
  | 'draw'
  | 'holdbacks'
  | 'payout'
  | 'clawback'
  | 'digest'
  | symbol
>;

/** Reads the currency; from then on amounts of money are checked against its minor unit. */
export function readCurrency(reading: Reading, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string') return reading.wrongType(value, '/currency', '"EUR"');
  if (!isCurrency(value)) return reading.refuse('currency_not_valid', '/currency', value, '"EUR"');
  reading.minorUnit = minorUnitOf(value);
  return value;
}

/** Reads what the plan says about itself. */
export function readOwnFields(
  reading: Reading,
  given: PlanFields,
  currency: string | undefined,
): OwnFields | undefined {
  const title = given.title === undefined ? undefined : readLocalText(reading, given.title, '/title');
  const yearStartMonth = readYearStart(reading, given.yearStart);
  const effective = readEffective(reading, given.effective);
  const existingAfter =
    given.existingAfter === undefined ? { months: 12 } : reading.span(given.existingAfter, '/existingAfter');
  // A gap of no length would make every purchase the first one.
  const dormantAfter =
    given.dormantAfter === undefined ? undefined : reading.spanAboveZero(given.dormantAfter, '/dormantAfter');
  const labels = readLabels(reading, given.labels);
  const proration = readProration(reading, given.proration);
  const unpaid = reading.ids(given.unpaidAbsences ?? [], '/unpaidAbsences', 'letter-or-digit') ?? [];
  if (currency === undefined || given.period === undefined || existingAfter === undefined) return undefined;
  const minorUnit = minorUnitOf(currency);
  return {
    ...(title && { title }),
    currency,
    minorUnit,
    period: given.period,
    yearStartMonth,
    ...(effective && { effective }),
    existingAfter,
    ...(dormantAfter && { dormantAfter }),
    ...(given.classOn && { classOn: given.classOn }),
    ...(given.unknownCustomers && { unknownCustomers: given.unknownCustomers }),
    ...(given.unknownCost && { unknownCost: given.unknownCost }),
    ...(given.amendsBefore && { amendsBefore: given.amendsBefore }),
    labels,
    negative: given.negative ?? 'carry',
    unpaidAbsences: unpaid.sort(byCodePoint),
    ...(proration && { proration }),
    rounding: {
      mode: given.rounding?.mode ?? 'half-up',
      scale: given.rounding?.scale ?? minorUnit,
      level: given.rounding?.at ?? 'component',
    },
  };
}

/** `"04-01"`: the first of a month. */
function readYearStart(reading: Reading, value: unknown): number {
  if (value === undefined) return 1;
  const match = typeof value === 'string' && value.length === 5 ? /^(0[1-9]|1[0-2])-01$/.exec(value) : null;
  if (match !== null) return Number(match[1]);
  if (typeof value === 'string') reading.refuse('year_start_not_valid', '/yearStart', value, '"MM-01"');
  else reading.wrongType(value, '/yearStart', '"MM-01"');
  return 1;
}

function readEffective(reading: Reading, value: PlanFields['effective']): Plan['effective'] {
  if (value === undefined) return undefined;
  const from = reading.day(value.from, '/effective/from');
  const to = value.to === undefined ? undefined : reading.day(value.to, '/effective/to');
  reading.days(from, to, '/effective/to');
  return from === undefined ? undefined : { from, ...(to !== undefined && { to }) };
}

/** In code-point order of the id. */
function readLabels(reading: Reading, value: unknown): Plan['labels'] {
  if (value === undefined) return [];
  if (!isPlainObject(value)) {
    reading.wrongType(value, '/labels', '{ … }');
    return [];
  }
  const labels = Object.keys(value).flatMap((key) => {
    const at = pointer('/labels', key);
    const id = reading.id(key, at, 'letter-or-digit');
    const text = readLocalText(reading, value[key], at);
    return id === undefined || text === undefined ? [] : [{ id, text }];
  });
  return labels.sort((a, b) => byCodePoint(a.id, b.id));
}

function readLocalText(reading: Reading, value: unknown, at: string): LocalText | undefined {
  const given = shaped(reading, localTextSchema(), value, at);
  if (given === undefined) return undefined;
  if (Object.keys(value as object).length === 0) return reading.refuse('missing_field', at, undefined, 'de, en');
  const de = given.de === undefined ? undefined : reading.text(given.de, `${at}/de`);
  const en = given.en === undefined ? undefined : reading.text(given.en, `${at}/en`);
  return { ...(de !== undefined && { de }), ...(en !== undefined && { en }) };
}
