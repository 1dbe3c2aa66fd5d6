/** Figures that nothing was computed for: summed over lines, handed in, written in the plan, counted on the calendar. */
import { parseCanonical } from '../number/read.js';
import type { TraceNode } from '../trace/ledger.js';
import { conditionsOf, currencyOf, rateLabel, whoseOf } from './given-lines.js';
import { cleanText } from './names.js';
import { writtenDate } from './notation.js';
import { groupIn, listIn, type Telling, textIn } from './telling.js';
import type { PerText } from './words.js';
import { lastStep, writtenPlace } from './written.js';

const PERS: readonly string[] = ['period', 'month', 'quarter', 'year'];
const FIGURE = /^-?[0-9]{1,40}(?:\.[0-9]{1,40})?$/;

/** What a given figure is, in words; `again`: shorter, as it was told before. */
export function givenLabel(node: TraceNode, telling: Telling, again = false): string | undefined {
  switch (node.op) {
    case 'lines':
      return linesLabel(node, telling, again);
    case 'pairs':
      return telling.words.newlyWon;
    case 'fact':
      return factLabel(node, telling);
    case 'calendar':
      return calendarLabel(node, telling);
    case 'plan':
      return writtenLabel(node, telling);
    default:
      return undefined;
  }
}

/** The names that lines have in common: customer, category, deal, or the keys of a table. */
export function groupNames({ of }: TraceNode, telling: Telling): string[] {
  const ids = [textIn(of, 'customer'), textIn(of, 'category'), textIn(of, 'deal')];
  const [first, ...others] = groupIn(of);
  const by = textIn(of, 'groupBy');
  const isOfLines = by !== undefined && typeof first === 'string';
  const keys = first === undefined ? [] : [isOfLines ? lineGroupName(by, first, telling) : keyName(first, telling)];
  return [
    ...ids.flatMap((id) => (id === undefined ? [] : [telling.name(id)])),
    ...keys,
    ...others.map((key) => keyName(key, telling)),
  ];
}

/** What a key of a table is called; a value of a tag may be an empty text. */
function keyName(key: string | readonly [tag: string], telling: Telling): string {
  if (typeof key !== 'string') return telling.words.withoutTag(telling.name(key[0]));
  return key === '' ? '""' : telling.name(key);
}

/** What a group of lines is called that is paid for itself: a line, deal, customer, category or month. */
function lineGroupName(by: string, id: string, telling: Telling): string {
  const { words } = telling;
  const month = by === 'month' ? /^([0-9]{4})-([0-9]{2})$/.exec(id) : null;
  if (month !== null) return words.periodName(month[1] as string, month[2] as string);
  const name = telling.name(id);
  return by === 'line' || by === 'deal' || by === 'customer' ? words.lineGroup(by, name) : name;
}

/** The days of a leaf; of what services come to that run on the last of them, that one alone. */
function daysOfLines({ of }: TraceNode, telling: Telling): string | undefined {
  const to = textIn(of, 'to');
  if (to === undefined || listIn(of, 'counts')[0] !== 'annual') return telling.range(of);
  return telling.words.onDay(writtenDate(to, telling.locale));
}

