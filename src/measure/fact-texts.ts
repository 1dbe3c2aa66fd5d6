/** What of the facts a tally writes as text, so that shards with other numbers agree. */
import type { Facts } from '../facts/facts.js';

/** A credit as a tally keeps it: payee id, share as text, whether it is an overlay. */
export type TallyCredit = readonly [payee: string, share: string, overlay: boolean];

/** A pattern of the facts as a tally writes it. */
export function creditsOf(facts: Facts, pattern: number): TallyCredit[] {
  return facts.credits
    .pattern(pattern)
    .map(({ payee, share, overlay }) => [facts.credits.payees.id(payee), share.toString(), overlay]);
}

/** A line without a deal is its own deal; the two kinds of names can't meet. */
export function dealText(facts: Facts, row: number): string {
  const deal = facts.lines.deal.get(row);
  return deal === undefined ? `line ${facts.lines.ids.at(row)}` : `deal ${deal}`;
}

/** The id of the deal, or of the line that is its own. */
export function idOfThing(name: string): string {
  return name.slice(PREFIX);
}

/** Both kinds of names begin with a word of four letters and a blank. */
const PREFIX = 5;
