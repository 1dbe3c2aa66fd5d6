/** Pay from a seed, as a person writes it, and what it comes to, worked out row by row without any form. */
import Fraction from 'fraction.js';
import type { PlanInput } from '../../src/index.js';
import { decimal, type Seeded } from './seeded.js';

export type PayInput = PlanInput['components'][number]['pay'];
export interface Stepped {
  readonly tiers?: Row[];
  readonly steps?: Row[];
  readonly cumulative?: boolean;
  readonly edge?: string;
  readonly curve?: Row[];
  readonly below?: string;
  readonly above?: string;
}
export type Row = readonly [mark: string, value: string, plus?: string];

/** How marks are written, and over which range they lie: in hundredths of what stands there. */
export interface Marks {
  readonly percent: boolean;
  readonly least: number;
  readonly most: number;
  /** Marks are so many of them apart: then figures lie on them, and values leave half cents. */
  readonly grid?: number;
}

export const ON_MONEY: Marks = { percent: false, least: -20_000, most: 500_000 };
export const ON_ATTAINMENT: Marks = { percent: true, least: -2_000, most: 25_000 };

/** A pay that reads one figure: every word with every how that it takes, but no tables. */
export function somePay(seeded: Seeded, word: 'rate' | 'each' | 'amount' | 'share', marks: Marks): PayInput {
  const hows = {
    rate: ['number', 'tiers', 'steps'],
    each: ['number', 'tiers', 'steps'],
    amount: ['number', 'steps', 'curve'],
    share: ['number', 'linear', 'tiers', 'steps', 'curve'],
  } as const;
  return { [word]: someHow(seeded, word, seeded.pick(hows[word]), marks) } as unknown as PayInput;
}

/** One how under a pay word. */
export function someHow(seeded: Seeded, word: string, how: string, marks: Marks): unknown {
  switch (how) {
    case 'tiers': {
      const tiers = someRows(seeded, word, marks, 1, true);
      return { tiers, ...someEdge(seeded, tiers.some(hasExtra)) };
    }
    case 'steps': {
      const steps = someRows(seeded, word, marks, 1, true);
      const edge = someEdge(seeded, steps.some(hasExtra) || steps[0]?.[1] !== steps[1]?.[1]);
      if (seeded.happens(40)) return { steps, cumulative: true };
      const rest = steps.length > 1 ? edge : undefined;
      return seeded.happens(10) ? { steps, cumulative: false, ...rest } : { steps, ...rest };
    }
    case 'curve': {
      const curve = someRows(seeded, word, marks, 2, false);
      const below = seeded.happens(50) ? { below: 'extend' } : undefined;
      return { curve, ...below, above: seeded.pick(['flat', 'extend']) };
    }
    case 'linear':
      return 'linear';
    default:
      return someValue(seeded, word, marks);
  }
}

/** A mark lies on the lower side now and then, where something jumps there. */
function someEdge(seeded: Seeded, jumps: boolean): { edge: 'upper' } | undefined {
  return jumps && seeded.happens(40) ? { edge: 'upper' } : undefined;
}

function hasExtra([, , plus]: Row): boolean {
  return plus !== undefined && Number(plus) !== 0;
}

/** The same paid by the pack now and then. `each` pays for units of the figure: of a ratio, for so many percent. */
export function byThePack(seeded: Seeded, pay: PayInput, percent: boolean): PayInput {
  if (!('each' in pay) || seeded.happens(50)) return pay;
  const size = decimal(seeded.between(1, percent ? 3_000 : 90_000));
  const parts = seeded.pick([undefined, 'full', 'started', 'exact'] as const);
  return { ...pay, per: percent ? `${size}%` : size, ...(parts && { parts }) };
}

export function someRows(seeded: Seeded, word: string, marks: Marks, least: number, extras: boolean): Row[] {
  const numbers = new Set<number>(seeded.happens(50) ? [0] : []);
  const wanted = seeded.between(least, 4);
  const { grid = 1 } = marks;
  while (numbers.size < wanted) numbers.add(seeded.between(marks.least / grid, marks.most / grid) * grid);
  return [...numbers]
    .sort((a, b) => a - b)
    .map((mark): Row => {
      const text = marks.percent ? `${decimal(mark)}%` : decimal(mark);
      const row: Row = [text, someValue(seeded, word, marks)];
      return extras && seeded.happens(30) ? [row[0], row[1], decimal(seeded.between(-500, 50_000))] : row;
    });
}

export function someValue(seeded: Seeded, word: string, { grid }: Partial<Marks> = {}): string {
  if (grid !== undefined) return seeded.pick(SHARP_VALUES[word as keyof typeof SHARP_VALUES]);
  const hundredths = seeded.between(-300, 5_000);
  if (word === 'each' || word === 'amount') return decimal(hundredths);
  if (word === 'share') return seeded.pick([decimal(hundredths), `${hundredths}%`, `${hundredths}/7`]);
  return seeded.pick([`${decimal(hundredths)}%`, '1/3']);
}

/** Of amounts in steps of 500 they leave halves of a cent, of a unit, of a tenth of a cent. */
const SHARP_VALUES = {
  rate: ['0.001%', '0.1%', '0.0001%', '0.003%', '0.005%', '2%'],
  each: ['0.005', '0.5', '12.5', '7'],
  amount: ['0.005', '10.5', '25', '0.0005'],
  share: ['0.00005', '50%', '1', '1/8'],
} as const;

export function fraction(text: string): Fraction {
  const known = read.get(text);
  if (known !== undefined) return known;
  if (read.size > 5_000) read.clear();
  const figure = text.endsWith('%') ? new Fraction(text.slice(0, -1)).div(100) : new Fraction(text);
  read.set(text, figure);
  return figure;
}

