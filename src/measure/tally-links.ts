/** Lines and reversals that a tally keeps one by one, read back from its JSON; and what they have in common with cells. */
import { parseDay } from '../calendar/day.js';
import { MAX_PARTS_PER_LINE, MAX_ROWS } from '../number/limits.js';
import { Rational } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import { textRefusal } from '../trace/ids.js';
import type { TagValues, TallyCredit } from './fact-texts.js';
import type { TallyRate } from './foreign.js';
import type { TallySpec } from './spec.js';
import type { AmendedLine, Amendment, LinkedAmounts } from './tally.js';
import { figureTextOf, idOf, type JsonFields, listOf, objectOf, refuseTally, textOf, wholeOf } from './tally-leaves.js';

/** A line that is kept by itself. */
export function amendedLineOf(value: unknown, at: string, spec: TallySpec): AmendedLine {
  const row = objectOf(value, at);
  const { conditions } = spec;
  return {
    id: idOf(row.id, `${at}/id`),
    date: dateOf(row.date, `${at}/date`),
    customer: idOf(row.customer, `${at}/customer`),
    category: idOf(row.category, `${at}/category`),
    credits: creditsOf(row.credits, `${at}/credits`),
    deal: dealOf(row.deal, `${at}/deal`),
    ...(row.currency === undefined ? undefined : { currency: idOf(row.currency, `${at}/currency`) }),
    ...(row.rates === undefined ? undefined : { rates: ratesOf(row.rates, `${at}/rates`, spec) }),
    ...(row.invoice === undefined ? undefined : { invoice: idOf(row.invoice, `${at}/invoice`) }),
    ...(row.met === undefined
      ? undefined
      : { met: wholeOf(row.met, `${at}/met`, 16, (16 << (conditions?.length ?? 0)) - 1) }),
    ...tagsField(row.tags, `${at}/tags`, spec),
    ...paymentsOf(row.payments, `${at}/payments`, spec),
    ...serviceOf(row.service, `${at}/service`, spec),
    ...amountsOf(row, at),
  };
}

/** A value, or null, of each tag; only where the spec keeps lines apart by tags. */
function tagsField(value: unknown, at: string, { byTags }: TallySpec): Pick<AmendedLine, 'tags'> {
  if (byTags === undefined) return value === undefined ? {} : refuseTally(at, 'no tags');
  return { tags: tagValuesOf(value, at, byTags) };
}

/** A value, or null, of each of some tags. */
export function tagValuesOf(value: unknown, at: string, byTags: readonly string[]): TagValues {
  const values = listOf(value, at, byTags.length);
  if (values.length !== byTags.length) return refuseTally(at, `${byTags.length} entries`);
  return values.map((one, place) => {
    if (one === null) return null;
    return textRefusal(one) === undefined ? (one as string) : refuseTally(`${at}/${place}`, '"…", null');
  });
}

/** Dates rise, a payment a day; only where the spec looks at payments. */
function paymentsOf(value: unknown, at: string, { lineFacts = [] }: TallySpec): Pick<AmendedLine, 'payments'> {
  if (value === undefined) return {};
  if (!lineFacts.includes('payments')) return refuseTally(at, 'no payments');
  let last = '';
  const payments = listOf(value, at, MAX_PARTS_PER_LINE).map((entry, place) => {
    const entryAt = `${at}/${place}`;
    const [date, amount] = listOf(entry, entryAt, 2);
    const day = dateOf(date, `${entryAt}/0`);
    if (day <= last) refuseTally(`${entryAt}/0`, `> ${last}`);
    last = day;
    return [day, figureTextOf(amount, `${entryAt}/1`)] as const;
  });
  return { payments };
}

function serviceOf(value: unknown, at: string, { lineFacts = [] }: TallySpec): Pick<AmendedLine, 'service'> {
  if (value === undefined) return {};
  if (!lineFacts.includes('service')) return refuseTally(at, 'no service');
  const [from, to] = listOf(value, at, 2);
  const service = [dateOf(from, `${at}/0`), dateOf(to, `${at}/1`)] as const;
  return service[0] <= service[1] ? { service } : refuseTally(at, '[from, to]');
}

