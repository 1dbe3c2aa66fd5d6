/** What a statement has told so far: how its figures are called, and which of them were worked out before. */
import type { TraceNode } from '../trace/ledger.js';
import { flowLabel } from './flows.js';
import { givenLabel, groupNames } from './given.js';
import { cleanText } from './names.js';
import { partOf } from './part-of.js';
import { type Story, storyOf, unrounded } from './stories.js';
import { groupIn, type Telling, textIn } from './telling.js';
import { writtenPlace } from './written.js';

/** How deep in a figure of a table its group is looked for. */
const GROUP_DEPTH = 5;

export class Memory {
  readonly telling: Telling;
  readonly #names = new Map<number, string>();
  /** Nodes that were worked out, and in which section. */
  readonly #shown = new Map<number, number>();
  #section = 0;

  constructor(telling: Telling) {
    this.telling = telling;
  }

  /** Begins a section. */
  begin(): void {
    this.#section += 1;
  }

  /** Names a node, for when it is worked out and for whenever it is used again. */
  name(id: number, label: string): void {
    const inner = this.inner(id);
    if (!this.#names.has(inner)) this.#names.set(inner, label);
  }

  /** Names a node anew, now that those who read on know it as something else. */
  rename(id: number, label: string): void {
    this.#names.set(this.inner(id), label);
  }

  markShown(id: number): void {
    const inner = this.inner(id);
    if (!this.#shown.has(inner)) this.#shown.set(inner, this.#section);
  }

  /** Whether a node was worked out before. */
  isShown(id: number): boolean {
    return this.#shown.has(this.inner(id));
  }

  /** The node itself, past sums of one figure and roundings that change nothing. */
  inner(id: number): number {
    let node = this.telling.node(id);
    while (this.#isSameAsInput(node)) node = this.telling.node(this.telling.inputs(node)[0] as number);
    return node.id;
  }

  #isSameAsInput(node: TraceNode): boolean {
    const [input] = this.telling.inputs(node);
    if (input === undefined || node.in?.length !== 1) return false;
    if (node.op === 'add') return true;
    return node.op === 'round' && this.telling.figure(input).equals(this.telling.figure(node.id));
  }

  /** What a node is called. */
  nameOf(id: number): string {
    const node = this.telling.node(unrounded(this.inner(id), this.telling));
    const { operations } = this.telling.words;
    return (
      this.#names.get(this.inner(id)) ??
      this.#names.get(node.id) ??
      storyOf(node.id, this.telling)?.label ??
      this.#quotientName(node) ??
      this.#rateName(node) ??
      this.#countName(node) ??
      this.#exchangedName(node) ??
      this.#cappedName(node) ??
      flowLabel(node, this.telling) ??
      this.groupName(node) ??
      this.#partName(node) ??
      givenLabel(node, this.telling) ??
      operations[node.op as keyof typeof operations]
    );
  }

  /** An amount split or multiplied by months; what several tiers pay, over the figure that they were read at. */
  #quotientName(node: TraceNode): string | undefined {
    if (node.op !== 'divide') return undefined;
    const [above, below] = this.telling.inputs(node).map((id) => this.telling.node(id)) as [TraceNode, TraceNode];
    if (below.of?.counted === 'months') return this.telling.words.overMonths;
    if (textIn(above.of, 'figure') === 'margin' && textIn(below.of, 'figure') === 'amount')
      return this.telling.words.marginRate;
    return above.op === 'piecewise' && above.in?.[0] === below.id ? this.telling.words.averageRate : undefined;
  }

  /** A rate, an amount for each or a share that was looked up, to be multiplied with what it is paid for. */
  #rateName(node: TraceNode): string | undefined {
    const place = writtenPlace(node.at ?? '');
    if (node.op !== 'piecewise' || (place !== 'rate' && place !== 'each' && place !== 'share')) return undefined;
    return this.telling.isPaidForEach(node) ? this.telling.words.readAs[place] : undefined;
  }

  /** What falls to a part of the period, or a figure of the part put as for the whole of it. */
  #partName(node: TraceNode): string | undefined {
    const factor = this.telling.inputs(node).at(-1);
    const part = factor === undefined ? undefined : partOf(factor, this.telling);
    if (part === undefined) return undefined;
    return node.op === 'multiply' ? part : node.op === 'divide' ? this.telling.words.wholePeriod : undefined;
  }

  /** Lines in another currency × its rate. */
  #exchangedName(node: TraceNode): string | undefined {
    if (node.op !== 'multiply') return undefined;
    const [leaf, rate] = this.telling.inputs(node).map((id) => this.telling.node(id));
    const currency = textIn(leaf?.of, 'currency');
    if (currency === undefined || textIn(rate?.of, 'fact') !== 'rate') return undefined;
    return this.telling.words.exchangedFrom(cleanText(currency));
  }

  /** Things counted, some of them in part. */
  #countName(node: TraceNode): string | undefined {
    if (node.op !== 'add') return undefined;
    const [first, ...parts] = this.telling.inputs(node).map((id) => this.telling.node(unrounded(id, this.telling)));
    const isCount = parts.every(
      (part) => part.op === 'divide' && this.telling.node(part.in?.[0] as number).of?.credited === 'payee',
    );
    return first?.op === 'lines' && isCount ? givenLabel(first, this.telling, true) : undefined;
  }

  /** What counts of a deal that is capped. */
  #cappedName(node: TraceNode): string | undefined {
    const [own] = node.op === 'multiply' ? this.telling.inputs(node).map((id) => this.telling.node(id)) : [];
    if (own?.op !== 'lines' || own.of?.deal === undefined) return undefined;
    return this.telling.words.list(groupNames(own, this.telling));
  }

  /** The keys of the group that a figure is of; of the sum over a table inside a group of lines, that group alone. */
  groupName(node: TraceNode, depth = GROUP_DEPTH, ofSum = false): string | undefined {
    if (node.of?.group !== undefined) {
      const names = groupNames(node, this.telling);
      const keys = groupIn(node.of).length;
      const isInner = ofSum && node.of.groupBy !== undefined && keys > 1;
      return this.telling.words.list(isInner ? names.slice(0, 1 - keys) : names);
    }
    if (depth === 0 || this.#names.has(node.id)) return undefined;
    const inputs = this.telling.inputs(node);
    for (const input of inputs) {
      const isSum = ofSum || (node.op === 'add' && inputs.length > 1);
      const name = this.groupName(this.telling.node(input), depth - 1, isSum);
      if (name !== undefined) return name;
    }
    return undefined;
  }

  /** The one row of a node that needs no more: given, told as a story, or worked out before. */
  single(id: number): Story | undefined {
    const node = this.telling.node(this.inner(id));
    const label = givenLabel(node, this.telling, this.#shown.has(node.id));
    const hasParts = node.op === 'pairs' && this.telling.figure(node.id).sign !== 0;
    if (label !== undefined && !hasParts) return { label, notes: [] };
    const section = this.#shown.get(node.id);
    if (section === undefined) return storyOf(node.id, this.telling) ?? this.#resultOnly(node);
    const name = this.nameOf(node.id);
    return { label: section === this.#section ? name : this.telling.words.seeAbove(name), notes: [] };
  }

  /** Operations of which only the result is told. */
  #resultOnly({ op, in: inputs }: TraceNode): Story | undefined {
    const { words } = this.telling;
    switch (op) {
      case 'add':
        return inputs?.length === 0 ? { label: words.nothing, notes: [] } : undefined;
      case 'compare':
      case 'all':
      case 'any':
      case 'none':
      case 'share-out':
        return { label: words.operations[op], notes: [] };
      default:
        return undefined;
    }
  }
}
