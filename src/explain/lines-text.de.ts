/** What lines were summed over, in German. */
import { FIRM_BLANK } from './notation.js';
import type { LinesText } from './words.js';

const LINE_FIGURES: Readonly<Record<string, string>> = {
  amount: 'Umsatz',
  margin: 'Deckungsbeitrag',
  cost: 'Kosten',
  units: 'Menge',
  discount: 'Nachlässe',
  lines: 'Gezählte Posten',
  deals: 'Abschlüsse',
  customers: 'Kaufende Kunden',
  categories: 'Gekaufte Leistungsgruppen',
  pairs: 'Gekaufte Leistungsgruppen je Kunde',
  months: 'Monate mit Käufen je Kunde',
};

export function linesText({
  figure,
  customers,
  categories,
  segments,
  costs,
  group,
  minimum,
  range,
  count,
}: LinesText): string {
  const what = Object.hasOwn(LINE_FIGURES, figure) ? (LINE_FIGURES[figure] as string) : figure;
  const whom = customers === undefined ? '' : ` mit ${customers === 'existing' ? 'Stammkunden' : 'Neukunden'}`;
  const after = costs === undefined ? '' : ` (Kosten: ${costs.join(', ')})`;
  const of = [...group, ...categories].join(', ');
  const where = segments.length === 0 ? '' : `, Segment ${segments.join(', ')}`;
  const least = minimum === undefined ? '' : ` ab ${minimum}`;
  const lines = count === undefined ? '' : `, ${lineCount(count)}`;
  return `${what}${after}${whom}${least}${of === '' ? '' : `, ${of}`}${where}${comma(range)}${lines}`;
}

export function lineCount(count: number): string {
  return `${count}${FIRM_BLANK}Posten`;
}

function comma(text: string | undefined): string {
  return text === undefined ? '' : `, ${text}`;
}
