/** Reading lines into columns: each declared field once, checked where it is read. The one place that sees every line. */
import { parseDay } from '../calendar/day.js';
import type { Window } from '../calendar/period.js';
import { MAX_LINES } from '../number/limits.js';
import { isCurrency } from '../plan/currency.js';
import { idRefusal, textRefusal } from '../trace/ids.js';
import type { ProblemCode } from '../trace/problem-codes.js';
import { type ProblemList, pointer } from '../trace/problems.js';
import type { CreditBook } from './credit-book.js';
import type { LineColumns, Payment, Reversal } from './facts.js';
import { FieldReader } from './field-reader.js';
import type { IdTable } from './id-table.js';
import { CostColumns } from './line-costs.js';
import { LineCredits } from './line-credits.js';
import type { LineIds } from './line-ids.js';
import { isPayable, paidInAll, readPayments } from './line-payments.js';
import { LineProblems } from './line-problems.js';
import { ScaledColumn } from './scaled-column.js';
import { TagColumn } from './tag-column.js';
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
}

/** Reads the list of lines. Problems name the place, the line's index and its id. */
export function readLines(input: unknown, around: LineSurroundings, problems: ProblemList): LineColumns {
  const count = new FieldReader(problems).size(input, '/lines', MAX_LINES);
  const rows = input as readonly unknown[];
  const lineProblems = new LineProblems(count, problems);
  const reader = new LineReader(count, around, lineProblems);
  for (let row = 0; row < count; row += 1) reader.read(row, rows[row]);
  lineProblems.ids.findDuplicates(problems);
  return reader.columns();
}

class LineReader {
  readonly #ids: LineIds;
  readonly #rows: number;
  readonly #around: LineSurroundings;
  readonly #problems: LineProblems;
  readonly #day: Int32Array;
  readonly #customer: Int32Array;
  readonly #category: Int32Array;
  readonly #credit: Int32Array;
  readonly #amount: ScaledColumn;
  readonly #costs: CostColumns;
  #list: ScaledColumn | undefined;
  #units: ScaledColumn | undefined;
  readonly #currency: TextColumn;
  readonly #deal: TextColumn;
  readonly #invoice: TextColumn;
  readonly #tags: TagColumn;
  readonly #reversals: Reversal[] = [];
  readonly #payments = new Map<number, readonly Payment[]>();
  readonly #services = new Map<number, Window>();
  readonly #lineCredits: LineCredits;
  readonly #lastCategories: { readonly id: string; readonly index: number }[] = [];
  /** By customer. */
  readonly #lastPayees: string[] = [];
  readonly #lastPatterns: number[] = [];
  #lastDate = '';
  #lastDay = 0;

  constructor(rows: number, around: LineSurroundings, problems: LineProblems) {
    this.#rows = rows;
    this.#around = around;
    this.#problems = problems;
    this.#ids = problems.ids;
    this.#day = new Int32Array(rows);
    this.#customer = new Int32Array(rows).fill(-1);
    this.#category = new Int32Array(rows).fill(-1);
    this.#credit = new Int32Array(rows).fill(-1);
    this.#amount = new ScaledColumn(rows);
    this.#costs = new CostColumns(rows, problems);
    this.#lineCredits = new LineCredits(around.credits, problems);
    this.#currency = new TextColumn(rows);
    this.#deal = new TextColumn(rows);
    this.#invoice = new TextColumn(rows);
    this.#tags = new TagColumn(rows);
  }

