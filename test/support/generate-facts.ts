/** Facts from a seed: everything that facts may hold, and whatever a generated plan reads. */
import type { PlanInput } from '../../src/index.js';
import { Rational } from '../../src/number/rational.js';
import { parseCanonical } from '../../src/number/read.js';
import { roundTo } from '../../src/number/round.js';
import type { Wanted } from './generate.js';
import { CATEGORIES, CHANNELS, COSTS, type Frame, PAYEES, plusDays, SEGMENTS, someDay } from './generate-frame.js';
import { handedInFor, periodsSoFar } from './generate-handed-in.js';
import { someCorrections, somePayee } from './generate-payee.js';
import { someLater } from './generate-payments.js';
import { someAbroad, someRates } from './generate-rates.js';
import { decimal, type Seeded } from './seeded.js';

/** A line as JSON. */
export interface LineInput {
  readonly id: string;
  readonly date: string;
  readonly amount: string;
  readonly customer?: string;
  readonly category?: string;
  readonly [field: string]: unknown;
}

/** Facts as JSON. */
export interface FactsInput {
  readonly covers: { readonly from: string; readonly to: string };
  readonly lines: readonly LineInput[];
  readonly customers: readonly Readonly<Record<string, unknown>>[];
  readonly categories: readonly Readonly<Record<string, unknown>>[];
  readonly assignments: readonly Readonly<Record<string, unknown>>[];
  readonly payees: readonly Readonly<Record<string, unknown>>[];
  readonly rates?: readonly Readonly<Record<string, unknown>>[];
}

const CUSTOMERS = ['k1', 'k2', 'k3', 'k4', 'k5', 'k6'] as const;

/** Facts on which each of the plans settles for every payee. */
export function someFacts(seeded: Seeded, frame: Frame, plans: readonly PlanInput[], wanted: Wanted): FactsInput {
  const [{ currency }] = plans as [PlanInput, ...PlanInput[]];
  const stays = needsLines(plans);
  // An age is told of everybody.
  const ages = JSON.stringify(plans).includes('"customerAge"');
  return {
    covers: plans.every((plan) => plan.dormantAfter === undefined)
      ? frame.covers
      : { ...frame.covers, from: '1980-01-01' },
    lines: [
      ...someLines(seeded, frame, plans, wanted),
      ...(stays ? PAYEES.map((id) => surely(seeded, frame.period.to, id)) : []),
    ],
    customers: [
      ...CUSTOMERS.map((id, place) => ({
        id,
        ...(place < 4 || ages
          ? { since: seeded.pick(['2015-03-01', frame.covers.from, frame.period.from, '2023-02-28']) }
          : undefined),
        segment: SEGMENTS[place % SEGMENTS.length],
        ...(place % 2 === 0 ? { tags: { channel: 'field', size: 'large' } } : undefined),
      })),
      { id: 'k0', since: '2010-01-01', segment: 'industry', mergedInto: 'k1' },
      { id: 'k9', since: '2010-01-01', segment: 'industry' },
    ],
    categories: [...CATEGORIES.map((id) => ({ id })), { id: 'parts', sameAs: 'spares' }],
    assignments: CUSTOMERS.slice(0, 4).flatMap((customer) => someAssignments(seeded, frame, customer)),
    payees: PAYEES.map((id) => {
      const corrections = wanted.extremes === false ? undefined : someCorrections(seeded.aside(5), frame);
      const payee = handedInFor(seeded.aside(16), somePayee(seeded, frame, id, stays), periodsSoFar(frame), plans);
      return { ...payee, ...corrections };
    }),
    rates: someRates(seeded.aside(7), frame, currency),
  };
}

/** What is read by its name says nothing about a division by 0. */
function needsLines(plans: readonly PlanInput[]): boolean {
  return /"(?:marginRate|breadth)"(?!:)/.test(JSON.stringify(plans));
}

