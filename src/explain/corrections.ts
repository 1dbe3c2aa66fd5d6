/** Closed periods that a statement corrects: each component that changed, from its figure on, and what was settled of it before. */
import { Rational } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import type { StatementComponent, StatementCorrection } from '../statement/statement.js';
import { componentSection } from './component.js';
import { Derivation } from './derivation.js';
import { cleanText } from './names.js';
import { Telling } from './telling.js';
import type { Section } from './view.js';

/** One section for each component of a closed period that comes to something else than before. */
export function correctionSections({ telling: { statement, locale } }: Derivation): Section[] {
  return (statement.corrections ?? []).flatMap((correction) => {
    const { versions: _, ...whole } = statement;
    const versions = correction.versions === undefined ? undefined : { versions: correction.versions };
    const derivation = new Derivation(new Telling({ ...whole, ...versions }, locale));
    return correction.components.flatMap((component) => correctedSection(component, correction, derivation) ?? []);
  });
}

function correctedSection(
  component: StatementComponent,
  { period, settled }: StatementCorrection,
  derivation: Derivation,
): Section | undefined {
  const { words } = derivation.telling;
  const before = settled.components.find(({ id, version }) => id === component.id && version === component.version);
  const was = before === undefined ? Rational.ZERO : parseCanonical(before.amount.value);
  const now = parseCanonical(component.amount.value);
  if (component.pays === false || now.equals(was)) return undefined;
  const section = componentSection(component, derivation);
  derivation.row('−', words.settledBefore, was, 'money');
  derivation.row('=', words.difference, now.minus(was), 'money', 0, [], 'total');
  return { ...section, heading: words.correction(cleanText(period), section.heading), rows: derivation.rows };
}
