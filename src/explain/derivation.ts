/**
 * The rows that show how figures of a trace come about, like a calculator tape: each operand with its sign, what it was
 * made of one step deeper before it. Every figure is worked out once; later it is named.
 */
import { Rational } from '../number/rational.js';
import type { TraceNode } from '../trace/ledger.js';
import { conditionRows } from './conditions.js';
import { matrixPlaces, matrixReading, matrixRows } from './matrix.js';
import { Memory } from './memory.js';
import { type ChainedOperation, type Input, inOrder } from './operand-order.js';
import { readAs, scaleReading } from './scale-reading.js';
import type { Tape } from './tape.js';
import type { Telling } from './telling.js';
import type { Row, Sign, Unit } from './view.js';

const SIGNS: Readonly<Record<ChainedOperation, Sign>> = {
  subtract: '−',
  divide: '÷',
  multiply: '×',
  min: '≤',
  max: '≥',
};
const SUMS: readonly string[] = ['add', 'subtract', 'min', 'max', 'pairs'];

export class Derivation implements Tape {
  readonly telling: Telling;
  readonly memory: Memory;
  #rows: Row[] = [];
  /** The node that the tape at depth 0 has come to. */
  #standsAt: number | undefined;

  constructor(telling: Telling) {
    this.telling = telling;
    this.memory = new Memory(telling);
  }

  /** Begins a section; its rows are in {@link rows}. */
  begin(): void {
    this.#rows = [];
    this.memory.begin();
    this.#standsAt = undefined;
  }

  get rows(): readonly Row[] {
    return this.#rows;
  }

  say(label: string, depth = 0, notes: readonly string[] = []): void {
    this.#rows.push({ depth, label, notes, role: 'step' });
  }

  row(
    sign: Sign | undefined,
    label: string,
    figure: Rational,
    unit: Unit,
    depth = 0,
    notes: readonly string[] = [],
    role: Row['role'] = 'step',
  ): void {
    const value = this.telling.value(figure, unit);
    this.#rows.push({ depth, ...(sign === undefined ? undefined : { sign }), label, value, notes, role });
  }

  /** The figure that the tape at depth 0 has come to. */
  arrive(
    sign: Sign | undefined,
    id: number,
    label: string,
    unit: Unit,
    notes: readonly string[] = [],
    role: Row['role'] = 'step',
  ): void {
    this.row(sign, label, this.telling.figure(id), unit, 0, notes, role);
    this.#standsAt = this.memory.inner(id);
    this.memory.markShown(id);
  }