/** The same with a line for everybody in each part of the period, where the plans need one. */
export function withSureLines(
  seeded: Seeded,
  facts: FactsInput,
  versions: readonly PlanInput[],
  days = versions.slice(0, -1).map(({ effective }) => String(effective?.to)),
): FactsInput {
  if (!needsLines(versions)) return facts;
  const lines = days.flatMap((day) =>
    PAYEES.map((id) => {
      const line = surely(seeded, day, id);
      return { ...line, id: `${line.id}-${day}` };
    }),
  );
  return { ...facts, lines: [...facts.lines, ...lines] };
}

/** A line of an existing customer on some day, in an amount that no others take back to 0. */
function surely(seeded: Seeded, date: string, payee: string): LineInput {
  const amount = `${seeded.between(10_000, 90_000)}.37`;
  const cost = { material: '1000.5' };
  const rest = { list: '99999', units: '3', payments: [{ date, amount }] };
  return { id: `S${payee}`, date, customer: 'k9', category: 'maintenance', amount, cost, payee, ...rest };
}

/** Somebody looks after the customer, alone or with another one, and hands over within the period now and then. */
function someAssignments(seeded: Seeded, { period }: Frame, customer: string) {
  const [first, second] = seeded.shuffled(PAYEES);
  const handOver = someDay(seeded, period.from, period.to);
  const dayBefore = new Date(Date.parse(handOver) - 86_400_000).toISOString().slice(0, 10);
  if (seeded.happens(40)) {
    return [
      { customer, payee: first, share: '1', to: dayBefore },
      { customer, payee: second, share: '1', from: handOver },
    ];
  }
  if (seeded.happens(50)) return [{ customer, payee: first }];
  return [
    { customer, payee: first, share: '2/3' },
    { customer, payee: second, share: '25%', from: period.from },
  ];
}

function someLines(seeded: Seeded, frame: Frame, plans: readonly PlanInput[], wanted: Wanted): LineInput[] {
  const [{ currency }] = plans as [PlanInput, ...PlanInput[]];
  const extremes = (wanted.extremes ?? true) && !frame.sharp && !frame.loses;
  const many = frame.sharp ? seeded.between(4, 14) : seeded.between(20, 60);
  const own = seeded.times(wanted.lines ?? many, (place) => someLine(seeded, frame, place, extremes));
  const lines = wanted.extremes === false ? own : someAbroad(seeded.aside(6), own, currency);
  const reversals = someReversals(seeded, frame, plans, lines);
  return someLater(seeded.aside(8), seeded.shuffled([...lines, ...reversals]));
}

function someLine(seeded: Seeded, frame: Frame, place: number, extremes: boolean): LineInput {
  const inPeriod = seeded.happens(55);
  const { from, to } = inPeriod ? frame.period : frame.covers;
  const [units, places] = someUnits(seeded, frame, inPeriod, extremes);
  return {
    id: `L${place}`,
    date: someDay(seeded, from, to),
    customer: seeded.happens(5) ? 'k0' : seeded.pick(CUSTOMERS),
    category: seeded.happens(5) ? 'parts' : seeded.pick(CATEGORIES),
    amount: decimal(units, places),
    ...someCost(seeded, units, places),
    list: decimal(units + (frame.sharp ? 50_000 : seeded.between(0, 9_999)), places),
    units: String(seeded.between(0, frame.sharp ? 3 : 20)),
    ...(frame.sharp && seeded.happens(70) ? { payee: seeded.pick(PAYEES) } : someCredit(seeded)),
    ...(seeded.happens(40) ? { deal: `D${seeded.between(1, 8)}` } : undefined),
    ...(seeded.happens(20) ? { invoice: `R${place % 7}` } : undefined),
    ...(seeded.happens(5) ? { order: `O${place}` } : undefined),
    ...(seeded.happens(30)
      ? { tags: { channel: seeded.pick(CHANNELS), ...strangeChannel(seeded.aside(14)) } }
      : undefined),
  };
}

/** Now and then a value that could be taken for something else. */
function strangeChannel(seeded: Seeded): { channel?: string } {
  return seeded.happens(8) ? { channel: seeded.pick(['*', '', 'constructor', 'null', '["channel"]']) } : {};
}

/**
 * Units and decimals of an amount: mostly cents, now and then huge or with up to 12 decimals; in steps of 500 where
 * figures are to lie on marks; below 0 in the period where more is taken back than sold.
 */
