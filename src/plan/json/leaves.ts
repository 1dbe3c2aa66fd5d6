/** Figures, names, dates and texts as JSON Schema. */

import { MAX_TEAM_LEVELS } from '../../number/limits.js';
import { TABLE_KEYS } from '../pay/table.js';

/** A piece of JSON Schema. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** A reference to a definition. */
export function ref(name: string): JsonSchema {
  return { $ref: `#/$defs/${name}` };
}

const TABLE_BY_ERROR = `Write ${TABLE_KEYS.map((key) => `"${key}"`).join(', ')}, or a tag as "tag:channel".`;

const DECIMAL = '-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,12})?';

/** Definitions that stand for themselves; `errorMessage` is what an editor says instead of a pattern. */
export const LEAVES: { readonly [name: string]: JsonSchema } = {
  money: {
    title: 'Money',
    description: 'Money in the currency of the plan, best as text: "24000", "12.50".',
    type: ['string', 'number'],
    pattern: `^${DECIMAL}$`,
    errorMessage: 'Write money as "24000" or "12.50": a point before the cents, no separators, no currency, no %.',
  },
  ratio: {
    title: 'Share, rate or factor',
    description: '"80%" and "0.8" are the same; also "1/3".',
    type: ['string', 'number'],
    pattern: `^(${DECIMAL}%?|-?(0|[1-9][0-9]{0,17})/[1-9][0-9]{0,6})$`,
    errorMessage: 'Write a share, rate or factor as "80%", "0.8" or "1/3": a point before decimals, no spaces.',
  },
  mark: {
    title: 'Mark',
    description: 'With % on an attainment or a ratio ("80%"), without on money or a count ("20000").',
    type: ['string', 'number'],
    pattern: `^(${DECIMAL}%?|-?(0|[1-9][0-9]{0,17})/[1-9][0-9]{0,6})$`,
    errorMessage: 'Write a mark as "80%" on an attainment or a ratio, as "20000" on money or a count.',
  },
  date: {
    title: 'Date',
    description: 'A calendar date, YYYY-MM-DD.',
    type: 'string',
    pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
    errorMessage: 'Write a date as YYYY-MM-DD: "2026-01-31".',
  },
  span: {
    title: 'Length of time',
    description: 'Whole months "P12M" or days "P91D".',
    type: 'string',
    pattern: '^P[0-9]{1,4}[MD]$',
    errorMessage: 'Write a length of time as whole months, "P12M", or days, "P91D".',
  },
  id: { title: 'Id', description: 'Begins with a letter or digit.', ...idOf('^[\\p{L}\\p{N}]', 'a letter or digit') },
  name: { title: 'Name', description: 'Begins with a letter.', ...idOf('^\\p{L}', 'a letter') },
  text: { type: 'string', minLength: 1, maxLength: 1000 },
  tags: {
    title: 'Tags',
    type: 'object',
    minProperties: 1,
    propertyNames: ref('id'),
    additionalProperties: { type: 'array', items: ref('text'), minItems: 1 },
  },
  tableBy: {
    anyOf: [
      { enum: [...TABLE_KEYS] },
      { type: 'string', maxLength: 132, pattern: '^tag:[\\p{L}\\p{N}]', errorMessage: TABLE_BY_ERROR },
    ],
  },
  levels: {
    title: 'Levels',
    description: '1: direct reports; [1, 2]: from the first to the second level.',
    ...levelsOf({ type: 'integer', minimum: 1, maximum: MAX_TEAM_LEVELS }),
  },
  currency: {
    title: 'Currency',
    description: 'ISO 4217, such as "EUR".',
    type: 'string',
    pattern: '^[A-Z]{3}$',
    errorMessage: 'Write a currency as its three capital letters: "EUR".',
  },
  yearStart: {
    title: 'Start of the fiscal year',
    description: 'The first of a month: "04-01".',
    type: 'string',
    pattern: '^(0[1-9]|1[0-2])-01$',
    errorMessage: 'Write the first day of a month as MM-01: "04-01".',
  },
};

function idOf(pattern: string, begin: string): JsonSchema {
  const errorMessage = `Write an id that begins with ${begin}, at most 128 characters.`;
  return { type: 'string', minLength: 1, maxLength: 128, pattern, errorMessage };
}

/** A level, or the first and the last one. */
function levelsOf(level: JsonSchema): JsonSchema {
  const pair = { type: 'array', prefixItems: [level, level], items: false, minItems: 2, maxItems: 2 };
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  return { if: { type: 'array' }, then: pair, else: level };
}
