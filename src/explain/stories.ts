/** Figures that are told in one row although some were computed for them: readers know them as one thing. */
import type { TraceNode } from '../trace/ledger.js';
import { givenLabel, groupNames } from './given.js';
import { exchangedIn } from './given-lines.js';
import { type Telling, textIn } from './telling.js';
import { writtenPlace } from './written.js';

/** One row: what a figure is, and what is to be said of how it comes about. */
export interface Story {
  readonly label: string;
  readonly notes: readonly string[];
}

/** The story of a node that is told in one row; undefined for one that is told step by step. */
export function storyOf(id: number, telling: Telling): Story | undefined {
  const node = telling.node(unrounded(id, telling));
  return (
    gainStory(node, telling) ??
    creditedStory(node, telling) ??
    kpiStory(node, telling) ??
    workingTimeStory(node, telling) ??
    zeroDenominatorStory(node, telling)
  );
}

/** Whether a figure is the efficiency gain of a group, or of all lines at once. */
export function isGain(id: number, telling: Telling): boolean {
  return gainParts(telling.node(unrounded(id, telling)), telling) !== undefined;
}

/** The node before it was rounded. */
export function unrounded(id: number, telling: Telling): number {
  let inner = id;
  for (let node = telling.node(inner); node.op === 'round'; node = telling.node(inner))
    inner = telling.inputs(node)[0] as number;
  return inner;
}

interface GainParts {
  readonly margin: number;
  readonly expected: number;
  readonly amount: number;
  readonly rate: number;
}

/** margin − amount × rate, the amount and the margin being sums over lines. */
function gainParts(node: TraceNode, telling: Telling): GainParts | undefined {
  if (node.op !== 'subtract') return undefined;
  const [margin, expected] = telling.inputs(node) as readonly [number, number];
  const product = telling.node(expected);
  if (product.op !== 'multiply' || product.in?.length !== 2) return undefined;
  const [amount, rate] = telling.inputs(product) as readonly [number, number];
  if (!isSumOf(margin, 'margin', telling) || !isSumOf(amount, 'amount', telling)) return undefined;
  const rateNode = telling.node(rate);
  const isRate =
    rateNode.op === 'plan' ||
    (rateNode.op === 'divide' && rateNode.in?.every((part) => telling.node(part).op === 'lines'));
  return isRate ? { margin, expected, amount, rate } : undefined;
}

function isSumOf(id: number, figure: string, telling: Telling): boolean {
  const node = telling.node(id);
  return node.op === 'lines' && textIn(node.of, 'figure') === figure;
}

function gainStory(node: TraceNode, telling: Telling): Story | undefined {
  const parts = gainParts(node, telling);
  if (parts === undefined) return undefined;
  const { words } = telling;
  const money = (id: number): string => telling.bare(telling.figure(id), 'money');
  const margin = telling.node(parts.margin);
  const rate = telling.node(parts.rate);
  const [thenMargin, thenAmount] = telling.inputs(rate);
  const origin =
    thenMargin === undefined || thenAmount === undefined
      ? words.gainReference
      : words.gainThen(money(thenMargin), money(thenAmount), telling.range(telling.node(thenAmount).of) ?? '');
  const names = groupNames(margin, telling);
  return {
    label: names.length === 0 ? words.efficiencyGain : words.list(names),
    notes: [
      words.gainMargin(money(parts.margin), words.lineCount(margin.count ?? 0), money(parts.expected)),
      words.gainExpected(money(parts.amount), telling.bare(telling.figure(parts.rate), 'ratio'), origin),
      ...exchangedNote([margin, ...telling.inputs(rate).map((id) => telling.node(id))], telling),
    ],
  };
}

/** The credited part of a counted thing. */
function creditedStory(node: TraceNode, telling: Telling): Story | undefined {
  if (node.op !== 'divide') return undefined;
  const [own, whole] = telling.inputs(node).map((id) => telling.node(id)) as [TraceNode, TraceNode];
  if (textIn(own.of, 'credited') !== 'payee' || textIn(whole.of, 'credited') !== 'whole') return undefined;
  const money = (part: TraceNode): string => telling.bare(telling.figure(part.id), 'money');
  return {
    label: telling.words.creditedPart(groupNames(own, telling)),
    notes: [telling.words.creditedOf(money(own), money(whole)), ...exchangedNote([own, whole], telling)],
  };
}

/** What lines in other currencies were exchanged at, where there were any. */
function exchangedNote(leaves: readonly TraceNode[], telling: Telling): string[] {
  const exchanged = exchangedIn(leaves, telling);
  return exchanged === undefined ? [] : [telling.words.exchanged(exchanged)];
}

/** A KPI of so many out of so many. */
function kpiStory(node: TraceNode, telling: Telling): Story | undefined {
  if (node.op !== 'divide') return undefined;
  const [part, whole] = telling.inputs(node).map((id) => telling.node(id)) as [TraceNode, TraceNode];
  const id = textIn(part.of, 'id');
  if (part.op !== 'fact' || textIn(part.of, 'part') !== 'num' || textIn(whole.of, 'part') !== 'den') return undefined;
  const count = (of: TraceNode): string => telling.bare(telling.figure(of.id), 'number');
  return { label: telling.words.kpiParts(telling.name(id ?? ''), count(part), count(whole)), notes: [] };
}

/** So many days at some working share. */
function workingTimeStory(node: TraceNode, telling: Telling): Story | undefined {
  if (node.op !== 'multiply' || node.in?.length !== 2) return undefined;
  const [days, share] = node.in.map((id) => telling.node(id)) as [TraceNode, TraceNode];
  if (days.op !== 'calendar' || textIn(share.of, 'fact') !== 'working-share') return undefined;
  const daysText = telling.bare(telling.figure(days.id), 'days');
  return { label: telling.words.workingTime(daysText, telling.bare(telling.figure(share.id), 'ratio')), notes: [] };
}

/** What the plan says for a denominator of 0. */
function zeroDenominatorStory(node: TraceNode, telling: Telling): Story | undefined {
  if (node.op !== 'choose') return undefined;
  const [condition, agreed, above] = telling.inputs(node).map((id) => telling.node(id)) as [
    TraceNode,
    TraceNode,
    TraceNode,
  ];
  const isAgreed = agreed.op === 'plan' && writtenPlace(agreed.at ?? '') === 'ifZero';
  if (condition.op !== 'none' || !isAgreed || telling.figure(condition.id).sign === 0) return undefined;
  const unit = telling.units.of(above.id, 'number');
  const label = givenLabel(above, telling);
  const figure = telling.full(telling.figure(above.id), unit);
  return {
    label: telling.words.zeroDenominator,
    notes: [telling.words.dividedByZero(label === undefined ? figure : `${label}: ${figure}`)],
  };
}
