/** What lines were summed over, in English. */
import { FIRM_BLANK } from './notation.js';
import type { LinesText } from './words.js';

const LINE_FIGURES: Readonly<Record<string, string>> = {
  amount: 'Sales',
  margin: 'Margin',
  cost: 'Costs',
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

export function linesText({
  figure,
  customers,
  categories,
  segments,
  costs,
  group,
  others,
  minimum,
  atLeast,
  range,
  count,
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
  const least = minimum === undefined ? '' : ` of at least ${minimum}`;
  const lines = count === undefined ? '' : `, ${lineCount(count)}`;
  return `${what}${broad}${after}${whom}${least}${of === '' ? '' : `, ${of}`}${where}${comma(range)}${lines}`;
}

export function lineCount(count: number): string {
  return `${count}${FIRM_BLANK}${count === 1 ? 'line' : 'lines'}`;
}

function comma(text: string | undefined): string {
  return text === undefined ? '' : `, ${text}`;
}
