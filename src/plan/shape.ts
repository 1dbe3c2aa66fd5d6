/** The shape of one word's object: its schema's verdict turned into problems of our own, each at its exact place. */
import * as z from 'zod/mini';
import type { ProblemCode } from '../trace/problem-codes.js';
import { pointer } from '../trace/problems.js';
import type { Reading } from './reading.js';
import type { Given, WordSchema } from './schema.js';
import { isPlainObject, type PlainObject, REFUSED } from './snapshot.js';
import { nearestWord, placesOf } from './words.js';

/** What an object may hold beside the keys of its schema, so that it is refused by its own name. */
export interface ShapeOptions {
  /** Keys that someone else reads. */
  readonly ignored?: readonly string[];
}

/**
 * Checks one object against the schema of its word and says what is wrong.
 *
 * @returns its fields that are right; undefined where it is no object at all
 */
export function shaped<Schema extends WordSchema>(
  reading: Reading,
  schema: Schema,
  value: unknown,
  at: string,
  options: ShapeOptions = {},
): Given<z.output<Schema>> | undefined {
  return isPlainObject(value) ? fieldsOf(reading, schema, value, at, options) : reading.wrongType(value, at, '{ … }');
}

/** As {@link shaped}, of what is known to be an object. */
export function fieldsOf<Schema extends WordSchema>(
  reading: Reading,
  schema: Schema,
  value: PlainObject,
  at: string,
  options: ShapeOptions = {},
): Given<z.output<Schema>> {
  const own = options.ignored === undefined ? value : without(value, new Set(options.ignored));
  const result = z.safeParse(schema, own);
  // The schema changes nothing, so that what it was shown is what it would return: without any prototype.
  if (result.success) return own as Given<z.output<Schema>>;
  const broken = new Set<PropertyKey>();
  for (const issue of result.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      const inner = issue.path[0];
      if (inner !== undefined) broken.add(inner);
      for (const key of issue.keys) {
        broken.add(inner ?? key);
        unknownKey(reading, key, pointerTo(at, issue.path), keysAt(schema, issue.path));
      }
    } else {
      broken.add(issue.path[0] as PropertyKey);
      issueAsProblem(reading, issue, own, at);
    }
  }
  return without(own, broken) as Given<z.output<Schema>>;
}

/** Where there are more problems than this, nobody looks for what may have been meant. */
const MAX_HINTS = 1_000;

/** Says that a key may not stand in an object: not here, or not at all. */
export function unknownKey(reading: Reading, key: string, at: string, allowed: readonly string[]): void {
  const place = pointer(at, key);
  const places = placesOf(key);
  if (places !== undefined) {
    reading.refuse('word_not_here', place, key, places);
    return;
  }
  const nearest = reading.problems.length < MAX_HINTS ? nearestWord(key, allowed) : undefined;
  reading.refuse('unknown_field', place, key, nearest === undefined ? allowed.join(', ') : `"${nearest}"`);
}

function without(object: PlainObject, keys: ReadonlySet<PropertyKey>): PlainObject {
  const rest: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(object)) if (!keys.has(key)) rest[key] = object[key];
  return rest;
}

type Issue = Exclude<z.core.$ZodIssue, { code: 'unrecognized_keys' }>;

function issueAsProblem(reading: Reading, issue: Issue, root: PlainObject, at: string): void {
  const place = pointerTo(at, issue.path);
  const { found, given } = lookedUp(root, issue.path);
  if (found === REFUSED) return;
  const expected = expectedOf(issue);
  if (!given) {
    reading.refuse('missing_field', place, undefined, expected);
  } else if (found === undefined) {
    reading.wrongType(found, place, expected);
  } else {
    const code = codeOf(issue, found);
    reading.refuse(code, place, found, expected);
  }
}

function codeOf(issue: Issue, found: unknown): ProblemCode {
  if (issue.code === 'invalid_value' && typeof found === 'string') return 'not_one_of';
  if (issue.code === 'too_small') return issue.origin === 'array' ? 'list_too_short' : 'out_of_range';
  if (issue.code === 'too_big') return issue.origin === 'array' ? 'list_too_long' : 'out_of_range';
  return issue.code === 'invalid_type' && issue.expected === 'int' ? 'not_an_integer' : 'wrong_type';
}

function expectedOf(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(', ');
    case 'too_small':
      return `>= ${issue.minimum}`;
    case 'too_big':
      return `<= ${issue.maximum}`;
    case 'invalid_type':
      return TYPE_TEXTS[issue.expected];
    default:
      return undefined;
  }
}

const TYPE_TEXTS: Readonly<Record<string, string>> = {
  array: '[ … ]',
  object: '{ … }',
  string: 'text',
  boolean: 'true, false',
  number: '0, 1, 2, …',
  int: '0, 1, 2, …',
};

function pointerTo(at: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>((place, key) => pointer(place, key as string | number), at);
}

/** What the snapshot holds at a path, and whether there is anything. */
function lookedUp(root: PlainObject, path: readonly PropertyKey[]): { found: unknown; given: boolean } {
  let found: unknown = root;
  let given = true;
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return { found: undefined, given: false };
    given = Object.hasOwn(found, key);
    found = given ? (found as Record<PropertyKey, unknown>)[key] : undefined;
  }
  return { found, given };
}

/** The keys that a schema allows at a path inside it. */
function keysAt(schema: WordSchema, path: readonly PropertyKey[]): string[] {
  let here: z.core.$ZodType = schema;
  for (const key of path) here = innermost((here as WordSchema)._zod.def.shape[key as string] as z.core.$ZodType);
  return Object.keys((here as WordSchema)._zod.def.shape);
}

/** The schema inside one that may be left out. */
function innermost(schema: z.core.$ZodType): z.core.$ZodType {
  return schema._zod.def.type === 'optional' ? (schema as z.core.$ZodOptional)._zod.def.innerType : schema;
}
