/** The digest of the sums that one payee's statement rests on. */
import { sha256Hex } from '../trace/sha256.js';
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
  const { tally, readsWhole } = view;
  const cells = new Set<number>();
  const customers = new Set<number>();
  const take = (row: number): void => {
    if (row < view.cellRows) cells.add(row);
  };
  for (const { patterns } of view.sharesOf(payee)) {
    for (const pattern of patterns) {
      view.eachOfPattern(pattern, (row) => {
        if (!readsWhole) take(row);
        customers.add(view.customer[row] as number);
      });
    }
  }
  if (readsWhole) for (const customer of customers) view.eachOfCustomer(customer, take);
  const content: TallyContent = { cells: [...cells], amendedLines: [], amendments: [] };
  if (tally.amendedLines.length === 0) return content;
  const names = new Set([...customers].map((customer) => view.customerId(customer)));
  const amendedLines = tally.amendedLines.filter(
    (line) => line.credits.some(([id]) => id === payee) || (readsWhole && names.has(line.customer)),
  );
  const lines = new Set(amendedLines.map((line) => line.id));
  const invoices = new Set(amendedLines.flatMap((line) => line.invoice ?? []));
  const amendments = tally.amendments.filter(
    ({ line, invoice }) => (line !== undefined && lines.has(line)) || (invoice !== undefined && invoices.has(invoice)),
  );
  return { ...content, amendedLines, amendments };
}
