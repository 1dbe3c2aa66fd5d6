/** The digest of the sums that one payee's statement rests on. */
import { sha256Hex } from '../trace/sha256.js';
import type { AmendedLine, Amendment, Tally } from './tally.js';
import { contentJson, type TallyContent } from './tally-json.js';
import type { TallyView } from './view.js';

/**
 * SHA-256 over the canonical form of what a statement can rest on: the cells and linked rows that credit the payee,
 * and, where the plan reads whole amounts, all others of those customers.
 */
export function payeeCellsDigest(view: TallyView, payee: string): string {
  const { head, patterns } = contentJson(view.tally, payeeContent(view, payee));
  return sha256Hex(`{${head},${patterns}}`);
}

function payeeContent(view: TallyView, payee: string): TallyContent {
  const cells: number[] = [];
  const customers = new Set<number>();
  const take = (row: number): void => {
    if (row < view.cellRows) cells.push(row);
  };
  for (const pattern of view.patternsOf(payee)) {
    view.eachOfPattern(pattern, (row) => {
      if (!view.readsWhole) take(row);
      customers.add(view.customer[row] as number);
    });
  }
  if (view.readsWhole) for (const customer of customers) view.eachOfCustomer(customer, take);
  return { cells, ...linkedContent(view, payee, customers) };
}

/** The linked rows of a tally by whom they credit, by customer, and the amendments by what they amend. */
class LinkIndex {
  readonly #byPayee = new Map<string, AmendedLine[]>();
  readonly #byCustomer = new Map<string, AmendedLine[]>();
  readonly #ofLine = new Map<string, Amendment[]>();
  readonly #ofInvoice = new Map<string, Amendment[]>();

  constructor(tally: Tally) {
    for (const line of tally.amendedLines) {
      for (const [payee] of line.credits) put(this.#byPayee, payee, line);
      put(this.#byCustomer, line.customer, line);
    }
    for (const amendment of tally.amendments) {
      if (amendment.line !== undefined) put(this.#ofLine, amendment.line, amendment);
      else put(this.#ofInvoice, amendment.invoice as string, amendment);
    }
  }

  lines(payee: string, customers: readonly string[]): AmendedLine[] {
    const ofCustomers = customers.flatMap((customer) => this.#byCustomer.get(customer) ?? []);
    return [...new Set([...(this.#byPayee.get(payee) ?? []), ...ofCustomers])];
  }

  amendments(lines: readonly AmendedLine[]): Amendment[] {
    const found = lines.flatMap(({ id, invoice }) => [
      ...(this.#ofLine.get(id) ?? []),
      ...(invoice === undefined ? [] : (this.#ofInvoice.get(invoice) ?? [])),
    ]);
    return [...new Set(found)];
  }
}

function put<Row>(into: Map<string, Row[]>, key: string, row: Row): void {
  const rows = into.get(key);
  if (rows === undefined) into.set(key, [row]);
  else rows.push(row);
}

/** Under which a tally remembers its index of linked rows. */
const LINKS = {};

function linkedContent(
  view: TallyView,
  payee: string,
  customers: ReadonlySet<number>,
): Pick<TallyContent, 'amendedLines' | 'amendments'> {
  const index = view.tally.remembered(LINKS, () => new LinkIndex(view.tally));
  const whole = view.readsWhole ? [...customers].map((customer) => view.customerId(customer)) : [];
  const amendedLines = index.lines(payee, whole);
  return { amendedLines, amendments: index.amendments(amendedLines) };
}
