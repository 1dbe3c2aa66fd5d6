/** Reading lines into columns: each declared field once, checked where it is read. The one place that sees every line. */
import { parseDay } from '../calendar/day.js';
import { MAX_COST_NAMES, MAX_LINES, MAX_PARTS_PER_LINE } from '../number/limits.js';
import { idRefusal, textRefusal } from '../trace/ids.js';
import type { ProblemCode } from '../trace/problem-codes.js';
import { type ProblemList, pointer, shown } from '../trace/problems.js';
import type { CreditBook } from './credit-book.js';
import { readCredits } from './credits.js';
import type { LineColumns, Reversal } from './facts.js';
import { FieldReader } from './field-reader.js';
import type { IdTable } from './id-table.js';
import { findDuplicateIds } from './line-ids.js';
import { ScaledColumn } from './scaled-column.js';
import { readTags } from './tags.js';
import { TextColumn } from './text-column.js';

const LINE_FIELDS = [
  'id',
  'date',
  'customer',
  'category',
  'amount',
  'cost',
  'list',
  'units',
  'currency',
  'payee',
  'credits',
  'deal',
  'order',
  'invoice',
  'payments',
  'service',
  'reverses',
  'reason',
  'tags',
] as const;

/** What lines refer to. Customers and categories that were not named before get their number here. */
export interface LineSurroundings {
  readonly customers: IdTable;
  readonly categories: IdTable;
  /** Customer or category index → the one that it was merged into or is the same as. */
  readonly customerNow: (index: number) => number;
  readonly categoryNow: (index: number) => number;
  readonly credits: CreditBook;
  /** The plans' currencies; a line in another one is not supported yet. */
  readonly currencies: readonly string[];
}

/** Reads the list of lines. Problems name the place, the line's index and its id. */
export function readLines(input: unknown, around: LineSurroundings, problems: ProblemList): LineColumns {
  const count = new FieldReader(problems).size(input, '/lines', MAX_LINES);
  const rows = input as readonly unknown[];
  const reader = new LineReader(count, around, problems);
  for (let row = 0; row < count; row += 1) reader.read(row, rows[row]);
  return reader.columns(findDuplicateIds(reader.ids, problems));
}

class LineReader {
  readonly ids: string[];
  readonly #rows: number;
  readonly #around: LineSurroundings;
  readonly #problems: ProblemList;
  readonly #day: Int32Array;
  readonly #customer: Int32Array;
  readonly #category: Int32Array;
  readonly #credit: Int32Array;
  readonly #amount: ScaledColumn;
  readonly #cost: ScaledColumn;
  readonly #namedCosts = new Map<string, ScaledColumn>();
  readonly #hasNamedCosts: Uint8Array;
  /** Names of the last line's costs and their columns: most lines name the same ones in the same order. */
  readonly #names: string[] = [];
  readonly #columns: ScaledColumn[] = [];
  readonly #parts: ScaledColumn[] = [];
  #list: ScaledColumn | undefined;
  #units: ScaledColumn | undefined;
  readonly #deal: TextColumn;
  readonly #invoice: TextColumn;
  readonly #reversals: Reversal[] = [];

  constructor(rows: number, around: LineSurroundings, problems: ProblemList) {
    this.#rows = rows;
    this.#around = around;
    this.#problems = problems;
    this.ids = new Array<string>(rows);
    this.#day = new Int32Array(rows);
    this.#customer = new Int32Array(rows).fill(-1);
    this.#category = new Int32Array(rows).fill(-1);
    this.#credit = new Int32Array(rows).fill(-1);
    this.#amount = new ScaledColumn(rows);
    this.#cost = new ScaledColumn(rows);
    this.#hasNamedCosts = new Uint8Array(rows);
    this.#deal = new TextColumn(rows);
    this.#invoice = new TextColumn(rows);
  }

