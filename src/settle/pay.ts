/** What a component pays: its word × how that depends on the figure or the attainment. Exact, unrounded. */
import type { MeasureContext } from '../measure/context.js';
import type { Rational } from '../number/rational.js';
import { growsWithDays } from '../plan/growth.js';
import { oncePer } from '../plan/once-per.js';
import type { Component, MatrixHow, Measure, Packs, StepsHow, TableHow, TiersHow } from '../plan/plan.js';
import { timesFigure } from '../schedule/algebra.js';
import { marginalForm, type PlainHow, rateLookupForm, type SingleHow } from '../schedule/compile.js';
import { evaluate } from '../schedule/evaluate.js';
import { type Form, formJson } from '../schedule/form.js';
import { type MatrixForms, matrixForms } from '../schedule/matrix.js';
import { packedTiersForm, packRounding } from '../schedule/packs.js';
import { extrasForm, tieredRateForm, valueForm } from '../schedule/pay-form.js';
import type { Figure, Ledger } from '../trace/ledger.js';
import { factorOn } from './amounts.js';
import type { Attained } from './attainment.js';
import { marksAreGone, nothing, ofWholeMarks, type PaidBy, readOn, readsFigure } from './marks.js';
import type { Settlement } from './settlement.js';
import type { TableGroup } from './table-groups.js';

const valueFormOf = /* @__PURE__ */ oncePer(valueForm);
const extrasFormOf = /* @__PURE__ */ oncePer(extrasForm);
const rateLookupFormOf = /* @__PURE__ */ oncePer(rateLookupForm);
const matrixFormsOf = /* @__PURE__ */ oncePer((how: MatrixHow) => matrixForms(how, 'nothing'));
const marginalFormOf = /* @__PURE__ */ oncePer(marginalForm);
const formJsonOf = /* @__PURE__ */ oncePer(formJson);

/** What a component's pay is read from. */
export interface PayInputs {
  /** For other measures that marks are read on. */
  readonly context: MeasureContext;
  readonly figure?: Figure;
  /** The figure by group, where the pay is a table. */
  readonly groups?: readonly TableGroup[];
  /** Where the component has a quota. */
  readonly attained?: Attained;
  /** Where it pays a share. */
  readonly incentive?: Figure;
  /** The proration of marks that are read on the figure; absent where it is 1. */
  readonly marks?: Figure;
}

/** The pay of a component before modifiers, floor and cap. A quota that went to 0 by proration pays 0. */
export function payOf(component: Component, inputs: PayInputs, settlement: Settlement): Figure {
  const { ledger } = settlement;
  const { measure, pay } = component;
  const { figure, attained, incentive, context, marks } = inputs;
  if (attained !== undefined && attained.attainment === undefined) return ledger.add([], pay.at);
  const amounts = pay.word === 'amount' ? factorOn('amounts', settlement) : undefined;
  const { how, packs } = pay;
  const share = settlement.part?.share;
  const by: PaidBy = {
    ledger,
    context,
    ...(packs && { packs }),
    ...(marks && { marks }),
    ...(amounts && { amounts }),
    ...(share && { share }),
    ...(settlement.runs && { ofYear: true as const }),
    ...(share && measure && growsWithDays(measure) && { days: share }),
    ...(share && pay.word === 'amount' && { extras: share }),
  };
  switch (pay.word) {
    case 'rate':
    case 'each':
      return figurePay(component, inputs, by);
    case 'amount':
      return valuePay(how as SingleHow, figure, attained, by);
    case 'share':
      return ledger.multiply([valuePay(how as SingleHow, figure, attained, by), incentive as Figure], pay.at);
  }
}

/**
 * A rate or amount for each of a figure, in a part of a period by its days: those of a figure that grows with them are in
 * it already, what is paid for any other figure is shared out.
 */
function figurePay({ measure, pay }: Component, { figure, groups, attained }: PayInputs, by: PaidBy): Figure {
  const isShared = by.share !== undefined && !growsWithDays(measure as Measure);
  const paidBy: PaidBy = by.share === undefined || isShared ? by : { ...by, extras: by.share };
  const paid =
    pay.how.how === 'table'
      ? tablePay(pay.how, groups as readonly TableGroup[], attained, paidBy)
      : ratePay(pay.how, figure as Figure, attained, paidBy);
  return by.ledger.scaled(paid, isShared ? by.share?.() : undefined, pay.at);
}

