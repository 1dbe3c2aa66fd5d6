/** How a statement describes what a leaf was summed over. */
import { spanText } from '../calendar/day.js';
import type { CustomerAge, LineConditions, TagCondition } from '../plan/plan.js';
import type { Described } from '../trace/ledger.js';
import { testsOf } from './conditions.js';
import { windowOf } from './eligible-days.js';
import { scopeDescription } from './scope.js';
import type { Slice } from './slices.js';
import type { TallyView } from './view.js';
import type { LineDays } from './windows.js';

/** The figure, its days, and every filter that was said; the same object for all payees, as all of them say the same. */
export function sliceDescription(
  slice: Pick<Slice, 'filter' | 'window'>,
  figure: string,
  view: TallyView,
): Readonly<Record<string, Described>> {
  const place = placeOfDescription(figure, slice.window);
  return view.rememberedAt(slice.filter, place, () => described(slice, figure));
}

/** The place at which a view remembers what is said of a figure in a window. */
export function placeOfDescription(figure: string, { from, to, ofCustomers }: LineDays): string {
  return `${figure} ${from} ${to} ${ofCustomers !== undefined}`;
}

function described({ filter, window }: Pick<Slice, 'filter' | 'window'>, figure: string): Record<string, Described> {
  const { customers, categories, segments, customerAge, tags, not, only } = filter;
  return {
    figure,
    ...windowOf(window),
    ...(customers === 'all' ? undefined : { customers }),
    ...(customerAge === undefined ? undefined : { age: ageText(customerAge) }),
    ...(categories === undefined ? undefined : { categories }),
    ...(segments === undefined ? undefined : { segments }),
    ...(tags === undefined ? undefined : { tags: tags.map(tagList) }),
    ...(not === undefined ? undefined : { not: notList(not) }),
    ...(only === undefined ? undefined : { only: [[only.by], ...testsOf(only).map((test) => [...test])] }),
    ...scopeDescription(filter),
    ...(window.ofCustomers === undefined || filter.of?.of === 'all' ? undefined : { baselineOf: 'customers' }),
  };
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