  columns(): LineColumns {
    return {
      count: this.#rows,
      ids: this.#ids,
      day: this.#day,
      customer: this.#customer,
      category: this.#category,
      credit: this.#credit,
      amount: this.#amount,
      cost: this.#costs.total,
      namedCosts: this.#costs.named,
      hasNamedCosts: this.#costs.isNamed,
      ...(this.#list === undefined ? undefined : { list: this.#list }),
      ...(this.#units === undefined ? undefined : { units: this.#units }),
      currency: this.#currency,
      deal: this.#deal,
      invoice: this.#invoice,
      tags: this.#tags,
      reversals: this.#reversals,
      payments: this.#payments,
      services: this.#services,
    };
  }

  read(row: number, line: unknown): void {
    if (typeof line !== 'object' || line === null || Array.isArray(line)) {
      this.#ids.set(row, '');
      this.#problems.refuse(row, 'wrong_type', '', line, 'an object');
      return;
    }
    let id: unknown, date: unknown, customer: unknown, category: unknown, amount: unknown;
    let cost: unknown, payee: unknown, credits: unknown, invoice: unknown, reverses: unknown;
    let rest: Record<string, unknown> | undefined;
    if (Object.getPrototypeOf(line) === Object.prototype) {
      // Lines differ in the fields they have: asked for what is there, each costs less than being asked for all.
      for (const key in line) {
        const value = (line as Record<string, unknown>)[key];
        if (key === 'id') id = value;
        else if (key === 'date') date = value;
        else if (key === 'customer') customer = value;
        else if (key === 'category') category = value;
        else if (key === 'amount') amount = value;
        else if (key === 'cost') cost = value;
        else if (key === 'payee') payee = value;
        else if (key === 'credits') credits = value;
        else if (key === 'invoice') invoice = value;
        else if (key === 'reverses') reverses = value;
        else if (Object.hasOwn(line, key)) {
          rest ??= Object.create(null) as Record<string, unknown>;
          rest[key] = value;
        }
      }
    } else {
      ({ id, date, customer, category, amount, cost, payee, credits, invoice, reverses } = line as Line);
      rest = line as Record<string, unknown>;
    }

    this.#readOwnId(row, id);
    this.#readDate(row, date);
    if (reverses !== undefined) this.#readReverses(row, reverses);
    this.#readParties(row, customer, category, reverses !== undefined);
    const refusal = amount === undefined ? 'missing_field' : this.#amount.read(row, amount);
    if (refusal !== undefined) this.#problems.refuse(row, refusal as ProblemCode, '/amount', amount);
    if (cost !== undefined) this.#costs.read(row, cost);
    if (payee !== undefined) this.#readPayee(row, payee, credits);
    else if (credits !== undefined) this.#readCredits(row, credits);
    if (invoice !== undefined) this.#readId(row, invoice, '/invoice', this.#invoice);
    if (rest !== undefined) this.#readRare(row, rest, reverses !== undefined);
  }

  /** Fields that few lines have, or that no line may have. */
  #readRare(row: number, rest: Record<string, unknown>, isReversal: boolean): void {
    const { list, units, currency, deal, order, payments, service, reason, tags } = rest as Line;
    if (list !== undefined) this.#list = this.#readInto(row, this.#list, list, '/list');
    if (units !== undefined) this.#units = this.#readInto(row, this.#units, units, '/units');
    if (currency !== undefined) this.#readCurrency(row, currency);
    if (deal !== undefined) this.#readId(row, deal, '/deal', this.#deal);
    if (order !== undefined) this.#readId(row, order, '/order');
    const reasonRefusal = reason === undefined ? undefined : textRefusal(reason);
    if (reasonRefusal !== undefined) this.#problems.refuse(row, reasonRefusal, '/reason', reason);
    const at = pointer('/lines', row);
    if (isReversal) this.#refuseOfReversal(row, { payments, service });
    else {
      if (payments !== undefined) this.#readPayments(row, payments, `${at}/payments`);
      const days = service === undefined ? undefined : this.#problems.reader(row).days(service, `${at}/service`);
      if (days !== undefined) this.#services.set(row, days);
    }
    if (tags !== undefined) this.#tags.set(row, readTags(this.#problems.reader(row), tags, `${at}/tags`));
    this.#checkKeys(row, rest);
  }

  #readOwnId(row: number, id: unknown): void {
    const refusal = idRefusal(id);
    this.#ids.set(row, refusal === undefined ? (id as string) : '');
    if (refusal !== undefined) this.#problems.refuse(row, refusal, '/id', id);
  }

