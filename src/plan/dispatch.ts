/** The word first: which of the words that may stand at a place an object holds, before anything else is looked at. */
import type { Reading } from './reading.js';
import type { PlainObject } from './snapshot.js';
import { nearestWord } from './words.js';

/** The one word that an object is about. None, or two or more, is one problem that names the words, and then undefined comes back. */
export function wordOf<Word extends string>(
  reading: Reading,
  object: PlainObject,
  at: string,
  words: readonly Word[],
): Word | undefined {
  const found = Object.keys(object).filter((key) => includes(words, key));
  const [first] = found;
  if (first === undefined) return refuseWordless(reading, object, at, words);
  if (found.length > 1) return reading.refuse('two_words', at, found.join(', '));
  return first;
}

/** Says that an object holds none of the words that may stand there: which were found, and which may have been meant. */
export function refuseWordless(reading: Reading, object: PlainObject, at: string, words: readonly string[]): undefined {
  const given = Object.keys(object);
  const nearest = given.map((key) => nearestWord(key, words)).find((word) => word !== undefined);
  const found = given.length === 0 ? '{}' : given.join(', ');
  return reading.refuse('no_word', at, found, nearest === undefined ? words.join(', ') : `"${nearest}"`);
}

/** Whether a text is one of a list of words. */
export function includes<Word extends string>(words: readonly Word[], text: unknown): text is Word {
  return (words as readonly unknown[]).includes(text);
}
