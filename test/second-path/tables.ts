/** Pay by a table: the figure falls into groups, each led to a how of its own. */
import type Fraction from 'fraction.js';
import type { NetLine } from './lines.js';
import { groupsOf } from './measures.js';
import type { Groups, Json, KeyOf, Setting } from './setting.js';
import { isExisting } from './taking.js';

export function isTable(how: Json): boolean {
  return typeof how === 'object' && how.table !== undefined;
}

/** What a line is told apart by, by the word of a table. */
const KEYS: Readonly<Record<string, KeyOf>> = {
  category: ({ category }) => category,
  segment: ({ segment }) => segment,
  class: (line, at) => (isExisting(line, at) ? 'existing' : 'new'),
};

/** The figure of a component whose pay is a table: by the way through the table. */
export function tableFigures(how: Json, measure: Json, at: Setting): Groups {
  const by = tableKeys(how);
  const figures = groupsOf(measure, at, (line, where) =>
    JSON.stringify(by.map((word) => keyOf(word, measure, line, where))),
  );
  const led = new Map<string, Fraction>();
  for (const [key, figure] of figures) {
    const values: Key[] = JSON.parse(key);
    const path = JSON.stringify(pathOf(how, (word) => values[by.indexOf(word)] as Key));
    led.set(path, led.get(path)?.add(figure) ?? figure);
  }
  return led;
}

/** Whether a line is led the same way. */
export function isLed(how: Json, measure: Json, path: string): (line: NetLine, at: Setting) => boolean {
  return (line, at) => JSON.stringify(pathOf(how, (word) => keyOf(word, measure, line, at))) === path;
}

/** The how at the end of a way. */
export function howOf(how: Json, path: string): Json {
  return (JSON.parse(path) as Key[]).reduce((table, key) => rowOf(table, key), how);
}

/** The value of a tag may be any text; null: the line has none. */
type Key = string | null;

/** Where customers are counted or compared as a whole, a tag is one of theirs. */
function keyOf(word: string, measure: Json, line: NetLine, at: Setting): Key {
  const [, tag] = /^tag:(.*)$/.exec(word) ?? [];
  if (tag === undefined) return (KEYS[word] as KeyOf)(line, at);
  const ofCustomers = measure.flow !== undefined || measure.count === 'customers';
  return (ofCustomers ? line.tagsOfCustomer : line.tags)[tag] ?? null;
}

/** The row of a key, else that of all others. */
function rowOf({ table }: Json, key: Key): Json {
  return key !== null && Object.hasOwn(table, key) ? table[key] : table['*'];
}

function tableKeys({ by, table }: Json): string[] {
  const inner = Object.values(table).flatMap((how) => (isTable(how) ? tableKeys(how) : []));
  return [...new Set([by, ...inner])];
}

function pathOf(table: Json, keyOf: (word: string) => Key): Key[] {
  const path: Key[] = [];
  for (let how = table; isTable(how); ) {
    const key = keyOf(how.by);
    path.push(key);
    how = rowOf(how, key);
  }
  return path;
}
