/** The digest of the sums that one payee's statement rests on. */
import { ByteText, CLOSING, COMMA } from '../trace/byte-text.js';
import { byCodePoint, canonicalJson } from '../trace/canonical.js';
import { sha256Hex, sha256OfBytes } from '../trace/sha256.js';
import { assignmentsRead } from './customers-now.js';
import { rowsByDeal } from './deals.js';
import { keepsApart } from './fact-texts.js';
import { viewBy, waysOf } from './recognised-view.js';
import { readPatterns } from './scope.js';
import type { SumColumn } from './sum-column.js';
import type { TallyPattern } from './tally.js';
import type { TallyView } from './view.js';
import { wayName } from './way.js';

/**
 * SHA-256 over the canonical form of what a statement can rest on, as `docs/statement-format.md` writes it down: the
 * rows (cells, and lines after their reversals) that credit the payee or anyone else whose lines the plan takes, and,
 * where the plan reads whole amounts, all others of those customers; and who is in the teams and units. It is a digest of digests, one a group (a customer, or a list of credits), so that a group
 * that several payees share is read once.
 */
export function payeeCellsDigest(view: TallyView, payee: string): string {
  const ways = waysOf(view);
  const recognised = ways.map((way) => [wayName(way), cellsDigest(viewBy(way, view), payee)]);
  return cellsDigest(view, payee, recognised);
}

/** @param recognised where measures count lines otherwise than on their date, the digests of those rows, by name of the way */
function cellsDigest(view: TallyView, payee: string, recognised: readonly (readonly string[])[] = []): string {
  const groups = view.remembered(GROUPS, () => new Groups(view));
  const { patterns, members } = readPatterns(view, payee);
  const assigned = assignmentsRead(view, payee);
  const digests = view.readsWhole ? groups.ofCustomers(patterns, assigned) : groups.ofPatterns(patterns);
  // Rows of a customer say who is credited; those of a list of credits leave it to this list.
  const saysCredits = !view.readsWhole || members !== undefined;
  const credits = groups.ordered(patterns).map((pattern) => textOf(view.tally, pattern));
  return sha256Hex(
    canonicalJson({
      format: 'dreiklang-cells/1',
      groups: digests,
      ...(saysCredits ? { credits } : undefined),
      ...(members === undefined ? undefined : { members }),
      ...(assigned === undefined
        ? undefined
        : {
            assigned: assigned.map((shares) =>
              [...shares].map(([customer, share]) => [view.customerId(customer), share.toString()]),
            ),
          }),
      ...(view.returns && {
        returns: view.returns.of([...customersIn(view, patterns)].map((customer) => view.customerId(customer))),
      }),
      ...(recognised.length === 0 ? undefined : { recognised }),
    }),
  );
}

/** The customers of all rows of some patterns. Rows of one customer mostly stand together. */
function customersIn(view: TallyView, patterns: readonly number[]): Set<number> {
  const customers = new Set<number>();
  let last = -1;
  for (const pattern of patterns) {
    const rows = view.rowsOfPattern(pattern);
    for (let place = 0; place < rows.length; place += 1) {
      const customer = view.customer[rows[place] as number] as number;
      if (customer !== last) customers.add(customer);
      last = customer;
    }
  }
  return customers;
}

const GROUPS = {};

/** What of a tally is read together: all of a customer where the plan reads whole amounts, else all of a list of credits. */
class Groups {
  readonly #view: TallyView;
  readonly #known: (string | undefined)[] = [];
  readonly #text = new ByteText();
  /** What the rows of each category begin with. */
  readonly #beginnings: readonly string[];

  constructor(view: TallyView) {
    this.#view = view;
    this.#beginnings = view.tally.categories.ids.map((id) => `[${JSON.stringify(id)},`);
  }

