/** What the reversals of some facts take back from which lines, row by row. */
import type { Facts } from '../facts/facts.js';
import type { Rational } from '../number/rational.js';
import { emptyTally } from './add-lines.js';
import { amendedBy, linkedRows } from './links.js';
import { takenBack } from './netting.js';
import { Placer } from './place.js';
import type { TallySpec } from './spec.js';

/** What a reversal takes back from one line. */
export interface TakenRow {
  /** The row of the reversal, and of the line. */
  readonly row: number;
  readonly of: number;
  /** As the reversal has it. */
  readonly amount: Rational;
}

/**
 * Exact. A reversal of an invoice is shared out over its lines as in settling; one whose line is not there is absent.
 *
 * @param currency of lines that name none
 */
export function takenRows(facts: Facts, currency: string): readonly TakenRow[] {
  const { ids, reversals } = facts.lines;
  if (reversals.length === 0) return [];
  const spec: TallySpec = {
    plans: [],
    stretches: [],
    figures: [],
    currencies: [],
    byDeal: false,
    amended: amendedBy(facts),
    lineIds: 'promised',
  };
  const tally = emptyTally(spec);
  linkedRows(tally, facts, new Placer(facts, spec));
  const taken = takenBack(tally, currency);
  const named = new Set(taken.flatMap(({ amendment, line }) => [amendment, line]));
  const rowOf = new Map(ids.rowsOf(named).map((row) => [ids.at(row), row]));
  return taken.map(({ amendment, line, amount }) => ({
    row: rowOf.get(amendment) as number,
    of: rowOf.get(line) as number,
    amount,
  }));
}
