/** `of`: whose lines a measure takes. The payee's own, unless it says otherwise. */
import * as z from 'zod/mini';
import { MAX_TEAM_LEVELS } from '../../number/limits.js';
import { pointer } from '../../trace/problems.js';
import { refuseWordless } from '../dispatch.js';
import type { LevelsInput } from '../input-filters.js';
import type { Scope } from '../plan.js';
import type { Reading } from '../reading.js';
import { lazily, slot } from '../schema.js';
import { fieldsOf } from '../shape.js';
import { isPlainObject } from '../snapshot.js';

/** `{ "team": [1, 2], "self": true }` */
export const teamSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({ team: slot<LevelsInput>('levels'), self: z.exactOptional(z.boolean()) }),
);

/** `{ "unit": "north" }` */
export const unitSchema = /* @__PURE__ */ lazily(() => z.strictObject({ unit: slot<string>('id') }));

/** The scopes that are written as a name. */
export const SCOPE_NAMES = ['payee', 'team', 'all'] as const;

const EXPECTED = '"payee", "team", "all", { team }, { unit }';

/** @returns undefined for the payee's own lines, and where it was refused */
export function readScope(reading: Reading, value: unknown, at: string): Scope | undefined {
  switch (value) {
    case 'payee':
      return undefined;
    case 'team':
      return { of: 'team', from: 1, self: false };
    case 'all':
      return { of: 'all' };
  }
  if (typeof value === 'string') return reading.refuse('not_one_of', at, value, EXPECTED);
  if (!isPlainObject(value)) return reading.wrongType(value, at, EXPECTED);
  const [team, unit] = [Object.hasOwn(value, 'team'), Object.hasOwn(value, 'unit')];
  if (team && unit) return reading.refuse('two_words', at, 'team, unit');
  if (!team && !unit) return refuseWordless(reading, value, at, ['team', 'unit']);
  if (unit) {
    const given = fieldsOf(reading, unitSchema(), value, at);
    const id = given.unit === undefined ? undefined : reading.id(given.unit, `${at}/unit`, 'letter-or-digit');
    return id === undefined ? undefined : { of: 'unit', unit: id };
  }
  const given = fieldsOf(reading, teamSchema(), value, at);
  const levels = given.team === undefined ? undefined : readLevels(reading, given.team, `${at}/team`);
  return levels && { of: 'team', ...levels, self: given.self ?? false };
}

/** Levels below the payee, from the first to the last: `2` is the first two, `[2, 2]` the second alone. */
function readLevels(reading: Reading, value: unknown, at: string): { from: number; to: number } | undefined {
  if (!Array.isArray(value)) {
    const to = readLevel(reading, value, at, 1);
    return to === undefined ? undefined : { from: 1, to };
  }
  if (value.length !== 2) {
    return reading.refuse(value.length < 2 ? 'list_too_short' : 'list_too_long', at, value.length, '[1, 2]');
  }
  const from = readLevel(reading, value[0], pointer(at, 0), 1);
  const to = from === undefined ? undefined : readLevel(reading, value[1], pointer(at, 1), from);
  return from === undefined || to === undefined ? undefined : { from, to };
}

function readLevel(reading: Reading, value: unknown, at: string, least: number): number | undefined {
  if (typeof value !== 'number') return reading.wrongType(value, at, '1, 2, 3, …');
  if (!Number.isInteger(value)) return reading.refuse('not_an_integer', at, value, '1, 2, 3, …');
  if (value >= least && value <= MAX_TEAM_LEVELS) return value;
  return reading.refuse('out_of_range', at, value, `${least} to ${MAX_TEAM_LEVELS}`);
}
