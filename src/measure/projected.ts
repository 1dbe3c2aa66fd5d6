/** A tally made for several plans or periods, seen by one of them: so that a statement is the same whatever it was settled from. */
import type { Day } from '../calendar/day.js';
import { contains, dayCount, type Period, periodKey } from '../calendar/period.js';
import type { Plan } from '../plan/plan.js';
import { canonicalJson } from '../trace/canonical.js';
import { fail } from '../trace/problems.js';
import type { CellKey, Cells } from './cells.js';
import { translatedBits } from './conditions.js';
import { keepsApart, thingIn } from './fact-texts.js';
import { decimalsOfLine, foldLine } from './fold-line.js';
import { foreignKey, foreignText, narrowed } from './foreign.js';
import { amountsRead, metField } from './links.js';
import { unknownBits } from './place.js';
import { bothPurchases, type PurchaseSpec, type Purchases, purchasesOfLines } from './purchases.js';
import type { FigureName } from './reads.js';
import { type Amended, type TallySpec, tallySpec } from './spec.js';
import type { SumColumn } from './sum-column.js';
import { type AmendedLine, knownLinked, type Linked, type LinkedAmounts, Tally } from './tally.js';

/**
 * The tally as if it had been made for one plan and period alone: only the days and figures that these read, cut only
 * where they cut. Exact.
 *
 * @param knownTo the last day of reversals that are known; absent: all are
 * @throws DreiklangError `tally_not_for_this` where days or figures are missing that the plan reads
 */
export function projected(tally: Tally, plan: Plan, period: Period, knownTo?: Day): Tally {
  const { plans } = tally.spec;
  const linked = knownLinked(tally, knownTo);
  const isWhole = countOf(linked) === countOf(tally);
  if (isWhole && plans.length === 1 && plans[0]?.periods.length === 1) return tally;
  const amended = isWhole ? tally.spec.amended : namedBy(linked);
  const own = tallySpec(plan, { periods: [periodKey(period)], amended });
  const stretchOf = stretchesInto(tally.spec, own);
  const figures = own.figures.map((figure) => tally.spec.figures.indexOf(figure));
  const metOf = translatedBits(tally.spec.conditions, own.conditions);
  const tagPlaces = placesIn(tally.spec, own);
  if (figures.includes(-1) || tagPlaces.includes(-1) || !isKeptApart(own, tally.spec) || metOf === undefined)
    return notForThis();
  const sumsOf = ({ sums }: Cells): SumColumn[] => figures.map((figure) => sums[figure] as SumColumn);
  const [kept, folded] = parted(linked, own, metOf, tagPlaces);
  const result = new Tally(
    own,
    sumsOf(tally.cells).map(({ scale }, place) =>
      folded.reduce((most, line) => Math.max(most, decimalsOfLine(line, own.figures[place] as FigureName)), scale),
    ),
  );
  copyNames(tally, result);
  result.amendedLines.push(...kept);
  for (const amendment of linked.amendments) result.amendments.push(linkedRead(amendment, own.figures));
  const thingOf = keepsApart(own)
    ? tally.deals.ids.map((name) => result.deals.intern(thingIn(own, tagPlaces, name)))
    : [];
  const readBits = unknownBits(own.figures);
  const translate = (key: CellKey): boolean => {
    key.stretch = stretchOf[key.stretch] as number;
    if (key.stretch < 0) return false;
    key.deal = keepsApart(own) ? (thingOf[key.deal] as number) : -1;
    key.unknown = (key.unknown & readBits) | metOf(key.unknown);
    return true;
  };
  for (const [text, cells] of tally.allCells) {
    const key = text === undefined ? undefined : narrowed(foreignKey(text), own.currencies);
    const into = key === undefined ? result.cells : result.foreignCells(foreignText(key));
    into.absorb(cells, sumsOf(cells), translate);
  }
  result.purchases = (own.dormancy ?? []).map((wanted) => purchasesFor(wanted, tally, folded));
  for (const line of folded) foldLine(result, line);
  for (const [text, { count }] of result.foreign) if (count === 0) result.foreign.delete(text);
  return result;
}

function countOf({ amendedLines, amendments }: Linked): number {
  return amendedLines.length + amendments.length;
}