  columns(idsRise: boolean): LineColumns {
    return {
      count: this.#rows,
      ids: this.ids,
      idsRise,
      day: this.#day,
      customer: this.#customer,
      category: this.#category,
      credit: this.#credit,
      amount: this.#amount,
      cost: this.#cost,
      namedCosts: this.#namedCosts,
      hasNamedCosts: this.#hasNamedCosts,
      ...(this.#list === undefined ? undefined : { list: this.#list }),
      ...(this.#units === undefined ? undefined : { units: this.#units }),
      deal: this.#deal,
      invoice: this.#invoice,
      reversals: this.#reversals,
    };
  }

  read(row: number, line: unknown): void {
    if (typeof line !== 'object' || line === null || Array.isArray(line)) {
      this.ids[row] = '';
      this.#refuse(row, 'wrong_type', '', line, 'an object');
      return;
    }
    const { id, date, customer, category, amount, cost, list, units, currency, payee, credits, deal } = line as Line;
    const { order, invoice, payments, service, reverses, reason, tags } = line as Line;
    let given = 0;
    if (id !== undefined) given += 1;
    if (date !== undefined) given += 1;
    if (customer !== undefined) given += 1;
    if (category !== undefined) given += 1;
    if (amount !== undefined) given += 1;
    if (cost !== undefined) given += 1;
    if (payee !== undefined) given += 1;
    if (credits !== undefined) given += 1;
    if (invoice !== undefined) given += 1;

    const idProblem = idRefusal(id);
    this.ids[row] = idProblem === undefined ? (id as string) : '';
    if (idProblem !== undefined) this.#refuse(row, idProblem, '/id', id);
    const day = typeof date === 'string' ? parseDay(date) : undefined;
    if (day === undefined) this.#refuse(row, date === undefined ? 'missing_field' : 'not_a_date', '/date', date);
    else this.#day[row] = day;
    if (reverses !== undefined) this.#readReverses(row, reverses);
    this.#readParties(row, customer, category, reverses !== undefined);
    const refusal = amount === undefined ? 'missing_field' : this.#amount.read(row, amount);
    if (refusal !== undefined) this.#refuse(row, refusal as ProblemCode, '/amount', amount);
    if (cost !== undefined) this.#readCost(row, cost);
    if (payee !== undefined) this.#readPayee(row, payee, credits);
    else if (credits !== undefined) this.#readCredits(row, credits);
    if (invoice !== undefined) this.#readId(row, invoice, '/invoice', this.#invoice);
    let keys = 0;
    for (const _ in line) keys += 1;
    // Of an object with fields on its prototype, the keys alone do not tell whether there is more.
    if (keys === given && Object.getPrototypeOf(line) === Object.prototype) return;
    // What follows is rare: fields that few lines have, or that no line may have.
    if (list !== undefined) this.#list = this.#readInto(row, this.#list, list, '/list');
    if (units !== undefined) this.#units = this.#readInto(row, this.#units, units, '/units');
    if (currency !== undefined) this.#readCurrency(row, currency);
    if (deal !== undefined) this.#readId(row, deal, '/deal', this.#deal);
    if (order !== undefined) this.#readId(row, order, '/order');
    const reasonRefusal = reason === undefined ? undefined : textRefusal(reason);
    if (reasonRefusal !== undefined) this.#refuse(row, reasonRefusal, '/reason', reason);
    this.#readLater(row, payments, service, tags);
    this.#checkKeys(row, line);
  }

  #readParties(row: number, customer: unknown, category: unknown, isReversal: boolean): void {
    const { customers, categories, customerNow, categoryNow } = this.#around;
    if (customer !== undefined || !isReversal) {
      const index = this.#interned(row, customers, customer, '/customer');
      if (index >= 0) this.#customer[row] = customerNow(index);
    }
    if (category !== undefined || !isReversal) {
      const index = this.#interned(row, categories, category, '/category');
      if (index >= 0) this.#category[row] = categoryNow(index);
    }
  }

  /** The number of an id; −1, with a problem, where it is none. Known ids need no second look. */
  #interned(row: number, table: IdTable, id: unknown, field: string): number {
    const known = typeof id === 'string' ? table.find(id) : undefined;
    if (known !== undefined) return known;
    const refusal = idRefusal(id);
    if (refusal === undefined) return table.intern(id as string);
    this.#refuse(row, refusal, field, id);
    return -1;
  }

