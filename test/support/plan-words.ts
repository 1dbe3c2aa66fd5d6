/** The words of the format as the JSON Schema has them, and where they stand in a plan. Follows the registries by itself. */

import type { JsonSchema } from '../../src/plan/json/leaves.js';
import { planJsonSchema } from '../../src/plan/json-schema.js';

export type Path = readonly (string | number)[];

/** A word of the format at one place of a plan. */
export interface WordAt {
  /** `component.cap` for a field, `rounding.mode=up` for one of a few values. */
  readonly word: string;
  readonly path: Path;
  /** The other values that may stand there, where there are only a few. */
  readonly others?: readonly unknown[];
}

const schema = planJsonSchema();
const definitions = schema.$defs as Readonly<Record<string, JsonSchema>>;

/** Every word of the format, sorted. */
export function allWords(): string[] {
  const words = new Set<string>();
  const look = (part: unknown, name: string): void => {
    if (Array.isArray(part)) for (const entry of part) look(entry, name);
    if (!isObject(part) || part.$ref !== undefined) return;
    const { properties = {}, prefixItems = [], items, then: met, else: other, anyOf, allOf } = part as Parts;
    for (const value of valuesOf(part)) words.add(valueWord(name, value));
    if (isObject(items)) look(items, name);
    prefixItems.forEach((entry, place) => {
      if (place === 2) words.add(`${name}[2]`);
      look(entry, name);
    });
    if (!isOffer(part)) {
      for (const [key, inner] of Object.entries(properties)) {
        const word = fieldWord(name, key);
        words.add(word);
        look(inner, word);
      }
    }
    for (const branch of [met, other, anyOf, allOf]) look(branch, name);
  };
  look({ ...schema, $defs: undefined }, 'plan');
  for (const [name, definition] of Object.entries(definitions)) look(definition, nameOf(name));
  return [...words].sort();
}

/** The words of a plan, each with its place. */
export function wordsOf(plan: unknown): WordAt[] {
  const found: WordAt[] = [];
  const look = (value: unknown, part: JsonSchema, name: string, path: Path): void => {
    const here = settledFor(value, part, name);
    const values = valuesOf(here.part);
    if (values.includes(value)) {
      found.push({ word: valueWord(here.name, value), path, others: values.filter((other) => other !== value) });
    }
    const { properties = {}, additionalProperties, items, prefixItems = [] } = here.part as Parts;
    if (Array.isArray(value)) {
      value.forEach((entry: unknown, place) => {
        if (prefixItems.length > 0 && place === 2) found.push({ word: `${here.name}[2]`, path: [...path, place] });
        const inner = prefixItems[place] ?? items;
        if (isObject(inner)) look(entry, inner, here.name, [...path, place]);
      });
    } else if (isObject(value)) {
      for (const [key, entry] of Object.entries(value)) {
        const inner = Object.hasOwn(properties, key) ? properties[key] : undefined;
        const place = [...path, key];
        if (inner !== undefined) {
          const word = fieldWord(here.name, key);
          found.push({ word, path: place });
          look(entry, inner, word, place);
        } else if (isObject(additionalProperties)) look(entry, additionalProperties, here.name, place);
      }
    }
  };
  look(plan, schema, 'plan', []);
  return found;
}

interface Parts {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: unknown;
  readonly items?: unknown;
  readonly prefixItems?: readonly JsonSchema[];
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly else?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
}

/** The part of the schema that speaks about a value: references followed, conditions decided. */
function settledFor(value: unknown, part: JsonSchema, name: string): { part: JsonSchema; name: string } {
  if (typeof part.$ref === 'string') {
    const target = part.$ref.replace('#/$defs/', '');
    const inside = definitions[target] as JsonSchema;
    return settledFor(value, inside, isLeaf(inside) ? name : nameOf(target));
  }
  const { if: condition, then: met, else: other, anyOf } = part as Parts;
  if (condition !== undefined) {
    return settledFor(value, (holds(value, condition) ? met : other) as JsonSchema, name);
  }
  if (anyOf !== undefined && !isOffer(part)) {
    const branches = anyOf.map((branch) => settledFor(value, branch, name));
    return (
      branches.find((branch) => valuesOf(branch.part).includes(value)) ??
      (branches[0] as { part: JsonSchema; name: string })
    );
  }
  return { part, name };
}

function holds(value: unknown, { type, required, pattern }: JsonSchema): boolean {
  if (type === 'string') return typeof value === 'string' && new RegExp(pattern as string, 'u').test(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  return isObject(value) && (required as readonly string[]).every((key) => Object.hasOwn(value, key));
}

/** What an editor offers where none of several words stands: the words themselves have their own definitions. */
function isOffer(part: JsonSchema): boolean {
  return part.not !== undefined;
}

function isLeaf(definition: JsonSchema): boolean {
  return definition.pattern !== undefined || (definition.type === 'string' && definition.enum === undefined);
}

function valuesOf(part: JsonSchema): readonly unknown[] {
  if (Array.isArray(part.enum)) return part.enum;
  if (part.const !== undefined) return [part.const];
  return part.type === 'boolean' ? [true, false] : [];
}

/** A condition is a measure with a comparison beside it: the words of the measure are the same. */
function nameOf(definition: string): string {
  return definition.replace(/^condition-(all|any|none)$/, 'condition').replace(/^condition-/, 'measure-');
}

const COMPARISONS = ['atLeast', 'above', 'atMost', 'below', 'between'];

function fieldWord(name: string, key: string): string {
  if (name.endsWith('.round')) return `round.${key}`;
  return COMPARISONS.includes(key) && name.startsWith('measure-') && !name.includes('.')
    ? `condition.${key}`
    : `${name}.${key}`;
}

/** Values of fields that many words share are one word wherever they stand. */
const SHARED = ['customers', 'mode', 'baselineOf', 'per', 'negative'];

function valueWord(name: string, value: unknown): string {
  const field = name.split('.').at(-1) as string;
  return `${SHARED.includes(field) ? field : name}=${String(value)}`;
}

function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
