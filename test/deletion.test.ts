/**
 * No word of the format is idle: for each, there is a good case in which taking it out, or moving its value one step,
 * changes the statement or is refused; for a word that acts over time, a chain whose last statement is another one then.
 * And for each there is a bad case that shows a wrong use of it.
 */
import { describe, expect, test } from 'vitest';
import { DreiklangError, parseFacts, parsePlan, settle } from '../src/index.js';
import { placesOf } from '../src/plan/words.js';
import { type ChainCase, caseFiles, chainCases, type GoodCase } from './support/cases.js';
import { statementsOfChain } from './support/chains.js';
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

/** Says of itself what changes with every letter of a plan. */
const OF_THE_PLAN = ['digest', 'tally', 'previous', 'control', 'trace'];

/** What the last statement of a chain comes to; undefined where one of its steps is refused. */
function lastOutcomeOf(content: ChainCase, plans: readonly unknown[]): string | undefined {
  try {
    const { plan: _, ...rest } = content;
    const last = statementsOfChain({ ...rest, plans }, { trace: false }).at(-1);
    return JSON.stringify(last, (key, value: unknown) => (OF_THE_PLAN.includes(key) ? undefined : value));
  } catch (error) {
    if (!(error instanceof DreiklangError)) throw error;
    return undefined;
  }
}

/** The words for which the last statement of a chain is another one; or is refused, where no other value can be settled at all. */
function wordsThatMatterInChains(wanted: ReadonlySet<string>): Set<string> {
  const shown = new Set<string>();
  for (const { content } of chainCases()) {
    const { plan, plans = [plan] } = content;
    let before: string | undefined;
    plans.forEach((own, place) => {
      const withPlan = (changed: unknown): unknown[] => plans.map((one, other) => (other === place ? changed : one));
      const all = wordsOf(own);
      for (const { word, path } of all) {
        if (!wanted.has(word) || shown.has(word)) continue;
        before ??= lastOutcomeOf(content, plans);
        const places = all.filter((one) => isInside(one.path, path) || one.path.join('/') === path.join('/'));
        const changed = places.flatMap((one) => [
          without(own, one.path),
          ...movesOf(own, one.path, one.others).map((value) => withValue(own, one.path, value)),
        ]);
        const outcomes = changed.map((other) => lastOutcomeOf(content, withPlan(other)));
        const settled = outcomes.filter((outcome) => outcome !== undefined);
        if (settled.length === 0 || settled.some((outcome) => outcome !== before)) shown.add(word);
      }
    });
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
    const alone = wordsThatMatter();
    const overTime = words.filter((word) => !alone.has(word));
    const shown = new Set([...alone, ...wordsThatMatterInChains(new Set(overTime))]);
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

  test('notices what changes nothing in a chain, and what changes its last statement', () => {
    const { content } = chainCases().find(({ name }) => name.endsWith('xactly-recoverable-draw-aug-sep')) as {
      content: ChainCase;
    };
    const { plan } = content;
    const outcomes = [plan, { ...(plan as object), $schema: 'https://example.org' }, without(plan, ['draw'])].map(
      (one) => lastOutcomeOf(content, [one]),
    );
    expect(outcomes[0]).toBe(outcomes[1]);
    expect(outcomes[0]).not.toBe(outcomes[2]);
  });
});
