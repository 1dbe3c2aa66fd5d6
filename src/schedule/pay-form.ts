/** What a component pays before modifiers, as one form of its figure: for solving, drawing and finding cliffs. */
import { Rational } from '../number/rational.js';
import type { CurveHow, MarkedOn, MatrixHow, Measure, Packs, Pay, StepsHow, TiersHow } from '../plan/plan.js';
import { addForms, scaleMarks, scaleValues, timesFigure } from './algebra.js';
import {
  constantForm,
  curveForm,
  linearForm,
  lookupForm,
  marginalForm,
  type PlainHow,
  plusForm,
  rateLookupForm,
} from './compile.js';
import { evaluate } from './evaluate.js';
import type { Form } from './form.js';
import { matrixForms } from './matrix.js';
import { packedTiersForm } from './packs.js';

/** What a component's pay is read against. */
export interface Reading {
  /** The quota that the figure is measured by, above 0; marks are then on the attainment. */
  readonly quota?: Rational;
  /** The component's target incentive, in money; where it pays a `share`. */
  readonly incentive?: Rational;
  /** The figures of other measures that marks are read `on`. */
  readonly others?: (measure: Measure) => Rational;
}

/**
 * Pay as a function of the figure: exact, in the plan's currency, unrounded, before modifiers, floor and cap, with
 * the attainment unrounded.
 *
 * @returns undefined where no one form says it: a table, a rate that runs with the figure it is paid on (a curve), whole
 *   packs (stairs without end), and what is read on another measure whose figure is not given
 */
export function payForm(pay: Pay, reading: Reading): Form | undefined {
  const { how } = pay;
  if (how.how === 'table') return undefined;
  if (pay.packs !== undefined && pay.packs.parts !== 'exact') return undefined;
  if (how.how === 'matrix') return lookedUpForm(pay, matrixLookup(how, reading), undefined, reading);
  const on = 'on' in how ? how.on : undefined;
  if (typeof on === 'object') return elsewhereForm(pay, how as StepsHow | CurveHow, on, reading);
  return ownForm(pay, how, on === 'figure' ? { ...reading, quota: undefined } : reading);
}

function ownForm(pay: Pay, how: PlainHow, reading: OwnReading): Form | undefined {
  const plus = extrasForm(how);
  const whole = payWithoutExtras(pay, how, reading);
  if (plus === undefined || whole === undefined) return whole;
  const extras = onFigure(plus, reading);
  return addForms(whole, pay.word === 'share' ? scaleValues(extras, reading.incentive as Rational) : extras);
}

/** A reading whose quota may be left out. */
type OwnReading = Pick<Reading, 'incentive'> & { readonly quota?: Rational | undefined };

/** What is read on another measure is the same at every figure of the component. */
function elsewhereForm(pay: Pay, how: StepsHow | CurveHow, on: Measure, reading: Reading): Form | undefined {
  if (reading.others === undefined) return undefined;
  const read = reading.others(on);
  const plus = extrasForm(how);
  const extras = plus && constantForm(evaluate(plus, read));
  return lookedUpForm(pay, constantForm(evaluate(valueForm(how), read)), extras, reading);
}

/** The cell of a matrix as a form of the component's figure. */
function matrixLookup(how: MatrixHow, reading: Reading): Form | undefined {
  const { rows, columns, cells } = matrixForms(how, 'nothing');
  const places = (form: Form, on: MarkedOn | undefined): Form | undefined => {
    if (on === undefined) return onFigure(form, reading);
    if (on === 'figure') return form;
    return reading.others && constantForm(evaluate(form, reading.others(on)));
  };
  const [row, column] = [places(rows, how.rows.on), places(columns, how.columns.on)];
  if (row === undefined || column === undefined) return undefined;
  return addForms(row, column).map((piece) => ({ ...piece, value: evaluate(cells, piece.value) }));
}

/** Pay of a rate, an amount or a share that was looked up, flat from mark to mark. */
function lookedUpForm(
  { word, packs }: Pay,
  lookup: Form | undefined,
  extras: Form | undefined,
  { incentive }: Reading,
): Form | undefined {
  if (lookup === undefined) return undefined;
  const withExtras = (form: Form): Form => (extras === undefined ? form : addForms(form, extras));
  switch (word) {
    case 'rate':
    case 'each':
      return withExtras(perPack(timesFigure(lookup), packs));
    case 'amount':
      return withExtras(lookup);
    case 'share':
      return scaleValues(withExtras(lookup), incentive as Rational);
  }
}

/** A form for each pack of the figure, parts of packs counting as such. */
function perPack(form: Form, packs: Packs | undefined): Form {
  return packs === undefined ? form : scaleValues(form, Rational.ONE.dividedBy(packs.size.value));
}

function payWithoutExtras({ word, packs }: Pay, how: PlainHow, reading: OwnReading): Form | undefined {
  switch (word) {
    case 'rate':
    case 'each': {
      const form = rateForm(how, reading);
      return form && perPack(form, packs);
    }
    case 'amount':
      return onFigure(valueForm(how), reading);
    case 'share':
      return scaleValues(onFigure(valueForm(how), reading), reading.incentive as Rational);
  }
}

/** The share or the amount that a figure (or an attainment) comes to, without extras. */
export function valueForm(how: PlainHow): Form {
  switch (how.how) {
    case 'number':
      return constantForm(how.value.value);
    case 'tiers':
      return marginalForm(how);
    case 'steps':
      return lookupForm(how, 'nothing');
    case 'curve':
      return curveForm(how);
  }
}

/** The fixed extras of tiers or steps, read on the same figure as their marks; undefined where there are none. */
export function extrasForm(how: PlainHow): Form | undefined {
  if (how.how === 'tiers') return plusForm(how.tiers, true, how.edge);
  return how.how === 'steps' ? plusForm(how.steps, how.cumulative, how.edge) : undefined;
}

/**
 * Marginal rates on the figure itself, or on the packs it makes: with a quota each tier ends at its mark × the quota.
 */
export function tieredRateForm(how: TiersHow, quota: Rational | undefined, packs?: Packs): Form {
  if (packs !== undefined) return packedTiersForm(how, packs, quota ?? Rational.ONE);
  const form = marginalForm(how);
  return quota === undefined ? form : scaleValues(scaleMarks(form, quota), quota);
}

function rateForm(how: PlainHow, reading: OwnReading): Form | undefined {
  switch (how.how) {
    case 'number':
      return linearForm(how.value.value);
    case 'tiers':
      return tieredRateForm(how, reading.quota);
    case 'steps':
      return timesFigure(onFigure(rateLookupForm(how), reading));
    case 'curve':
      return undefined;
  }
}

function onFigure(form: Form, { quota }: OwnReading): Form {
  return quota === undefined ? form : scaleMarks(form, quota);
}
