/** From the canonical JSON of a tally back to the tally: how shards travel between workers. */
import { MAX_LINES, MAX_ROWS } from '../number/limits.js';
import { deepFrozen } from '../trace/canonical.js';
import { guarded } from '../trace/problems.js';
import type { CellKey, Cells } from './cells.js';
import { conditionBits } from './conditions.js';
import { keepsApart, taggedText } from './fact-texts.js';
import { foreignText } from './foreign.js';
import { unknownBits } from './place.js';
import { joined, type Purchases, type Run } from './purchases.js';
import type { TallySpec } from './spec.js';
import type { SumColumn } from './sum-column.js';
import { Tally } from './tally.js';
import { tallyJson } from './tally-json.js';
import {
  figureTextOf,
  idOf,
  type JsonFields,
  jsonOf,
  listOf,
  objectOf,
  refuseTally,
  textOf,
  wholeOf,
} from './tally-leaves.js';
import { amendedLineOf, amendmentOf, creditsOf, dealOf, ratesOf, tagValuesOf } from './tally-links.js';
import { specOf } from './tally-spec.js';

/**
 * Reads a tally that `tallyJson` wrote, so that shards can be tallied where the lines are and merged elsewhere.
 *
 * @param text the canonical JSON of a tally, to the byte
 * @returns a tally equal to the one that was written: it merges and settles alike
 * @throws DreiklangError `not_a_tally` with the first place that is none
 * @example
 * tallyJson(parseTally(tallyJson(tally))) === tallyJson(tally) // true
 */
export function parseTally(text: string): Tally {
  return guarded(() => {
    const tally = tallyOf(objectOf(jsonOf(text), ''));
    // Another order, doubles, fields too many: whatever is not the one canonical form shows here.
    return tallyJson(tally) === text ? tally : refuseTally('', 'canonical JSON');
  });
}

function tallyOf(fields: JsonFields): Tally {
  if (fields.format !== 'dreiklang-tally/1') refuseTally('/format', 'dreiklang-tally/1');
  const spec = deepFrozen(specOf(fields.spec, '/spec'));
  const cells = columnsOf(fields.cells, '/cells', spec);
  const foreign =
    fields.foreign === undefined ? [] : listOf(fields.foreign, '/foreign', MAX_LINES).map(foreignOf(spec));
  const all = [cells, ...foreign.map((own) => own.columns)];
  const scales = spec.figures.map((_, place) =>
    Math.max(...all.map(({ sums }) => mostDecimals(sums[place] as readonly string[]))),
  );
  const tally = new Tally(spec, scales);
  const names = (list: unknown, at: string, read: (name: unknown, nameAt: string) => string): string[] =>
    listOf(list, at, MAX_ROWS).map((name, place) => read(name, `${at}/${place}`));
  for (const id of names(fields.customers, '/customers', idOf)) tally.customers.intern(id);
  for (const id of names(fields.categories, '/categories', idOf)) tally.categories.intern(id);
  for (const deal of names(fields.deals, '/deals', thingOf(spec))) tally.deals.intern(deal);
  listOf(fields.patterns, '/patterns', MAX_LINES).forEach((credits, place) => {
    tally.internPattern(creditsOf(credits, `/patterns/${place}`));
  });
  readCells(tally, tally.cells, cells);
  for (const { text, columns } of foreign) readCells(tally, tally.foreignCells(text), columns);
  listOf(fields.amendedLines, '/amendedLines', MAX_LINES).forEach((row, place) => {
    tally.amendedLines.push(amendedLineOf(row, `/amendedLines/${place}`, spec));
  });
  listOf(fields.amendments, '/amendments', MAX_LINES).forEach((row, place) => {
    tally.amendments.push(amendmentOf(row, `/amendments/${place}`));
  });
  tally.purchases = purchasesOf(fields.purchases, spec);
  if (tally.lineIds !== undefined) for (const id of names(fields.lineIds, '/lineIds', idOf)) tally.lineIds.add(id);
  return tally;
}

/** Runs of purchases for each gap of the spec. Runs that are not joined as far as they go are not the canonical ones. */
function purchasesOf(value: unknown, { dormancy }: TallySpec): Purchases[] {
  if (dormancy === undefined) return [];
  const lists = listOf(value, '/purchases', dormancy.length);
  if (lists.length !== dormancy.length) refuseTally('/purchases', `${dormancy.length} entries`);
  return dormancy.map(({ after, window }, gap) => {
    const at = `/purchases/${gap}`;
    const entries = listOf(lists[gap], at, MAX_ROWS).map((entry, place): [string, readonly Run[]] => {
      const [customer, runs] = listOf(entry, `${at}/${place}`, 2);
      const runsAt = `${at}/${place}/1`;
      const read = listOf(runs, runsAt, MAX_ROWS).map((run, next): Run => {
        const [first, last] = listOf(run, `${runsAt}/${next}`, 2);
        const from = wholeOf(first, `${runsAt}/${next}/0`, window.from, window.to);
        return [from, wholeOf(last, `${runsAt}/${next}/1`, from, window.to)];
      });
      return [idOf(customer, `${at}/${place}/0`), joined(read, after)];
    });
    return new Map(entries);
  });
}

