/** Tallies merge: any order and any split of the lines gives the same bytes and the same statements. */
import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import {
  addLines,
  amendedBy,
  emptyTally,
  type Facts,
  mergeTallies,
  type Plan,
  parseFacts,
  parsePlan,
  parseTally,
  settle,
  type Tally,
  tallyJson,
  tallySpec,
} from '../../src/index.js';
import { type Generated, generated } from '../support/generate.js';
import { decimal, Seeded } from '../support/seeded.js';

const seeds = Array.from({ length: 120 }, (_, place) => place + 1);

interface Sharded {
  readonly made: Generated;
  readonly plan: Plan;
  readonly whole: Facts;
  /** Everything but the lines. */
  readonly master: Facts;
  readonly shards: readonly Facts[];
  readonly seeded: Seeded;
}

/** The lines of a seed in up to five shards, each in an order of its own, some of them empty now and then. */
function sharded(seed: number): Sharded {
  const made = generated(seed);
  const seeded = new Seeded(seed + 4000);
  const plan = parsePlan(made.plan);
  const count = seeded.between(1, 5);
  const of = made.facts.lines.map(() => seeded.between(0, count - 1));
  const shards = seeded.times(count, (shard) => {
    const lines = seeded.shuffled(made.facts.lines.filter((_, place) => of[place] === shard));
    return parseFacts({ ...made.facts, lines }, plan, { shard: true });
  });
  const whole = parseFacts(made.facts, plan);
  const master = parseFacts({ ...made.facts, lines: [] }, plan);
  return { made, plan, whole, master, shards, seeded };
}

function specOf({ plan, made, shards }: Sharded, lineIds: 'checked' | 'promised') {
  return tallySpec(plan, { periods: [made.period], amended: shards.map(amendedBy), lineIds });
}

/** Merges tallies two at a time, in any order and any tree. */
function mergedAtRandom(seeded: Seeded, tallies: readonly Tally[]): Tally {
  const left = seeded.shuffled(tallies);
  while (left.length > 1) {
    const [a] = left.splice(seeded.between(0, left.length - 1), 1);
    const [b] = left.splice(seeded.between(0, left.length - 1), 1);
    left.push(mergeTallies(a as Tally, b as Tally));
  }
  return left[0] as Tally;
}

describe('a tally', () => {
  it('has the same bytes for any split of the lines, any order, any tree of merges', () => {
    for (const seed of seeds) {
      const run = sharded(seed);
      const spec = specOf(run, 'promised');
      const expected = tallyJson(addLines(emptyTally(spec), run.whole));
      const tallies = run.shards.map((shard) => addLines(emptyTally(spec), shard));
      expect(tallyJson(mergedAtRandom(run.seeded, tallies)), `seed ${seed}`).toBe(expected);
      const oneByOne = run.shards.reduce((tally, shard) => addLines(tally, shard), emptyTally(spec));
      expect(tallyJson(oneByOne), `seed ${seed}, one by one`).toBe(expected);
    }
  });

  it('settles to the same bytes from merged shards and master data as from the whole', () => {
    for (const seed of seeds) {
      const run = sharded(seed);
      const spec = specOf(run, 'checked');
      const tally = mergedAtRandom(
        run.seeded,
        run.shards.map((shard) => addLines(emptyTally(spec), shard)),
      );
      for (const payee of run.made.payees) {
        const options = { payee, period: run.made.period };
        const expected = JSON.stringify(settle(run.plan, run.whole, options));
        expect(JSON.stringify(settle(run.plan, run.master, { ...options, tally })), `seed ${seed} ${payee}`).toBe(
          expected,
        );
      }
    }
  });

  it('travels as text: what is read back merges and settles alike', () => {
    for (const seed of seeds) {
      const run = sharded(seed);
      const spec = specOf(run, seed % 2 === 0 ? 'checked' : 'promised');
      const tallies = run.shards.map((shard) => addLines(emptyTally(spec), shard));
      const read = tallies.map((tally) => parseTally(tallyJson(tally)));
      read.forEach((tally, place) => {
        expect(tallyJson(tally)).toBe(tallyJson(tallies[place] as Tally));
      });
      const mixed = read.map((tally, place) => (place % 2 === 0 ? tally : (tallies[place] as Tally)));
      const [ours, theirs] = [
        mergedAtRandom(run.seeded, tallies),
        parseTally(tallyJson(mergedAtRandom(run.seeded, mixed))),
      ];
      expect(tallyJson(theirs), `seed ${seed}`).toBe(tallyJson(ours));
      const options = { payee: run.made.payees[0] as string, period: run.made.period };
      const settled = [ours, theirs].map((tally) =>
        JSON.stringify(settle(run.plan, run.master, { ...options, tally })),
      );
      expect(settled[1], `seed ${seed}`).toBe(settled[0]);
    }
  });

  it('made for several plans and periods settles each to the same bytes as one made for it alone', () => {
    for (const seed of seeds) {
      const run = sharded(seed);
      const { period, yearStart } = run.made.plan;
      const measures = [
        { count: 'months' },
        { count: 'deals', minimum: '5' },
        { sum: 'discount' },
        { sum: 'amount', recognise: 'paid' },
        { sum: 'annual' },
      ];
      const others = measures.slice(0, seed % 3 === 0 ? 3 : 5).map((measure, place) =>
        parsePlan({
          id: `other${place}`,
          currency: run.made.plan.currency,
          period,
          ...(yearStart === undefined ? undefined : { yearStart }),
          components: [
            {
              id: 'c',
              kind: 'other',
              measure: measure as never,
              pay: { rate: '1' },
              from: '2024-02-10',
              to: '2024-07-20',
            },
          ],
        }),
      );
      const periods = [
        run.made.period,
        run.made.period.replace('2024', '2023'),
        run.made.period.replace('2024', '2025'),
      ];
      const spec = tallySpec([...others, run.plan], {
        periods,
        amended: run.shards.map(amendedBy),
        lineIds: 'checked',
      });
      const tally = mergedAtRandom(
        run.seeded,
        run.shards.map((shard) => addLines(emptyTally(spec), shard)),
      );
      for (const payee of run.made.payees) {
        const options = { payee, period: run.made.period };
        const settled = JSON.stringify(
          settle(run.plan, run.master, { ...options, tally: parseTally(tallyJson(tally)) }),
        );
        expect(settled, `seed ${seed} ${payee}`).toBe(JSON.stringify(settle(run.plan, run.whole, options)));
      }
    }
  });

  it('is not changed by merging, adding or settling', () => {
    for (const seed of seeds.slice(0, 20)) {
      const run = sharded(seed);
      const spec = specOf(run, 'promised');
      const tally = addLines(emptyTally(spec), run.whole);
      const before = tallyJson(tally);
      settle(run.plan, run.master, { payee: 'anna', period: run.made.period, tally });
      mergeTallies(tally, emptyTally(spec));
      addLines(tally, run.master);
      expect(tallyJson(tally)).toBe(before);
    }
  });
});

