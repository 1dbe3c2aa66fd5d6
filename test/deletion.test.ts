/**
 * No word of the format is idle: for each, there is a good case in which taking it out, or moving its value one step,
 * changes the statement or is refused. And for each there is a bad case that shows a wrong use of it.
 */
import { describe, expect, test } from 'vitest';
import { DreiklangError, parseFacts, parsePlan, settle } from '../src/index.js';
import { placesOf } from '../src/plan/words.js';
import { caseFiles, type GoodCase } from './support/cases.js';
import { movesOf, without, withValue } from './support/moved.js';
import { allWords, type Path, wordsOf } from './support/plan-words.js';

/** Words that are for others than the library. */
const FOR_OTHERS: Readonly<Record<string, string>> = {
  'plan.$schema': 'tells an editor where the schema is; no statement can know',
};

const words = allWords();

/**
 * What a case comes to: its statement without steps (a bound that was not reached is in the steps alone) and without
 * what changes with every letter of a plan. Titles, labels, clauses and pay codes stand on it.
 */
function outcomeOf({ facts, settle: options }: GoodCase, plan: unknown): string {
  try {
    const parsed = parsePlan(plan);
    const statement = settle(parsed, parseFacts(facts, parsed), { ...options, trace: false });
    const { digest: _, control: __, tally: ___, ...rest } = statement;
    return JSON.stringify({ ...rest, plan: { ...statement.plan, digest: '' } });
  } catch (error) {
    if (!(error instanceof DreiklangError)) throw error;
    return 'refused';
  }
}

/** The words of the good cases for which something changes, those that are known to be shown left out. */
function wordsThatMatter(): Set<string> {
  const shown = new Set<string>();
  for (const { content } of caseFiles('good')) {
    if (content.facts === undefined) continue;
    let before: string | undefined;
    const all = wordsOf(content.plan);
    for (const { word, path, others } of all) {
      if (shown.has(word)) continue;
      before ??= outcomeOf(content, content.plan);
      // An object is moved where something inside it is.
      const places = [{ path, others }, ...all.filter((one) => isInside(one.path, path))];
      const start = before;
      if (places.some((one) => mattersAt(content, start, one.path, one.others))) shown.add(word);
    }
  }
  return shown;
}

function mattersAt(content: GoodCase, before: string, path: Path, others: readonly unknown[] | undefined): boolean {
  if (outcomeOf(content, without(content.plan, path)) !== before) return true;
  return movesOf(content.plan, path, others).some(
    (value) => outcomeOf(content, withValue(content.plan, path, value)) !== before,
  );
}

function isInside(path: Path, outer: Path): boolean {
  return path.length > outer.length && outer.every((key, place) => path[place] === key);
}

/** The fields among the words, by their names alone. */
const fields = [
  ...new Set(
    words
      .filter((word) => !word.includes('='))
      .map((word) => (word.split('.')[1] === undefined ? '' : (word.split('.').at(-1) as string))),
  ),
].filter((name) => name !== '');

describe('every word of the format', () => {
  test('is one that the list of places knows', () => {
    // Languages and kinds are keys of `title` and `weights` that nobody writes elsewhere by mistake.
    const keys = ['de', 'en', 'other'];
    expect(fields.filter((name) => placesOf(name) === undefined && !keys.includes(name))).toEqual([]);
  });

  test('changes a statement in a good case, or is refused, when it is taken out or moved', { timeout: 300_000 }, () => {
    const shown = wordsThatMatter();
    expect(words.filter((word) => !shown.has(word) && !(word in FOR_OTHERS))).toEqual([]);
    expect(Object.keys(FOR_OTHERS).filter((word) => shown.has(word) || !words.includes(word))).toEqual([]);
  });

  test('has a bad case that shows a wrong use of it', () => {
    const wrong = new Set<string>();
    for (const { content } of caseFiles('bad')) {
      for (const { at } of content.problems) {
        for (const segment of (at ?? '')
          .split('/')
          .filter((part) => !/^\d*$/.test(part))
          .slice(-1))
          wrong.add(segment);
      }
    }
    expect(fields.filter((name) => !wrong.has(name)).sort()).toEqual([]);
  });
});

describe('the deletion test', () => {
  test('notices a word that changes nothing', () => {
    const [one] = caseFiles('good').filter(({ content }) => content.facts !== undefined);
    const { content } = one as { content: GoodCase };
    const plan = { ...(content.plan as object), $schema: 'https://example.org' };
    expect(mattersAt({ ...content, plan }, outcomeOf(content, plan), ['$schema'], undefined)).toBe(false);
  });
});
