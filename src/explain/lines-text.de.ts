/** What lines were summed over, in German. */
import { FIRM_BLANK } from './notation.js';
import type { AgeText, CountsText, ExchangedText, LinesText, NotText, OnlyText, TagText, WhoseText } from './words.js';

const LINE_FIGURES: Readonly<Record<string, string>> = {
  amount: 'Umsatz',
  margin: 'Deckungsbeitrag',
  cost: 'Kosten',
  annual: 'Jahreswert laufender Leistungen',
  units: 'Menge',
  discount: 'Nachlässe',
  lines: 'Gezählte Posten',
  deals: 'Abschlüsse',
  customers: 'Kaufende Kunden',
  categories: 'Gekaufte Leistungsgruppen',
  pairs: 'Gekaufte Leistungsgruppen je Kunde',
  months: 'Monate mit Käufen je Kunde',
  'amount-of-growing': 'Umsatz mit Kunden, die mehr kauften',
  'amount-of-shrinking': 'Umsatz mit Kunden, die gleich viel oder weniger kauften',
  'amount-of-new': 'Umsatz mit Kunden, die zuvor nicht kauften',
  'amount-of-earlier': 'Umsatz mit Kunden des Vergleichszeitraums',
  'amount-of-won': 'Umsatz in neu gewonnenen Leistungsgruppen',
  'amount-of-fall': 'Rückgang in anderen Leistungsgruppen gegenüber dem Vergleichszeitraum',
  'customers-won': 'Kunden mit neu gewonnenen Leistungsgruppen',
  'customers-of-earlier': 'Kunden des Vergleichszeitraums',
  'customers-kept': 'Kunden des Vergleichszeitraums, die weiter kaufen',
};

const ONLY_FIGURES: Readonly<Record<string, string>> = {
  amount: 'Betrag',
  margin: 'Deckungsbeitrag',
  marginRate: 'Deckungsbeitragssatz',
  units: 'Menge',
  discountRate: 'Nachlass',
};

export function linesText({
  figure,
  customers,
  categories,
  segments,
  age,
  tags,
  not,
  only,
  capEach,
  counts,
  costs,
  whose,
  ofCustomers,
  group,
  others,
  minimum,
  atLeast,
  range,
  count,
  currency,
  exchanged,
}: LinesText): string {
  const what = Object.hasOwn(LINE_FIGURES, figure) ? (LINE_FIGURES[figure] as string) : figure;
  const isAmong = figure.startsWith('amount-of-') || figure.startsWith('customers');
  const word = isAmong ? ', nur' : ' mit';
  const whom = customers === undefined ? '' : `${word} ${customers === 'existing' ? 'Stammkunden' : 'Neukunden'}`;
  const broad = atLeast === undefined ? '' : `, je mindestens ${atLeast} Leistungsgruppen`;
  const after = costs === undefined ? '' : ` (Kosten: ${costs.join(', ')})`;
  const rest = others === true ? ['übrige Leistungsgruppen'] : [];
  const of = [...group, ...rest, ...categories].join(', ');
  const where = segments.length === 0 ? '' : `, Segment ${segments.join(', ')}`;
  const asked = [
    ...(age === undefined ? [] : [ageText(age)]),
    ...tags.map(tagText),
    ...(not === undefined ? [] : [notText(not)]),
    ...(only === undefined ? [] : [onlyText(only)]),
    ...(capEach === undefined ? [] : [`je Abschluss bis ${capEach}`]),
    ...(counts === undefined ? [] : countsText(counts, figure)),
  ]
    .map((text) => `, ${text}`)
    .join('');
  const least = minimum === undefined ? '' : ` ab ${minimum}`;
  const lines = count === undefined ? '' : `, ${lineCount(count)}`;
  const scope = whose === undefined ? '' : whoseText(whose);
  const customersNow = ofCustomers === true ? ', alle Posten der Kunden von heute, zum Anteil von heute' : '';
  const money = currency === undefined ? '' : `, in ${currency}`;
  const rates = exchanged === undefined ? '' : `; ${exchangedText(exchanged)}`;
  return `${what}${broad}${scope}${customersNow}${after}${whom}${least}${of === '' ? '' : `, ${of}`}${where}${asked}${comma(range)}${lines}${money}${rates}`;
}

export function exchangedText(exchanged: ExchangedText): string {
  if ('rates' in exchanged) return `umgerechnet ${exchanged.rates.join('; ')}`;
  return `${exchanged.currencies.join(', ')} umgerechnet zu den Kursen ihrer Tage`;
}

function countsText(counts: CountsText, figure: string): string[] {
  switch (counts.by) {
    case 'paid':
      return ['wie gezahlt'];
    case 'paid-at-least':
      return [`sobald zu ${counts.share} gezahlt`];
    case 'service':
      return ['verteilt über die Laufzeit'];
    case 'annual':
      return figure === 'annual' ? [] : ['Jahreswert laufender Leistungen'];
  }
}

function ageText({ from, before }: AgeText): string {
  const least = from === undefined ? [] : [`mindestens ${from}`];
  const below = before === undefined ? [] : [`weniger als ${before}`];
  return `Erstauftrag ${[...least, ...below].join(' und ')} zuvor`;
}

function tagText({ key, values }: TagText): string {
  return `${key}: ${values.join(' oder ')}`;
}

function notText({ customers, categories, segments, age, tags }: NotText): string {
  const parts = [
    ...(customers === undefined ? [] : [customers === 'existing' ? 'Stammkunden' : 'Neukunden']),
    ...(categories.length === 0 ? [] : [categories.join(' oder ')]),
    ...(segments.length === 0 ? [] : [`Segment ${segments.join(' oder ')}`]),
    ...(age === undefined ? [] : [ageText(age)]),
    ...tags.map(tagText),
  ];
  return parts.length === 1 ? `ohne ${parts[0]}` : `ohne das, was alles davon ist: ${parts.join('; ')}`;
}

function onlyText({ by, figures }: OnlyText): string {
  const asked = figures.map(({ figure, test, against }) => `${figureName(figure)} ${test} ${against}`);
  return `nur ${by === 'deal' ? 'Abschlüsse' : 'Posten'}: ${asked.join(' und ')}`;
}

function figureName(figure: string): string {
  return Object.hasOwn(ONLY_FIGURES, figure) ? (ONLY_FIGURES[figure] as string) : figure;
}

function whoseText(whose: WhoseText): string {
  switch (whose.of) {
    case 'all':
      return ' von allen';
    case 'unit':
      return ` der Einheit ${whose.unit}`;
    case 'team': {
      const { from, to, self } = whose;
      const levels = to === undefined ? '' : from === to ? ` (Ebene ${from})` : ` (Ebenen ${from} bis ${to})`;
      return ` des Teams${levels}${self ? ' mit eigenen Posten' : ''}`;
    }
  }
}

export function lineCount(count: number): string {
  return `${count}${FIRM_BLANK}Posten`;
}

function comma(text: string | undefined): string {
  return text === undefined ? '' : `, ${text}`;
}
