/** The groups of a table: each group's figure and the how that its keys lead to. */
import {
  type GroupBy,
  type GroupFigures,
  type GroupPart,
  type MeasureContext,
  withinGroup,
} from '../measure/context.js';
import { groupKey, groupParts, type TagsOf, tagsFor } from '../measure/group-key.js';
import type { TallyView } from '../measure/view.js';
import { tagOf } from '../plan/pay/table.js';
import type { How, Measure, TableHow } from '../plan/plan.js';
import type { SingleHow } from '../schedule/compile.js';
import { byCodeUnit } from '../trace/canonical.js';
import type { Figure } from '../trace/ledger.js';

export interface TableGroup {
  /** The keys that led to the how, outermost table first. */
  readonly keys: readonly GroupPart[];
  readonly how: SingleHow;
  readonly figure: Figure;
  /** For other measures over the lines of this group alone. */
  readonly context: MeasureContext;
}

/** Everything that a table and the tables inside it tell groups apart by. */
export function tableKeys(table: TableHow): GroupBy[] {
  const inner = table.rows.flatMap(({ how }) => (how.how === 'table' ? tableKeys(how) : []));
  return [...new Set<GroupBy>([table.by, ...inner])];
}

/**
 * The groups of a table in the order of their keys. A key without a row and without `"*"` is a problem.
 *
 * @param figures the measure by all of {@link tableKeys}
 */
export function tableGroups(
  table: TableHow,
  measure: Measure,
  figures: GroupFigures,
  context: MeasureContext,
): TableGroup[] {
  const by = tableKeys(table);
  const whose = tagsFor(measure);
  const found = new Map<string, { keys: readonly GroupPart[]; how: SingleHow; figures: Figure[] }>();
  for (const [key, figure] of figures) {
    const values = groupParts(key);
    const led = followed(table, (word) => values[by.indexOf(word)] as GroupPart);
    if (led.how === undefined) {
      const found = shownKey(led.keys.at(-1) as GroupPart);
      // An empty key of anything but a tag could not be told, which is a problem already.
      if (found !== '' || tagOf(led.by) !== undefined)
        context.problems.addOnce({ code: 'table_key_missing', at: led.at, found, expected: '"*"' });
      continue;
    }
    const path = JSON.stringify(led.keys);
    const group = found.get(path) ?? { keys: led.keys, how: led.how, figures: [] };
    group.figures.push(figure);
    found.set(path, group);
  }
  return [...found]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([, { keys, how, figures: parts }]) => ({
      keys,
      how,
      figure: parts.length === 1 ? (parts[0] as Figure) : context.ledger.add(parts),
      context: contextOf(table, keys, by, whose, context),
    }));
}

/** A context that takes the rows whose keys lead the same way through the table. */
function contextOf(
  table: TableHow,
  keys: readonly GroupPart[],
  by: readonly GroupBy[],
  whose: TagsOf,
  context: MeasureContext,
): MeasureContext {
  const path = JSON.stringify(keys);
  const keyIn = new Map<TallyView, (row: number) => string>();
  const keyOf = (row: number, view: TallyView): string => {
    const known = keyIn.get(view) ?? groupKey(by, table.at, { ...context, view }, whose);
    keyIn.set(view, known);
    return known(row);
  };
  const takes = (row: number, view: TallyView): boolean => {
    const values = groupParts(keyOf(row, view));
    return JSON.stringify(followed(table, (word) => values[by.indexOf(word)] as GroupPart).keys) === path;
  };
  return withinGroup(context, { keys, takes });
}

/** How a problem names a key; of lines without the tag: the tag, and that there is no value. */
function shownKey(key: GroupPart): string {
  return typeof key === 'string' ? key : `${key[0]}: –`;
}

/** Where keys lead: through which tables, the last of which is named by its place and what it tells apart by. */
interface Led {
  readonly keys: readonly GroupPart[];
  readonly how: SingleHow | undefined;
  readonly at: string;
  readonly by: GroupBy;
}

/** Lines without a tag have no key that a row could name: for them there is only `"*"`. */
function followed(table: TableHow, keyOf: (by: GroupBy) => GroupPart): Led {
  const keys: GroupPart[] = [];
  let how: How | undefined = table;
  let [at, by] = [table.at, table.by];
  while (how?.how === 'table') {
    const key = keyOf(how.by);
    const { rows }: TableHow = how;
    [at, by] = [how.at, how.by];
    keys.push(key);
    how = (rows.find((row) => row.key === key) ?? rows.find((row) => row.key === '*'))?.how;
  }
  return { keys, how, at, by };
}
