/** What a component pays before modifiers, as one form of its figure: for solving, drawing and finding cliffs. */
import { Rational } from '../number/rational.js';
import type { Packs, Pay, TiersHow } from '../plan/plan.js';
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
import type { Form } from './form.js';
import { packedTiersForm } from './packs.js';

/** What a component's pay is read against. */
export interface Reading {
  /** The quota that the figure is measured by, above 0; marks are then on the attainment. */
  readonly quota?: Rational;
  /** The component's target incentive, in money; where it pays a `share`. */
  readonly incentive?: Rational;
}

/**
 * Pay as a function of the figure: exact, in the plan's currency, unrounded, before modifiers, floor and cap, with
 * the attainment unrounded.
 *
 * @returns undefined where no one form says it: a table, a rate that runs with the figure it is paid on (a curve), and
 *   whole packs (stairs without end)
 */
export function payForm(pay: Pay, reading: Reading): Form | undefined {
  const { how } = pay;
  if (how.how === 'table') return undefined;
  if (pay.packs !== undefined && pay.packs.parts !== 'exact') return undefined;
  const plus = extrasForm(how);
  const whole = payWithoutExtras(pay, how, reading);
  if (plus === undefined || whole === undefined) return whole;
  const extras = onFigure(plus, reading);
  return addForms(whole, pay.word === 'share' ? scaleValues(extras, reading.incentive as Rational) : extras);
}

function payWithoutExtras({ word, packs }: Pay, how: PlainHow, reading: Reading): Form | undefined {
  switch (word) {
    case 'rate':
    case 'each': {
      const form = rateForm(how, reading);
      return packs === undefined || form === undefined
        ? form
        : scaleValues(form, Rational.ONE.dividedBy(packs.size.value));
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

function rateForm(how: PlainHow, reading: Reading): Form | undefined {
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

function onFigure(form: Form, { quota }: Reading): Form {
  return quota === undefined ? form : scaleMarks(form, quota);
}
