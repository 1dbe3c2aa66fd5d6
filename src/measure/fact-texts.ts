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

/** What a tally keeps lines apart by: deals, single lines, or both. */
export interface KeptApart {
  readonly byDeal: boolean;
  readonly byLine?: true;
}

/** Whether a tally keeps lines apart by deal or one by one. */
export function keepsApart({ byDeal, byLine }: KeptApart): boolean {
  return byDeal || byLine === true;
}

/**
 * The name under which a line is kept apart: `deal D7`, or `line L4`; where both deals and lines are, of a line with a deal
 * `part ["D7","L4"]`.
 *
 * @param deal the name of its deal, see {@link dealText}
 */
export function thingText(deal: string, line: string, { byDeal, byLine }: KeptApart): string {
  if (byLine !== true) return deal;
  return byDeal && deal.startsWith('deal ') ? `part ${JSON.stringify([idOfThing(deal), line])}` : `line ${line}`;
}

/** The deal of a thing that is kept apart; only where deals are. */
export function dealOfThing(thing: string): string {
  return thing.startsWith('part ') ? `deal ${(JSON.parse(thing.slice(PREFIX)) as [string, string])[0]}` : thing;
}

/** The line of a thing that is kept apart; only where lines are. */
export function lineOfThing(thing: string): string {
  return thing.startsWith('part ') ? `line ${(JSON.parse(thing.slice(PREFIX)) as [string, string])[1]}` : thing;
}

/** The id of a deal, or of the line that is its own. */
export function idOfThing(name: string): string {
  return name.slice(PREFIX);
}

/** All names begin with a word of four letters and a blank. */
const PREFIX = 5;