/** A reversal. */
export function amendmentOf(value: unknown, at: string): Amendment {
  const row = objectOf(value, at);
  if ((row.line === undefined) === (row.invoice === undefined)) refuseTally(at, 'line or invoice');
  return {
    id: idOf(row.id, `${at}/id`),
    date: dateOf(row.date, `${at}/date`),
    ...(row.currency === undefined ? undefined : { currency: idOf(row.currency, `${at}/currency`) }),
    ...(row.line === undefined ? undefined : { line: idOf(row.line, `${at}/line`) }),
    ...(row.invoice === undefined ? undefined : { invoice: idOf(row.invoice, `${at}/invoice`) }),
    ...amountsOf(row, at),
  };
}

function amountsOf(row: JsonFields, at: string): LinkedAmounts {
  const optional = <Name extends string>(name: Name): { readonly [Key in Name]?: string } =>
    row[name] === undefined ? {} : ({ [name]: figureTextOf(row[name], `${at}/${name}`) } as { [Key in Name]: string });
  return {
    amount: figureTextOf(row.amount, `${at}/amount`),
    ...optional('cost'),
    ...(row.namedCosts === undefined ? undefined : { namedCosts: namedCostsOf(row.namedCosts, `${at}/namedCosts`) }),
    ...optional('list'),
    ...optional('units'),
  };
}

function namedCostsOf(value: unknown, at: string): Record<string, string> {
  const costs = Object.entries(objectOf(value, at));
  if (costs.length > MAX_PARTS_PER_LINE) refuseTally(at, `<= ${MAX_PARTS_PER_LINE}`);
  return Object.fromEntries(costs.map(([name, cost]) => [idOf(name, at), figureTextOf(cost, at)]));
}

function dateOf(value: unknown, at: string): string {
  const text = textOf(value, at);
  return parseDay(text) === undefined ? refuseTally(at, 'YYYY-MM-DD') : text;
}

/** Rates to the currencies of the plans. */
export function ratesOf(value: unknown, at: string, { currencies }: TallySpec): TallyRate[] {
  return listOf(value, at, currencies.length).map((entry, place): TallyRate => {
    const rateAt = `${at}/${place}`;
    const [to, rate, on, source] = listOf(entry, rateAt, 4);
    if (!currencies.includes(to as string)) refuseTally(`${rateAt}/0`, currencies.join(', '));
    if (rate === '0' || String(rate).startsWith('-')) refuseTally(`${rateAt}/1`, '> 0');
    const read = [to as string, figureTextOf(rate, `${rateAt}/1`), textOf(on, `${rateAt}/2`)] as const;
    return source === undefined ? read : [...read, textOf(source, `${rateAt}/3`)];
  });
}

/** The name of a deal, or of a line that is its own. */
export function dealOf(value: unknown, at: string): string {
  const text = textOf(value, at);
  if (!text.startsWith('line ') && !text.startsWith('deal ')) refuseTally(at, '"deal …", "line …"');
  idOf(text.slice(5), at);
  return text;
}

/** Who is credited how much. */
export function creditsOf(value: unknown, at: string): TallyCredit[] {
  return listOf(value, at, MAX_ROWS).map((credit, place): TallyCredit => {
    const creditAt = `${at}/${place}`;
    const [payee, share, overlay] = listOf(credit, creditAt, 3);
    if (typeof overlay !== 'boolean') refuseTally(creditAt, '[payee, share, overlay]');
    return [idOf(payee, `${creditAt}/0`), shareOf(share, `${creditAt}/1`), overlay as boolean];
  });
}

/** A share above 0, at most 1, in its one written form. */
function shareOf(value: unknown, at: string): string {
  const text = textOf(value, at);
  if (!/^[0-9]+(?:\.[0-9]+|\/[1-9][0-9]*)?$/.test(text)) refuseTally(at, '"1/3"');
  const share = parseCanonical(text);
  const isShare = share.sign > 0 && Rational.ONE.isAtLeast(share) && share.toString() === text;
  return isShare ? text : refuseTally(at, '"1/3"');
}
