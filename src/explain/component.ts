/** One component: from its figure over quota, attainment and pay to its amount, on one tape. */
import { parseCanonical } from '../number/read.js';
import type { ComponentStep, Note, Printed, StatementComponent } from '../statement/statement.js';
import type { TraceNode } from '../trace/ledger.js';
import type { Derivation } from './derivation.js';
import { flowLabel } from './flows.js';
import { spanText } from './given-lines.js';
import { GOING_ON } from './going-on.js';
import { modifierRows } from './modifier.js';
import { cleanText } from './names.js';
import { packRows } from './packs.js';
import { partOf } from './part-of.js';
import { isGain, unrounded } from './stories.js';
import { type Telling, textIn } from './telling.js';
import { guessedUnit } from './units.js';
import { untracedRows } from './untraced.js';
import { partRows } from './versions.js';
import type { Section, Unit } from './view.js';

/** The section of a component. */
export function componentSection(component: StatementComponent, derivation: Derivation): Section {
  const { telling } = derivation;
  const { words } = telling;
  derivation.begin();
  if (component.pay.node < 0) untracedRows(component, figureUnit(component, telling), derivation);
  else {
    tracedRows(component, derivation);
    nameForOthers(component, derivation);
  }
  splitRows(component, derivation);
  noteRows(component, derivation);
  if (component.pays === false) derivation.say(words.inNoSum);
  const { clause, payCode } = component;
  const places = [
    ...(clause === undefined ? [] : [words.clause(cleanText(clause))]),
    ...(payCode === undefined ? [] : [words.payCode(cleanText(payCode))]),
  ];
  return {
    kind: 'component',
    id: component.id,
    heading: words.componentHeading(telling.componentName(component), words.kinds[component.kind]),
    ...(places.length === 0 ? undefined : { subheading: places.join(', ') }),
    rows: derivation.rows,
  };
}

/** Says what attainment and amount of a component are called where another component reads them. */
export function nameForOthers(component: StatementComponent, { telling, memory }: Derivation): void {
  const { attainment, amount } = component;
  const name = telling.componentName(component);
  if (attainment !== undefined) {
    telling.units.tell(attainment.node, 'ratio');
    memory.rename(attainment.node, telling.words.attainmentOf(name));
  }
  telling.units.tell(amount.node, 'money');
  memory.rename(amount.node, telling.words.amountOf(name));
}

/** How margin gains fall apart, where settling was asked for it. */
function splitRows({ marginSplits = [] }: StatementComponent, derivation: Derivation): void {
  const { telling } = derivation;
  const money = ({ value }: Printed): string => telling.bare(parseCanonical(value), 'money');
  for (const { gain, volume, mix, rate, newGroups } of marginSplits) {
    const amounts = { gain: money(gain), volume: money(volume), mix: money(mix), rate: money(rate) };
    derivation.say(telling.words.marginSplit({ ...amounts, newGroups: money(newGroups) }));
  }
}

/** What else there is to say; what was noted of several things is said once. */
function noteRows({ notes }: StatementComponent, derivation: Derivation): void {
  const { telling } = derivation;
  for (const code of new Set(notes.map((note) => note.code))) {
    const about = notes.flatMap((note) =>
      note.code === code && note.about !== undefined ? [aboutText(note.about, code, telling)] : [],
    );
    derivation.say(telling.words.notes[code](telling.words.list(about)));
  }
}

/** What a note is about: a name, or a length of time. */
function aboutText(about: string, code: Note['code'], telling: Telling): string {
  return code === 'won_back_counts_as_new' ? spanText(about, telling) : telling.name(about);
}

function tracedRows(component: StatementComponent, derivation: Derivation): void {
  const { words } = derivation.telling;
  const unit = figureUnit(component, derivation.telling);
  partRows(component, derivation);
  nameFigures(component, unit, derivation);
  if (component.figure !== undefined) figureRows(component, component.figure, unit, derivation);
  if (component.quota !== undefined) attainmentRows(component.quota, component.attainment, unit, derivation);
  if (component.figure !== undefined) packRows(component.figure, unit, derivation);
  derivation.tape(component.pay.node, 'money', component.figure === undefined ? words.fixedAmount : words.pay);
  let before = component.pay;
  for (const step of component.steps) {
    stepRows(step, before, derivation);
    before = step.amount;
  }
  if (component.steps.length === 0) derivation.arrive('=', component.amount.node, words.amount, 'money');
}