  /** Begins the tape at a figure that was told before, unless it stands there. */
  standAt(id: number, label: string, unit: Unit): void {
    if (this.#standsAt !== this.memory.inner(id)) this.arrive(undefined, id, label, unit);
  }

  /** Works a node out on the tape at depth 0 and closes it with its label; a node told in one row is that row. */
  tape(id: number, unit: Unit, label: string): void {
    const single = this.memory.single(id);
    if (single !== undefined && this.#standsAt !== this.memory.inner(id)) {
      this.arrive(undefined, id, this.#labelled(id, single.label, label), unit, single.notes);
      return;
    }
    if (this.#standsAt !== undefined && this.#beginsWithSum(id)) {
      this.#chain(id, unit, 1);
      this.arrive(undefined, id, label, unit);
      return;
    }
    const node = this.telling.node(this.memory.inner(id));
    if (node.op === 'round' && this.#standsAt !== node.id) {
      this.#first({ id: this.telling.inputs(node)[0] as number, unit }, 0, false);
      this.arrive('≈', id, `${label}, ${this.telling.rounded(node, unit)}`, unit);
      return;
    }
    this.#chain(id, unit, 0);
    if (node.op !== 'piecewise') this.arrive('=', id, label, unit);
    this.#standsAt = node.id;
    this.memory.markShown(id);
  }

  /** Whether the rows of a node begin with parts of a sum; those cannot follow other rows at the same depth. */
  #beginsWithSum(id: number): boolean {
    const node = this.telling.node(this.memory.inner(id));
    if (this.#standsAt === node.id || this.memory.single(node.id) !== undefined) return false;
    if (node.op === 'add' || node.op === 'pairs') return true;
    if (matrixPlaces(node, this.telling) !== undefined) return false;
    const inputs = this.telling.inputs(node).map((input) => ({ id: input, unit: 'number' as const }));
    const [first] = node.op === 'multiply' ? inOrder(node.op, inputs, this.memory, this.#standsAt) : inputs;
    return this.#beginsWithSum(((node.op === 'choose' ? inputs[this.#chosenPlace(inputs)] : first) as Input).id);
  }

  workOut(id: number, unit: Unit, depth: number): void {
    this.#chain(id, unit, depth);
    this.row('=', this.memory.nameOf(id), this.telling.figure(id), unit, depth);
    this.memory.markShown(id);
  }

  /** An operand: what it was made of one step deeper, then itself with its sign. */
  operand(sign: Sign | undefined, id: number, unit: Unit, depth = 0, label?: string): void {
    const node = this.telling.node(this.memory.inner(id));
    const figure = this.telling.figure(id);
    const single = this.memory.single(id);
    if (single !== undefined) {
      this.row(sign, this.#labelled(id, single.label, label), figure, unit, depth, single.notes);
    } else if (node.op === 'piecewise' && this.memory.isShown(this.telling.inputs(node)[0] as number)) {
      this.row(sign, this.#readAgain(node, unit, depth, label), figure, unit, depth);
    } else {
      this.#chain(id, unit, depth + 1);
      this.row(sign, label ?? this.memory.nameOf(id), figure, unit, depth);
    }
    this.memory.markShown(id);
  }

  /** A given figure keeps its own words beside the part that it plays here. */
  #labelled(id: number, own: string, label: string | undefined): string {
    const { op, of } = this.telling.node(this.memory.inner(id));
    if (label === undefined || label === '' || of?.fact === 'quota') return own;
    return op === 'plan' || own === '' || this.memory.isShown(id) ? label : `${label}: ${own}`;
  }

  /** Works a node out at a depth, up to but without its own closing row. */
  #chain(id: number, unit: Unit, depth: number): void {
    const node = this.telling.node(this.memory.inner(id));
    if (depth === 0 && this.#standsAt === node.id) return;
    const single = this.memory.single(node.id);
    if (single !== undefined) {
      this.row(undefined, single.label, this.telling.figure(node.id), unit, depth, single.notes);
      this.memory.markShown(node.id);
      return;
    }
    const units = this.telling.units.ofInputs(node, unit);
    const inputs = this.telling.inputs(node).map((input, place) => ({ id: input, unit: units[place] as Unit }));
    this.#operation(node, inputs, unit, depth);
  }

  #operation(node: TraceNode, inputs: readonly Input[], unit: Unit, depth: number): void {
    const figure = this.telling.figure(node.id);
    switch (node.op) {
      case 'pairs':
        this.#pairs(node, depth);
        break;
      case 'add':
        this.#parts(node, inputs, depth);
        break;
      case 'piecewise': {
        const cell = matrixPlaces(node, this.telling);
        if (cell === undefined) this.#readAt(inputs[0] as Input, depth);
        else matrixRows(cell, depth, this);
        this.row('→', this.#read(node, unit, depth), figure, unit, depth);
        break;
      }
      case 'round':
        this.#first(inputs[0] as Input, depth, false);
        this.row('≈', this.telling.rounded(node, unit), figure, unit, depth);
        break;
      case 'choose':
        conditionRows((inputs[0] as Input).id, depth, this);
        this.#first(inputs[this.#chosenPlace(inputs)] as Input, depth, false);
        break;
      default: {
        const op = node.op as ChainedOperation;
        const standsAt = depth === 0 ? this.#standsAt : undefined;
        const [first, ...others] = inOrder(op, inputs, this.memory, standsAt) as [Input, ...Input[]];
        this.#first(first, depth, op === 'multiply' || op === 'divide');
        for (const other of others) this.operand(SIGNS[op], other.id, other.unit, depth);
      }
    }
  }

  /** Which input of a choice was chosen. */
  #chosenPlace([condition]: readonly Input[]): 1 | 2 {
    return this.telling.figure((condition as Input).id).sign === 0 ? 2 : 1;
  }

  /** The first operand stands on the tape itself; where `closes`, a sum is shown as a subtotal before it goes on. */
  #first({ id, unit }: Input, depth: number, closes: boolean): void {
    const inner = this.memory.inner(id);
    const isRow = this.memory.single(id) !== undefined || (depth === 0 && this.#standsAt === inner);
    this.#chain(id, unit, depth);
    if (isRow) return;
    if (closes && SUMS.includes(this.telling.node(inner).op)) {
      this.row('=', this.memory.nameOf(id), this.telling.figure(id), unit, depth);
    }
    this.memory.markShown(id);
  }

  /** What a scale is read at: shown as a figure of its own, also where it is a quotient. */
  #readAt(input: Input, depth: number): void {
    const inner = this.memory.inner(input.id);
    const isQuotient = this.telling.node(inner).op === 'divide' && this.memory.single(inner) === undefined;
    const isTold = depth === 0 && this.#standsAt === inner;
    this.#first(input, depth, true);
    if (isQuotient && !isTold) this.row('=', this.memory.nameOf(inner), this.telling.figure(inner), input.unit, depth);
  }

  /** The parts of a sum; pairs that were counted are parts one by one. */
  #parts({ at }: TraceNode, inputs: readonly Input[], depth: number): void {
    const [first, second] = inputs.map(({ id }) => this.telling.node(id));
    const hasExtra = inputs.length === 2 && second?.op === 'piecewise' && first?.at === second.at && second.at === at;
    inputs.forEach(({ id, unit }, place) => {
      const part = this.telling.node(id);
      const label = hasExtra && place === 1 ? this.telling.words.readAs.extra : undefined;
      if (part.op === 'pairs' && !this.memory.isShown(id)) this.#pairs(part, depth);
      else this.operand('+', id, unit, depth, label);
    });
  }

  #pairs({ id, of }: TraceNode, depth: number): void {
    const pairs = of?.pairs as readonly (readonly string[])[];
    for (const [customer = '', category = ''] of pairs) {
      const label = this.telling.words.pair(this.telling.name(customer), this.telling.name(category));
      this.row('+', label, Rational.ONE, 'count', depth);
    }
    this.memory.markShown(id);
  }

