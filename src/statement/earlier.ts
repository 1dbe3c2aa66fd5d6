/** Reading earlier statements: whether they are unchanged, whose they are, and whether each follows the one before. */
import { type Day, parseDay } from '../calendar/day.js';
import { canonicalJson } from '../trace/canonical.js';
import { grouped } from '../trace/grouped.js';
import { fail, pointer, shown } from '../trace/problems.js';
import { sha256Hex } from '../trace/sha256.js';
import type { Statement } from './statement.js';

/** The statements of one payee, one after the other. */
export interface Chain {
  readonly statements: readonly [Statement, ...Statement[]];
  readonly last: Statement;
  /** First day of the first statement there ever was. */
  readonly firstDay: Day;
}

/**
 * The statements of a payee among those that were handed in, in the order of their periods. Those of others are passed over.
 *
 * @param earlier statements as `settle` returned them, or their JSON read back
 * @returns undefined where there is none
 * @throws DreiklangError `not_a_statement`, `statement_changed` (its digest is not that of what it says),
 *   `statement_not_linked` (it does not name the one before it), `statement_is_final` (another one follows a final one)
 */
export function chainOf(earlier: readonly Statement[], payee: string): Chain | undefined {
  return chainFrom(earlierByPayee(earlier).get(payee) ?? []);
}

/** A statement that was handed in, and where. */
export interface Placed {
  readonly statement: Statement;
  readonly at: string;
}

/**
 * The statements that were handed in by the id of their payee; nothing else about them is looked at.
 *
 * @throws DreiklangError `not_a_statement`
 */
export function earlierByPayee(earlier: readonly Statement[]): ReadonlyMap<string, readonly Placed[]> {
  if (!Array.isArray(earlier))
    return fail({ code: 'wrong_type', at: '/earlier', found: shown(earlier), expected: '[ … ]' });
  const placed = earlier.map((statement, place): Placed => ({ statement, at: pointer('/earlier', place) }));
  return grouped(placed, ({ statement, at }) => payeeOf(statement, at));
}

/**
 * The statements of one payee as a chain.
 *
 * @throws DreiklangError as {@link chainOf}
 */
export function chainFrom(placed: readonly Placed[]): Chain | undefined {
  const own = placed.map(({ statement, at }) => ({ statement: unchanged(statement, at), at }));
  own.sort((a, b) => dayOf(a.statement.period.from, a.at) - dayOf(b.statement.period.from, b.at));
  own.forEach(({ statement, at }, place) => {
    const before = own[place - 1]?.statement;
    if (before === undefined) return;
    const { previous } = statement;
    if (previous?.digest !== before.digest) {
      fail({ code: 'statement_not_linked', at, found: previous?.id ?? 'null', expected: before.id });
    }
    if (before.final !== undefined) fail({ code: 'statement_is_final', at, found: before.id });
  });
  const end = own.at(-1);
  if (end === undefined) return undefined;
  const { statement: last, at } = end;
  const statements = own.map(({ statement }) => statement) as [Statement, ...Statement[]];
  return { statements, last, firstDay: dayOf(last.remembers.first, at) };
}

/** The first day of the first statement of anybody; undefined where there is none. */
export function firstDayOf(earlier: readonly Statement[] = []): Day | undefined {
  const days = earlier.map(({ remembers }, place) => {
    const at = pointer('/earlier', place);
    return dayOf(fieldsOf(remembers, at).first as string, at);
  });
  return days.length === 0 ? undefined : days.reduce((first, day) => Math.min(first, day));
}

function payeeOf(statement: unknown, at: string): string {
  const { format, payee } = fieldsOf(statement, at);
  const { id } = fieldsOf(payee, at);
  if (format !== 'dreiklang-statement/1' || typeof id !== 'string') return notOne(at);
  return id;
}

function unchanged(statement: Statement, at: string): Statement {
  const { digest, ...rest } = statement;
  const { period, remembers } = rest;
  fieldsOf(period, at);
  fieldsOf(remembers, at);
  if (rest.status !== 'settled') return fail({ code: 'statement_is_preview', at, found: shown(statement.id) });
  if (typeof digest !== 'string' || sha256Hex(canonicalJson(rest)) !== digest) {
    return fail({ code: 'statement_changed', at, found: shown(statement.id) });
  }
  return statement;
}

function dayOf(text: string, at: string): Day {
  return (typeof text === 'string' ? parseDay(text) : undefined) ?? notOne(at);
}

function fieldsOf(value: unknown, at: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return notOne(at);
  return value as Readonly<Record<string, unknown>>;
}

function notOne(at: string): never {
  return fail({ code: 'not_a_statement', at });
}
