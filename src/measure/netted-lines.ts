/** The lines of a tally that reversals name, as a view looks at them: netted, credited to who was employed, in one currency. */
import type { Day } from '../calendar/day.js';
import type { Facts } from '../facts/facts.js';
import type { Plan } from '../plan/plan.js';
import { type ProblemCode, ProblemList } from '../trace/problems.js';
import type { Exchanges } from './foreign.js';
import type { Unseen } from './late-reversals.js';
import { inCurrency, type NettedLine, netted } from './netting.js';
import { Placer } from './place.js';
import { recognised } from './recognised.js';
import type { Tally } from './tally.js';
import type { Way } from './way.js';

/** Who looks at the lines, and how. */
interface Looking {
  readonly plan: Plan;
  /** First day of the first statement. */
  readonly firstDay: Day;
  readonly facts: Facts;
  readonly tally: Tally;
  readonly exchanges: Exchanges;
  readonly way: Way | undefined;
  /** Reversals that are not looked at. */
  readonly unseen: Unseen | undefined;
}

/** The lines that reversals name, net of these: all, and those of days that the plan looks at, in its currency. */
export function nettedLines({ plan, firstDay, facts, tally, exchanges, way, unseen }: Looking): {
  readonly all: readonly NettedLine[];
  readonly looked: readonly NettedLine[];
} {
  if (tally.amendments.length === 0 && tally.amendedLines.length === 0) return { all: [], looked: [] };
  const problems = new ProblemList();
  const first = { firstDay, amendsBefore: plan.amendsBefore, currency: plan.currency, unseen };
  const placer = new Placer(facts, tally.spec);
  const stretchOf = (day: Day): number => placer.stretchOf(day);
  const all = netted(tally, first, problems);
  const credited = all.map((line) => ({ ...line, line: { ...line.line, credits: employed(facts, line) } }));
  const counted =
    way === undefined
      ? credited.filter(({ day }) => stretchOf(day) >= 0)
      : recognised(credited, way, tally.spec.stretches, stretchOf, problems);
  const looked = counted.map((line) => inCurrency(plan.currency, line, exchanges, problems));
  throwWithPlaces(problems, facts);
  return { all, looked };
}

/** Linked rows are known by their id after merging; where the facts hold them, an error also names their place. */
function throwWithPlaces(problems: ProblemList, facts: Facts): void {
  if (problems.count === 0) return;
  const placed = new ProblemList();
  placed.addAll(problems, (problem) => {
    const index = problem.line?.id === undefined ? -1 : facts.lines.ids.all.indexOf(problem.line.id);
    if (index < 0) return problem;
    const field = FIELDS[problem.code] ?? 'reverses';
    return { ...problem, at: `/lines/${index}/${field}`, line: { index, id: problem.line?.id as string } };
  });
  placed.throwIfAny();
}

/** The field of a line that a problem is about, where that is not what it reverses. */
const FIELDS: { readonly [Code in ProblemCode]?: string } = {
  rate_missing: 'currency',
  payments_too_large: 'payments',
};

/** The credits of a netted line on its date, or on the day on which something was taken off it. */
function employed(facts: Facts, { line, day }: { line: NettedLine['line']; day: Day }): NettedLine['line']['credits'] {
  return line.credits.filter(([id]) => {
    const payee = facts.payees[facts.credits.payees.find(id) ?? -1];
    return payee !== undefined && payee.from <= day && day <= payee.to;
  });
}
