/**
 * Calculating with or without keeping the steps. Settling is written once against a {@link Ledger}; whether it keeps
 * nodes changes what can be explained, never a figure.
 */
import { Rational, sum } from '../number/rational.js';
import { type RoundingMode, roundedUnits, roundTo } from '../number/round.js';
import { shareOut } from '../number/share-out.js';

/** The operations that take nothing: figures that were written, handed in or summed over lines. */
export type GivenOperation = 'plan' | 'fact' | 'lines' | 'pairs' | 'calendar';

/** The operations that compute a figure from earlier ones. */
export type ComputedOperation =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'min'
  | 'max'
  | 'round'
  | 'piecewise'
  | 'compare'
  | 'all'
  | 'any'
  | 'none'
  | 'choose'
  | 'share-out';

export type Comparison = 'atLeast' | 'above' | 'atMost' | 'below';

/** Text, or a list of lists of text: what a given figure was. */
export type Described = string | number | boolean | readonly (string | readonly string[])[];

/** One piece of a piecewise-linear form as it stands in a statement. */
export interface PieceJson {
  readonly from: string | null;
  readonly open?: true;
  readonly value: string;
  readonly slope: string;
}

/** One node of a trace, as `docs/statement-format.md` writes it down. */
export interface TraceNode {
  readonly id: number;
  readonly op: GivenOperation | ComputedOperation;
  readonly in?: readonly number[];
  readonly value: string;
  /** JSON pointer into the plan: what ordered this step. */
  readonly at?: string;
  /** Where several versions of a plan were settled: in which of them `at` is. */
  readonly version?: number;
  /** Where a closed period was settled again: which one `at` is about. */
  readonly period?: string;
  readonly count?: number;
  readonly of?: Readonly<Record<string, Described>>;
  readonly scale?: number;
  readonly mode?: RoundingMode;
  readonly test?: Comparison;
  readonly form?: readonly PieceJson[];
  readonly part?: number;
}

/** A figure in a calculation: its exact value and the node it stands in (−1 where nodes are not kept). */
export interface Figure {
  readonly value: Rational;
  readonly node: number;
  /** Decimals that it shows at least, as it was rounded to them; 0 where it was not rounded. */
  readonly scale: number;
  /** As a statement shows it, where that was written down already. */
  readonly text: string | undefined;
}

type Extra = Omit<TraceNode, 'id' | 'op' | 'in' | 'value' | 'at' | 'version' | 'period'>;

/** What places in a plan are about: one of several versions, a closed period. */
interface Where {
  readonly version?: number;
  readonly period?: string;
}

/** The text of a figure as a statement shows it: with all decimals that it was rounded to. */
export function figureText(figure: Figure): string {
  return figure.text ?? figure.value.toText(figure.scale);
}

/** Where the steps of one statement are worked out, and kept where somebody wants to see them. */
export class Ledger {
  readonly nodes: TraceNode[];
  readonly #keeps: boolean;
  readonly #said: Readonly<Record<string, Described>> | undefined;
  readonly #where: Where | undefined;
  readonly #once: Map<object, Figure>;

  constructor(
    keeps: boolean,
    nodes: TraceNode[] = [],
    said?: Readonly<Record<string, Described>>,
    where?: Where,
    once: Map<object, Figure> = new Map(),
  ) {
    this.#keeps = keeps;
    this.nodes = nodes;
    this.#said = said;
    this.#where = where;
    this.#once = once;
  }

