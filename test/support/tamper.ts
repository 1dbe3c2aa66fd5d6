/**
 * Changes one thing in a statement, by chance from a seed. Written from what a forger might do, not from what a checker
 * looks at. A tampering never gives back an equal statement: its canonical JSON is another text. The same number in
 * another written form (`"1.0"` for `"1"`) counts as a change.
 */
import { canonical, type Json, type JsonObject } from './seal.js';
import type { Seeded } from './seeded.js';
import { changedFigure, changedLeaf, isFigure, withOtherCharacter } from './tamper-values.js';

export interface Tampering {
  readonly statement: JsonObject;
  /** What was done. */
  readonly what: string;
  /** Where: a JSON pointer into the statement as it was. */
  readonly at: string;
}

/** A place in a JSON tree: what holds it, under which key, and the pointer to it. */
interface Place {
  readonly holder: Json[] | JsonObject;
  readonly key: string | number;
  readonly at: string;
}

type Attempt = (statement: JsonObject, chance: Seeded) => { readonly what: string; readonly at: string } | undefined;

/**
 * Changes a figure of the trace (values, counts, figures of forms, scales, parts, lengths of lists, places taken) or a
 * printed value, or swaps, drops, doubles or re-points nodes: what must show without any digest.
 */
export function tamperFigure(statement: unknown, chance: Seeded): Tampering {
  return tamper(statement, chance, () =>
    chance.pick<Attempt>([
      changeTraceFigure,
      changeTraceFigure,
      changeTraceFigure,
      changePrintedValue,
      changePrintedValue,
      changeListLength,
      swapNodes,
      swapContents,
      dropNode,
      doubleNode,
      repoint,
    ]),
  );
}

/** Changes a figure alone: of the trace, or a printed value. For asking what arithmetic notices without any total. */
export function tamperFigureOnly(statement: unknown, chance: Seeded): Tampering {
  return tamper(statement, chance, () =>
    chance.pick<Attempt>([changeTraceFigure, changeTraceFigure, changePrintedValue]),
  );
}

/** Changes anything at all, text, truths, dates, keys and order included: what a digest must show. */
export function tamperAnything(statement: unknown, chance: Seeded): Tampering {
  return tamper(statement, chance, () =>
    chance.pick<Attempt>([
      changeLeaf,
      changeLeaf,
      changeLeaf,
      changeLeaf,
      dropKey,
      renameKey,
      swapEntries,
      changeListLength,
    ]),
  );
}

function tamper(statement: unknown, chance: Seeded, attempt: () => Attempt): Tampering {
  const before = canonical(statement as Json);
  for (;;) {
    const copy = JSON.parse(before) as JsonObject;
    const done = attempt()(copy, chance);
    if (done !== undefined && canonical(copy) !== before) return { statement: copy, ...done };
  }
}

/** All places below a value, each with the value standing there. */
function placesBelow(value: Json, at: string): (Place & { readonly value: Json })[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries: [string | number, Json][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, inner]) => {
    const place = { holder: value, key, at: `${at}/${key}`, value: inner };
    return [place, ...placesBelow(inner, place.at)];
  });
}

function put({ holder, key }: Place, value: Json): void {
  (holder as { [key: string | number]: Json })[key] = value;
}

const traceOf = (statement: JsonObject): JsonObject[] => statement.trace as JsonObject[];

function changeTraceFigure(statement: JsonObject, chance: Seeded) {
  return changeFigure(
    placesBelow(statement.trace as Json, '/trace').filter(({ value }) => isFigure(value)),
    chance,
  );
}

function changePrintedValue(statement: JsonObject, chance: Seeded) {
  const { trace: _, ...outside } = statement;
  const printed = placesBelow(outside, '').filter(({ holder, key }) => key === 'value' && 'node' in holder);
  return changeFigure(printed, chance);
}

function changeFigure(places: readonly (Place & { readonly value: Json })[], chance: Seeded) {
  if (places.length === 0) return undefined;
  const place = chance.pick(places);
  const changed = changedFigure(place.value as string | number, chance);
  put(place, changed);
  return { what: `${JSON.stringify(place.value)} becomes ${JSON.stringify(changed)}`, at: place.at };
}

/** Any list: in the trace for figures, anywhere otherwise. */
function changeListLength(statement: JsonObject, chance: Seeded) {
  const lists = placesBelow(statement.trace as Json, '/trace').filter(
    ({ value }) => Array.isArray(value) && value.length > 0,
  );
  if (lists.length === 0) return undefined;
  const { value, at } = chance.pick(lists);
  const list = value as Json[];
  const place = chance.between(0, list.length - 1);
  if (chance.happens(50)) {
    list.splice(place, 1);
    return { what: 'an entry is dropped', at: `${at}/${place}` };
  }
  list.splice(place, 0, structuredClone(list[place] as Json));
  return { what: 'an entry is doubled', at: `${at}/${place}` };
}

function twoNodes(trace: readonly JsonObject[], chance: Seeded): [number, number] {
  return [chance.between(0, trace.length - 1), chance.between(0, trace.length - 1)];
}

