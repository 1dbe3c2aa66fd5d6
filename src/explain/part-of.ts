/** Figures that fall to a part of the period: what they are called after. */
import type { Printed } from '../statement/statement.js';
import type { Telling } from './telling.js';

/** A part by days, and what of it is prorated. */
export interface Parts {
  readonly share?: Printed | undefined;
  readonly proration?: Printed | undefined;
}

/** What is called after the days of a version: where a figure is what falls to them. */
export function partOf(factor: number, telling: Telling): string | undefined {
  const { versions, components } = telling.statement;
  const of = components.find((one) => one.version !== undefined && isPartOf(factor, one))?.version;
  const version = versions?.find((one, place) => place === of || isPartOf(factor, one));
  const range = version === undefined ? undefined : telling.range({ from: version.from, to: version.to });
  return range === undefined ? undefined : telling.words.forPart(range);
}

function isPartOf(factor: number, { share, proration }: Parts): boolean {
  return share?.node === factor || proration?.node === factor;
}
