/** One statement, about to be told in one language: its words, its names, its figures as they are written. */
import { Rational } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import type { Statement } from '../statement/statement.js';
import type { Described, TraceNode } from '../trace/ledger.js';
import { LANGUAGES } from './languages.js';
import { nameOf } from './names.js';
import { inlineValue, type Writing, writtenDate, writtenValue } from './notation.js';
import { Units } from './units.js';
import type { Locale, Unit, Value } from './view.js';
import type { Words } from './words.js';

export class Telling {
  readonly statement: Statement;
  readonly locale: Locale;
  readonly words: Words;
  readonly units: Units;
  readonly #writing: Writing;
  /** Where in the plan the products stand that a node is a factor of. */
  #products: ReadonlyMap<number, readonly string[]> | undefined;

  constructor(statement: Statement, locale: Locale) {
    this.statement = statement;
    this.locale = locale;
    this.words = LANGUAGES[locale];
    this.units = new Units(statement.trace);
    const { currency, scale } = statement;
    this.#writing = { locale, currency, scale, days: this.words.days, months: this.words.months };
  }

  /** A node of the trace; `id` is one. */
  node(id: number): TraceNode {
    return this.statement.trace[id] as TraceNode;
  }

  /** The exact figure of a node. */
  figure(id: number): Rational {
    return parseCanonical(this.node(id).value);
  }

  /** The inputs of a node. */
  inputs(node: TraceNode): readonly number[] {
    return node.in ?? [];
  }

  /** Whether a rate, an amount for each or a share is multiplied, within the pay it is of, with what it is paid for. */
  isPaidForEach({ id, at = '' }: TraceNode): boolean {
    this.#products ??= productsByFactor(this.statement.trace);
    return this.#products.get(id)?.some((product) => at === product || at.startsWith(`${product}/`)) === true;
  }

  /** What an id is called. */
  name(id: string): string {
    return nameOf(id, this.statement.labels, this.locale);
  }

  /** What a component is called; where the plan changed within the period, with the days of its part. */
  componentName({ id, version }: { readonly id: string; readonly version?: number }): string {
    const part = version === undefined ? undefined : this.statement.versions?.[version];
    return part === undefined ? this.name(id) : `${this.name(id)}, ${this.range({ from: part.from, to: part.to })}`;
  }

  /** A figure as a row shows it. */
  value(figure: Rational, unit: Unit): Value {
    return writtenValue(figure, unit, this.#writing);
  }

  /** A figure within a sentence, without a currency. */
  bare(figure: Rational, unit: Unit): string {
    return inlineValue(this.value(figure, unit), this.locale);
  }

  /** A figure within a sentence, money with its currency. */
  full(figure: Rational, unit: Unit): string {
    return inlineValue(this.value(figure, unit), this.locale, 'with');
  }

  /** How the figure of a `round` node was rounded. */
  rounded(node: TraceNode, unit: Unit): string {
    const { mode, scale } = node as Required<Pick<TraceNode, 'mode' | 'scale'>>;
    if (unit !== 'ratio') return this.words.rounded(mode, scale);
    return this.words.roundedRatio(mode, this.bare(Rational.ofScaled(1n, scale), 'ratio'));
  }

  /** The two dates of something, as words; undefined where it has none. */
  range(of: Readonly<Record<string, Described>> | undefined): string | undefined {
    const from = textIn(of, 'from');
    const to = textIn(of, 'to');
    if (from === undefined || to === undefined) return undefined;
    return this.words.range(writtenDate(from, this.locale), writtenDate(to, this.locale));
  }
}

function productsByFactor(trace: readonly TraceNode[]): ReadonlyMap<number, readonly string[]> {
  const products = new Map<number, string[]>();
  for (const { op, at, in: factors = [] } of trace) {
    if (op !== 'multiply' || at === undefined) continue;
    for (const factor of factors) {
      const known = products.get(factor);
      if (known === undefined) products.set(factor, [at]);
      else known.push(at);
    }
  }
  return products;
}

/** A text that a trace node carries. */
export function textIn(of: Readonly<Record<string, Described>> | undefined, key: string): string | undefined {
  const described = of?.[key];
  return typeof described === 'string' ? described : undefined;
}

/** The keys of the group that the lines of a node are of; those without a tag as a list of the tag's name. */
export function groupIn(of: Readonly<Record<string, Described>> | undefined): (string | readonly [tag: string])[] {
  const group = of?.group;
  return Array.isArray(group) ? (group as readonly unknown[]).filter(isKey) : [];
}

function isKey(part: unknown): part is string | readonly [tag: string] {
  if (typeof part === 'string') return true;
  return Array.isArray(part) && part.length === 1 && typeof part[0] === 'string';
}

/** A list of texts that a trace node carries; empty where it has none. */
export function listIn(of: Readonly<Record<string, Described>> | undefined, key: string): string[] {
  const described = of?.[key];
  return Array.isArray(described) ? described.filter((entry) => typeof entry === 'string') : [];
}
