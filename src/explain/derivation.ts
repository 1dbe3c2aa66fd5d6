/**
 * The rows that show how figures of a trace come about, like a calculator tape: each operand with its sign, what it was
 * made of one step deeper before it. Every figure is worked out once; later it is named.
 */
import { Rational } from '../number/rational.js';
import type { TraceNode } from '../trace/ledger.js';
import { conditionRows } from './conditions.js';
import { Memory } from './memory.js';
import { scaleReading } from './scale-reading.js';
import type { Tape } from './tape.js';
import type { Telling } from './telling.js';
import type { Row, Sign, Unit } from './view.js';
import type { ReadAs } from './words.js';
import { writtenPlace } from './written.js';

const SIGNS = { subtract: '−', divide: '÷', multiply: '×', min: '≤', max: '≥' } as const satisfies Record<string, Sign>;
const SUMS: readonly string[] = ['add', 'subtract', 'min', 'max', 'pairs'];

/** A node and what it is where it is used. */
interface Input {
  readonly id: number;
  readonly unit: Unit;
}

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

  /** Works a node out on the tape at depth 0 and closes it with its label; a node told in one row is that row. */
  tape(id: number, unit: Unit, label: string): void {
    const single = this.memory.single(id);
    if (single !== undefined && this.#standsAt !== this.memory.inner(id)) {
      this.arrive(undefined, id, this.#labelled(id, single.label, label), unit, single.notes);
      return;
    }
    this.#chain(id, unit, 0);
    if (this.telling.node(this.memory.inner(id)).op !== 'piecewise') this.arrive('=', id, label, unit);
    this.#standsAt = this.memory.inner(id);
    this.memory.markShown(id);
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
    return op === 'plan' || this.memory.isShown(id) ? label : `${label}: ${own}`;
  }

  /** Works a node out at a depth, up to but without its own closing row. */
  #chain(id: number, unit: Unit, depth: number): void {
    const node = this.telling.node(this.memory.inner(id));
    if (depth === 0 && this.#standsAt === node.id) return;
    const single = this.memory.single(node.id);
    if (single !== undefined) {
      this.row(undefined, single.label, this.telling.figure(node.id), unit, depth, single.notes);
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
        return this.#pairs(node, depth);
      case 'add':
        return this.#parts(inputs, depth);
      case 'piecewise':
        this.#first(inputs[0] as Input, depth, true);
        return this.row('→', this.#read(node, unit, depth), figure, unit, depth);
      case 'round':
        this.#first(inputs[0] as Input, depth, false);
        return this.row('≈', this.telling.words.rounded(node.mode ?? 'half-up', node.scale ?? 0), figure, unit, depth);
      case 'choose': {
        const [condition, then, otherwise] = inputs as readonly [Input, Input, Input];
        conditionRows(condition.id, depth, this);
        return this.#first(this.telling.figure(condition.id).sign === 0 ? otherwise : then, depth, false);
      }
      default: {
        const op = node.op as keyof typeof SIGNS;
        const [first, ...others] = this.#ordered(op, inputs, depth) as [Input, ...Input[]];
        this.#first(first, depth, op === 'multiply' || op === 'divide');
        for (const other of others) this.operand(SIGNS[op], other.id, other.unit, depth);
      }
    }
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

  /** Factors that change nothing are left out; the figure that the tape stands at, or one that was told before, comes first. */
  #ordered(op: keyof typeof SIGNS, inputs: readonly Input[], depth: number): readonly Input[] {
    if (op !== 'multiply' && op !== 'divide') return inputs;
    const kept = inputs.filter(({ id }, place) => !this.#isNeutral(id, op, place));
    if (op === 'divide') return kept;
    if (kept.length === 0) return inputs.slice(0, 1);
    const standing = kept.findIndex(({ id }) => depth === 0 && this.memory.inner(id) === this.#standsAt);
    const isRate = this.telling.node((kept[0] as Input).id).op === 'plan';
    const first = standing < 0 && isRate ? kept.findIndex(({ id }) => this.memory.isShown(id)) : standing;
    return first < 0 ? kept : [kept[first] as Input, ...kept.slice(0, first), ...kept.slice(first + 1)];
  }

  /** A weight of 100 %, or a division by one month. */
  #isNeutral(id: number, op: 'multiply' | 'divide', place: number): boolean {
    const node = this.telling.node(id);
    if (!this.telling.figure(id).equals(Rational.ONE)) return false;
    if (op === 'divide') return place === 1 && node.op === 'calendar';
    return node.op === 'plan' && writtenPlace(node.at ?? '') === 'weight';
  }

  /** The parts of a sum; pairs that were counted are parts one by one. */
  #parts(inputs: readonly Input[], depth: number): void {
    const [first, second] = inputs.map(({ id }) => this.telling.node(id));
    const hasExtra = inputs.length === 2 && second?.op === 'piecewise' && first?.at === second.at;
    inputs.forEach(({ id, unit }, place) => {
      const part = this.telling.node(id);
      const label = hasExtra && place === 1 ? this.telling.words.readAs.extra : undefined;
      if (part.op === 'pairs' && !this.memory.isShown(id)) this.#pairs(part, depth);
      else this.operand('+', id, unit, depth, label);
    });
  }

  #pairs({ id, of }: TraceNode, depth: number): void {
    const pairs = (of?.pairs ?? []) as readonly (readonly string[])[];
    for (const [customer = '', category = ''] of pairs) {
      const label = this.telling.words.pair(this.telling.name(customer), this.telling.name(category));
      this.row('+', label, Rational.ONE, 'count', depth);
    }
    this.memory.markShown(id);
  }

  /** How a figure was read off a scale; the parts of several tiers go one step deeper, before it. */
  #read(node: TraceNode, unit: Unit, depth: number, label?: string): string {
    const [mark] = this.telling.units.ofInputs(node, unit) as [Unit];
    const reading = scaleReading(node, { mark, value: unit }, this.telling);
    for (const part of reading.parts) this.row('+', part.label, part.figure, unit, depth + 1);
    return `${label ?? this.telling.words.readAs[readAs(node, unit, mark)]}: ${reading.label}`;
  }

  /** The same where the figure it was read at stands elsewhere: with that figure. */
  #readAgain(node: TraceNode, unit: Unit, depth: number, label: string | undefined): string {
    const [mark] = this.telling.units.ofInputs(node, unit) as [Unit];
    const at = this.telling.bare(this.telling.figure(this.telling.inputs(node)[0] as number), mark);
    const { words } = this.telling;
    const name = label ?? this.memory.groupName(node) ?? words.readAs[readAs(node, unit, mark)];
    return this.#read(node, unit, depth, words.readAt(name, at));
  }
}

/** What a figure read off a scale is. */
function readAs({ at = '' }: TraceNode, unit: Unit, mark: Unit): ReadAs {
  const place = writtenPlace(at);
  if (place === 'factor' || place === 'share') return place;
  if (place === 'rate' || place === 'each') return unit === 'money' && mark !== 'ratio' ? 'pay' : place;
  return place === 'amount' ? 'pay' : 'value';
}
