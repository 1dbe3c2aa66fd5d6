/** From what was earned to what is payable. */
import type Fraction from 'fraction.js';
import { fraction } from '../support/some-pay.js';
import { amountOf } from './amounts.js';
import { isIn } from './calendar.js';
import { least, most, sum, ZERO } from './figures.js';
import type { Json, Setting } from './setting.js';
import { payeeOf } from './setting.js';
import type { Earned } from './settle.js';

/** What other periods bring to a statement. */
export interface FromOthers {
  /** Left open by the statement before, below 0. */
  readonly open?: Fraction | undefined;
  /** What closed periods come to more or less. */
  readonly corrections?: Fraction;
  /** What is held back and released. */
  readonly held?: Fraction;
  /** The last statement: what is open is claimed, or forgiven. */
  readonly final?: 'claim' | 'forgive' | undefined;
}

/** Something that is added or taken off, and what it is about. */
export interface Part {
  readonly kind: string;
  readonly amount: Fraction;
  readonly component?: string | undefined;
}

export interface Payable {
  /** What leads from what was earned, held back and corrected to what is payable. */
  readonly parts: readonly Part[];
  readonly payable: Fraction;
  /** Left open, below 0: for the statement after it; of a final one forgiven. */
  readonly carried: Fraction | undefined;
}

/** After adjustments of exactly this period, corrections, what is open, the draw, and advances paid in it. */
export function payableOf(of: Earned, { open, corrections = ZERO, held = ZERO, final }: FromOthers = {}): Payable {
  const setting = of.versions.at(-1) as Setting;
  const { plan, period, round } = setting;
  const { adjustments = [], advances = [] } = payeeOf(setting);
  const own = adjustments.filter((one: Json) => one.period === period.name);
  const taken = advances.filter(({ date }: Json) => isIn(date, period));
  const rounded = ({ amount }: Json): Fraction => round(fraction(amount));
  const balances =
    final !== 'claim' ? [] : [...of.known].map(([component, { balance = ZERO }]) => ({ component, amount: balance }));
  const sums = sum([of.earned, corrections, held, ...balances.map(({ amount }) => amount), ...own.map(rounded)]);
  const advanced = sum([ZERO, ...taken.map(rounded)]);
  const hasDraw = of.versions.some((one) => one.plan.draw !== undefined);
  const end = !hasDraw
    ? withoutDraw(sums.add(open ?? ZERO).sub(advanced), plan.negative ?? 'carry', final)
    : withDraw(sums, open ?? ZERO, advanced, of, final);
  const { drawn = ZERO, isOpen = true, ...payable } = end;
  const parts: Part[] = [
    ...own.map((one: Json): Part => ({ kind: 'adjustment', component: one.component, amount: rounded(one) })),
    { kind: 'balance', amount: isOpen ? (open ?? ZERO) : ZERO },
    ...balances.map((one): Part => ({ kind: 'balance', ...one })),
    { kind: 'draw', amount: drawn },
    ...taken.map((one: Json): Part => ({ kind: 'advance', amount: rounded(one).neg() })),
  ];
  const left = sum([of.earned, corrections, held, ...parts.map(({ amount }) => amount)]);
  const word = payable.carried === undefined ? 'not-paid' : final === 'forgive' ? 'forgiven' : 'carried';
  return { ...payable, parts: [...parts, { kind: word, amount: payable.payable.sub(left) }] };
}

/** The end of it; what the draw added, and whether what was open was set off. */
type End = Omit<Payable, 'parts'> & { readonly drawn?: Fraction; readonly isOpen?: boolean };

function withoutDraw(left: Fraction, negative: string, final: FromOthers['final']): End {
  const isBelow = left.compare(0) < 0;
  const isPaid = negative === 'pay' && final === undefined;
  if (!isBelow || isPaid || final === 'claim') return { payable: left, carried: undefined };
  // Who is forgiven pays nothing back.
  return { payable: ZERO, carried: negative === 'zero' ? undefined : left };
}

/** Lifted to the draw, which later earnings recover; before its first day nothing is. */
function withDraw(
  earned: Fraction,
  open: Fraction,
  advanced: Fraction,
  { versions }: Earned,
  final: FromOthers['final'],
): End {
  const { period, round } = versions.at(-1) as Setting;
  // Where the period ends it is decided what is done with what is open.
  const recoverFrom = versions.at(-1)?.plan.draw?.recoverFrom ?? '0001-01-01';
  const recovers = period.from >= recoverFrom || final !== undefined;
  const isOpen = open.compare(0) < 0;
  const word = recovers && isOpen ? 'atLeast' : 'amount';
  const drawOf = (at: Setting): Fraction => {
    const { draw } = at.plan;
    return draw === undefined ? ZERO : amountOf(draw[word] ?? draw.amount, at).mul(at.partOf('draw'));
  };
  const isThere = versions.some(({ eligible }) => eligible.length > 0);
  const own = recovers ? earned.add(open) : earned;
  if (final === 'claim') return { payable: own.sub(advanced), carried: undefined };
  const drawn = most([own, isThere ? round(sum(versions.map(drawOf))) : ZERO]);
  const left = drawn.sub(advanced);
  const payable = most([left, ZERO]);
  // What was paid beyond what was earned, and what is not recovered yet.
  const balance = sum([recovers ? ZERO : open, own.sub(drawn), least([left, ZERO])]);
  return { payable, carried: balance.compare(0) < 0 ? balance : undefined, drawn: drawn.sub(own), isOpen: recovers };
}