function namedBy({ amendments }: Linked): Amended {
  return {
    lines: amendments.flatMap(({ line }) => line ?? []),
    invoices: amendments.flatMap(({ invoice }) => invoice ?? []),
  };
}

/** The runs of purchases that were kept for a gap, if they reach as far as is wanted, and those of lines put into cells. */
function purchasesFor(wanted: PurchaseSpec, { spec, purchases }: Tally, folded: readonly AmendedLine[]): Purchases {
  const { after, window } = wanted;
  const place = (spec.dormancy ?? []).findIndex(
    (kept) => canonicalJson(kept.after) === canonicalJson(after) && contains(kept.window, window),
  );
  return bothPurchases(purchases[place] ?? notForThis(), purchasesOfLines(folded.filter(isPurchase), wanted), after);
}

function isPurchase({ amount }: AmendedLine): boolean {
  return amount !== '0' && !amount.startsWith('-');
}

function isKeptApart(own: TallySpec, spec: TallySpec): boolean {
  const keepsLines = (own.lineFacts ?? []).every((fact) => spec.lineFacts?.includes(fact) === true);
  return (!own.byDeal || spec.byDeal) && (own.byLine !== true || spec.byLine === true) && keepsLines;
}

/** Where the tags of a spec of its own stand among those of the tally; −1 for one that is not there. */
function placesIn({ byTags = [] }: TallySpec, own: TallySpec): number[] {
  return (own.byTags ?? []).map((tag) => byTags.indexOf(tag));
}

/** Customers, categories and patterns under the same numbers. */
function copyNames(from: Tally, into: Tally): void {
  for (const id of from.customers.ids) into.customers.intern(id);
  for (const id of from.categories.ids) into.categories.intern(id);
  for (const { text } of from.patterns) into.internPattern(JSON.parse(text));
}

/** The single lines of a tally as a spec of its own has them: those that it keeps by themselves, and those for its cells. */
function parted(
  { amendedLines }: Linked,
  { figures, lineFacts = [], amended, byTags }: TallySpec,
  metOf: (bits: number) => number,
  tagPlaces: readonly number[],
): readonly [kept: AmendedLine[], folded: AmendedLine[]] {
  const [lines, invoices] = [new Set(amended.lines), new Set(amended.invoices)];
  const [kept, folded]: [AmendedLine[], AmendedLine[]] = [[], []];
  const [looksAtPayments, looksAtService] = [lineFacts.includes('payments'), lineFacts.includes('service')];
  for (const { met = 0, payments, service, tags, ...line } of amendedLines) {
    const own: AmendedLine = {
      ...linkedRead(line, figures),
      ...metField(metOf(met)),
      ...(byTags && tags && { tags: tagPlaces.map((place) => tags[place] as string | null) }),
      ...(payments !== undefined && looksAtPayments ? { payments } : undefined),
      ...(service !== undefined && looksAtService ? { service } : undefined),
    };
    const isNamed = lines.has(line.id) || (line.invoice !== undefined && invoices.has(line.invoice));
    const isKept = isNamed || looksAtPayments || own.service !== undefined;
    (isKept ? kept : folded).push(own);
  }
  return [kept, folded];
}

/** A linked row with no other amounts than some figures read. */
function linkedRead<Row extends LinkedAmounts>(row: Row, figures: readonly FigureName[]): Row {
  const { amount, cost, namedCosts, list, units, ...place } = row;
  return { ...place, ...amountsRead(row, figures) } as unknown as Row;
}

/** For each stretch of the tally the one of the plan's own spec that it is a part of; −1 where the plan does not look. */
function stretchesInto(spec: TallySpec, own: TallySpec): number[] {
  const days = own.stretches.map(dayCount);
  let place = 0;
  const into = spec.stretches.map(({ from, to }) => {
    while ((own.stretches[place]?.to ?? to) < from) place += 1;
    const whole = own.stretches[place];
    if (whole === undefined || to < whole.from) return -1;
    if (from < whole.from || to > whole.to) notForThis();
    days[place] = (days[place] as number) - dayCount({ from, to });
    return place;
  });
  if (days.some((left) => left !== 0)) notForThis();
  return into;
}

function notForThis(): never {
  return fail({ code: 'tally_not_for_this', at: '/tally', expected: 'spec' });
}
