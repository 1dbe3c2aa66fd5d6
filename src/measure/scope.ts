/**
 * Whose lines a measure takes: which patterns of credits, and how much of each. The payee's own with their shares; a
 * team or a unit with the sum of its members' shares, overlays left out; all lines, each whole.
 */
import { Rational } from '../number/rational.js';
import type { Filter, Scope } from '../plan/plan.js';
import { byCodePoint } from '../trace/canonical.js';
import type { Described } from '../trace/ledger.js';
import type { MeasureContext } from './context.js';
import { readsOfPlan } from './reads.js';
import type { ShareGroup, TallyView } from './view.js';

/** What a slice says of whose lines it takes. */
interface Scoped {
  readonly at: string;
  readonly filter: Filter;
}

/**
 * The patterns that a slice takes, by the share that counts. A unit that nobody belongs to is a problem; a team with nobody in it
 * has no lines, and a note says so.
 */
export function scopeShares({ at, filter }: Scoped, context: MeasureContext): readonly ShareGroup[] {
  const { view, payee, problems } = context;
  const { of } = filter;
  if (of === undefined) return view.sharesOf(payee.id);
  const scopes = scopesOf(view);
  if (of.of !== 'all' && scopes.members(of, payee.id).length === 0) {
    if (of.of === 'unit') problems.addOnce({ code: 'unit_unknown', at: `${at}/of/unit`, found: of.unit });
    else context.note({ code: 'nobody_in_team' });
  }
  return scopes.shares(of, payee.id);
}

/** Those whose shares a scope adds up: the payee, or the members of the team or unit; undefined where it takes all lines whole. */
export function scopeMembers(of: Scope | undefined, payee: string, view: TallyView): readonly string[] | undefined {
  if (of === undefined) return [payee];
  return of.of === 'all' ? undefined : scopesOf(view).members(of, payee);
}

/** The patterns that a slice takes, each once. */
export function scopePatterns(scoped: Scoped, context: MeasureContext): readonly number[] {
  return [...new Set(scopeShares(scoped, context).flatMap((group) => group.patterns))];
}

/**
 * What a payee's statement rests on: every pattern that a measure of the plan takes; where it takes more than the
 * payee's own, also who is in each of its teams and units, in the order of the plan.
 */
export function readPatterns(
  view: TallyView,
  payee: string,
): { readonly patterns: readonly number[]; readonly members?: readonly (readonly string[])[] } {
  const read = view.remembered(READ, () => scopesRead(view));
  const own = view.patternsOf(payee);
  if (read.length === 0) return { patterns: own };
  const scopes = scopesOf(view);
  const others = read.flatMap((scope) => scopes.shares(scope, payee).flatMap(({ patterns }) => patterns));
  const members = read.flatMap((scope) => (scope.of === 'all' ? [] : [scopes.members(scope, payee)]));
  return { patterns: [...new Set([...own, ...others])], members };
}

const READ = {};

/** The scopes of a plan beside the payee's own, each once, in the order of the plan. */
function scopesRead({ plan, period }: TallyView): readonly Scope[] {
  const byText = new Map<string, Scope>();
  for (const { of } of readsOfPlan(plan, period)) if (of !== undefined) byText.set(JSON.stringify(of), of);
  return [...byText.values()];
}

/** How a leaf describes whose lines it was summed over. */
export function scopeDescription({ of }: Filter): Record<string, Described> {
  switch (of?.of) {
    case undefined:
      return {};
    case 'team': {
      const levels = of.to === undefined ? [String(of.from)] : [String(of.from), String(of.to)];
      return { whose: 'team', levels, ...(of.self ? { self: true } : undefined) };
    }
    case 'unit':
      return { whose: 'unit', unit: of.unit };
    case 'all':
      return { whose: 'all' };
  }
}

const SCOPES = {};

function scopesOf(view: TallyView): Scopes {
  return view.remembered(SCOPES, () => new Scopes(view));
}

/** Who is in which team and unit, and what they are credited with; worked out once for all payees. */
class Scopes {
  readonly #view: TallyView;
  readonly #reports = new Map<string, string[]>();
  readonly #units = new Map<string, string[]>();
  /** Shares that are no overlays, by payee: pattern and share. */
  readonly #shares = new Map<string, { readonly pattern: number; readonly share: Rational }[]>();
  readonly #known = new Map<string, readonly ShareGroup[]>();

  constructor(view: TallyView) {
    this.#view = view;
    const add = <Entry>(lists: Map<string, Entry[]>, key: string, entry: Entry): void => {
      const list = lists.get(key);
      if (list === undefined) lists.set(key, [entry]);
      else list.push(entry);
    };
    for (const { id, reportsTo, unit } of view.facts.payees) {
      if (reportsTo !== undefined) add(this.#reports, reportsTo, id);
      if (unit !== undefined) add(this.#units, unit, id);
    }
    view.tally.patterns.forEach(({ credits }, pattern) => {
      for (const { payee, share, overlay } of credits) if (!overlay) add(this.#shares, payee, { pattern, share });
    });
  }

  /** Members in code-point order of their ids; the payee is one only where the scope says so. */
  members(scope: Exclude<Scope, { readonly of: 'all' }>, payee: string): readonly string[] {
    if (scope.of === 'unit') return [...(this.#units.get(scope.unit) ?? [])].sort(byCodePoint);
    const members = scope.self ? [payee] : [];
    let level = [payee];
    for (let depth = 1; depth <= (scope.to ?? Number.POSITIVE_INFINITY) && level.length > 0; depth += 1) {
      level = level.flatMap((leader) => this.#reports.get(leader) ?? []);
      if (depth >= scope.from) members.push(...level);
    }
    return members.sort(byCodePoint);
  }

  /** Shares of one line add up to at most 1, so do those of any of its people. */
  shares(scope: Scope, payee: string): readonly ShareGroup[] {
    const key = JSON.stringify(scope.of === 'team' ? [scope, payee] : scope);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const groups = scope.of === 'all' ? this.#all() : grouped(this.#sums(this.members(scope, payee)));
    this.#known.set(key, groups);
    return groups;
  }

  #all(): readonly ShareGroup[] {
    return [{ share: Rational.ONE, patterns: this.#view.tally.patterns.map((_, pattern) => pattern) }];
  }

  #sums(members: readonly string[]): Map<number, Rational> {
    const sums = new Map<number, Rational>();
    for (const member of members) {
      for (const { pattern, share } of this.#shares.get(member) ?? []) {
        sums.set(pattern, sums.get(pattern)?.plus(share) ?? share);
      }
    }
    return sums;
  }
}

function grouped(sums: ReadonlyMap<number, Rational>): readonly ShareGroup[] {
  const groups = new Map<string, { share: Rational; patterns: number[] }>();
  for (const [pattern, share] of sums) {
    const group = groups.get(share.toString()) ?? { share, patterns: [] };
    groups.set(share.toString(), group);
    group.patterns.push(pattern);
  }
  return [...groups.values()];
}
