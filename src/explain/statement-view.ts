/** A statement as rows: head, proration, components, sums, notices. */
import { SUM_OF_QUOTIENTS_SCALE } from '../number/limits.js';
import { parseCanonical } from '../number/read.js';
import type { Statement } from '../statement/statement.js';
import { componentSection, nameForOthers } from './component.js';
import { correctionSections } from './corrections.js';
import { Derivation } from './derivation.js';
import { LANGUAGES } from './languages.js';
import { cleanText, localText } from './names.js';
import { writtenDate } from './notation.js';
import { sumSection } from './sum.js';
import { Telling } from './telling.js';
import { versionsSection } from './versions.js';
import type { Locale, Section, StatementView } from './view.js';

/** A year, then a month, a quarter or a half-year: `2026-03`, `2026-Q1`, `2026-H1`. */
const PERIOD_NAME = /^([0-9]{4})(?:-([0-9]{2}|Q[1-4]|H[12]))?$/;

/** The view of a statement in one language. */
export function statementView(statement: Statement, locale: Locale): StatementView {
  const derivation = new Derivation(new Telling(statement, locale));
  nameReadAhead(derivation);
  const told = [
    ...prorationSection(derivation),
    ...versionsSection(derivation),
    ...statement.components.map((component) => componentSection(component, derivation)),
    ...correctionSections(derivation),
    sumSection(derivation),
    ...noticesSection(derivation),
  ];
  const sections = [...told, legendSection(derivation, told)];
  return { locale, title: LANGUAGES[locale].title, head: headOf(statement, locale), sections };
}

/** Components that were settled before one that is told earlier, since it reads them: they are named before it is told. */
function nameReadAhead(derivation: Derivation): void {
  let latest = -1;
  for (const component of derivation.telling.statement.components) {
    const first = Math.min(component.attainment?.node ?? component.amount.node, component.amount.node);
    if (first >= 0 && first < latest) nameForOthers(component, derivation);
    latest = Math.max(latest, component.amount.node);
  }
}

function headOf({ plan, payee, period, id, asOf }: Statement, locale: Locale): StatementView['head'] {
  const words = LANGUAGES[locale];
  const title = plan.title === undefined ? undefined : localText(plan.title, locale);
  const match = PERIOD_NAME.exec(period.name);
  const name = match === null ? cleanText(period.name) : words.periodName(match[1] as string, match[2]);
  const dates = words.range(writtenDate(cleanText(period.from), locale), writtenDate(cleanText(period.to), locale));
  return [
    { label: words.head.plan, text: title ?? cleanText(plan.id) },
    { label: words.head.payee, text: cleanText(payee.name ?? payee.id) },
    { label: words.head.period, text: `${name} (${dates})` },
    { label: words.head.statement, text: cleanText(id) },
    ...(asOf === undefined
      ? []
      : [{ label: words.head.status, text: words.preview(writtenDate(cleanText(asOf), locale)) }]),
  ];
}

/** How much of the period counts, where that is not all of it. */
function prorationSection(derivation: Derivation): Section[] {
  const { telling } = derivation;
  const { proration } = telling.statement;
  if (proration === undefined) return [];
  const { words } = telling;
  derivation.begin();
  if (proration.node < 0) derivation.row(undefined, words.proration, parseCanonical(proration.value), 'ratio');
  else {
    const [days, inAll] = telling.inputs(telling.node(proration.node));
    const isByDays = inAll !== undefined && telling.node(inAll).of?.counted === 'days';
    derivation.memory.name(proration.node, words.proration);
    if (days !== undefined && isByDays) derivation.memory.name(days, words.eligibleDaysInAll);
    derivation.tape(proration.node, 'ratio', words.proration);
  }
  return [{ kind: 'proration', heading: words.sections.proration, rows: derivation.rows }];
}

function noticesSection(derivation: Derivation): Section[] {
  const { telling } = derivation;
  const { notices, components } = telling.statement;
  const isTraced = components.every(({ pay }) => pay.node >= 0);
  if (notices.length === 0 && isTraced) return [];
  derivation.begin();
  for (const { code, count, about = [] } of notices) {
    derivation.say(telling.words.notices[code](count, telling.words.list(about.map((id) => telling.name(id)))));
  }
  if (!isTraced) derivation.say(telling.words.untraced);
  return [{ kind: 'notices', heading: telling.words.sections.notices, rows: derivation.rows }];
}

/** How to read what was told; what only some statements show is explained on those alone. */
function legendSection(derivation: Derivation, told: readonly Section[]): Section {
  const { words } = derivation.telling;
  const sumRounding = words.rounded('half-up', SUM_OF_QUOTIENTS_SCALE);
  const hasRoundedSum = told.some(({ rows }) => rows.some(({ label }) => label.endsWith(sumRounding)));
  derivation.begin();
  for (const line of words.legend) derivation.say(line);
  if (hasRoundedSum) derivation.say(words.legendOfSums);
  return { kind: 'legend', heading: words.sections.legend, rows: derivation.rows };
}
