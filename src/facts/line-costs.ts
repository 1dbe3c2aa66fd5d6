/** Costs of lines: one figure a line, or named ones in columns of their own. */
import { MAX_COST_NAMES } from '../number/limits.js';
import { idRefusal } from '../trace/ids.js';
import type { ProblemCode } from '../trace/problem-codes.js';
import { pointer } from '../trace/problems.js';
import type { LineProblems } from './line-problems.js';
import { ScaledColumn } from './scaled-column.js';

export class CostColumns {
  /** The whole cost of a line. */
  readonly total: ScaledColumn;
  readonly named = new Map<string, ScaledColumn>();
  /** Rows whose cost was given by name. */
  readonly isNamed: Uint8Array;
  readonly #rows: number;
  readonly #problems: LineProblems;
  /** Names of the last line's costs and their columns: most lines name the same ones in the same order. */
  readonly #names: string[] = [];
  readonly #parts: ScaledColumn[] = [];
  /** Whether somebody gave all objects fields, which are no costs. */
  readonly #hasInherited = hasInheritedKeys();

  constructor(rows: number, problems: LineProblems) {
    this.#rows = rows;
    this.#problems = problems;
    this.total = new ScaledColumn(rows);
    this.isNamed = new Uint8Array(rows);
  }

  /** Reads the cost of a line: one figure, or costs by name, of which it has all once it has any. */
  read(row: number, cost: unknown): void {
    if (typeof cost !== 'object' || cost === null || Array.isArray(cost) || !isPlain(cost)) {
      const refusal = this.total.read(row, cost);
      if (refusal !== undefined) this.#problems.refuse(row, refusal as ProblemCode, '/cost', cost);
      return;
    }
    const { total } = this;
    const parts = this.#parts;
    let named = 0;
    let count = 0;
    // The sum in units of the total, as long as every part is read in the same ones.
    let units = 0;
    for (const name in cost) {
      if (this.#hasInherited && !Object.hasOwn(cost, name)) continue;
      if (named === MAX_COST_NAMES) {
        this.#problems.refuse(row, 'list_too_long', '/cost', undefined, String(MAX_COST_NAMES));
        return;
      }
      named += 1;
      const column = this.#names[count] === name ? parts[count] : this.#namedCost(row, name);
      const part = (cost as Record<string, unknown>)[name];
      if (column === undefined) continue;
      const short = typeof part === 'string' ? column.readShort(row, part) : undefined;
      if (short !== undefined && column.scale === total.scale && Number.isSafeInteger(units + short)) units += short;
      else units = Number.NaN;
      const refusal = short === undefined ? column.read(row, part) : undefined;
      if (refusal !== undefined) {
        this.#problems.refuse(row, refusal as ProblemCode, pointer('/cost', name), part);
        continue;
      }
      if (parts[count] !== column) {
        this.#names[count] = name;
        parts[count] = column;
      }
      count += 1;
    }
    if (named === 0) this.#problems.refuse(row, 'list_too_short', '/cost', undefined, '1');
    if (named === 0 || count < named) return;
    this.isNamed[row] = 1;
    if (Number.isSafeInteger(units)) total.setUnits(row, units);
    else total.setSum(row, parts.slice(0, count));
  }

  #namedCost(row: number, name: string): ScaledColumn | undefined {
    const known = this.named.get(name);
    if (known !== undefined) return known;
    const refusal = idRefusal(name);
    if (refusal !== undefined) {
      this.#problems.refuse(row, refusal, pointer('/cost', name), name);
      return undefined;
    }
    if (this.named.size === MAX_COST_NAMES) {
      this.#problems.refuse(row, 'list_too_long', pointer('/cost', name), name, String(MAX_COST_NAMES));
      return undefined;
    }
    const column = new ScaledColumn(this.#rows);
    this.named.set(name, column);
    return column;
  }
}

function hasInheritedKeys(): boolean {
  for (const _ in {}) return true;
  return false;
}

/** Whether an object is one that JSON or braces could have made, of any realm. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}