function linesLabel(node: TraceNode, telling: Telling, again: boolean): string {
  const { of, count } = node;
  const customers = textIn(of, 'customers');
  const costs = listIn(of, 'costs').map((id) => telling.name(id));
  const minimum = textIn(of, 'minimum');
  const capEach = textIn(of, 'capEach');
  const atLeast = textIn(of, 'atLeast');
  const range = again ? undefined : daysOfLines(node, telling);
  return telling.words.lines({
    figure: cleanText(textIn(of, 'figure') ?? ''),
    ...(customers === 'existing' || customers === 'new' ? { customers } : undefined),
    categories: listIn(of, 'categories').map((id) => telling.name(id)),
    segments: listIn(of, 'segments').map((id) => telling.name(id)),
    ...conditionsOf(node, telling),
    ...(costs.length === 0 ? undefined : { costs }),
    ...whoseOf(node, telling),
    ...(textIn(of, 'baselineOf') === 'customers' ? { ofCustomers: true } : undefined),
    group: groupNames(node, telling),
    ...(of?.others === true ? { others: true } : undefined),
    ...(minimum === undefined || !FIGURE.test(minimum)
      ? undefined
      : { minimum: telling.full(parseCanonical(minimum), 'money') }),
    ...(capEach === undefined || !FIGURE.test(capEach)
      ? undefined
      : { capEach: telling.full(parseCanonical(capEach), 'money') }),
    ...(atLeast === undefined || !FIGURE.test(atLeast) ? undefined : { atLeast }),
    ...(range === undefined ? undefined : { range }),
    ...(again || count === undefined ? undefined : { count }),
    ...(again ? undefined : currencyOf(node, telling)),
  });
}

function factLabel(node: TraceNode, telling: Telling): string {
  const { of } = node;
  const { words } = telling;
  const name = telling.name(textIn(of, 'id') ?? '');
  switch (textIn(of, 'fact')) {
    case 'kpi': {
      const part = textIn(of, 'part');
      if (part !== undefined) return `${name}: ${part === 'num' ? words.kpiPart : words.kpiWhole}`;
      const source = textIn(of, 'source');
      return words.kpi(name, source === undefined ? undefined : cleanText(source));
    }
    case 'personal':
      return words.personal(name, telling.range(of));
    case 'quota':
      return words.quotaOf(name, perOf(of), telling.range(of));
    case 'clawback-share':
      return words.clawbackShare;
    case 'working-share':
      return words.workingShare;
    case 'rate':
      return rateLabel(node, telling);
    case 'before':
      return textIn(of, 'what') === 'rest' ? restLabel(node, telling) : name;
    case 'days':
      return textIn(of, 'part') === 'worked' ? words.daysWorked : words.daysToWork;
    default:
      return name;
  }
}

/** What is open of a pair that has lasted. */
function restLabel({ of }: TraceNode, telling: Telling): string {
  const { words } = telling;
  const nameIn = (key: string): string => telling.name(textIn(of, key) ?? '');
  return words.restOf(words.pair(nameIn('customer'), nameIn('category')), cleanText(textIn(of, 'period') ?? ''));
}

function calendarLabel({ of }: TraceNode, telling: Telling): string {
  const { words } = telling;
  switch (textIn(of, 'counted')) {
    case 'eligible-days':
      return words.eligibleDays;
    case 'days':
      return words.periodDays;
    case 'part-days':
      return words.partDays;
    case 'employed-days':
      return words.employedDays;
    case 'whole-months':
      return words.wholeMonths;
    default:
      return textIn(of, 'per') === undefined ? words.monthsOf(telling.range(of)) : words.monthsPer(perOf(of));
  }
}

function perOf(of: TraceNode['of']): PerText | undefined {
  const per = textIn(of, 'per');
  return per !== undefined && PERS.includes(per) ? (per as PerText) : undefined;
}

/** What a figure of the plan is; where it is paid for a group of lines, also for which. */
function writtenLabel(node: TraceNode, telling: Telling): string {
  return [placeLabel(node, telling), ...groupNames(node, telling)].join(', ');
}

function placeLabel({ at }: TraceNode, telling: Telling): string {
  const { words } = telling;
  if (at === undefined) return words.written.other;
  const place = writtenPlace(at);
  if (place === 'weight' && at.startsWith('/weights/')) {
    const kind = lastStep(at);
    return words.weightOf(
      Object.hasOwn(words.kinds, kind) ? words.kinds[kind as keyof typeof words.kinds] : cleanText(kind),
    );
  }
  if (place === 'referenceRate' && lastStep(at) !== 'referenceRate') {
    const group = lastStep(at);
    return words.referenceRate(group === '*' ? group : telling.name(group));
  }
  return words.written[place];
}
