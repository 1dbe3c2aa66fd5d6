/** What each figure of a trace is: money, a count, a ratio; told from what it was made of, or from where it is used. */
import { Rational } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import type { TraceNode } from '../trace/ledger.js';
import type { Unit } from './view.js';
import { WRITTEN_UNITS, writtenPlace } from './written.js';

const MONEY_FIGURES: readonly string[] = ['amount', 'margin', 'cost', 'discount', 'annual'];
const TWO = Rational.of(2);

/** The units of one trace: told from below, one node after the other; what that leaves open, its use decides. */
export class Units {
  readonly #trace: readonly TraceNode[];
  readonly #told: (Unit | undefined)[] = [];

  constructor(trace: readonly TraceNode[]) {
    this.#trace = trace;
    for (const node of trace) this.#told.push(this.#fromBelow(node));
  }

  /** Says what a figure is, where the statement knows. */
  tell(node: number, unit: Unit): void {
    this.#told[node] = unit;
  }

  /** What a figure is; undefined where nothing it was made of tells. */
  told(node: number): Unit | undefined {
    return this.#told[node];
  }

  /** What a figure is where it is used as `used`. */
  of(node: number, used: Unit): Unit {
    return this.#told[node] ?? used;
  }

  /** What the inputs of a node are, given what the node itself is. */
  ofInputs(node: TraceNode, unit: Unit): Unit[] {
    const inputs = node.in ?? [];
    switch (node.op) {
      case 'multiply':
        return this.#ofFactors(inputs, unit);
      case 'divide':
        return this.#ofQuotient(inputs as readonly [number, number], unit);
      case 'piecewise': {
        const [read] = inputs as readonly [number];
        return [this.#told[read] ?? guessedUnit([this.#value(read), ...marksOf(node)])];
      }
      case 'compare': {
        const [left, right] = inputs as readonly [number, number];
        const known = this.#told[left] ?? this.#told[right];
        const both = known ?? guessedUnit([this.#value(left), this.#value(right)]);
        return [this.of(left, both), this.of(right, both)];
      }
      default:
        return inputs.map((input) => (unit === 'number' ? this.of(input, unit) : unit));
    }
  }

  #ofFactors(inputs: readonly number[], unit: Unit): Unit[] {
    const hasOwn = inputs.some((input) => this.#told[input] === unit);
    let open = unit !== 'ratio' && !hasOwn;
    return inputs.map((input) => {
      const known = this.#told[input];
      if (known !== undefined) return known;
      if (!open || unit === 'number') return this.#asFactor(input);
      open = false;
      return unit;
    });
  }

  /** A factor of which nothing is known; what is read off a scale is a rate or a share. */
  #asFactor(input: number): Unit {
    return (this.#trace[input] as TraceNode).op === 'piecewise' ? 'ratio' : guessedUnit([this.#value(input)]);
  }

  #ofQuotient([above, below]: readonly [number, number], unit: Unit): Unit[] {
    if (isPackSize(this.#trace[below])) {
      const both = this.of(above, 'number');
      return [both, both];
    }
    if (unit === 'ratio') {
      const known = this.#told[above] ?? this.#told[below] ?? 'number';
      return [this.of(above, known), this.of(below, known)];
    }
    return [this.of(above, unit), this.of(below, this.#told[above] === unit ? 'number' : 'ratio')];
  }

  #fromBelow(node: TraceNode): Unit | undefined {
    const inputs = (node.in ?? []).map((input) => this.#told[input]);
    switch (node.op) {
      case 'lines':
        // Money of another currency is a number; times its rate it is money of the statement.
        if (node.of?.currency !== undefined) return 'number';
        return isMoney(String(node.of?.figure)) ? 'money' : 'count';
      case 'pairs':
        return 'count';
      case 'calendar':
        return node.of?.counted === 'months' || node.of?.counted === 'whole-months' ? 'months' : 'days';
      case 'fact':
        if (node.of?.fact === 'days') return 'days';
        if (node.of?.fact === 'rate') return 'money';
        return node.of?.fact === 'working-share' ? 'ratio' : undefined;
      case 'plan':
        return node.at === undefined ? undefined : WRITTEN_UNITS[writtenPlace(node.at)];
      case 'multiply':
        return productUnit(inputs);
      case 'divide':
        return this.#quotientUnit(node, inputs);
      case 'choose':
        return inputs[1] ?? inputs[2];
      case 'piecewise':
        return undefined;
      case 'compare':
      case 'all':
      case 'any':
      case 'none':
        return 'number';
      default:
        return inputs.find((unit) => unit !== undefined);
    }
  }

  #quotientUnit(node: TraceNode, [above, below]: readonly (Unit | undefined)[]): Unit | undefined {
    if (above !== undefined && above === below) return 'ratio';
    if (above === 'money' && below !== undefined) return 'money';
    const [part, whole] = (node.in as readonly number[]).map((input) => this.#trace[input]);
    if (isPackSize(whole)) return 'number';
    if (part?.op === 'fact' && whole?.op === 'fact') return isPartOf(part, whole) ? 'ratio' : 'number';
    return above === undefined || below === 'months' || below === 'days' ? above : undefined;
  }

  #value(node: number): Rational {
    return parseCanonical((this.#trace[node] as TraceNode).value);
  }
}

function isMoney(figure: string): boolean {
  return MONEY_FIGURES.includes(figure) || figure.startsWith('amount-of-');
}

/** Whether a figure says how much makes one pack. */
function isPackSize(node: TraceNode | undefined): boolean {
  return node?.op === 'plan' && node.at !== undefined && writtenPlace(node.at) === 'per';
}

/** Whether a KPI of so many out of so many is a ratio of 0 to 1. */
function isPartOf(part: TraceNode, whole: TraceNode): boolean {
  const figure = parseCanonical(part.value);
  return figure.sign >= 0 && parseCanonical(whole.value).isAtLeast(figure);
}

function productUnit(units: readonly (Unit | undefined)[]): Unit | undefined {
  if (units.includes('money')) return 'money';
  const others = units.filter((unit) => unit !== 'ratio' && unit !== 'months');
  if (others.length === 0) return units.includes('months') ? 'months' : 'ratio';
  return others.length === 1 ? others[0] : undefined;
}

function marksOf(node: TraceNode): Rational[] {
  return (node.form as NonNullable<TraceNode['form']>).flatMap(({ from }) =>
    from === null ? [] : [parseCanonical(from)],
  );
}

/**
 * What figures are of which nothing is known: where all lie between 0 and 2 and some are no whole numbers, ratios.
 * Written as percent or not, they say the same.
 */
export function guessedUnit(figures: readonly Rational[]): Unit {
  const small = figures.every((figure) => figure.sign >= 0 && TWO.isAtLeast(figure));
  return small && figures.some((figure) => figure.denominator !== 1n) ? 'ratio' : 'number';
}