  #readCost(row: number, cost: unknown): void {
    if (typeof cost !== 'object' || cost === null || Array.isArray(cost) || !isPlain(cost)) {
      const refusal = this.#cost.read(row, cost);
      if (refusal !== undefined) this.#refuse(row, refusal as ProblemCode, '/cost', cost);
      return;
    }
    const parts = this.#parts;
    let named = 0;
    let count = 0;
    for (const name in cost) {
      if (!Object.hasOwn(cost, name)) continue;
      if (named === MAX_COST_NAMES) {
        this.#refuse(row, 'list_too_long', '/cost', undefined, String(MAX_COST_NAMES));
        return;
      }
      named += 1;
      const column = this.#names[count] === name ? this.#columns[count] : this.#namedCost(row, name);
      const part = (cost as Record<string, unknown>)[name];
      const refusal = column?.read(row, part);
      if (refusal !== undefined) this.#refuse(row, refusal as ProblemCode, pointer('/cost', name), part);
      if (column === undefined || refusal !== undefined) continue;
      this.#names[count] = name;
      this.#columns[count] = column;
      parts[count] = column;
      count += 1;
    }
    if (named === 0) this.#refuse(row, 'list_too_short', '/cost', undefined, '1');
    if (named === 0 || count < named) return;
    parts.length = count;
    this.#hasNamedCosts[row] = 1;
    this.#cost.setSum(row, parts);
  }

  #namedCost(row: number, name: string): ScaledColumn | undefined {
    const known = this.#namedCosts.get(name);
    if (known !== undefined) return known;
    const refusal = idRefusal(name);
    if (refusal !== undefined) {
      this.#refuse(row, refusal, pointer('/cost', name), name);
      return undefined;
    }
    if (this.#namedCosts.size === MAX_COST_NAMES) {
      this.#refuse(row, 'list_too_long', pointer('/cost', name), name, String(MAX_COST_NAMES));
      return undefined;
    }
    const column = new ScaledColumn(this.#rows);
    this.#namedCosts.set(name, column);
    return column;
  }

  #readPayee(row: number, payee: unknown, credits: unknown): void {
    if (credits !== undefined) {
      this.#refuse(row, 'payee_and_credits', '/credits', credits);
      return;
    }
    const index = typeof payee === 'string' ? this.#around.credits.payees.find(payee) : undefined;
    if (index !== undefined) this.#credit[row] = this.#around.credits.alone(index);
    else this.#refuse(row, idRefusal(payee) ?? 'unknown_payee', '/payee', payee);
  }

  #readCredits(row: number, credits: unknown): void {
    const pattern = readCredits(this.#reader(row), this.#around.credits, credits, `${pointer('/lines', row)}/credits`);
    if (pattern !== undefined) this.#credit[row] = pattern;
  }

  #readReverses(row: number, reverses: unknown): void {
    const reader = this.#reader(row);
    const at = `${pointer('/lines', row)}/reverses`;
    const fields = reader.fields(reverses, at, ['line', 'invoice']);
    if (fields !== undefined) {
      const key = fields.line !== undefined ? 'line' : 'invoice';
      const id = reader.id(fields[key], pointer(at, key));
      if (fields.line !== undefined && fields.invoice !== undefined)
        reader.refuse('unknown_field', pointer(at, 'invoice'));
      else if (id !== undefined) this.#reversals.push({ row, of: key === 'line' ? { line: id } : { invoice: id } });
    }
  }

  #readInto(row: number, column: ScaledColumn | undefined, input: unknown, at: string): ScaledColumn {
    const into = column ?? new ScaledColumn(this.#rows);
    const refusal = into.read(row, input);
    if (refusal !== undefined) this.#refuse(row, refusal as ProblemCode, at, input);
    return into;
  }

  #readCurrency(row: number, currency: unknown): void {
    if (typeof currency !== 'string') this.#refuse(row, 'wrong_type', '/currency', currency, 'text');
    else if (this.#around.currencies.some((own) => own !== currency)) {
      this.#refuse(row, 'not_supported_yet', '/currency', currency, this.#around.currencies.join(', '));
    }
  }

  #readId(row: number, id: unknown, at: string, into?: TextColumn): void {
    const refusal = idRefusal(id);
    if (refusal === undefined) into?.set(row, id as string);
    else this.#refuse(row, refusal, at, id);
  }

  /** Fields whose meaning no plan reads yet are looked at all the same, so that a slip in them is not found later. */
  #readLater(row: number, payments: unknown, service: unknown, tags: unknown): void {
    if (payments === undefined && service === undefined && tags === undefined) return;
    const reader = this.#reader(row);
    const at = pointer('/lines', row);
    const takePayment = (payment: unknown, place: number): void => {
      const paymentAt = pointer(`${at}/payments`, place);
      const fields = reader.fields(payment, paymentAt, ['date', 'amount']);
      if (fields === undefined) return;
      reader.date(fields.date, pointer(paymentAt, 'date'));
      reader.figure(fields.amount, pointer(paymentAt, 'amount'), {});
    };
    reader.each(payments, `${at}/payments`, takePayment, MAX_PARTS_PER_LINE);
    if (service !== undefined) {
      const fields = reader.fields(service, `${at}/service`, ['from', 'to']);
      if (fields !== undefined) reader.stretch(fields.from, fields.to, `${at}/service`);
    }
    if (tags !== undefined) readTags(reader, tags, `${at}/tags`);
  }

  #checkKeys(row: number, line: object): void {
    for (const key of Object.keys(line)) {
      if (!(LINE_FIELDS as readonly string[]).includes(key)) {
        this.#refuse(row, 'unknown_field', pointer('', key), key, LINE_FIELDS.join(', '));
      }
    }
  }

  /** Reads what stands inside a line; its problems name the line. */
  #reader(row: number): FieldReader {
    return new FieldReader(this.#problems, this.#lineOf(row));
  }

  #lineOf(row: number): { index: number; id?: string } {
    const id = this.ids[row];
    return id === undefined || id === '' ? { index: row } : { index: row, id };
  }

  #refuse(row: number, code: ProblemCode, field: string, found: unknown, expected?: string): void {
    this.#problems.add({
      code,
      at: pointer('/lines', row) + field,
      line: this.#lineOf(row),
      ...(found === undefined ? undefined : { found: shown(found) }),
      ...(expected === undefined ? undefined : { expected }),
    });
  }
}

type Line = { readonly [Field in (typeof LINE_FIELDS)[number]]?: unknown };

/** Whether an object is one that JSON or braces could have made, of any realm. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}