/** Two nodes change places, taking their ids along or not. */
function swapNodes(statement: JsonObject, chance: Seeded) {
  const trace = traceOf(statement);
  const [one, other] = twoNodes(trace, chance);
  [trace[one], trace[other]] = [trace[other] as JsonObject, trace[one] as JsonObject];
  return { what: `changes places with node ${other}`, at: `/trace/${one}` };
}

/** Two nodes keep their ids and exchange all else. */
function swapContents(statement: JsonObject, chance: Seeded) {
  const trace = traceOf(statement);
  const [one, other] = twoNodes(trace, chance);
  const [first, second] = [trace[one] as JsonObject, trace[other] as JsonObject];
  [trace[one], trace[other]] = [
    { ...second, id: first.id as Json },
    { ...first, id: second.id as Json },
  ];
  return { what: `exchanges its content with node ${other}`, at: `/trace/${one}` };
}

/** A node goes; half of the time all later places are counted anew. */
function dropNode(statement: JsonObject, chance: Seeded) {
  const place = chance.between(0, traceOf(statement).length - 1);
  traceOf(statement).splice(place, 1);
  const renumbered = chance.happens(50);
  if (renumbered) renumber(statement, (node) => (node > place ? node - 1 : node));
  return { what: renumbered ? 'is dropped, later ones counted anew' : 'is dropped', at: `/trace/${place}` };
}

/** A node comes twice; half of the time all later places are counted anew. */
function doubleNode(statement: JsonObject, chance: Seeded) {
  const trace = traceOf(statement);
  const place = chance.between(0, trace.length - 1);
  const renumbered = chance.happens(50);
  const copy = structuredClone(trace[place] as JsonObject);
  if (renumbered) renumber(statement, (node) => (node > place ? node + 1 : node));
  trace.splice(place + 1, 0, copy);
  if (renumbered) copy.id = place + 1;
  return { what: renumbered ? 'is doubled, later ones counted anew' : 'is doubled', at: `/trace/${place}` };
}

/** Counts places anew wherever one stands: ids, what nodes take, and what is printed. */
function renumber(statement: JsonObject, anew: (node: number) => number): void {
  for (const node of traceOf(statement)) {
    node.id = anew(node.id as number);
    if (Array.isArray(node.in)) node.in = node.in.map((taken) => anew(taken as number));
  }
  const { trace: _, ...outside } = statement;
  for (const place of placesBelow(outside, '')) {
    if (place.key === 'node' && typeof place.value === 'number') put(place, anew(place.value));
  }
}

/** What a node takes, or what a printed figure names, becomes another node. */
function repoint(statement: JsonObject, chance: Seeded) {
  const trace = traceOf(statement);
  const { trace: _, ...outside } = statement;
  const taken = trace.flatMap((node, id) => placesBelow((node.in ?? []) as Json, `/trace/${id}/in`));
  const printed = placesBelow(outside, '').filter(({ key, value }) => key === 'node' && typeof value === 'number');
  const places = [...taken, ...printed];
  if (places.length === 0) return undefined;
  const place = chance.pick(places);
  const node = chance.between(0, trace.length - 1);
  put(place, node);
  return { what: `points to node ${node} instead of ${String(place.value)}`, at: place.at };
}

function changeLeaf(statement: JsonObject, chance: Seeded) {
  const leaves = placesBelow(statement, '').filter(({ value }) => typeof value !== 'object' || value === null);
  const place = chance.pick(leaves);
  const changed = changedLeaf(place.value, chance);
  put(place, changed);
  return { what: `${JSON.stringify(place.value)} becomes ${JSON.stringify(changed)}`, at: place.at };
}

function objectsOf(statement: JsonObject): { readonly fields: JsonObject; readonly at: string }[] {
  const below = placesBelow(statement, '').flatMap(({ value, at }) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? [{ fields: value, at }] : [],
  );
  return [{ fields: statement, at: '' }, ...below].filter(({ fields }) => Object.keys(fields).length > 0);
}

function dropKey(statement: JsonObject, chance: Seeded) {
  const { fields, at } = chance.pick(objectsOf(statement));
  const key = chance.pick(Object.keys(fields));
  delete fields[key];
  return { what: 'is dropped', at: `${at}/${key}` };
}

function renameKey(statement: JsonObject, chance: Seeded) {
  const { fields, at } = chance.pick(objectsOf(statement));
  const key = chance.pick(Object.keys(fields));
  const value = fields[key] as Json;
  delete fields[key];
  fields[withOtherCharacter(key, chance)] = value;
  return { what: 'is renamed', at: `${at}/${key}` };
}

function swapEntries(statement: JsonObject, chance: Seeded) {
  const lists = placesBelow(statement, '').filter(({ value }) => Array.isArray(value) && value.length > 1);
  if (lists.length === 0) return undefined;
  const { value, at } = chance.pick(lists);
  const list = value as Json[];
  const [one, other] = [chance.between(0, list.length - 1), chance.between(0, list.length - 1)];
  [list[one], list[other]] = [list[other] as Json, list[one] as Json];
  return { what: `changes places with entry ${other}`, at: `${at}/${one}` };
}
