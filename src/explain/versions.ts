/** Where the plan changed within the period: its versions, the days of each, and what falls to them. */
import { parseCanonical } from '../number/read.js';
import type { Printed } from '../statement/statement.js';
import type { Derivation } from './derivation.js';
import { cleanText, localText } from './names.js';
import type { Parts } from './part-of.js';
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
    partRows({ share, proration }, derivation);
  }
  return [{ kind: 'versions', heading: telling.words.sections.versions, rows: derivation.rows }];
}

/** The part by days, and what of it is prorated: of a version, or of a component with days of its own. */
export function partRows({ share, proration }: Parts, derivation: Derivation): void {
  const { partOfPeriod, partProrated } = derivation.telling.words;
  shareRows(share, partOfPeriod, derivation);
  shareRows(proration, partProrated, derivation);
}

function shareRows(part: Printed | undefined, label: string, derivation: Derivation): void {
  if (part === undefined) return;
  if (part.node < 0) {
    derivation.row(undefined, label, parseCanonical(part.value), 'ratio', 1);
    return;
  }
  derivation.memory.name(part.node, label);
  derivation.workOut(part.node, 'ratio', 1);
}