describe('merging', () => {
  it('has the empty tally as its neutral element, is commutative and associative', () => {
    for (const seed of seeds.slice(0, 60)) {
      const run = sharded(seed);
      const spec = specOf(run, 'checked');
      const [a, b, c] = [0, 1, 2].map((place) => {
        const shard = run.shards[place];
        return shard === undefined ? emptyTally(spec) : addLines(emptyTally(spec), shard);
      }) as [Tally, Tally, Tally];
      const text = tallyJson(a);
      expect(tallyJson(mergeTallies(a, emptyTally(spec)))).toBe(text);
      expect(tallyJson(mergeTallies(emptyTally(spec), a))).toBe(text);
      expect(tallyJson(mergeTallies(a, b))).toBe(tallyJson(mergeTallies(b, a)));
      expect(tallyJson(mergeTallies(mergeTallies(a, b), c))).toBe(tallyJson(mergeTallies(a, mergeTallies(b, c))));
    }
  });
});

describe('sums', () => {
  const plan = parsePlan({
    id: 'p',
    currency: 'EUR',
    period: 'month',
    components: [{ id: 'c', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '1%' } }],
  });

  it('are exact beyond 2^53, with up to 12 decimals, whatever scales the shards have', () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const seeded = new Seeded(seed);
      const amounts = seeded.times(40, () => someAmount(seeded));
      const lines = amounts.map((amount, place) => ({
        id: `L${place}`,
        date: '2026-01-10',
        customer: 'k',
        category: 'c',
        amount,
        payee: 'anna',
      }));
      const spec = tallySpec(plan, { periods: ['2026-01'] });
      const tallies = [lines.slice(0, 7), lines.slice(7, 8), lines.slice(8)].map((some) =>
        addLines(emptyTally(spec), parseFacts({ covers: JANUARY, lines: some, payees: [{ id: 'anna' }] }, plan)),
      );
      const { cells } = JSON.parse(tallyJson(mergedAtRandom(seeded, tallies))) as { cells: { sums: string[][] } };
      const expected = amounts.reduce((total, amount) => total.add(amount), new Fraction(0));
      expect(new Fraction(cells.sums[0]?.[0] as string).equals(expected), `seed ${seed}`).toBe(true);
    }
  });

  function someAmount(seeded: Seeded): string {
    const digits = [seeded.between(1, 999_999), seeded.between(0, 999_999), seeded.between(0, 999_999)];
    const huge = digits.slice(0, seeded.between(1, 3)).join('');
    const part = seeded.happens(60) ? decimal(seeded.between(0, 2_000_000_000), 12).slice(1) : '';
    return `${seeded.happens(40) ? '-' : ''}${huge}${part}`;
  }
});

const JANUARY = { from: '2026-01-01', to: '2026-01-31' } as const;

describe('the order of cells', () => {
  const plan = parsePlan({
    id: 'p',
    currency: 'EUR',
    period: 'month',
    components: [{ id: 'c', kind: 'revenue', measure: { count: 'deals' }, pay: { each: '1' } }],
  });

  it('is the same where their keys are too many to be joined into one number', () => {
    const count = 3000;
    const payees = Array.from({ length: count }, (_, place) => ({ id: `p${place}` }));
    const lines = payees.map(({ id }, place) => ({
      id: `L${place}`,
      date: '2026-01-10',
      customer: `k${place}`,
      category: `c${place}`,
      amount: '1',
      deal: `D${place}`,
      payee: id,
    }));
    const spec = tallySpec(plan, { periods: ['2026-01'] });
    const textOf = (some: readonly object[]): string =>
      tallyJson(addLines(emptyTally(spec), parseFacts({ covers: JANUARY, lines: some, payees }, plan)));
    const expected = textOf(lines);
    expect(textOf(new Seeded(1).shuffled(lines))).toBe(expected);
    expect(tallyJson(parseTally(expected))).toBe(expected);
  });
});