/** Says what the figures of a component are and how they are called, before any of them is worked out. */
function nameFigures(component: StatementComponent, unit: Unit, derivation: Derivation): void {
  const { quota, incentive, attainment, clawback = [] } = component;
  const { telling, memory } = derivation;
  const { words } = telling;
  for (const { reversals, share, amount } of clawback) {
    telling.units.tell(amount.node, 'money');
    memory.name(amount.node, words.beforeReversals(telling.words.list(reversals.map((id) => telling.name(id)))));
    memory.name(share.node, words.clawbackShare);
  }
  if (quota !== undefined) {
    telling.units.tell(quota.node, unit);
    memory.name(quota.node, words.quota);
    nameFullQuota(quota.node, derivation);
  }
  if (attainment !== undefined) {
    telling.units.tell(attainment.node, 'ratio');
    memory.name(attainment.node, words.attainment);
  }
  if (incentive !== undefined) {
    telling.units.tell(incentive.node, 'money');
    const node = telling.node(incentive.node);
    const [whole] = telling.inputs(node);
    if (node.op === 'multiply' && node.at?.startsWith('/components/') === true && whole !== undefined) {
      memory.name(whole, words.planIncentive);
      memory.name(incentive.node, words.componentIncentive);
    } else memory.name(incentive.node, words.planIncentive);
  }
}

/** The quota before proration, where there is one. */
function nameFullQuota(quota: number, { telling, memory }: Derivation): void {
  const node = telling.node(quota);
  const [full, factor] = telling.inputs(node);
  if (node.op !== 'multiply' || full === undefined || factor === undefined) return;
  if (factor !== telling.statement.proration?.node && partOf(factor, telling) === undefined) return;
  memory.name(full, telling.words.fullQuota);
}

/** What a component's figure is: as the statement says, else as its trace or its quota tell. */
function figureUnit({ unit, figure, quota }: StatementComponent, telling: Telling): Unit {
  if (unit !== undefined && unit !== 'any') return unit;
  const told = figure === undefined || figure.node < 0 ? undefined : telling.units.told(figure.node);
  if (told !== undefined) return told;
  return guessedUnit(
    [figure, quota].flatMap((printed) => (printed === undefined ? [] : [parseCanonical(printed.value)])),
  );
}

function figureRows({ notes }: StatementComponent, figure: Printed, unit: Unit, derivation: Derivation): void {
  const { telling } = derivation;
  telling.units.tell(figure.node, unit);
  const { op, in: inputs } = telling.node(derivation.memory.inner(figure.node));
  if (op === 'add' && inputs?.length === 0 && notes.some(({ code }) => code === 'group_without_baseline')) {
    derivation.arrive(undefined, figure.node, telling.words.noGroup, unit);
    return;
  }
  const label = figureLabel(figure.node, derivation);
  derivation.memory.name(figure.node, label);
  derivation.tape(figure.node, unit, derivation.memory.single(figure.node) === undefined ? label : '');
}

/** What the figure of a component is called, told from how it came about. */
function figureLabel(id: number, { telling }: Derivation): string {
  const { words } = telling;
  const node = telling.node(unrounded(id, telling));
  const inputs = telling.inputs(node);
  const [first, second] = inputs.map((input) => telling.node(input));
  if (node.op === 'pairs' || (node.op === 'add' && first?.op === 'pairs')) return words.newlyWon;
  if (isCountedInPart(node, telling)) return words.countingNow;
  if (node.op === 'add' && inputs.length > 0 && inputs.every((input) => isGain(input, telling)))
    return words.efficiencyGain;
  const flow = flowLabel(node, telling);
  if (flow !== undefined) return flow;
  if (first?.op !== 'lines' || second?.op !== 'lines') return words.figure;
  if (node.op === 'subtract' && textIn(first.of, 'figure') === textIn(second.of, 'figure')) return words.growth;
  const isRate =
    node.op === 'divide' && textIn(first.of, 'figure') === 'margin' && textIn(second.of, 'figure') === 'amount';
  return isRate ? words.marginRate : words.figure;
}

