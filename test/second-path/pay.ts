/** What a component pays for its figure, before modifiers, as the plan writes it. */
import Fraction from 'fraction.js';
import { extras, fraction, inTiers, lookedUp, onCurve, type Packing, packsOf, type Row } from '../support/some-pay.js';
import type { NetLine } from './lines.js';
import { type Groups, groupsOf, isExisting, type Json, type Setting, segmentOf } from './measures.js';

const ZERO = new Fraction(0);

/** What marks are read on where there is a quota. */
export interface Goal {
  readonly quota: Fraction;
  /** Rounded where the quota says so. */
  readonly attainment: Fraction;
  /** Before rounding; undefined where the quota is 0. */
  readonly exact: Fraction | undefined;
}

/** The figure of a component whose pay is a table: by group. */
export function tableFigures(how: Json, measure: Json, at: Setting): Groups {
  const by = tableKeys(how);
  const keyValue = (line: NetLine, word: string, at: Setting): string => {
    if (word === 'category') return line.category;
    return word === 'segment' ? segmentOf(line.customer, at) : isExisting(line.customer, at) ? 'existing' : 'new';
  };
  const figures = groupsOf(measure, at, (line, where) => JSON.stringify(by.map((word) => keyValue(line, word, where))));
  const led = new Map<string, Fraction>();
  for (const [key, figure] of figures) {
    const path = JSON.stringify(ledTo(how, by, JSON.parse(key)).path);
    led.set(path, (led.get(path) ?? ZERO).add(figure));
  }
  return led;
}

export function isTable(how: Json): boolean {
  return typeof how === 'object' && how.table !== undefined;
}

function tableKeys({ by, table }: Json): string[] {
  const inner = Object.values(table).flatMap((how) => (isTable(how) ? tableKeys(how) : []));
  return [...new Set([by, ...inner])];
}

function ledTo(table: Json, by: readonly string[], values: readonly string[]): { how: Json; path: string[] } {
  const path: string[] = [];
  let how = table;
  while (isTable(how)) {
    const key = values[by.indexOf(how.by)] as string;
    path.push(key);
    how = how.table[key] ?? how.table['*'];
  }
  return { how, path };
}

/** The pay of a component: `groups` only where its pay is a table. */
export function paid(
  pay: Json,
  figure: Fraction,
  groups: Groups | undefined,
  goal: Goal | undefined,
  incentive: Fraction,
): Fraction {
  const [[word, how]] = Object.entries(pay) as [[string, Json]];
  const read = goal?.attainment ?? figure;
  if (word === 'amount') return value(how, read);
  if (word === 'share') return value(how, read).mul(incentive);
  const packs = packsOf(pay);
  if (groups === undefined) return rate(how, figure, goal, packs);
  return [...groups].reduce((total, [path, part]) => {
    return total.add(groupRate(pathTo(how, JSON.parse(path)), part, goal, packs));
  }, ZERO);
}

function pathTo(how: Json, path: readonly string[]): Json {
  return path.reduce((table, key) => table.table[key] ?? table.table['*'], how);
}

/** Tiers cut every group in the proportions in which the attainment is cut. */
function groupRate(how: Json, figure: Fraction, goal: Goal | undefined, packs: Packing): Fraction {
  if (how.tiers === undefined || goal === undefined) return rate(how, figure, goal, packs);
  const { attainment, exact } = goal;
  const extra = extras(how.tiers, attainment, true, how.edge);
  if (exact === undefined || exact.equals(0))
    return packs(figure)
      .mul(rateReached(how.tiers, attainment, false, how.edge))
      .add(extra);
  // Packs are counted up to the group's own part of each mark.
  const counted = (mark: Fraction): Fraction => packs(mark.mul(figure).div(exact));
  return inTiers(how.tiers, exact, counted).add(extra);
}

/** Rates from 0 go on below 0: the lower side of a mark of 0 pays the same. */
function rateReached(rows: readonly Row[], read: Fraction, addsUp: boolean, edge: string | undefined): Fraction {
  const [mark, value] = rows[0] as Row;
  const goesOn = read.compare(0) <= 0 && fraction(mark).equals(0);
  return goesOn ? fraction(value) : lookedUp(rows, read, addsUp, edge);
}

function rate(how: Json, figure: Fraction, goal: Goal | undefined, packs: Packing): Fraction {
  if (typeof how === 'string') return fraction(how).mul(packs(figure));
  const read = goal?.attainment ?? figure;
  const { tiers, steps, cumulative, curve, below, above, edge } = how;
  if (tiers !== undefined) {
    const extra = extras(tiers, read, true, edge);
    if (goal === undefined) return inTiers(tiers, figure, packs).add(extra);
    if (goal.exact === undefined)
      return packs(figure)
        .mul(rateReached(tiers, read, false, edge))
        .add(extra);
    return inTiers(tiers, goal.exact, (mark) => packs(mark.mul(goal.quota))).add(extra);
  }
  if (curve !== undefined) return onCurve(curve, read, below === 'extend', above === 'extend').mul(packs(figure));
  const found = rateReached(steps, read, cumulative === true, edge);
  return found.mul(packs(figure)).add(extras(steps, read, cumulative === true, edge));
}

function value(how: Json, read: Fraction): Fraction {
  if (how === 'linear') return read;
  if (typeof how === 'string') return fraction(how);
  const { tiers, steps, cumulative, curve, below, above, edge } = how;
  if (tiers !== undefined) return inTiers(tiers, read, (mark) => mark).add(extras(tiers, read, true, edge));
  if (curve !== undefined) return onCurve(curve, read, below === 'extend', above === 'extend');
  return lookedUp(steps, read, cumulative === true, edge).add(extras(steps, read, cumulative === true, edge));
}

/** A factor read on a figure: flat at both ends. */
export function factorAt({ steps, curve }: Json, read: Fraction): Fraction {
  const rows: Row[] = steps ?? curve;
  if (read.compare(fraction(rows[0]?.[0] as string)) < 0) return fraction(rows[0]?.[1] as string);
  return steps === undefined ? onCurve(rows, read, false, false) : lookedUp(rows, read, false, undefined);
}