/** A form read at a figure, as a step. */
export function readForm(form: Form, figure: Figure, at: string, ledger: Ledger): Figure {
  return ledger.piecewise(figure, evaluate(form, figure.value), () => formJsonOf(form), at);
}

/** The share or amount that a figure comes to, with the extras of tiers or steps entered. */
function valuePay(how: SingleHow, figure: Figure | undefined, attained: Attained | undefined, by: PaidBy): Figure {
  const { ledger, marks, amounts } = by;
  if (marksAreGone(how, attained, by)) return nothing(how, by);
  if (how.how === 'number') return ledger.scaled(by.context.ledger.writtenForGroup(how.value), amounts, how.at);
  if (how.how === 'matrix') return ledger.scaled(matrixPay(how, figure, attained, by), amounts, how.at);
  const read = readOn(how, figure, attained, by);
  const found = readForm(valueFormOf(how), read, how.at, ledger);
  if (how.how !== 'tiers') return withExtras(ledger.scaled(found, amounts, how.at), how, read, by);
  const isPart = marks !== undefined && readsFigure(how.on, attained?.attainment !== undefined);
  return withExtras(isPart ? ofWholeMarks(found, marks, how.at, by) : found, how, read, by);
}

/** A rate paid on the figure, or on the packs it makes. */
function ratePay(how: SingleHow, figure: Figure, attained: Attained | undefined, by: PaidBy): Figure {
  const { ledger } = by;
  if (marksAreGone(how, attained, by)) return nothing(how, by);
  switch (how.how) {
    case 'number':
      return ledger.multiply([ledger.written(how.value), paidOn(figure, by)], how.at);
    case 'tiers': {
      const goal = how.on === 'figure' ? undefined : attained;
      // Packs are counted up to the marks themselves: then nothing but extras is read.
      const isRead = by.packs === undefined || extrasFormOf(how) !== undefined;
      const read = isRead ? readOn(how, figure, goal, by) : figure;
      return withExtras(tieredPay(how, figure, read, goal, by), how, read, by);
    }
    case 'steps': {
      const read = readOn(how, figure, attained, by);
      return withExtras(steppedPay(how, figure, read, by), how, read, by);
    }
    case 'curve': {
      const read = readOn(how, figure, attained, by);
      return ledger.multiply([readForm(valueFormOf(how), read, how.at, ledger), paidOn(figure, by)], how.at);
    }
    case 'matrix':
      return ledger.multiply([matrixPay(how, figure, attained, by), paidOn(figure, by)], how.at);
  }
}

/** The cell that both figures of a matrix reach. */
function matrixPay(how: MatrixHow, figure: Figure | undefined, attained: Attained | undefined, by: PaidBy): Figure {
  const row = readOn(how.rows, figure, attained, by);
  const column = readOn(how.columns, figure, attained, by);
  return readMatrix(how, matrixFormsOf(how), row, column, by.ledger);
}

/** The cell of a matrix: the places reached in rows and columns, added up, and what stands at that place. */
export function readMatrix(how: MatrixHow, forms: MatrixForms, row: Figure, column: Figure, ledger: Ledger): Figure {
  const places = [
    readForm(forms.rows, row, how.rows.at, ledger),
    readForm(forms.columns, column, how.columns.at, ledger),
  ];
  return readForm(forms.cells, ledger.add(places, how.at), how.at, ledger);
}

/** @param read what the marks are read on */
function tieredPay(how: TiersHow, figure: Figure, read: Figure, attained: Attained | undefined, by: PaidBy): Figure {
  const { ledger, marks, packs } = by;
  if (attained?.quotaIsZero === true) return tierRatePay(how, figure, attained.attainment as Figure, by);
  if (attained === undefined && marks !== undefined && packs === undefined) {
    return ledger.multiply([readForm(tieredRateForm(how, undefined), read, how.at, ledger), marks], how.at);
  }
  const scale = attained?.quota.value ?? marks?.value;
  return readForm(tieredRateForm(how, scale, packs), paidOn(figure, by), how.at, ledger);
}