/** New categories of which a first share counts, and the rest of those that lasted. */
function isCountedInPart(node: TraceNode, telling: Telling): boolean {
  const [first] = telling.inputs(node).map((input) => telling.node(input));
  if (node.op === 'add') return first !== undefined && (isRest(first) || isCountedInPart(first, telling));
  return node.op === 'multiply' && first !== undefined && isOfNew(first, telling);
}

function isRest({ op, of }: TraceNode): boolean {
  return op === 'fact' && of?.fact === 'before' && of.what === 'rest';
}

function isOfNew(node: TraceNode, telling: Telling): boolean {
  if (node.op === 'pairs' || textIn(node.of, 'figure') === 'amount-of-won') return true;
  const [first] = telling.inputs(node);
  return node.op === 'add' && first !== undefined && isOfNew(telling.node(first), telling);
}

function attainmentRows(quota: Printed, attainment: Printed | undefined, unit: Unit, derivation: Derivation): void {
  const { telling } = derivation;
  const { words } = telling;
  if (attainment === undefined) {
    derivation.operand(undefined, quota.node, unit, 0, words.quota);
    return;
  }
  const node = telling.node(attainment.node);
  const exact = telling.node(unrounded(attainment.node, telling));
  if (exact.op !== 'divide') {
    derivation.operand(undefined, quota.node, unit, 0, words.quota);
    derivation.arrive(undefined, attainment.node, words.quotaZero, 'ratio');
    return;
  }
  derivation.operand('÷', quota.node, unit, 0, words.quota);
  derivation.arrive('=', exact.id, words.attainment, 'ratio');
  if (node.op === 'round' && derivation.memory.inner(node.id) !== derivation.memory.inner(exact.id)) {
    derivation.arrive('≈', node.id, telling.rounded(node, 'ratio'), 'ratio');
  }
}

/** What late reversals take back: a share of the difference that each makes. */
function nameTakenBack(kept: number, { telling, memory }: Derivation): void {
  const [, ...taken] = telling.inputs(telling.node(kept));
  for (const id of taken) {
    memory.name(id, telling.words.takenBack);
    memory.name(telling.inputs(telling.node(id))[0] as number, telling.words.difference);
  }
}

function stepRows(step: ComponentStep, before: Printed, derivation: Derivation): void {
  const { telling } = derivation;
  const { words } = telling;
  const { node } = step.amount;
  const changed = !parseCanonical(step.amount.value).equals(parseCanonical(before.value));
  switch (step.step) {
    case 'modifier':
      modifierRows(step, changed, derivation);
      break;
    case 'floor':
    case 'cap':
      if (step.figure !== undefined) {
        const label = words.bound(step.step, changed ? 'applies' : 'idle');
        derivation.operand(step.step === 'cap' ? '≤' : '≥', step.figure.node, 'money', 0, label);
      }
      if (changed) derivation.arrive('=', node, words.afterBound(step.step), 'money');
      break;
    case 'negative':
      derivation.arrive('≥', node, words.belowZero, 'money');
      break;
    case 'rounding': {
      const isRounded = changed && telling.node(node).op === 'round';
      const how = isRounded ? telling.rounded(telling.node(node), 'money') : undefined;
      derivation.arrive(changed ? '≈' : '=', node, words.amountRounded(how), 'money', [], 'total');
      break;
    }
    case 'clawback':
      nameTakenBack(node, derivation);
      derivation.tape(node, 'money', words.afterClawback);
      break;
    case 'part':
    case 'earned-before':
    case 'paid-before':
    case 'set-off': {
      const [taken, after, sign] = GOING_ON[step.step];
      const label = taken(words);
      if (step.figure !== undefined) derivation.operand(sign, step.figure.node, 'money', 0, label);
      derivation.arrive('=', node, after(words), 'money');
      break;
    }
    case 'total-rounding': {
      const label = changed ? words.amountSharedOut : words.amountRounded(undefined);
      derivation.arrive(changed ? '≈' : '=', node, label, 'money', [], 'total');
      break;
    }
  }
}