/** The same texts are read again and again. */
const read = new Map<string, Fraction>();

const ZERO = new Fraction(0);

/** What a figure is paid, with an attainment where there is a quota; before modifiers, unrounded. */
export function paidByHand(pay: PayInput, figure: Fraction, quota?: Fraction, incentive = ZERO): Fraction {
  const [[word, how]] = Object.entries(pay) as [[string, unknown]];
  const read = quota === undefined ? figure : figure.div(quota);
  switch (word) {
    case 'rate':
    case 'each':
      return ratePaid(how, figure, read, quota, packsOf(pay));
    case 'amount':
      return valuePaid(how, read);
    default:
      return valuePaid(how, read).mul(incentive);
  }
}

export type Packing = (figure: Fraction) => Fraction;

/** How many packs a figure makes; the figure itself where it is not paid by the pack. */
export function packsOf(pay: PayInput): Packing {
  if (!('each' in pay) || pay.per === undefined) return (figure) => figure;
  const size = fraction(String(pay.per));
  const { parts = 'full' } = pay;
  return (figure) => {
    const count = figure.div(size);
    if (parts === 'exact') return count;
    const whole = parts === 'full' ? count.abs().floor() : count.abs().ceil();
    return count.compare(0) < 0 ? whole.neg() : whole;
  };
}

function ratePaid(
  how: unknown,
  figure: Fraction,
  read: Fraction,
  quota: Fraction | undefined,
  packs: Packing,
): Fraction {
  if (typeof how === 'string') return fraction(how).mul(packs(figure));
  const { tiers, steps, cumulative, edge } = how as Stepped;
  if (tiers !== undefined) {
    const counted = (mark: Fraction): Fraction => packs(mark.mul(quota ?? 1));
    return inTiers(tiers, read, counted).add(extras(tiers, read, true, edge));
  }
  const rows = steps as Row[];
  const goesOn = read.compare(0) < 0 && fraction((rows[0] as Row)[0]).equals(0);
  const rate = goesOn ? fraction((rows[0] as Row)[1]) : lookedUp(rows, read, cumulative === true, edge);
  return rate.mul(packs(figure)).add(extras(rows, read, cumulative === true, edge));
}

function valuePaid(how: unknown, read: Fraction): Fraction {
  if (how === 'linear') return read;
  if (typeof how === 'string') return fraction(how);
  const { tiers, steps, cumulative, edge, curve, below, above } = how as Stepped;
  if (tiers !== undefined) return inTiers(tiers, read, (mark) => mark).add(extras(tiers, read, true, edge));
  if (steps !== undefined) {
    return lookedUp(steps, read, cumulative === true, edge).add(extras(steps, read, cumulative === true, edge));
  }
  return onCurve(curve as Row[], read, below === 'extend', above === 'extend');
}

/** Σ value × what is counted from the beginning of the tier up to the figure, or to the end of the tier. */
export function inTiers(rows: readonly Row[], read: Fraction, counted: Packing): Fraction {
  const [firstMark, firstValue] = rows[0] as Row;
  if (fraction(firstMark).equals(0) && read.compare(0) < 0) return counted(read).mul(fraction(firstValue));
  return rows.reduce((total, [mark, value], place) => {
    const from = fraction(mark);
    const next = rows[place + 1];
    const to = next === undefined || read.compare(fraction(next[0])) < 0 ? read : fraction(next[0]);
    return to.compare(from) > 0 ? total.add(counted(to).sub(counted(from)).mul(fraction(value))) : total;
  }, ZERO);
}

/** Whether a mark is reached; on the upper edge it has to be passed. */
export function reaches(read: Fraction, mark: string, edge: string | undefined): boolean {
  return edge === undefined ? read.compare(fraction(mark)) >= 0 : read.compare(fraction(mark)) > 0;
}

export function lookedUp(rows: readonly Row[], read: Fraction, addsUp: boolean, edge: string | undefined): Fraction {
  const values = rows.filter(([mark]) => reaches(read, mark, edge)).map(([, value]) => fraction(value));
  return addsUp ? values.reduce((total, value) => total.add(value), ZERO) : (values.at(-1) ?? ZERO);
}

/** One from 0 is paid above 0 only, and none below 0. */
export function extras(rows: readonly Row[], read: Fraction, addsUp: boolean, edge: string | undefined): Fraction {
  if (read.compare(0) < 0) return ZERO;
  const reached = rows.filter(([mark]) => reaches(read, mark, edge));
  const paid = reached.map(([mark, , plus]) =>
    plus === undefined || (fraction(mark).equals(0) && read.equals(0)) ? ZERO : fraction(plus),
  );
  return addsUp ? paid.reduce((total, plus) => total.add(plus), ZERO) : (paid.at(-1) ?? ZERO);
}

export function onCurve(rows: readonly Row[], read: Fraction, before: boolean, after: boolean): Fraction {
  const points = rows.map(([mark, value]) => [fraction(mark), fraction(value)] as const);
  const line = (place: number): Fraction => {
    const [[x1, y1], [x2, y2]] = points.slice(place, place + 2) as [[Fraction, Fraction], [Fraction, Fraction]];
    return y1.add(y2.sub(y1).mul(read.sub(x1)).div(x2.sub(x1)));
  };
  const next = points.findIndex(([mark]) => read.compare(mark) < 0);
  if (next === 0) return before ? line(0) : ZERO;
  if (next > 0) return line(next - 1);
  return after ? line(points.length - 2) : (points.at(-1)?.[1] as Fraction);
}
