/**
 * What all readers of a plan share: the list of what is wrong so far, and the leaves (figures, names, texts, dates).
 * A reader that finds something wrong says so here and returns undefined, so that the others go on.
 */
import { type Day, parseDay, parseSpan, type Span } from '../calendar/day.js';
import { MAX_TEXT_LENGTH } from '../number/limits.js';
import { idRefusal, textRefusal } from '../trace/ids.js';
import type { ProblemCode } from '../trace/problem-codes.js';
import { type Problem, pointer, shown } from '../trace/problems.js';
import { GivenDecimal, REFUSED } from './snapshot.js';
import { countOf } from './spans.js';

/** How an id begins: with a letter where a plan gives the name, with a letter or digit where it comes from elsewhere. */
export type IdStart = 'letter' | 'letter-or-digit';

/** One plan being read. */
export class Reading {
  readonly problems: Problem[] = [];
  /** Minor units of the plan's currency; undefined while it is not known. */
  minorUnit: number | undefined;
  /** How many of the plan's periods a year has; undefined while it is not known. */
  periodsInYear: number | undefined;

  /** Says what is wrong; returns undefined, so that a reader can end with it. */
  refuse(code: ProblemCode, at: string, found?: unknown, expected?: string): undefined {
    this.problems.push({
      code,
      at,
      ...(found === undefined ? undefined : { found: shownGiven(found) }),
      ...(expected === undefined ? undefined : { expected }),
    });
    return undefined;
  }

  /** Says that a value is of the wrong type; silent where it was refused before. */
  wrongType(value: unknown, at: string, expected?: string): undefined {
    if (value === REFUSED) return undefined;
    return this.refuse('wrong_type', at, value === undefined ? 'undefined' : value, expected);
  }

  text(value: unknown, at: string): string | undefined {
    if (typeof value !== 'string') return this.wrongType(value, at, 'text');
    if (value.length === 0) return this.refuse('text_empty', at);
    const refusal = textRefusal(value);
    if (refusal === undefined) return value;
    return this.refuse(refusal, at, value, refusal === 'text_too_long' ? `<= ${MAX_TEXT_LENGTH}` : undefined);
  }

  /** An id that comes from elsewhere (a category, a segment, a cost) or a name that this plan gives. */
  id(value: unknown, at: string, start: IdStart): string | undefined {
    if (typeof value !== 'string') return this.wrongType(value, at, 'text');
    const refusal = idRefusal(value) ?? (start === 'letter' && !/^\p{L}/u.test(value) ? 'id_begins_wrong' : undefined);
    return refusal === undefined ? value : this.refuse(refusal, at, value);
  }

  /** A list of ids, each once; undefined where one of them is not right. */
  ids(list: readonly unknown[], at: string, start: IdStart): string[] | undefined {
    const ids = new Set<string>();
    let whole = true;
    list.forEach((entry, place) => {
      const id = this.id(entry, pointer(at, place), start);
      if (id !== undefined && ids.has(id)) this.refuse('duplicate_id', pointer(at, place), id);
      else if (id !== undefined) ids.add(id);
      whole &&= id !== undefined;
    });
    return whole ? [...ids] : undefined;
  }

  day(value: unknown, at: string): Day | undefined {
    if (typeof value !== 'string') return this.wrongType(value, at, 'YYYY-MM-DD');
    return parseDay(value) ?? this.refuse('not_a_date', at, value, 'YYYY-MM-DD');
  }

  span(value: unknown, at: string): Span | undefined {
    if (typeof value !== 'string') return this.wrongType(value, at, '"P12M", "P91D"');
    return (value.length <= 6 ? parseSpan(value) : undefined) ?? this.refuse('not_a_span', at, value, '"P12M", "P91D"');
  }

  /** A length of time above 0. */
  spanAboveZero(value: unknown, at: string): Span | undefined {
    const span = this.span(value, at);
    return span === undefined || countOf(span) > 0 ? span : this.refuse('out_of_range', at, value, '> 0');
  }

  /** Two days in order, both included; the second may be left open. */
  days(from: Day | undefined, to: Day | undefined, at: string): void {
    if (from !== undefined && to !== undefined && from > to) this.refuse('dates_reversed', at);
  }
}

function shownGiven(value: unknown): string {
  return value instanceof GivenDecimal ? shown(value.text) : shown(value);
}