  /** The same ledger, whose sums over lines also say what all these lines have in common. */
  describing(said: Readonly<Record<string, Described>>): Ledger {
    return new Ledger(this.#keeps, this.nodes, { ...this.#said, ...said }, this.#where, this.#once);
  }

  /** The same ledger for one of several versions of a plan: its places are in that one. */
  ofVersion(version: number): Ledger {
    return new Ledger(this.#keeps, this.nodes, this.#said, { ...this.#where, version }, this.#once);
  }

  /** The same ledger for a closed period that is settled again. */
  ofPeriod(period: string): Ledger {
    return new Ledger(this.#keeps, this.nodes, this.#said, { period });
  }

  /** A figure that several steps take and that is entered once, under what it is of. */
  once(key: object, enter: () => Figure): Figure {
    const known = this.#once.get(key) ?? enter();
    this.#once.set(key, known);
    return known;
  }

  /** Whether nodes are kept. Only for leaving out work that nodes alone would need; never for a figure. */
  get keeps(): boolean {
    return this.#keeps;
  }

  /** A figure that the plan writes. */
  written(written: { readonly value: Rational; readonly at: string }): Figure {
    return this.#enter('plan', undefined, written.value, 0, written.at);
  }

  /** The same where it is paid for every group of lines alike: then it also says for which one. */
  writtenForGroup({ value, at }: { readonly value: Rational; readonly at: string }): Figure {
    const { groupBy, group } = this.#said ?? {};
    const of = groupBy === undefined || group === undefined ? undefined : { of: { groupBy, group } };
    return this.#enter('plan', undefined, value, 0, at, of);
  }

  /** A figure that was handed in with the facts. */
  fact(value: Rational, of: Readonly<Record<string, Described>>): Figure {
    return this.#enter('fact', undefined, value, 0, undefined, { of });
  }

  /** A sum over lines. */
  lines(value: Rational, count: number, of: Readonly<Record<string, Described>>, at?: string): Figure {
    return this.#enter('lines', undefined, value, 0, at, { count, of: this.#of(of) });
  }

  /** How many pairs of customer and category there are. */
  pairs(pairs: readonly (readonly [string, string])[], of: Readonly<Record<string, Described>>, at: string): Figure {
    return this.#enter('pairs', undefined, Rational.of(pairs.length), 0, at, { of: { ...this.#of(of), pairs } });
  }

  #of(of: Readonly<Record<string, Described>>): Readonly<Record<string, Described>> {
    if (this.#said === undefined) return of;
    const { group = [] } = this.#said;
    // A group of a table inside another group is known by the keys of both.
    return of.group === undefined
      ? { ...of, ...this.#said }
      : { ...of, ...this.#said, group: [...(group as string[]), ...(of.group as string[])] };
  }

  /** A number of days, or of months where a part of a month counts by its days. */
  calendar(count: Rational, of: Readonly<Record<string, Described>>): Figure {
    return this.#enter('calendar', undefined, count, 0, undefined, { of });
  }

  add(figures: readonly Figure[], at?: string): Figure {
    return this.#enter('add', figures, sum(figures.map((figure) => figure.value)), shownDecimals(figures), at);
  }

  subtract(from: Figure, taken: Figure, at?: string): Figure {
    return this.#enter('subtract', [from, taken], from.value.minus(taken.value), shownDecimals([from, taken]), at);
  }

  multiply(figures: readonly Figure[], at?: string): Figure {
    const product = figures.reduce((total, figure) => total.times(figure.value), Rational.ONE);
    return this.#enter('multiply', figures, product, 0, at);
  }

  /** A figure × a factor; the figure itself where there is none. */
  scaled(figure: Figure, factor: Figure | undefined, at?: string): Figure {
    return factor === undefined ? figure : this.multiply([figure, factor], at);
  }

  /** @throws FigureError `division_by_zero`; callers look first and name what was 0 */
  divide(above: Figure, below: Figure, at?: string): Figure {
    return this.#enter('divide', [above, below], above.value.dividedBy(below.value), 0, at);
  }

  min(figures: readonly Figure[], at?: string): Figure {
    const smallest = figures.reduce((best, figure) => (best.value.isAbove(figure.value) ? figure : best));
    return this.#enter('min', figures, smallest.value, shownDecimals(figures), at);
  }

  max(figures: readonly Figure[], at?: string): Figure {
    const largest = figures.reduce((best, figure) => (figure.value.isAbove(best.value) ? figure : best));
    return this.#enter('max', figures, largest.value, shownDecimals(figures), at);
  }

  /** A figure rounded as a step of its own; from here on it shows all those decimals. */
  round(figure: Figure, scale: number, mode: RoundingMode, at?: string): Figure {
    return this.#enter('round', [figure], roundTo(figure.value, scale, mode), scale, at, { scale, mode });
  }

  /** A figure read off a piecewise-linear form, which `value` was evaluated from. */
  piecewise(figure: Figure, value: Rational, form: () => readonly PieceJson[], at: string): Figure {
    return this.#enter('piecewise', [figure], value, 0, at, this.#keeps ? { form: form() } : undefined);
  }

  /** 1 where the comparison holds, else 0. */
  compare(left: Figure, test: Comparison, right: Figure, at: string): Figure {
    return this.#enter('compare', [left, right], truth(holds(left.value, test, right.value)), 0, at, { test });
  }

  all(conditions: readonly Figure[], at: string): Figure {
    return this.#enter('all', conditions, truth(conditions.every(isTrue)), 0, at);
  }

  any(conditions: readonly Figure[], at: string): Figure {
    return this.#enter('any', conditions, truth(conditions.some(isTrue)), 0, at);
  }

  none(conditions: readonly Figure[], at: string): Figure {
    return this.#enter('none', conditions, truth(!conditions.some(isTrue)), 0, at);
  }

  choose(condition: Figure, then: Figure, otherwise: Figure, at: string): Figure {
    const chosen = isTrue(condition) ? then : otherwise;
    return this.#enter('choose', [condition, then, otherwise], chosen.value, shownDecimals([then, otherwise]), at);
  }

  /** A rounded whole shared out over exact parts; one figure a part. */
  shareOut(whole: Figure, parts: readonly Figure[], scale: number, at?: string): Figure[] {
    const units = shareOut(
      parts.map((part) => part.value),
      roundedUnits(whole.value, scale, 'down'),
      scale,
    );
    return units.map((unit, part) =>
      this.#enter('share-out', [whole, ...parts], Rational.ofScaled(unit, scale), scale, at, { scale, part }),
    );
  }

  #enter(
    op: TraceNode['op'],
    taken: readonly Figure[] | undefined,
    value: Rational,
    scale: number,
    at?: string,
    extra?: Extra,
  ): Figure {
    if (!this.#keeps) return { value, node: -1, scale, text: undefined };
    const id = this.nodes.length;
    const text = value.toText(scale);
    this.nodes.push(nodeOf(op, id, taken, text, at, extra, this.#where));
    return { value, node: id, scale, text };
  }
}

/** A node with its fields in the order of canonical JSON, and none that is not there. */
function nodeOf(
  op: TraceNode['op'],
  id: number,
  taken: readonly Figure[] | undefined,
  value: string,
  at: string | undefined,
  extra: Extra | undefined,
  where: Where | undefined,
): TraceNode {
  // Most nodes are of one of these makes; made at once, they take half the room.
  if (where === undefined && at !== undefined) {
    if (extra === undefined && taken !== undefined) return { at, id, in: nodesOf(taken), op, value };
    if (taken === undefined && extra?.count !== undefined && extra.of !== undefined)
      return { at, count: extra.count, id, of: extra.of, op, value };
  }
  const node: { -readonly [Field in keyof TraceNode]?: TraceNode[Field] } = {};
  if (at !== undefined) node.at = at;
  if (extra?.count !== undefined) node.count = extra.count;
  if (extra?.form !== undefined) node.form = extra.form;
  node.id = id;
  if (taken !== undefined) node.in = nodesOf(taken);
  if (extra?.mode !== undefined) node.mode = extra.mode;
  if (extra?.of !== undefined) node.of = extra.of;
  node.op = op;
  if (extra?.part !== undefined) node.part = extra.part;
  if (where?.period !== undefined && at !== undefined) node.period = where.period;
  if (extra?.scale !== undefined) node.scale = extra.scale;
  if (extra?.test !== undefined) node.test = extra.test;
  node.value = value;
  if (where?.version !== undefined && at !== undefined) node.version = where.version;
  return node as TraceNode;
}

function nodesOf(figures: readonly Figure[]): number[] {
  return figures.map(({ node }) => node);
}

/** Whether a condition came out as 1. */
export function isTrue(condition: Figure): boolean {
  return condition.value.sign !== 0;
}

function truth(condition: boolean): Rational {
  return condition ? Rational.ONE : Rational.ZERO;
}

/** Whether a comparison holds. */
export function holds(left: Rational, test: Comparison, right: Rational): boolean {
  const order = left.compare(right);
  switch (test) {
    case 'atLeast':
      return order >= 0;
    case 'above':
      return order > 0;
    case 'atMost':
      return order <= 0;
    case 'below':
      return order < 0;
  }
}

/** Sums, differences and choices show the decimals of what they are made of. */
function shownDecimals(figures: readonly Figure[]): number {
  return figures.reduce((most, figure) => Math.max(most, figure.scale), 0);
}
