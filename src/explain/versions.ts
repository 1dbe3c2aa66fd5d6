/** Where the plan changed within the period: its versions, the days of each, and what falls to them. */
import { parseCanonical } from '../number/read.js';
import type { Printed, StatementVersion } from '../statement/statement.js';
import type { Derivation } from './derivation.js';
import { cleanText, localText } from './names.js';
import type { Telling } from './telling.js';
import type { Section } from './view.js';

/** The section of the versions; none where there is one plan. */
export function versionsSection(derivation: Derivation): Section[] {
  const { telling } = derivation;
  const { versions, plan } = telling.statement;
  if (versions === undefined) return [];
  derivation.begin();
  for (const { from, to, title, share, proration } of versions) {
    const name = (title === undefined ? undefined : localText(title, telling.locale)) ?? cleanText(plan.id);
    derivation.say(`${name}, ${telling.range({ from, to })}`);
    partRows(share, telling.words.partOfPeriod, derivation);
    partRows(proration, telling.words.partProrated, derivation);
  }
  return [{ kind: 'versions', heading: telling.words.sections.versions, rows: derivation.rows }];
}

function partRows(part: Printed | undefined, label: string, derivation: Derivation): void {
  if (part === undefined) return;
  if (part.node < 0) {
    derivation.row(undefined, label, parseCanonical(part.value), 'ratio', 1);
    return;
  }
  derivation.memory.name(part.node, label);
  derivation.workOut(part.node, 'ratio', 1);
}

/** What is called after the days of a version: where a figure is what falls to them. */
export function partOf(factor: number, telling: Telling): string | undefined {
  const version = telling.statement.versions?.find((one) => isPartOf(factor, one));
  const range = version === undefined ? undefined : telling.range({ from: version.from, to: version.to });
  return range === undefined ? undefined : telling.words.forPart(range);
}

function isPartOf(factor: number, { share, proration }: StatementVersion): boolean {
  return share?.node === factor || proration?.node === factor;
}
