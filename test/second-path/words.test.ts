/** What is generated holds every word of the format, and what is easy to get wrong happens often enough. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { PlanInput } from '../../src/index.js';
import { type Generated, generated } from '../support/generate.js';
import { allWords, wordsOf } from '../support/plan-words.js';
import { fraction } from '../support/some-pay.js';
import { periodDays } from './calendar.js';
import { NOT_YET } from './known.js';
import { settledAgain } from './settle.js';

const SEEDS = 1_500;
const words = allWords();

describe('plans of a run of seeds', () => {
  const made = new Map<string, number>();
  beforeAll(() => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      for (const { word } of wordsOf(generated(seed, { later: true }).plan)) made.set(word, (made.get(word) ?? 0) + 1);
    }
  });

  it('hold every word of the format that the second path knows', () => {
    expect(words.filter((word) => !made.has(word) && NOT_YET[word] === undefined)).toEqual([]);
  });

  it('hold most of them often', () => {
    const rare = words.filter((word) => NOT_YET[word] === undefined && (made.get(word) ?? 0) < 10);
    expect(rare.length).toBeLessThan(words.length / 20);
  });
});

describe('words that the second path passes over', () => {
  it.each(Object.entries({ ...NOT_YET, none: 'only there so that the list is never empty' }))(
    '%s has a reason',
    (word, reason) => {
      expect(reason.trim().split(/\s+/).length, `why is ${word} not known?`).toBeGreaterThan(3);
      expect(word === 'none' || words.includes(word), `${word} is no word of the format`).toBe(true);
    },
  );
});

describe('what is generated happens often:', () => {
  const counts = new Map<string, number>();
  const note: Note = (what, happens) => {
    if (happens) counts.set(what, (counts.get(what) ?? 0) + 1);
  };
  beforeAll(() => {
    for (let seed = 1; seed <= 700; seed += 1) noteWhatHappens(generated(seed, { later: true }), note);
  });

  it.each([
    ['a figure or attainment on a mark', 40],
    ['pay on half a cent', 25],
    ['a sum below 0', 40],
    ['a reversal', 100],
    ['a reversal of an invoice', 50],
    ['a split', 100],
    ['an overlay', 100],
    ['a hand-over', 100],
    ['an employment that begins inside', 60],
    ['an employment that ends inside', 60],
    ['nobody there', 30],
    ['an absence', 100],
    ['a working share', 100],
    ['a fiscal year', 100],
    ['another currency', 100],
    ['an adjustment', 100],
    ['an advance', 100],
    ['what is left open', 20],
    ['a refund', 100],
    ['a service', 100],
    ['lines that count later', 100],
    ['a quota of an earlier period', 5],
    ['a plan that changes', 40],
    ['a plan that changes twice', 10],
    ['a component of one version alone', 20],
    ['a campaign cut by a change', 5],
    ['a payee who comes or goes in a period of two versions', 10],
    ['a payee under one version alone', 3],
  ])('%s', (what, times) => {
    expect(counts.get(what) ?? 0).toBeGreaterThanOrEqual(times);
  });
});

type Note = (what: string, happens: boolean) => void;

function noteWhatHappens(pair: Generated, note: Note): void {
  const { versions, facts, payees, period, seed } = pair;
  const plan = versions.at(-1) as PlanInput;
  const payee = payees[seed % payees.length] as string;
  const { components, kinds, days, carried } = settledAgain(versions, facts, payee, period);
  const halfCent = (plan.rounding?.scale ?? { EUR: 2, JPY: 0, KWD: 3 }[plan.currency]) as number;
  note(
    'pay on half a cent',
    components.some(({ exact }) =>
      exact
        .mul(10 ** halfCent)
        .mod(1)
        .abs()
        .equals('1/2'),
    ),
  );
  note(
    'a figure or attainment on a mark',
    components.some(({ id, figure, attainment }) => {
      const { pay } = plan.components.find((one) => one.id === id) ?? {};
      const read = attainment ?? figure;
      return read !== undefined && marksOf(pay).some((mark) => read.equals(fraction(mark)));
    }),
  );
  note('a sum below 0', [...kinds.values()].reduce((all, one) => all + one.valueOf(), 0) < 0);
  const { lines, assignments } = facts;
  const credits = lines.flatMap((line) => (line.credits as { overlay?: boolean }[] | undefined) ?? []);
  note(
    'a reversal',
    lines.some(({ reverses }) => (reverses as { line?: string } | undefined)?.line !== undefined),
  );
  note(
    'a reversal of an invoice',
    lines.some(({ reverses }) => (reverses as { invoice?: string } | undefined)?.invoice !== undefined),
  );
  note('a split', credits.length > 0);
  note(
    'an overlay',
    credits.some(({ overlay }) => overlay === true),
  );
  note(
    'a hand-over',
    assignments.some(({ to }) => to !== undefined),
  );
  const { from, to, absences, workingShare, adjustments, advances } = facts.payees.find(({ id }) => id === payee) ?? {};
  note('an employment that begins inside', from !== undefined && String(from) > days.from);
  note('an employment that ends inside', to !== undefined && String(to) >= days.from);
  note('nobody there', to !== undefined && String(to) < days.from);
  note('an absence', absences !== undefined);
  note('a working share', workingShare !== undefined);
  note(
    'another currency',
    lines.some(({ currency }) => currency !== undefined && currency !== plan.currency),
  );
  note('an adjustment', adjustments !== undefined);
  note('an advance', advances !== undefined);
  note('what is left open', carried !== undefined);
  note(
    'a refund',
    lines.some(({ payments }) =>
      (payments as { amount: string }[] | undefined)?.some((one) => one.amount.startsWith('-')),
    ),
  );
  note(
    'a service',
    lines.some(({ service }) => service !== undefined),
  );
  const countsLater = /"recognise":(?!"booked")|"annual"/.test(JSON.stringify(plan));
  note('lines that count later', countsLater);
  note(
    'a quota of an earlier period',
    countsLater && String(to) < days.from && components.some(({ quota }) => quota?.equals(0) === false),
  );
  note('a fiscal year', plan.yearStart !== undefined);
  noteChanges(pair, payee, note);
}

function noteChanges({ versions, facts, period }: Generated, payee: string, note: Note): void {
  const changes = versions.slice(1).map(({ effective }) => String(effective?.from));
  const ids = versions.map(({ components }) => components.map(({ id }) => id));
  note('a plan that changes', versions.length === 2);
  note('a plan that changes twice', versions.length === 3);
  note(
    'a component of one version alone',
    ids.flat().some((id) => !ids.every((own) => own.includes(id))),
  );
  note(
    'a campaign cut by a change',
    versions.some(({ components }) =>
      components.some(({ from }) => from !== undefined && changes.some((day) => from < day)),
    ),
  );
  const { from, to } = facts.payees.find(({ id }) => id === payee) ?? {};
  const [first] = versions as readonly [PlanInput, ...PlanInput[]];
  const days = periodDays(period, first.yearStart);
  const comesOrGoes = [from, to].some((day) => day !== undefined && days.from < String(day) && String(day) <= days.to);
  note('a payee who comes or goes in a period of two versions', versions.length > 1 && comesOrGoes);
  const settled = settledAgain(versions, facts, payee, period).versions.length;
  note('a payee under one version alone', versions.length > 1 && settled === 1);
}

/** The marks of tiers, steps and curves, wherever they stand in a pay. */
function marksOf(pay: unknown): string[] {
  if (typeof pay !== 'object' || pay === null) return [];
  return Object.entries(pay).flatMap(([key, inner]) =>
    ['tiers', 'steps', 'curve'].includes(key) ? (inner as string[][]).map(([mark]) => mark as string) : marksOf(inner),
  );
}
