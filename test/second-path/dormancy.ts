/** Since when somebody is a customer: the first order, or the first purchase after a gap that the plan counts. */
import { plusSpan } from './calendar.js';
import type { NetLine } from './lines.js';
import type { Setting } from './setting.js';

/** As it stands on some last day; `asOf` is the day on which it is asked how long ago that was. */
export function sinceOf(
  line: NetLine,
  last: string,
  isLongAgo: (since: string) => boolean,
  at: Setting,
): string | undefined {
  const { since, customer } = line;
  const { dormantAfter } = at.plan;
  if (dormantAfter === undefined) return since;
  const bought = at.lines
    .filter((one) => one.customer === customer && one.left.amount.compare(0) > 0)
    .map(({ soldOn }) => soldOn)
    .filter((day) => day <= last);
  // The first order is a purchase as well.
  const days = [...new Set(since === undefined ? bought : [...bought, since])].sort();
  const returned = days.filter((day, place) => {
    const before = days[place - 1];
    return before === undefined || plusSpan(before, dormantAfter, 1) <= day;
  });
  const latest = returned.filter((day) => since === undefined || day > since).at(-1);
  // Who has been back for long is as one who never was away: then only the first order could tell more.
  return latest === undefined || (since === undefined && isLongAgo(latest)) ? since : latest;
}
