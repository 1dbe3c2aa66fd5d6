/** What lines were summed over, in English. */
import { FIRM_BLANK } from './notation.js';
import type { AgeText, CountsText, ExchangedText, LinesText, NotText, OnlyText, TagText, WhoseText } from './words.js';

const LINE_FIGURES: Readonly<Record<string, string>> = {
  amount: 'Sales',
  margin: 'Margin',
  cost: 'Costs',
  annual: 'Annual value of running services',
  units: 'Units',
  discount: 'Discounts',
  lines: 'Lines counted',
  deals: 'Deals',
  customers: 'Customers who bought',
  categories: 'Categories bought',
  pairs: 'Categories bought, by customer',
  months: 'Months with purchases, by customer',
  'amount-of-growing': 'Sales to customers who bought more',
  'amount-of-shrinking': 'Sales to customers who bought as much or less',
  'amount-of-new': 'Sales to customers who had not bought before',
  'amount-of-earlier': 'Sales to customers of the earlier period',
  'amount-of-won': 'Sales in newly won categories',
  'amount-of-fall': 'Fall in other categories against the earlier period',
  'customers-won': 'Customers with newly won categories',
  'customers-of-earlier': 'Customers who bought in the earlier period',
  'customers-kept': 'Customers who bought in the earlier period and still do',
};

const ONLY_FIGURES: Readonly<Record<string, string>> = {
  amount: 'amount',
  margin: 'margin',
  marginRate: 'margin rate',
  units: 'units',
  discountRate: 'discount',
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
  const word = isAmong ? ', only' : figure === 'amount' ? ' to' : ' with';
  const whom = customers === undefined ? '' : `${word} ${customers} customers`;
  const broad = atLeast === undefined ? '' : `, at least ${atLeast} categories each`;
  const after = costs === undefined ? '' : ` (costs: ${costs.join(', ')})`;
  const rest = others === true ? ['other categories'] : [];
  const of = [...group, ...rest, ...categories].join(', ');
  const where =
    segments.length === 0 ? '' : `, ${segments.length === 1 ? 'segment' : 'segments'} ${segments.join(', ')}`;
  const asked = [
    ...(age === undefined ? [] : [ageText(age)]),
    ...tags.map(tagText),
    ...(not === undefined ? [] : [notText(not)]),
    ...(only === undefined ? [] : [onlyText(only)]),
    ...(capEach === undefined ? [] : [`each deal up to ${capEach}`]),
    ...(counts === undefined ? [] : countsText(counts, figure)),
  ]
    .map((text) => `, ${text}`)
    .join('');
  const least = minimum === undefined ? '' : ` of at least ${minimum}`;
  const lines = count === undefined ? '' : `, ${lineCount(count)}`;
  const scope = whose === undefined ? '' : whoseText(whose);
  const customersNow = ofCustomers === true ? ', all lines of the customers of now, at the share of now' : '';
  const money = currency === undefined ? '' : `, in ${currency}`;
  const rates = exchanged === undefined ? '' : `; ${exchangedText(exchanged)}`;
  return `${what}${broad}${scope}${customersNow}${after}${whom}${least}${of === '' ? '' : `, ${of}`}${where}${asked}${comma(range)}${lines}${money}${rates}`;
}

export function exchangedText(exchanged: ExchangedText): string {
  if ('rates' in exchanged) return `exchanged ${exchanged.rates.join('; ')}`;
  return `${exchanged.currencies.join(', ')} exchanged at the rates of their dates`;
}

function countsText(counts: CountsText, figure: string): string[] {
  switch (counts.by) {
    case 'paid':
      return ['as paid'];
    case 'paid-at-least':
      return [`once ${counts.share} is paid`];
    case 'service':
      return ['over the days of service'];
    case 'annual':
      return figure === 'annual' ? [] : ['annual value of running services'];
  }
}

function ageText({ from, before }: AgeText): string {
  const least = from === undefined ? [] : [`at least ${from}`];
  const below = before === undefined ? [] : [`less than ${before}`];
  return `first order ${[...least, ...below].join(' and ')} before`;
}

function tagText({ key, values }: TagText): string {
  return `${key}: ${values.join(' or ')}`;
}

function notText({ customers, categories, segments, age, tags }: NotText): string {
  const parts = [
    ...(customers === undefined ? [] : [`${customers} customers`]),
    ...(categories.length === 0 ? [] : [categories.join(' or ')]),
    ...(segments.length === 0 ? [] : [`segment ${segments.join(' or ')}`]),
    ...(age === undefined ? [] : [ageText(age)]),
    ...tags.map(tagText),
  ];
  return parts.length === 1 ? `without ${parts[0]}` : `without what is all of this: ${parts.join('; ')}`;
}

function onlyText({ by, figures }: OnlyText): string {
  const asked = figures.map(({ figure, test, against }) => `${figureName(figure)} ${test} ${against}`);
  return `only ${by === 'deal' ? 'deals' : 'lines'}: ${asked.join(' and ')}`;
}

function figureName(figure: string): string {
  return Object.hasOwn(ONLY_FIGURES, figure) ? (ONLY_FIGURES[figure] as string) : figure;
}

function whoseText(whose: WhoseText): string {
  switch (whose.of) {
    case 'all':
      return ' of everyone';
    case 'unit':
      return ` of the unit ${whose.unit}`;
    case 'team': {
      const { from, to, self } = whose;
      const levels = to === undefined ? '' : from === to ? ` (level ${from})` : ` (levels ${from} to ${to})`;
      return ` of the team${levels}${self ? ' with own lines' : ''}`;
    }
  }
}

export function lineCount(count: number): string {
  return `${count}${FIRM_BLANK}${count === 1 ? 'line' : 'lines'}`;
}

function comma(text: string | undefined): string {
  return text === undefined ? '' : `, ${text}`;
}
