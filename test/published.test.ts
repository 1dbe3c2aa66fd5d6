/**
 * Published cases must be settled from what the source gives, not from its answer: every number of a case's inputs
 * stands in its plan or facts, and no number of its answer does, unless it is an input or a rule of the source as well.
 * The figures of all published cases are in `support/published-figures.json`.
 */
import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { caseFiles, chainCases } from './support/cases.js';
import figures from './support/published-figures.json' with { type: 'json' };

interface Figures {
  readonly inputs: readonly string[];
  readonly rules: readonly string[];
  readonly expected: readonly string[];
}

/** Inputs that a case gives in another way than as a number, and why. */
const SAID_OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  // Gross profits of one, of a unit and of all: they are what lines of several people come to, amounts less costs.
  'mention-modell1-ohne-knick': ['45000', '125000', '800000'],
  // What was collected in all is what the payments of the month come to.
  'odoo-target-category-gate': ['1000000'],
  // What so far comes to in the second month, given as the lines of each month.
  'usage-delta-graduated': ['6500'],
  'usage-delta-package': ['5190'],
  'ytd-payout-crossing': ['800000'],
  'ytd-payout-shrinking': ['750000'],
  'ytd-payout-one-tier': ['200000'],
  'gtmvp-statement-workings': ['650000', '520000', '30000', '20000', '15000', '18000'], // 50,000 at 60 / 40, and what January earned
  // Days after which a customer leaves, or what is left of a contract: given by lines.
  'lenny-holdback-churned': ['60'],
  'lenny-holdback-downsize': ['9000'],
  // What 10 % of deals come to.
  'zencentiv-clawback-deal1-offset': ['5000', '7000'],
  // Months between dates.
  'smartplan-clawback-steps': ['3', '7'],
  'getinsureleads-9month-advance': ['4'],
  'seanmasters-proration-214': ['214'], // the days employed, given by the date on which employment begins
};

/** Numbers of an answer that have to stand in the plan or facts, and why. */
const ALSO_GIVEN: Readonly<Record<string, readonly string[]>> = {
  'centify-split-credit-owner-remainder': ['0.1', '0.85'], // asks for the split itself, which lines carry as credits
};

/** At most so many of the published cases may hand in their main figure as a KPI. */
const MOST_FED_BY_KPI = 0.1;

const ALL = figures as Readonly<Record<string, Figures>>;
const alone = caseFiles('good').flatMap(({ name, content }) =>
  content.published === undefined ? [] : [{ ...content, name, published: content.published }],
);
/** Of a chain all that is ever handed in is given, and each of its plans. */
const inChains = chainCases().flatMap(({ name, content: { published: id, plan, plans = [plan], facts, chain } }) => {
  const given = { facts: [facts, ...chain.map(({ add }) => add ?? [])], settle: chain.map((step) => step.settle) };
  return id === undefined ? [] : plans.map((one) => ({ ...given, name, published: id, plan: one }));
});
const published = [...alone, ...inChains];

/** Every number in some JSON, each also as a percent and from one: 0.8 is 80 %, 80 is 8,000 %. */
function numbersIn(value: unknown): Set<string> {
  const numbers = new Set<string>();
  const walk = (part: unknown): void => {
    if (typeof part === 'object' && part !== null) for (const inner of Object.values(part)) walk(inner);
    else if (typeof part === 'string' || typeof part === 'number')
      for (const one of read(String(part))) numbers.add(one);
  };
  walk(value);
  return numbers;
}

function read(text: string): string[] {
  const found = text.replaceAll(',', '').match(/-?\d+(?:\.\d+)?(?:\/[1-9]\d*)?%?/g) ?? [];
  return found.map((one) =>
    (one.endsWith('%') ? new Fraction(one.slice(0, -1)).div(100) : new Fraction(one)).abs().toFraction(),
  );
}

function withPercents(numbers: Iterable<string>): Set<string> {
  return new Set(
    [...numbers].flatMap((one) => [
      one,
      new Fraction(one).mul(100).toFraction(),
      new Fraction(one).div(100).toFraction(),
    ]),
  );
}

/** A date is no number, and an id holds none. */
function withoutNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNames);
  if (typeof value === 'object' && value !== null) return Object.values(value).map(withoutNames);
  return typeof value === 'string' && /^(?:\p{L}|\d{4}-\d{2})/u.test(value) ? '' : value;
}

describe('published cases', () => {
  it('are cases of the list', () => {
    expect(published.length).toBeGreaterThan(150);
    expect(published.filter((one) => ALL[one.published] === undefined).map(({ name }) => name)).toEqual([]);
  });

  it('hold every number of their inputs in plan or facts', () => {
    for (const id of new Set(published.map((one) => one.published))) {
      const own = published.filter((one) => one.published === id);
      const there = withPercents(numbersIn(own.map(({ plan, facts, settle }) => [plan, facts, settle])));
      const wanted = numbersIn((ALL[id] as Figures).inputs);
      const otherwise = numbersIn(SAID_OTHERWISE[id] ?? []);
      const missing = [...wanted].filter((one) => !there.has(one) && !otherwise.has(one) && one !== '0' && one !== '1');
      expect(missing, id).toEqual([]);
    }
  });

  it('hold no number of their answer, unless the source gives it', () => {
    for (const { name, published: id, plan, facts } of published) {
      const { inputs, rules, expected } = ALL[id] as Figures;
      const given = withPercents(numbersIn([inputs, rules, ALSO_GIVEN[id] ?? []]));
      const answer = [...numbersIn(expected)].filter((one) => !given.has(one) && !['0', '1', '100'].includes(one));
      const there = numbersIn(withoutNames([plan, facts]));
      expect(
        answer.filter((one) => there.has(one)),
        name,
      ).toEqual([]);
    }
  });

  it('hand in their main figure as a KPI at most once in ten, and never as an amount', () => {
    const fed = published.filter(({ plan }) =>
      (plan as { components: { measure?: unknown }[] }).components.some(
        ({ measure }) => typeof measure === 'object' && measure !== null && 'kpi' in measure,
      ),
    );
    expect(fed.length / published.length).toBeLessThanOrEqual(MOST_FED_BY_KPI);
    for (const { name, published: id, plan } of published) {
      const { inputs, rules, expected } = ALL[id] as Figures;
      const given = withPercents(numbersIn([inputs, rules]));
      const answers = [...numbersIn(expected)].filter((one) => !given.has(one) && one !== '0');
      for (const { pay } of (plan as { components: { pay: { amount?: unknown } }[] }).components) {
        const amounts = numbersIn(pay.amount ?? '');
        expect(
          answers.filter((one) => amounts.has(one)),
          name,
        ).toEqual([]);
      }
    }
  });
});
