/** How a statement describes what a leaf was summed over. */
import { dayText, spanText } from '../calendar/day.js';
import type { CustomerAge, Filter, LineConditions, TagCondition } from '../plan/plan.js';
import type { Described } from '../trace/ledger.js';
import { testsOf } from './conditions.js';
import { scopeDescription } from './scope.js';
import type { Slice } from './slices.js';

/** The figure, its days, and every filter that was said. */
export function sliceDescription(
  { filter, window }: Pick<Slice, 'filter' | 'window'>,
  figure: string,
): Record<string, Described> {
  const { customers, categories, segments, customerAge, tags, not, only } = filter;
  const [from, to] = [dayText(window.from), dayText(window.to)];
  if (isOfClassAlone(filter) && window.ofCustomers === undefined) {
    return customers === 'all' ? { figure, from, to } : { customers, figure, from, to };
  }
  // In the order of canonical JSON, in which a statement is sealed.
  return {
    ...(customerAge === undefined ? undefined : { age: ageText(customerAge) }),
    ...(window.ofCustomers === undefined || filter.of?.of === 'all' ? undefined : { baselineOf: 'customers' }),
    ...(categories === undefined ? undefined : { categories }),
    ...(customers === 'all' ? undefined : { customers }),
    figure,
    from,
    ...(not === undefined ? undefined : { not: notList(not) }),
    ...(only === undefined ? undefined : { only: [[only.by], ...testsOf(only).map((test) => [...test])] }),
    ...(segments === undefined ? undefined : { segments }),
    ...(tags === undefined ? undefined : { tags: tags.map(tagList) }),
    to,
    ...scopeDescription(filter),
  };
}

/** Whether a filter asks for nothing but the class of customers, as most do. */
function isOfClassAlone(filter: Filter): boolean {
  for (const field in filter) if (field !== 'customers' && filter[field as keyof Filter] !== undefined) return false;
  return true;
}

/** `[from, before]`, empty where one is not said. */
function ageText({ from, before }: CustomerAge): string[] {
  return [from, before].map((span) => (span === undefined ? '' : spanText(span)));
}

/** `[key, value, …]` */
function tagList({ key, values }: TagCondition): string[] {
  return [key, ...values];
}

/** `[word, …]` for each condition, a tag as `["tag", key, value, …]`. */
function notList({ customers, customerAge, categories, segments, tags = [] }: LineConditions): string[][] {
  return [
    ...(customers === undefined ? [] : [['customers', customers]]),
    ...(customerAge === undefined ? [] : [['age', ...ageText(customerAge)]]),
    ...(categories === undefined ? [] : [['categories', ...categories]]),
    ...(segments === undefined ? [] : [['segments', ...segments]]),
    ...tags.map((tag) => ['tag', ...tagList(tag)]),
  ];
}
