/** Plans as files: what is refused, with the code and place of each mistake, and what is one plan in two spellings. */
import { describe, expect, it } from 'vitest';
import { planJsonSchema } from '../../src/plan/json-schema.js';
import { parsePlan } from '../../src/plan/parse.js';
import { problemText } from '../../src/texts.js';
import { PROBLEM_CODES } from '../../src/trace/problem-codes.js';
import { caseFiles } from '../support/cases.js';
import { expectProblems, thrownBy } from '../support/expectations.js';
import { saysWho, seenBy, validator } from '../support/plan-validator.js';

/** A good case of a plan alone: other spellings of the same plan, and plans that are not the same. */
interface PlanCase {
  readonly plan: unknown;
  readonly same?: readonly unknown[];
  readonly differs?: readonly unknown[];
}

const good = caseFiles('good');
const ofPlans = good
  .filter(({ mechanic }) => mechanic === 'plan')
  .map(({ name, content }) => ({ name, content: content as unknown as PlanCase }));
const bad = caseFiles('bad').filter(({ mechanic }) => mechanic === 'plan');
const digest = (plan: unknown): string => parsePlan(plan).digest;

describe('a plan that is wrong is refused with the code and the place of each mistake', () => {
  it.each(bad)('$name', ({ content }) => {
    expectProblems(() => parsePlan(content.plan), content.problems);
  });

  it.each(bad)('$name is told in both languages', ({ content }) => {
    for (const problem of thrownBy(() => parsePlan(content.plan)).problems) {
      for (const locale of ['de', 'en'] as const) {
        const text = problemText(problem, { locale });
        expect(
          text.startsWith(`${problem.at === '' ? (locale === 'de' ? 'Die Eingabe' : 'The input') : problem.at}: `),
        ).toBe(true);
        expect(text).not.toContain('undefined');
      }
    }
  });

  it('every code that a plan can have has a case', () => {
    const first = PROBLEM_CODES.indexOf('not_a_figure');
    const last = PROBLEM_CODES.indexOf('two_comparisons');
    const told = new Set(bad.flatMap(({ content }) => content.problems.map(({ code }) => code)));
    // These need an input that no file can hold; test/hostile has them, and arithmetic its own tests.
    for (const code of [
      'division_by_zero',
      'figure_too_long',
      'input_not_readable',
      'not_plain_data',
      'circular_input',
      'too_large',
    ])
      told.add(code);
    expect(PROBLEM_CODES.slice(first, last + 1).filter((code) => !told.has(code))).toEqual([]);
  });
});

describe('a plan that is right is read', () => {
  it.each(ofPlans)('$name', ({ content: { plan, same = [], differs = [] } }) => {
    const own = digest(plan);
    expect(same.map(digest)).toEqual(same.map(() => own));
    for (const other of differs) expect(digest(other)).not.toBe(own);
  });
});

describe('the JSON Schema', () => {
  const schema = planJsonSchema();
  const validate = validator();

  it.each(good)('takes the plan of $name', ({ content }) => {
    const plans = [content.plan, ...((content as unknown as PlanCase).same ?? [])];
    for (const plan of plans) expect(validate(plan), JSON.stringify(validate.errors)).toBe(true);
  });

  it('points only to definitions that there are, and has none that nobody points to', () => {
    const pointed = new Set([...JSON.stringify(schema).matchAll(/"#\/\$defs\/([^"]+)"/g)].map((match) => match[1]));
    expect([...pointed].sort()).toEqual(Object.keys(schema.$defs as object).sort());
  });

  const everyBad = caseFiles('bad').filter(({ content }) => saysWho(content));

  it.each(everyBad)('sees what is wrong with $name where the case says so', ({ content }) => {
    expect(content.seenBy).toBe(seenBy(content.plan));
  });

  /** What is wrong with the shape of a plan, which a schema can see; all else is meaning. */
  const SHAPE = new Set(
    `missing_field unknown_field wrong_type not_one_of not_an_integer list_too_short list_too_long text_empty id_empty
     id_too_long text_too_long not_a_figure percent_not_allowed fraction_not_allowed figure_too_many_digits
     currency_not_valid year_start_not_valid not_a_span no_word two_words word_needs_more word_not_here how_not_here
     comparison_missing two_comparisons`.split(/\s+/),
  );
  /** Shapes that depend on another field, or on the calendar. */
  const UNSEEN = [
    'breadth-of-new-customers',
    'earned-in-a-gain',
    'gain-of-efficiency',
    'gain-of-gain',
    'gain-of-kpi',
    'gain-of-personal',
    'gain-of-quota',
    'new-categories-at-least-of-pairs',
    'not-one-of-class',
    'not-one-of-new-customers',
    'on-share-tiers-of-money',
    'penetration-of-all-customers',
    'window-baseline-compared',
    'window-baseline-of-what-compares',
    'word-not-here-costs-of-amount',
  ];

  it('leaves no slip of the shape to parsePlan alone, those aside that depend on another field', () => {
    const left = bad.filter(
      ({ content }) => content.seenBy === 'parsePlan' && content.problems.some(({ code }) => SHAPE.has(code)),
    );
    expect(left.map(({ name }) => name.split('/').at(-1)).sort()).toEqual(UNSEEN);
  });
});