/** The columns of some cells, of which the sums were read. */
interface Columns {
  readonly at: string;
  readonly columns: JsonFields;
  readonly sums: readonly (readonly string[])[];
}

function columnsOf(value: unknown, at: string, { figures }: TallySpec): Columns {
  const columns = objectOf(value, at);
  const sums = listOf(columns.sums, `${at}/sums`, figures.length).map((column, place) => {
    const sumsAt = `${at}/sums/${place}`;
    return listOf(column, sumsAt, MAX_LINES).map((sum, cell) => figureTextOf(sum, `${sumsAt}/${cell}`));
  });
  if (sums.length !== figures.length) refuseTally(`${at}/sums`, 'a column for each figure');
  return { at, columns, sums };
}

/** Cells in another currency, with its rates to those of the plans. */
function foreignOf(spec: TallySpec): (value: unknown, place: number) => { text: string; columns: Columns } {
  return (value, place) => {
    const at = `/foreign/${place}`;
    const { cells, currency, rates } = objectOf(value, at);
    const key = { currency: idOf(currency, `${at}/currency`), rates: ratesOf(rates, `${at}/rates`, spec) };
    const wanted = spec.currencies.filter((to) => to !== currency);
    if (key.rates.map(([to]) => to).join() !== wanted.join()) refuseTally(`${at}/rates`, wanted.join(', '));
    return { text: foreignText(key), columns: columnsOf(cells, `${at}/cells`, spec) };
  };
}

/** The cells, column by column; `deal` and `unknown` stand there only where they say something. */
function readCells(tally: Tally, cells: Cells, { at: cellsAt, columns, sums }: Columns): void {
  const { spec } = tally;
  const count = listOf(columns.lines, `${cellsAt}/lines`, MAX_LINES).length;
  const column = (name: string, least: number, most: number): readonly number[] => {
    const at = `${cellsAt}/${name}`;
    const numbers = listOf(columns[name], at, MAX_LINES).map((entry, cell) =>
      wholeOf(entry, `${at}/${cell}`, least, most),
    );
    return numbers.length === count ? numbers : refuseTally(at, `${count} entries`);
  };
  const lines = column('lines', 1, Number.MAX_SAFE_INTEGER);
  const pattern = column('pattern', 0, tally.patterns.length - 1);
  const customer = column('customer', 0, tally.customers.size - 1);
  const category = column('category', 0, tally.categories.size - 1);
  const stretch = column('stretch', 0, spec.stretches.length - 1);
  const deal = keepsApart(spec) ? column('deal', 0, tally.deals.size - 1) : undefined;
  const readBits = unknownBits(spec.figures);
  const metBits = [...conditionBits(spec.conditions).values()].reduce((bits, bit) => bits | bit, 0);
  const unknown = columns.unknown === undefined ? undefined : column('unknown', 0, readBits | metBits);
  for (const [place, texts] of sums.entries())
    if (texts.length !== count) refuseTally(`${cellsAt}/sums/${place}`, `${count} entries`);
  for (let cell = 0; cell < count; cell += 1) {
    const key: CellKey = {
      pattern: pattern[cell] as number,
      customer: customer[cell] as number,
      category: category[cell] as number,
      stretch: stretch[cell] as number,
      deal: deal?.[cell] ?? -1,
      unknown: unknown?.[cell] ?? 0,
    };
    const own = cells.cellOf(key);
    cells.lines.set(own, lines[cell] as number);
    sums.forEach((texts, place) => {
      addText(cells.sums[place] as SumColumn, own, texts[cell] as string);
    });
  }
}

/** The largest number of decimals among some figures. */
function mostDecimals(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, decimalsOf(text)), 0);
}

function decimalsOf(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

function addText(column: SumColumn, cell: number, text: string): void {
  const digits = text.replace('.', '') + '0'.repeat(column.scale - decimalsOf(text));
  const units = Number(digits);
  if (Number.isSafeInteger(units)) column.add(cell, units);
  else column.addLarge(cell, BigInt(digits));
}

/** The name under which lines are kept apart: with values of tags where the spec keeps them apart by those. */
function thingOf({ byDeal, byLine, byTags }: TallySpec): (value: unknown, at: string) => string {
  if (byTags === undefined) return untaggedOf;
  const hasMore = byDeal || byLine === true;
  return (value, at) => {
    const text = textOf(value, at);
    if (!text.startsWith('tags ')) return refuseTally(at, '"tags …"');
    const [tags, more] = listOf(jsonOf(text.slice(5)), at, hasMore ? 2 : 1);
    const own = hasMore ? untaggedOf(more, at) : undefined;
    return taggedText(tagValuesOf(tags, at, byTags), own) === text ? text : refuseTally(at, 'tags [["…"]]');
  };
}

function untaggedOf(value: unknown, at: string): string {
  const text = textOf(value, at);
  if (!text.startsWith('part ')) return dealOf(value, at);
  const both = listOf(jsonOf(text.slice(5)), at, 2).map((id) => idOf(id, at));
  return both.length === 2 && `part ${JSON.stringify(both)}` === text ? text : refuseTally(at, 'part ["…","…"]');
}
