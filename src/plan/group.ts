/** `group`: pay is worked out group by group and added up. */
import * as z from 'zod/mini';
import { readMoney } from './figures.js';
import type { GroupInput } from './input.js';
import type { MoneyInput } from './input-figures.js';
import type { Group, Measure } from './plan.js';
import type { Reading } from './reading.js';
import { lazily, slot } from './schema.js';
import { shaped } from './shape.js';

const BYS = ['line', 'deal', 'customer', 'category', 'month'] as const satisfies readonly Group['by'][];

/** `{ "by": "deal", "cap": "5000" }` */
export const groupSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    by: z.enum(BYS),
    floor: z.exactOptional(slot<MoneyInput>('money')),
    cap: z.exactOptional(slot<MoneyInput>('money')),
    round: z.exactOptional(z.boolean()),
  }),
);

/** The field of a schema that groups. */
export const groupField = /* @__PURE__ */ lazily(() => z.exactOptional(slot<GroupInput>('group')));

/** How a component is paid by group; undefined where something was refused. */
export function readGroup(
  reading: Reading,
  value: unknown,
  at: string,
  { measure, hasQuota }: { readonly measure: Measure | undefined; readonly hasQuota: boolean },
): Group | undefined {
  const given = shaped(reading, groupSchema(), value, at);
  if (hasQuota) return reading.refuse('group_with_quota', at, 'quota');
  if (given === undefined) return undefined;
  const { by } = given;
  const floor = given.floor === undefined ? undefined : readMoney(reading, given.floor, `${at}/floor`);
  const cap = given.cap === undefined ? undefined : readMoney(reading, given.cap, `${at}/cap`);
  if (by === undefined || measure === undefined) return undefined;
  const possible = groupsPossible(measure);
  if (!possible.includes(by)) {
    return reading.refuse(
      'group_not_here',
      `${at}/by`,
      `${measure.word}, ${by}`,
      possible.join(', ') || 'sum, count, …',
    );
  }
  return { at, by, ...(floor && { floor }), ...(cap && { cap }), round: given.round ?? false };
}

/** What the lines of a measure may be grouped by; nothing where it reads none. */
function groupsPossible(measure: Measure): readonly Group['by'][] {
  switch (measure.word) {
    case 'sum':
    case 'count':
    case 'marginRate':
    case 'breadth':
    case 'penetration':
      return BYS;
    // What compares two stretches needs groups that are the same in both.
    case 'flow':
    case 'retention':
    case 'efficiencyGain':
    case 'newCategories':
      return COMPARABLE;
    case 'gain':
      return groupsPossible(measure.measure).filter((by) => COMPARABLE.includes(by));
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'min':
    case 'max': {
      const lists = measure.operands.map(groupsPossible).filter((list) => list.length > 0);
      return lists.length === 0 ? [] : BYS.filter((by) => lists.every((list) => list.includes(by)));
    }
    case 'kpi':
    case 'personal':
    case 'quota':
    case 'value':
    case 'attainment':
    case 'earned':
      return [];
  }
}

const COMPARABLE: readonly Group['by'][] = ['customer', 'category'];

/** Whether the figure of a measure is exactly the sum of those of its groups. */
export function addsUpBy(measure: Measure, by: Group['by']): boolean {
  switch (measure.word) {
    case 'sum':
      return true;
    case 'gain':
      return addsUpBy(measure.measure, by);
    case 'count':
      return ADDING_UP[measure.what].includes(by);
    case 'flow':
      return by === 'customer';
    case 'newCategories':
      return by === 'customer' || measure.as !== 'customers';
    case 'efficiencyGain':
      return by === measure.by;
    default:
      return false;
  }
}

/** By what things may be grouped without any of them falling into two groups. */
const ADDING_UP: Readonly<Record<Extract<Measure, { word: 'count' }>['what'], readonly Group['by'][]>> = {
  lines: BYS,
  deals: ['deal'],
  customers: ['customer'],
  categories: ['category'],
  pairs: COMPARABLE,
  months: ['customer'],
};
