/** Modifiers: factors and requirements, in the order written, on pay above 0. */
import type { Proration } from '../measure/eligible-days.js';
import { figureOf } from '../measure/measure.js';
import { payeeQuota } from '../measure/quota.js';
import { Rational } from '../number/rational.js';
import { oncePer } from '../plan/once-per.js';
import type {
  Condition,
  CurveHow,
  FactorModifier,
  MatrixHow,
  Measure,
  Modifier,
  RequireModifier,
  StepsHow,
} from '../plan/plan.js';
import { curveForm, lookupForm } from '../schedule/compile.js';
import { matrixForms } from '../schedule/matrix.js';
import { type Figure, Ledger } from '../trace/ledger.js';
import { amountOf, boundOf } from './amounts.js';
import { isRatio } from './attainment.js';
import { readForm, readMatrix } from './pay.js';
import type { Settlement } from './settlement.js';

/** What a modifier made of a pay: the factor or condition it read, and the pay after it. */
export interface Modified {
  readonly read: Figure;
  readonly amount: Figure;
}

/** The modifiers of one settlement: each reads its measure once, whatever number of components it acts on. */
export class Modifiers {
  readonly #settlement: Settlement;
  readonly #read = new Map<Modifier, Figure>();

  constructor(settlement: Settlement) {
    this.#settlement = settlement;
  }

  /**
   * A pay above 0 after a modifier.
   *
   * @param settlement of the component whose pay it is
   */
  apply(modifier: Modifier, pay: Figure, incentive: () => Figure, settlement: Settlement): Modified {
    const { ledger } = settlement;
    const read = this.#readOf(modifier);
    if (modifier.word === 'factor') return { read, amount: ledger.multiply([pay, read], modifier.at) };
    const { otherwise } = modifier;
    const reduced =
      'share' in otherwise
        ? ledger.multiply([pay, ledger.written(otherwise.share)], modifier.at)
        : ledger.min([pay, boundOf([otherwise.cap], 'lower', incentive, settlement)], modifier.at);
    return { read, amount: ledger.choose(read, pay, reduced, modifier.at) };
  }

  #readOf(modifier: Modifier): Figure {
    const known = this.#read.get(modifier);
    if (known !== undefined) return known;
    const read = readingOf(modifier, this.#settlement);
    this.#read.set(modifier, read);
    return read;
  }

  /** Reads, without entering anything, the modifiers that no pay asked for: what they miss is an error all the same. */
  checkUnread(modifiers: readonly Modifier[]): void {
    const { measures } = this.#settlement;
    const ledger = new Ledger(false);
    const proration = unentered(measures.proration, ledger);
    const silent = { ...this.#settlement, ledger, measures: { ...measures, proration, ledger, note: () => undefined } };
    for (const modifier of modifiers) {
      if (this.#read.has(modifier)) continue;
      readingOf(modifier, silent);
      const cap = modifier.word === 'require' && 'cap' in modifier.otherwise ? modifier.otherwise.cap : undefined;
      if (cap !== undefined && 'amount' in cap) amountOf(cap.amount, silent);
    }
  }
}

/** A proration whose factor is not entered into the trace, also where it had not been yet. */
function unentered({ period, eligible, eligibleDays, value }: Proration, silent: Ledger): Proration {
  const factor = value.equals(Rational.ONE) ? undefined : silent.calendar(value, {});
  return { period, eligible, eligibleDays, value, factor };
}

function readingOf(modifier: FactorModifier | RequireModifier, settlement: Settlement): Figure {
  return modifier.word === 'factor' ? factorOf(modifier, settlement) : conditionOf(modifier.condition, settlement);
}

const factorForm = /* @__PURE__ */ oncePer((how: StepsHow | CurveHow) =>
  how.how === 'steps' ? lookupForm(how, 'first') : curveForm(how),
);

const factorMatrix = /* @__PURE__ */ oncePer((how: MatrixHow) => matrixForms(how, 'flat'));

function factorOf({ how, on }: FactorModifier, { ledger, measures }: Settlement): Figure {
  if (how?.how === 'number') return ledger.written(how.value);
  if (how?.how === 'matrix') {
    const [row, column] = [how.rows, how.columns].map((axis) => figureOf(axis.on as Measure, measures));
    return readMatrix(how, factorMatrix(how), row as Figure, column as Figure, ledger);
  }
  const figure = figureOf(on as Measure, measures);
  if (how === undefined) return figure;
  return readForm(factorForm(how), figure, how.at, ledger);
}

/** 1 where a condition holds, else 0. */
function conditionOf(condition: Condition, settlement: Settlement): Figure {
  const { ledger, measures } = settlement;
  const each = (conditions: readonly Condition[]): Figure[] => conditions.map((part) => conditionOf(part, settlement));
  if ('all' in condition) return ledger.all(each(condition.all), condition.at);
  if ('any' in condition) return ledger.any(each(condition.any), condition.at);
  if ('none' in condition) return ledger.none(each(condition.none), condition.at);
  const figure = figureOf(condition.measure, measures);
  const tests = condition.tests.map(({ test, against }) =>
    ledger.compare(figure, test, againstOf(against, condition.measure, settlement), condition.at),
  );
  return tests.length === 1 ? (tests[0] as Figure) : ledger.all(tests, condition.at);
}

/** What a figure is compared with; a quota is taken as a component with that measure would take it. */
function againstOf(against: Measure, measured: Measure, { measures }: Settlement): Figure {
  if (against.word !== 'quota' || !isRatio(measured)) return figureOf(against, measures);
  return payeeQuota(against.quota, 'blended', against.at, measures);
}
