/** Groups of lines that a component is paid by: which there are, and a measure over the lines of one of them alone. */
import { dayText } from '../calendar/day.js';
import type { Window } from '../calendar/period.js';
import type { Group, Measure } from '../plan/plan.js';
import type { Described } from '../trace/ledger.js';
import {
  comparedWindow,
  type GroupContext,
  inBaseline,
  type MeasureContext,
  withinGroup,
  withOwnWindow,
} from './context.js';
import { eachCreditedRow } from './credited.js';
import { idOfThing } from './fact-texts.js';
import { inOrder } from './group-key.js';
import { type Read, readsOf } from './reads.js';
import { asRecognised } from './recognised-view.js';
import type { TallyView } from './view.js';

/** Rows of one group by who is credited. */
type GroupRows = ReadonlyMap<number, readonly number[]>;

/**
 * The groups that have a line which a measure takes, in its window or in the baseline it compares with, in order of
 * their names: each as a context for measures over the lines of that group alone.
 */
export function lineGroups(measure: Measure, by: Group['by'], context: MeasureContext): GroupContext[] {
  const taken = new Map<string, true>();
  eachTakenRow(measure, context, (row, view) => taken.set(nameIn(by, view)(row), true));
  return inOrder(taken).map(([name]) =>
    withinGroup(context, {
      ...described(by, name),
      takes: (row, view) => nameIn(by, view)(row) === name,
      rows: (view) => view.remembered(ROWS[by], () => rowsByGroup(view, nameIn(by, view))).get(name) ?? NO_ROWS,
    }),
  );
}

const NO_ROWS: GroupRows = new Map();

/** What rows of a view are called; measures that count lines in another way have a view of their own. */
function nameIn(by: Group['by'], view: TallyView): (row: number) => string {
  return view.remembered(NAMES[by], () => groupName(by, view));
}

/** Under which a view remembers what its groups are called. */
const NAMES: { readonly [By in Group['by']]: object } = { line: {}, deal: {}, customer: {}, category: {}, month: {} };

/** Under which a view remembers its rows by group. */
const ROWS: { readonly [By in Group['by']]: object } = { line: {}, deal: {}, customer: {}, category: {}, month: {} };

/** What a leaf says of the group that its lines are of: what it is, and its id; a line that is its own deal is a line. */
function described(by: Group['by'], name: string): { keys: string[]; said: Readonly<Record<string, Described>> } {
  if (by !== 'deal' && by !== 'line') return { keys: [name], said: { groupBy: by } };
  return { keys: [idOfThing(name)], said: { groupBy: name.startsWith('deal ') ? 'deal' : 'line' } };
}

function groupName(by: Group['by'], view: TallyView): (row: number) => string {
  switch (by) {
    case 'line':
      return (row) => view.lineName(row);
    case 'deal':
      return (row) => view.dealName(row);
    case 'customer':
      return (row) => view.customerId(view.customer[row] as number);
    case 'category':
      return (row) => view.categoryId(view.category[row] as number);
    case 'month':
      return (row) => {
        const { from } = view.tally.spec.stretches[view.stretch[row] as number] as Window;
        return dayText(from).slice(0, 7);
      };
  }
}

function rowsByGroup(view: TallyView, nameOf: (row: number) => string): ReadonlyMap<string, GroupRows> {
  const groups = new Map<string, Map<number, number[]>>();
  for (let row = 0; row < view.rows; row += 1) {
    const name = nameOf(row);
    const group = groups.get(name) ?? new Map<number, number[]>();
    groups.set(name, group);
    const pattern = view.pattern[row] as number;
    const rows = group.get(pattern);
    if (rows === undefined) group.set(pattern, [row]);
    else rows.push(row);
  }
  return groups;
}

/** Calls `take` with every row that a measure, or one it is made of, takes and those are credited with whose lines it takes. */
function eachTakenRow(measure: Measure, context: MeasureContext, take: (row: number, view: TallyView) => void): void {
  switch (measure.word) {
    case 'gain': {
      const compared: MeasureContext = { ...context, compared: true };
      eachTakenRow(measure.measure, compared, take);
      eachTakenRow(measure.measure, inBaseline(compared, measure.baseline), take);
      return;
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'min':
    case 'max':
      for (const operand of measure.operands) eachTakenRow(operand, context, take);
      return;
    case 'kpi':
    case 'personal':
    case 'quota':
    case 'value':
    case 'attainment':
    case 'earned':
      return;
    default: {
      const own = asRecognised(measure, withOwnWindow(measure, context));
      const [{ figures }] = readsOf(measure, context.window, context.view.period.months) as [Read, ...Read[]];
      const look = (window: Window, compared: boolean): void =>
        eachCreditedRow({ at: measure.at, filter: measure.filter, window, figures }, { ...own, compared }, (row) =>
          take(row, own.view),
        );
      // New categories are those of the window, whatever they are told from.
      const compares = 'baseline' in measure && measure.word !== 'newCategories';
      look(own.window, 'baseline' in measure || context.compared === true);
      if (compares) look(comparedWindow(measure, own), true);
    }
  }
}
