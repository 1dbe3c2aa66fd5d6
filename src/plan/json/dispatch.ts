/** The word first, in JSON Schema too: only the schema of the word that stands there speaks up. */
import { type JsonSchema, ref } from './leaves.js';

/**
 * An object of one of several words, by the definition of each. Where none of them stands there, all are offered.
 *
 * @param texts what an editor shows for each word
 */
export function oneWordOf(
  definitions: { readonly [word: string]: string },
  texts: { readonly [word: string]: string },
): JsonSchema {
  const words = Object.keys(definitions);
  const offered: JsonSchema = {
    type: 'object',
    properties: Object.fromEntries(words.map((word) => [word, { description: texts[word] ?? '' }])),
    // Whatever comes here holds none of the words: nothing fits, and an editor says which would.
    not: {},
    errorMessage: `One of these words is missing: ${words.join(', ')}.`,
  };
  return words.reduceRight<JsonSchema>(
    (rest, word) => when({ required: [word] }, ref(definitions[word] as string), rest),
    offered,
  );
}

/** One schema for objects, another for everything else. */
export function objectOr(object: JsonSchema, other: JsonSchema): JsonSchema {
  return when({ type: 'object' }, object, other);
}

/** One schema for lists, another for everything else. */
export function listOr(list: JsonSchema, other: JsonSchema): JsonSchema {
  return when({ type: 'array' }, list, other);
}

/** A list of rows: `[mark, value]`, with a third entry where there are extras. */
export function rowsOf(value: string, plus: string | undefined, least: number): JsonSchema {
  return listOfRows(plus === undefined ? ['mark', value] : ['mark', value, plus], least);
}

/** A list of pairs, at least one. */
export function pairsOf(first: string, second: string): JsonSchema {
  return listOfRows([first, second], 1);
}

function listOfRows(entries: readonly string[], least: number): JsonSchema {
  return {
    type: 'array',
    minItems: least,
    items: { type: 'array', prefixItems: entries.map(ref), items: false, minItems: 2, maxItems: entries.length },
  };
}

/** Rows of cells. */
export function cellsOf(value: string): JsonSchema {
  const row = { type: 'array', minItems: 1, items: ref(value) };
  return { type: 'array', minItems: 1, items: row };
}

/** One schema where a condition holds, another where it does not. */
export function when(condition: JsonSchema, met: JsonSchema, other: JsonSchema): JsonSchema {
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  return { if: condition, then: met, else: other };
}