  /** Lines of one day mostly stand together: a date that was just read is not read again. */
  #readDate(row: number, date: unknown): void {
    if (date !== this.#lastDate || date === '') {
      const day = typeof date === 'string' ? parseDay(date) : undefined;
      if (day === undefined) {
        this.#problems.refuse(row, date === undefined ? 'missing_field' : 'not_a_date', '/date', date);
        return;
      }
      this.#lastDate = date as string;
      this.#lastDay = day;
    }
    this.#day[row] = this.#lastDay;
  }

  #readParties(row: number, customer: unknown, category: unknown, isReversal: boolean): void {
    const { customers, customerNow } = this.#around;
    if (customer !== undefined || !isReversal) {
      const index = this.#interned(row, customers, customer, '/customer');
      if (index >= 0) this.#customer[row] = customerNow(index);
    }
    if (category !== undefined || !isReversal) {
      this.#category[row] = this.#categoryOf(row, category);
    }
  }

  /** Most lines name one of a few categories: the last one of each length is told without looking it up. */
  #categoryOf(row: number, category: unknown): number {
    const length = typeof category === 'string' ? category.length : 0;
    const last = this.#lastCategories[length];
    if (last !== undefined && last.id === category) return last.index;
    const { categories, categoryNow } = this.#around;
    const index = this.#interned(row, categories, category, '/category');
    if (index < 0) return -1;
    const now = categoryNow(index);
    this.#lastCategories[length] = { id: category as string, index: now };
    return now;
  }

  /** The number of an id; −1, with a problem, where it is none. Known ids need no second look. */
  #interned(row: number, table: IdTable, id: unknown, field: string): number {
    const known = typeof id === 'string' ? table.find(id) : undefined;
    if (known !== undefined) return known;
    const refusal = idRefusal(id);
    if (refusal === undefined) return table.intern(id as string);
    this.#problems.refuse(row, refusal, field, id);
    return -1;
  }

  #readPayee(row: number, payee: unknown, credits: unknown): void {
    if (credits !== undefined) {
      this.#problems.refuse(row, 'payee_and_credits', '/credits', credits);
      return;
    }
    // A customer's lines mostly name the same payee: the last one is told without looking it up.
    const customer = this.#customer[row] as number;
    if (customer >= 0 && this.#lastPayees[customer] === payee) {
      this.#credit[row] = this.#lastPatterns[customer] as number;
      return;
    }
    const index = typeof payee === 'string' ? this.#around.credits.payees.find(payee) : undefined;
    if (index !== undefined) {
      const pattern = this.#around.credits.alone(index);
      this.#credit[row] = pattern;
      if (customer >= 0) {
        this.#lastPayees[customer] = payee as string;
        this.#lastPatterns[customer] = pattern;
      }
    } else this.#problems.refuse(row, idRefusal(payee) ?? 'unknown_payee', '/payee', payee);
  }

  #readCredits(row: number, credits: unknown): void {
    const pattern = this.#lineCredits.read(row, credits);
    if (pattern !== undefined) this.#credit[row] = pattern;
  }

  #readReverses(row: number, reverses: unknown): void {
    const reader = this.#problems.reader(row);
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

  /** A refund is a negative payment of the line itself. */
  #refuseOfReversal(row: number, fields: { readonly payments: unknown; readonly service: unknown }): void {
    for (const [field, value] of Object.entries(fields)) {
      if (value !== undefined) this.#problems.refuse(row, 'not_of_reversal', `/${field}`, field);
    }
  }

  #readPayments(row: number, input: unknown, at: string): void {
    const payments = readPayments(this.#problems.reader(row), input, at);
    if (payments === undefined || !this.#amount.has(row)) return;
    const [paid, amount] = [paidInAll(payments), this.#amount.at(row)];
    if (isPayable(paid, amount)) this.#payments.set(row, payments);
    else this.#problems.refuse(row, 'payments_too_large', '/payments', paid.toString(), amount.toString());
  }

  #readInto(row: number, column: ScaledColumn | undefined, input: unknown, at: string): ScaledColumn {
    const into = column ?? new ScaledColumn(this.#rows);
    const refusal = into.read(row, input);
    if (refusal !== undefined) this.#problems.refuse(row, refusal as ProblemCode, at, input);
    return into;
  }

  #readCurrency(row: number, currency: unknown): void {
    if (typeof currency !== 'string') this.#problems.refuse(row, 'wrong_type', '/currency', currency, 'text');
    else if (!isCurrency(currency)) this.#problems.refuse(row, 'currency_not_valid', '/currency', currency);
    else this.#currency.set(row, currency);
  }

  #readId(row: number, id: unknown, at: string, into?: TextColumn): void {
    const refusal = idRefusal(id);
    if (refusal === undefined) into?.set(row, id as string);
    else this.#problems.refuse(row, refusal, at, id);
  }

  #checkKeys(row: number, line: object): void {
    for (const key of Object.keys(line)) {
      if (!(LINE_FIELDS as readonly string[]).includes(key)) {
        this.#problems.refuse(row, 'unknown_field', pointer('', key), key, LINE_FIELDS.join(', '));
      }
    }
  }
}

type Line = { readonly [Field in (typeof LINE_FIELDS)[number]]?: unknown };
