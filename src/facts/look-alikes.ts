/**
 * Pairs of ids that a reader would take for one: ids are compared by code points and never normalised, so that `é` in
 * two forms is refused and Cyrillic `а` beside Latin `a` is another id. Nothing is refused here; statements name them.
 */
import { byCodePoint } from '../trace/canonical.js';

/** Two ids that look alike, in code-point order. */
export type LookAlikePair = readonly [string, string];

/**
 * Letters that are drawn like a Latin one: each row a Latin letter, then Cyrillic and Greek ones that look like it.
 * Small on purpose: whole alphabets of rare scripts, and groups of letters (`rn` and `m`), are left to other tools.
 */
const DRAWN_ALIKE = [
  'aаαɑ',
  'bЬ',
  'cсϲ',
  'dԁ',
  'eе',
  'gɡ',
  'hһ',
  'iіıι',
  'jјϳ',
  'kкκ',
  'nη',
  'oоοσ',
  'pрρ',
  'qԛ',
  'rг',
  'sѕ',
  'tτ',
  'uυ',
  'vνѵ',
  'wԝω',
  'xхχ',
  'yуγ',
  'AАΑ',
  'BВΒ',
  'CСϹ',
  'EЕΕ',
  'GԌ',
  'HНΗ',
  'IІΙӀ',
  'JЈͿ',
  'KКΚ',
  'MМΜϺ',
  'NΝ',
  'OОΟ',
  'PРΡ',
  'QԚ',
  'SЅ',
  'TТΤ',
  'VѴ',
  'WԜ',
  'XХΧ',
  'YУΥҮ',
  'ZΖ',
  '3ЗӠ',
  '6б',
  '-‐‑‒–—−',
  "'’‘ʼ",
]; // prettier-ignore

const LATIN = new Map(DRAWN_ALIKE.flatMap(([latin, ...others]) => others.map((other) => [other, latin as string])));
const UNUSUAL = /[^!-~]/;

/**
 * The pairs of a list that look alike: the same but for upper and lower case, `O` and `0`, `I`, `l` and `1`, blanks,
 * letters of another script drawn like Latin ones, and compatibility forms (full-width, mathematical letters).
 * Of more than two ids that look alike, the first is paired with each of the others. Takes near-linear time.
 *
 * @param ids distinct ids, in any order
 * @param most how many pairs are given back at most: the first in code-point order
 * @example
 * lookAlikePairs(['anna', 'ben', 'Anna'], 20) // [['Anna', 'anna']]
 */
export function lookAlikePairs(ids: readonly string[], most: number): LookAlikePair[] {
  const pairs = new Map<string, LookAlikePair>();
  for (const lookOf of [lookWithoutCase, lookOfGlyphs]) {
    for (const group of groupsOf(ids, lookOf)) {
      const [first, ...others] = [...group].sort(byCodePoint) as [string, ...string[]];
      for (const other of others) pairs.set(JSON.stringify([first, other]), [first, other]);
    }
  }
  return [...pairs.values()].sort(([a, b], [c, d]) => byCodePoint(a, c) || byCodePoint(b, d)).slice(0, most);
}

/** The ids that have the same look, where there are two or more. */
function groupsOf(ids: readonly string[], lookOf: (id: string) => string): Iterable<readonly string[]> {
  const firstOf = new Map<string, string>();
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const look = lookOf(id);
    const first = firstOf.get(look);
    if (first === undefined) firstOf.set(look, id);
    else if (groups.has(look)) groups.get(look)?.push(id);
    else groups.set(look, [first, id]);
  }
  return groups.values();
}

function lookWithoutCase(id: string): string {
  return UNUSUAL.test(id) ? latin(id.normalize('NFKC').toLowerCase()) : id.toLowerCase();
}

function lookOfGlyphs(id: string): string {
  const letters = UNUSUAL.test(id) ? latin(id.normalize('NFKC')) : id;
  return letters.replace(/[Il|]/g, '1').replace(/O/g, '0');
}

function latin(text: string): string {
  let letters = '';
  for (const letter of text) letters += LATIN.get(letter) ?? letter;
  return letters.replace(/\s+/g, ' ').trim();
}
