/** What a component pays: its word × how that depends on the figure or the attainment. Exact, unrounded. */
import type { Component, NumberHow, StepsHow, TableHow, TiersHow } from '../plan/plan.js';
import { timesFigure } from '../schedule/algebra.js';
import { lookupForm, marginalForm, type PlainHow, rateLookupForm } from '../schedule/compile.js';
import { evaluate } from '../schedule/evaluate.js';
import { type Form, formJson } from '../schedule/form.js';
import { oncePer } from '../schedule/once.js';
import { extrasForm, tieredRateForm, valueForm } from '../schedule/pay-form.js';
import type { Figure, Ledger } from '../trace/ledger.js';
import { prorated } from './amounts.js';
import type { Attained } from './attainment.js';
import type { Settlement } from './settlement.js';
import type { TableGroup } from './table-groups.js';

const valueFormOf = /* @__PURE__ */ oncePer(valueForm);
const extrasFormOf = /* @__PURE__ */ oncePer(extrasForm);
const rateLookupFormOf = /* @__PURE__ */ oncePer(rateLookupForm);
const marginalFormOf = /* @__PURE__ */ oncePer(marginalForm);
const formJsonOf = /* @__PURE__ */ oncePer(formJson);

/** What a component's pay is read from. */
export interface PayInputs {
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
  const { pay } = component;
  const { figure, groups, attained, incentive, marks } = inputs;
  if (attained !== undefined && attained.attainment === undefined) return ledger.add([], pay.at);
  const { how } = pay;
  if (how.how === 'table') return tablePay(how, groups as readonly TableGroup[], attained, marks, ledger);
  switch (pay.word) {
    case 'rate':
    case 'each':
      return ratePay(how, figure as Figure, attained, marks, ledger);
    case 'amount':
      return prorated(
        'amounts',
        valuePay(how, attained?.attainment ?? atMarks(figure, marks, how, ledger), ledger),
        settlement,
      );
    case 'share':
      return ledger.multiply(
        [valuePay(how, attained?.attainment ?? atMarks(figure, marks, how, ledger), ledger), incentive as Figure],
        pay.at,
      );
  }
}

/** The figure at which prorated marks are read: what it would be over the whole period. A number has no marks. */
function atMarks<Read extends Figure | undefined>(
  figure: Read,
  marks: Figure | undefined,
  how: PlainHow,
  ledger: Ledger,
): Read | Figure {
  return figure === undefined || marks === undefined || how.how === 'number'
    ? figure
    : ledger.divide(figure, marks, how.at);
}

/** A form read at a figure, as a step. */
export function readForm(form: Form, figure: Figure, at: string, ledger: Ledger): Figure {
  return ledger.piecewise(figure, evaluate(form, figure.value), () => formJsonOf(form), at);
}

/** The share or amount that a figure comes to, with the extras of tiers or steps entered. */
function valuePay(how: PlainHow, figure: Figure | undefined, ledger: Ledger): Figure {
  if (how.how === 'number') return ledger.written(how.value);
  const read = figure as Figure;
  return withExtras(readForm(valueFormOf(how), read, how.at, ledger), how, read, ledger);
}

/** A rate paid on the figure. */
function ratePay(
  how: PlainHow,
  figure: Figure,
  attained: Attained | undefined,
  marks: Figure | undefined,
  ledger: Ledger,
): Figure {
  const read = attained?.attainment ?? atMarks(figure, marks, how, ledger);
  switch (how.how) {
    case 'number':
      return ledger.multiply([ledger.written(how.value), figure], how.at);
    case 'tiers':
      if (attained === undefined && marks !== undefined) {
        const fullTime = readForm(tieredRateForm(how, undefined), read, how.at, ledger);
        return withExtras(ledger.multiply([fullTime, marks], how.at), how, read, ledger);
      }
      return withExtras(tieredPay(how, figure, attained, ledger), how, read, ledger);
    case 'steps':
      if (attained === undefined && marks !== undefined) {
        const rate = readForm(rateLookupFormOf(how), read, how.at, ledger);
        return withExtras(ledger.multiply([rate, figure], how.at), how, read, ledger);
      }
      return withExtras(steppedPay(how, figure, attained, ledger), how, read, ledger);
    case 'curve':
      return ledger.multiply([readForm(valueFormOf(how), read, how.at, ledger), figure], how.at);
  }
}

function tieredPay(how: TiersHow, figure: Figure, attained: Attained | undefined, ledger: Ledger): Figure {
  if (attained?.quotaIsZero === true) return tierRatePay(how, figure, attained.attainment as Figure, ledger);
  return readForm(tieredRateForm(how, attained?.quota.value), figure, how.at, ledger);
}

/** The rate of the tier that an attainment lies in, paid on the whole figure. */
function tierRatePay(how: TiersHow, figure: Figure, attainment: Figure, ledger: Ledger): Figure {
  const rate = lookupForm({ how: 'steps', at: how.at, steps: how.tiers, cumulative: false }, 'nothing');
  return ledger.multiply([readForm(rate, attainment, how.at, ledger), figure], how.at);
}

function steppedPay(how: StepsHow, figure: Figure, attained: Attained | undefined, ledger: Ledger): Figure {
  const rate = rateLookupFormOf(how);
  if (attained?.attainment === undefined) return readForm(timesFigure(rate), figure, how.at, ledger);
  return ledger.multiply([readForm(rate, attained.attainment, how.at, ledger), figure], how.at);
}

function withExtras(pay: Figure, how: PlainHow, read: Figure, ledger: Ledger): Figure {
  const extras = extrasFormOf(how);
  return extras === undefined ? pay : ledger.add([pay, readForm(extras, read, how.at, ledger)], how.at);
}

/** Each group by its own how; with a quota all share the component's attainment. */
function tablePay(
  how: TableHow,
  groups: readonly TableGroup[],
  attained: Attained | undefined,
  marks: Figure | undefined,
  ledger: Ledger,
): Figure {
  return ledger.add(
    groups.map((group) => groupPay(group.how, group.figure, attained, marks, ledger)),
    how.at,
  );
}

function groupPay(
  how: NumberHow | TiersHow | StepsHow | PlainHow,
  figure: Figure,
  attained: Attained | undefined,
  marks: Figure | undefined,
  ledger: Ledger,
): Figure {
  if (how.how !== 'tiers' || attained?.attainment === undefined) return ratePay(how, figure, attained, marks, ledger);
  const { attainment, exact } = attained;
  return withExtras(proportionalTierPay(how, figure, attainment, exact, ledger), how, attainment, ledger);
}

/** figure × (what the attainment earns in its tiers ÷ attainment): tiers cut every group in the same proportions. */
function proportionalTierPay(
  how: TiersHow,
  figure: Figure,
  attainment: Figure,
  exact: Figure | undefined,
  ledger: Ledger,
): Figure {
  if (exact === undefined || exact.value.sign === 0) return tierRatePay(how, figure, attainment, ledger);
  const earned = readForm(marginalFormOf(how), exact, how.at, ledger);
  return ledger.multiply([figure, ledger.divide(earned, exact, how.at)], how.at);
}