  /** How a figure was read off a scale; the parts of several tiers go one step deeper, before it. */
  #read(node: TraceNode, unit: Unit, depth: number, label?: string): string {
    const { words } = this.telling;
    const cell = matrixPlaces(node, this.telling);
    if (cell !== undefined) {
      return `${label ?? words.readAs[readAs(node, unit, 'ratio', true)]}: ${matrixReading(cell, this.telling)}`;
    }
    const [mark] = this.telling.units.ofInputs(node, unit) as [Unit];
    const reading = scaleReading(node, { mark, value: unit }, this.telling);
    for (const part of reading.parts) this.row('+', part.label, part.figure, unit, depth + 1);
    return `${label ?? words.readAs[readAs(node, unit, mark, this.telling.isPaidForEach(node))]}: ${reading.label}`;
  }

  /** The same where the figure it was read at stands elsewhere: with that figure. */
  #readAgain(node: TraceNode, unit: Unit, depth: number, label: string | undefined): string {
    const [mark] = this.telling.units.ofInputs(node, unit) as [Unit];
    const at = this.telling.bare(this.telling.figure(this.telling.inputs(node)[0] as number), mark);
    const { words } = this.telling;
    const name =
      label ?? this.memory.groupName(node) ?? words.readAs[readAs(node, unit, mark, this.telling.isPaidForEach(node))];
    return this.#read(node, unit, depth, words.readAt(name, at));
  }
}