/** The rate of the tier that an attainment lies in, paid on the whole figure. */
function tierRatePay(how: TiersHow, figure: Figure, attainment: Figure, by: PaidBy): Figure {
  const { ledger } = by;
  const rate = rateLookupForm({ ...how, how: 'steps', steps: how.tiers, cumulative: false });
  return ledger.multiply([readForm(rate, attainment, how.at, ledger), paidOn(figure, by)], how.at);
}

function steppedPay(how: StepsHow, figure: Figure, read: Figure, by: PaidBy): Figure {
  const { ledger } = by;
  // On another measure there is nothing before the first mark, also below 0.
  const rate = typeof how.on === 'object' ? valueFormOf(how) : rateLookupFormOf(how);
  if (read === figure && by.packs === undefined) return readForm(timesFigure(rate), figure, how.at, ledger);
  return ledger.multiply([readForm(rate, read, how.at, ledger), paidOn(figure, by)], how.at);
}

/** What a rate is paid on: the figure, or the packs it makes. */
function paidOn(figure: Figure, { packs, ledger }: PaidBy): Figure {
  if (packs === undefined) return figure;
  const count = ledger.divide(figure, ledger.written(packs.size), packs.at);
  const mode = packRounding(packs);
  return mode === undefined ? count : ledger.round(count, 0, mode, packs.at);
}

function withExtras(pay: Figure, how: PlainHow, read: Figure, { ledger, extras: partOfExtras }: PaidBy): Figure {
  const extras = extrasFormOf(how);
  if (extras === undefined) return pay;
  const extra = readForm(extras, read, how.at, ledger);
  return ledger.add([pay, ledger.scaled(extra, partOfExtras?.(), how.at)], how.at);
}

/** Each group by its own how; with a quota all share the component's attainment. */
function tablePay(how: TableHow, groups: readonly TableGroup[], attained: Attained | undefined, by: PaidBy): Figure {
  return by.ledger.add(
    groups.map((group) => groupPay(group, attained, { ...by, context: group.context })),
    how.at,
  );
}

function groupPay({ how, figure }: TableGroup, attained: Attained | undefined, by: PaidBy): Figure {
  const isCut = how.how === 'tiers' && how.on === undefined;
  if (!isCut || attained?.attainment === undefined) return ratePay(how, figure, attained, by);
  const { attainment, exact } = attained;
  return withExtras(proportionalTierPay(how, figure, attainment, exact, by), how, attainment, by);
}

/** figure × (what the attainment earns in its tiers ÷ attainment): tiers cut every group in the same proportions. */
function proportionalTierPay(
  how: TiersHow,
  figure: Figure,
  attainment: Figure,
  exact: Figure | undefined,
  by: PaidBy,
): Figure {
  const { packs, ledger } = by;
  if (exact === undefined || exact.value.sign === 0) return tierRatePay(how, figure, attainment, by);
  if (packs !== undefined) return packedGroupPay(how, figure, exact.value, packs, by);
  const earned = readForm(marginalFormOf(how), exact, how.at, ledger);
  return ledger.multiply([figure, ledger.divide(earned, exact, how.at)], how.at);
}

/**
 * Packs of a group, counted up to each of its marks: figure × mark ÷ attainment. Where the group and the component lie on
 * different sides of 0, the marks do too: then as many packs are taken off as the other side would pay for.
 */
function packedGroupPay(how: TiersHow, figure: Figure, exact: Rational, packs: Packs, by: PaidBy): Figure {
  const { ledger } = by;
  const scale = figure.value.dividedBy(exact);
  if (scale.sign === 0) return ledger.add([], how.at);
  const count = paidOn(figure, by);
  if (scale.sign > 0) return readForm(packedTiersForm(how, packs, scale), count, how.at, ledger);
  const mirrored = ledger.subtract(ledger.add([]), count, how.at);
  const paid = readForm(packedTiersForm(how, packs, scale.negated()), mirrored, how.at, ledger);
  return ledger.subtract(ledger.add([]), paid, how.at);
}