function someUnits(seeded: Seeded, frame: Frame, inPeriod: boolean, extremes: boolean): readonly [number, number] {
  const sign = frame.loses && inPeriod && seeded.happens(80) ? -1 : 1;
  if (frame.sharp) return [sign * seeded.between(1, 3) * 50_000, 2];
  if (sign < 0) return [-seeded.between(1, 400_000), 2];
  if (extremes && seeded.happens(5)) return [seeded.between(1, 2_000_000_000), seeded.between(3, 12)];
  if (extremes && seeded.happens(3)) return [seeded.between(1, 4_000_000_000) * 1_000_000, 2];
  return [seeded.happens(10) ? -seeded.between(1, 50_000) : seeded.between(0, 400_000), 2];
}

function someCost(seeded: Seeded, units: number, places: number): { cost?: unknown } {
  if (seeded.happens(8)) return {};
  const part = (percent: number): string => decimal(Math.round((units * percent) / 100), places);
  if (seeded.happens(20)) return { cost: part(seeded.between(20, 110)) };
  return { cost: Object.fromEntries(seeded.some(COSTS).map((name) => [name, part(seeded.between(5, 35))])) };
}

function someCredit(seeded: Seeded): { payee?: string; credits?: unknown } {
  const [a, b, c] = seeded.shuffled(PAYEES) as [string, string, string];
  if (seeded.happens(45)) return { payee: a };
  if (seeded.happens(35)) return {};
  const shares = seeded.pick([
    ['1/2', '1/2'],
    ['2/3', '1/3'],
    ['60%', '0.15'],
    ['1', '0'],
    ['1/7', '3/7'],
  ] as const);
  const overlay = seeded.happens(30) ? [{ payee: c, share: seeded.pick(['1', '50%']), overlay: true }] : [];
  return { credits: [{ payee: a, share: shares[0] }, { payee: b, share: shares[1] }, ...overlay] };
}

/** Takes back parts of lines, whole lines and parts of invoices, never more than was there. */
function someReversals(
  seeded: Seeded,
  frame: Frame,
  plans: readonly PlanInput[],
  lines: readonly LineInput[],
): LineInput[] {
  const first = frame.period.from;
  /** Where the plan does not say what becomes of them, no reversal may reach over the start of the settled period. */
  const onlyWithin = plans.some(({ amendsBefore }) => amendsBefore === undefined);
  const positive = lines.filter(({ amount }) => Number(amount) > 0);
  const ofLines = seeded
    .some(
      positive.filter(({ invoice }) => invoice === undefined),
      0,
    )
    .slice(0, 6);
  const invoices = [...new Set(lines.flatMap(({ invoice }) => (invoice === undefined ? [] : [String(invoice)])))];
  const targets = [
    ...ofLines.map((line) => ({ of: { line: line.id }, lines: [line] })),
    ...seeded
      .some(invoices, 0)
      .slice(0, 3)
      .map((invoice) => ({ of: { invoice }, lines: lines.filter((one) => one.invoice === invoice) })),
  ];
  return targets.flatMap(({ of, lines: targeted }, place): LineInput[] => {
    const dates = targeted.map(({ date }) => date).sort();
    const [earliest, last] = [dates[0] as string, dates.at(-1) as string];
    if (!targeted.every((line) => positive.includes(line)) || (onlyWithin && earliest < first && last >= first))
      return [];
    const latest = onlyWithin && last < first ? plusDays(first, -1) : frame.covers.to;
    const whole = targeted.map(({ amount }) => parseCanonical(amount)).reduce((total, amount) => total.plus(amount));
    const amount = roundTo(whole.dividedBy(Rational.of(seeded.pick([1, 2, 3]))), 12, 'down').toString();
    const reversal = {
      id: `R${place}`,
      date: someDay(seeded, last, latest),
      amount: `-${amount}`,
      reverses: of,
      ...(seeded.happens(20) ? { cost: '-1.5' } : undefined),
      ...(seeded.happens(20) ? { reason: 'returned' } : undefined),
    };
    return amount === '0' ? [] : [reversal];
  });
}