  /** The digests of all rows of the customers of some patterns, and of the deals these have there, in code-point order of the customers. */
  ofCustomers(patterns: readonly number[], assigned: readonly ReadonlyMap<number, unknown>[] = []): string[] {
    const view = this.#view;
    const customers = customersIn(view, patterns);
    for (const shares of assigned) for (const customer of shares.keys()) customers.add(customer);
    if (view.tally.spec.byDeal) for (const customer of this.#customersOfDeals(patterns)) customers.add(customer);
    const { tally, pattern } = view;
    return [...customers]
      .sort((a, b) => byCodePoint(view.customerId(a), view.customerId(b)))
      .map((customer) => this.#digest(customer, view.rowsOfCustomer(customer), pattern, (of) => textOf(tally, of)));
  }

  /** The customers of deals that some patterns have rows of: a deal is looked at as a whole. */
  #customersOfDeals(patterns: readonly number[]): ReadonlySet<number> {
    const view = this.#view;
    const deals = new Set<number>();
    for (const pattern of patterns) for (const row of view.rowsOfPattern(pattern)) deals.add(view.dealOf(row));
    const rowsOf = rowsByDeal(view);
    return new Set([...deals].flatMap((deal) => (rowsOf.get(deal) ?? []).map((row) => view.customer[row] as number)));
  }

  /** The digests of all rows of some lists of credits, in code-unit order of their texts. */
  ofPatterns(patterns: readonly number[]): string[] {
    const view = this.#view;
    const { customer } = view;
    return this.ordered(patterns).map((pattern) =>
      this.#digest(pattern, view.rowsOfPattern(pattern), customer, (of) => JSON.stringify(view.customerId(of))),
    );
  }

  /** Those of some lists of credits that have rows, in code-unit order of their texts. */
  ordered(patterns: readonly number[]): number[] {
    const view = this.#view;
    return patterns
      .filter((pattern) => view.rowsOfPattern(pattern).length > 0)
      .sort((a, b) => (textOf(view.tally, a) < textOf(view.tally, b) ? -1 : 1));
  }

  /**
   * The digest of a group: runs of rows, each with the stretch and the name that they have in common, that is
   * `[stretch, name, [row, …]]`.
   */
  #digest(group: number, rows: Int32Array, common: Int32Array, nameOf: (entry: number) => string): string {
    const known = this.#known[group];
    if (known !== undefined) return known;
    const { stretch } = this.#view;
    const text = this.#text.clear();
    let [lastStretch, lastCommon] = [-1, -1];
    for (let place = 0; place < rows.length; place += 1) {
      const row = rows[place] as number;
      if (stretch[row] === lastStretch && common[row] === lastCommon) text.ascii(COMMA);
      else {
        text.text(lastStretch < 0 ? '[[' : ']],[');
        lastStretch = stretch[row] as number;
        lastCommon = common[row] as number;
        text.whole(lastStretch).ascii(COMMA).text(nameOf(lastCommon)).text(',[');
      }
      this.#writeRow(row);
    }
    const digest = sha256OfBytes(text.text(']]]').bytes);
    this.#known[group] = digest;
    return digest;
  }

  /** `[category, lines, unknown, figure, …]`, and the deal or line where a plan reads those. */
  #writeRow(row: number): void {
    const { category, lines, unknown, deal, sums, tally } = this.#view;
    const text = this.#text.text(this.#beginnings[category[row] as number] as string);
    text
      .whole(lines[row] as number)
      .ascii(COMMA)
      .whole(unknown[row] as number);
    for (let figure = 0; figure < sums.length; figure += 1) {
      text.ascii(COMMA);
      this.#writeFigure(figure, row);
    }
    if (keepsApart(tally.spec)) text.ascii(COMMA).text(JSON.stringify(tally.deals.id(deal[row] as number)));
    text.ascii(CLOSING);
  }

  /** A figure in minor units where it is a whole number of them, else as text: whatever the scale it is kept in. */
  #writeFigure(figure: number, row: number): void {
    const view = this.#view;
    const sum = view.sums[figure] as SumColumn;
    const units = row < view.cellRows ? sum.unitsIn(row, view.plan.minorUnit) : undefined;
    if (units !== undefined) this.#text.whole(units);
    else if (row < view.cellRows) this.#text.text(`"${sum.textAt(row)}"`);
    else this.#text.text(view.knows(figure, row) ? `"${view.exact(figure, row)}"` : 'null');
  }
}

function textOf({ patterns }: { readonly patterns: readonly TallyPattern[] }, pattern: number): string {
  return (patterns[pattern] as TallyPattern).text;
}
