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

/** What a tally keeps lines apart by: deals, single lines, values of tags, or several of these. */
export interface KeptApart {
  readonly byDeal: boolean;
  readonly byLine?: true;
  /** Tags, sorted. */
  readonly byTags?: readonly string[];
}

/** The values that a line has of the tags by which lines are kept apart, in their order; null where it has none. */
export type TagValues = readonly (string | null)[];

/** What a line is named by where lines are kept apart. */
export interface NamedLine {
  readonly id: string;
  /** The name of its deal, see {@link dealText}. */
  readonly deal: string;
  /** Where lines are kept apart by tags. */
  readonly tags?: TagValues;
}

/** Whether a tally keeps lines apart by deal, one by one, or by tags. */
export function keepsApart({ byDeal, byLine, byTags }: KeptApart): boolean {
  return byDeal || byLine === true || byTags !== undefined;
}

/**
 * The name under which a line is kept apart: `deal D7`, or `line L4`; where both deals and lines are, of a line with a deal
 * `part ["D7","L4"]`. Where tags are, `tags [["field",null]]`, with one of those names behind the values where there is one.
 */
export function thingText({ id, deal, tags }: NamedLine, kept: KeptApart): string {
  const own = kept.byLine === true ? partText(deal, id, kept.byDeal) : kept.byDeal ? deal : undefined;
  return kept.byTags === undefined ? (own as string) : taggedText(tags as TagValues, own);
}

function partText(deal: string, line: string, byDeal: boolean): string {
  return byDeal && deal.startsWith('deal ') ? `part ${JSON.stringify([idOfThing(deal), line])}` : `line ${line}`;
}

/** The name of what has some values of tags; with the name under which it is kept apart anyway, where it is. */
export function taggedText(values: TagValues, own?: string): string {
  return `tags ${JSON.stringify(own === undefined ? [values] : [values, own])}`;
}

/** The name under which a smaller spec keeps a thing apart; `placesOf`: where its tags stand among those of the thing. */
export function thingIn(kept: KeptApart, placesOf: readonly number[], thing: string): string {
  const own = kept.byLine === true ? (kept.byDeal ? untagged(thing) : lineOfThing(thing)) : dealOfThing(thing);
  if (kept.byTags === undefined) return own;
  const values = tagsOfThing(thing);
  const isNamed = kept.byDeal || kept.byLine === true;
  return taggedText(
    placesOf.map((place) => values[place] as string | null),
    isNamed ? own : undefined,
  );
}

/** The values of tags of a thing that is kept apart; only where tags are. */
export function tagsOfThing(thing: string): TagValues {
  return (JSON.parse(thing.slice(PREFIX)) as [TagValues])[0];
}

/** The name without the tags; the empty text where nothing else is kept apart. */
function untagged(thing: string): string {
  return thing.startsWith('tags ') ? ((JSON.parse(thing.slice(PREFIX)) as [TagValues, string?])[1] ?? '') : thing;
}

/** The deal of a thing that is kept apart; only where deals are. */
export function dealOfThing(thing: string): string {
  const own = untagged(thing);
  return own.startsWith('part ') ? `deal ${(JSON.parse(own.slice(PREFIX)) as [string, string])[0]}` : own;
}

/** The line of a thing that is kept apart; only where lines are. */
export function lineOfThing(thing: string): string {
  const own = untagged(thing);
  return own.startsWith('part ') ? `line ${(JSON.parse(own.slice(PREFIX)) as [string, string])[1]}` : own;
}

/** The id of a deal, or of the line that is its own. */
export function idOfThing(name: string): string {
  return name.slice(PREFIX);
}

/** All names begin with a word of four letters and a blank. */
const PREFIX = 5;
