/**
 * Pairs of ids that a reader would take for one: ids are compared by code points and never normalised, so that `é` in
 * two forms is refused and Cyrillic `а` beside Latin `a` is another id. Nothing is refused here; statements name them.
 */
import { byCodePoint } from '../trace/canonical.js';

/** Two ids that look alike, in code-point order. */
export type LookAlikePair = readonly [string, string];

/**
 * Characters that are drawn like a Latin one: each word a Latin one, then Cyrillic, Greek and other ones like it.
 * Small on purpose: whole alphabets of rare scripts, and groups of letters (`rn` and `m`), are left to other tools.
 */
const DRAWN_ALIKE = [
  'a\u0430\u03b1\u0251 b\u042c c\u0441\u03f2 d\u0501 e\u0435 g\u0261 h\u04bb i\u0456\u0131\u03b9',
  'j\u0458\u03f3 k\u043a\u03ba n\u03b7 o\u043e\u03bf\u03c3 p\u0440\u03c1 q\u051b r\u0433 s\u0455 t\u03c4',
  'u\u03c5 v\u03bd\u0475 w\u051d\u03c9 x\u0445\u03c7 y\u0443\u03b3 A\u0410\u0391 B\u0412\u0392',
  'C\u0421\u03f9 E\u0415\u0395 G\u050c H\u041d\u0397 I\u0406\u0399\u04c0 J\u0408\u037f K\u041a\u039a',
  'M\u041c\u039c\u03fa N\u039d O\u041e\u039f P\u0420\u03a1 Q\u051a S\u0405 T\u0422\u03a4 V\u0474 W\u051c',
  'X\u0425\u03a7 Y\u0423\u03a5\u04ae Z\u0396 3\u0417\u04e0\u0437 6\u0431',
  "-\u2010\u2011\u2012\u2013\u2014\u2212 '\u2019\u2018\u02bc",
];

const LATIN: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  DRAWN_ALIKE.flatMap((line) => line.split(' ')).flatMap(([latin, ...others]) =>
    others.map((other): [string, string] => [other, latin as string]),
  ),
);
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
  const candidates = sharingRoughLook(ids);
  for (const lookOf of [lookWithoutCase, lookOfGlyphs]) {
    for (const group of groupsOf(candidates, lookOf)) {
      const [first, ...others] = [...group].sort(byCodePoint) as [string, ...string[]];
      for (const other of others) pairs.set(JSON.stringify([first, other]), [first, other]);
    }
  }
  return [...pairs.values()].sort(([a, b], [c, d]) => byCodePoint(a, c) || byCodePoint(b, d)).slice(0, most);
}

/**
 * The ids worth a closer look: where all are printable ASCII, those that share the hash of their rough look (without
 * case, `o` as `0`, `i` and `l` as `1`) with another one, found without making a single text; else all of them.
 */
function sharingRoughLook(ids: readonly string[]): readonly string[] {
  let size = 16;
  while (size < 2 * ids.length) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  const hashes = new Int32Array(ids.length);
  const shares = new Uint8Array(ids.length);
  for (let index = 0; index < ids.length; index += 1) {
    const hash = roughHash(ids[index] as string);
    if (hash === undefined) return ids;
    hashes[index] = hash;
    let slot = hash & (size - 1);
    while (slots[slot] !== -1 && hashes[slots[slot] as number] !== hash) slot = (slot + 1) & (size - 1);
    const known = slots[slot] as number;
    if (known === -1) slots[slot] = index;
    else {
      shares[index] = 1;
      shares[known] = 1;
    }
  }
  return ids.filter((_, index) => shares[index] === 1);
}

/** A hash that ids have in common which look alike; undefined where one is not printable ASCII without blanks. */
function roughHash(id: string): number | undefined {
  let hash = 0x811c9dc5;
  for (let place = 0; place < id.length; place += 1) {
    let code = id.charCodeAt(place);
    if (code < 0x21 || code > 0x7e) return undefined;
    if (code >= 0x41 && code <= 0x5a) code += 0x20;
    if (code === 0x6f) code = 0x30;
    else if (code === 0x69 || code === 0x6c || code === 0x7c) code = 0x31;
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  return hash ^ (hash >>> 15);
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
