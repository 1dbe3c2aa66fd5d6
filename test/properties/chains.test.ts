/** Laws of statements that go on from one another: whatever the order of events, corrections make up for exactly what was wrong. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlanInput, parseFacts, parsePlan, type Statement, settle } from '../../src/index.js';
import { type Rational, sum } from '../../src/number/rational.js';
import { parseCanonical } from '../../src/number/read.js';
import { verifyStatement } from '../../src/verifier/index.js';

const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04'];

interface Line {
  readonly id: string;
  readonly date: string;
  readonly amount: string;
  /** The month from which on it is known. */
  readonly known: number;
  readonly reverses?: { readonly line: string };
}

/** Pays that have jumps, minimums and caps, so that nothing follows from sums alone. */
const PAYS: readonly Partial<PlanInput['components'][number]>[] = [
  {
    pay: {
      rate: {
        tiers: [
          ['0', '3.33%'],
          ['1000', '5%', '50'],
        ],
      },
    },
  },
  {
    pay: {
      rate: {
        steps: [
          ['0', '1%'],
          ['800', '4%'],
        ],
      },
    },
    cap: '60',
  },
  { measure: { sum: 'amount', only: { amount: { atLeast: '300' } } }, pay: { rate: '10%' } },
  { pay: { rate: '7.77%' }, group: { by: 'line', cap: '40', round: true } },
];

const planOf = (pay: number, more: Partial<PlanInput['components'][number]> = {}): PlanInput => ({
  id: 'p',
  currency: 'EUR',
  period: 'month',
  negative: 'pay',
  components: [
    {
      id: 'sales',
      kind: 'revenue',
      measure: { sum: 'amount' },
      negative: 'pay',
      pay: { rate: '1%' },
      ...PAYS[pay],
      ...more,
    } as PlanInput['components'][number],
  ],
  guarantee: '20',
});

/** Sales of four months, some known late, some taken back later, in part or wholly. */
const sales = fc
  .array(
    fc.record({
      month: fc.integer({ min: 0, max: 3 }),
      cents: fc.integer({ min: 1, max: 150_000 }),
      late: fc.integer({ min: 0, max: 2 }),
      taken: fc.option(fc.record({ part: fc.integer({ min: 1, max: 4 }), after: fc.integer({ min: 0, max: 3 }) })),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((made) =>
    made.flatMap(({ month, cents, late, taken }, place): Line[] => {
      const id = `L${place}`;
      const own: Line = { id, date: `${MONTHS[month]}-10`, amount: money(cents), known: Math.min(3, month + late) };
      if (taken === null) return [own];
      const day = Math.min(3, month + taken.after);
      const back = Math.ceil((cents * taken.part) / 4);
      const known = Math.max(day, own.known);
      return [own, { id: `R${place}`, date: `${MONTHS[day]}-20`, amount: money(-back), known, reverses: { line: id } }];
    }),
  );

function money(cents: number): string {
  const sign = cents < 0 ? '-' : '';
  const whole = String(Math.abs(cents)).padStart(3, '0');
  return `${sign}${whole.slice(0, -2)}.${whole.slice(-2)}`;
}

/** One statement a month, each reopening everything before it. */
function chain(plan: PlanInput, lines: readonly Line[], isKnown = (line: Line, month: number) => line.known <= month) {
  const parsed = parsePlan(plan);
  const earlier: Statement[] = [];
  for (const [month, period] of MONTHS.entries()) {
    const known = lines.filter((line) => isKnown(line, month));
    const facts = parseFacts(
      {
        covers: { from: '2026-01-01', to: '2026-12-31' },
        payees: [{ id: 'a' }],
        lines: known.map(({ known: _, ...line }) =>
          line.reverses ? line : { ...line, customer: 'nord', category: 'k', payee: 'a' },
        ) as [],
      },
      parsed,
    );
    const reopen = month === 0 ? undefined : { reopen: MONTHS[0] as string };
    earlier.push(settle(parsed, facts, { payee: 'a', period, earlier, ...reopen }));
  }
  return earlier;
}

/** What was earned of each month in all: by its own statement, and by corrections since. */
function byOrigin(statements: readonly Statement[]): string[] {
  return MONTHS.map((month) => {
    const own = statements
      .filter(({ period }) => period.name === month)
      .map(({ earned }) => parseCanonical(earned.value));
    const corrected = statements.flatMap(({ toPayable = [] }) =>
      toPayable.flatMap((step) => (step.step === 'correction' && step.period === month ? [step.figure.value] : [])),
    );
    return sum([...own, ...corrected.map(parseCanonical)]).toText(2);
  });
}

const total = (statements: readonly Statement[]): Rational =>
  sum(statements.map(({ payable }) => parseCanonical(payable.value)));
const pay = fc.integer({ min: 0, max: PAYS.length - 1 });

describe('statements one after the other', () => {
  it('come, month of origin by month of origin, to what settling everything afresh gives', () => {
    fc.assert(
      fc.property(pay, sales, (which, lines) => {
        const late = chain(planOf(which), lines);
        expect(byOrigin(late)).toEqual(byOrigin(chain(planOf(which), lines, () => true)));
        for (const statement of late) expect(verifyStatement(statement)).toMatchObject({ ok: true });
      }),
      { numRuns: 60 },
    );
  });

  it('that take a sale back wholly pay what they would without it, in any order of events', () => {
    fc.assert(
      fc.property(
        pay,
        sales,
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 3 }),
        (which, lines, sold, after) => {
          const back = Math.min(3, sold + after);
          const sale: Line = { id: 'X', date: `${MONTHS[sold]}-05`, amount: '987.65', known: sold };
          const taken: Line = {
            id: 'Y',
            date: `${MONTHS[back]}-25`,
            amount: '-987.65',
            known: back,
            reverses: { line: 'X' },
          };
          const without = chain(planOf(which), lines);
          const withBoth = chain(planOf(which), [...lines, sale, taken]);
          expect(byOrigin(withBoth)).toEqual(byOrigin(without));
          expect(total(withBoth).toText(2)).toBe(total(without).toText(2));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('that are corrected again without anything new are not corrected', () => {
    fc.assert(
      fc.property(pay, sales, (which, lines) => {
        const all = chain(planOf(which), lines, () => true);
        expect(all.flatMap(({ corrections = [] }) => corrections)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('of a year to date add up to what the year so far earns', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 }), sales, (which, lines) => {
        const { guarantee: _, ...plan } = planOf(which, { accumulate: { quota: 'to-date' } });
        const statements = chain(plan, lines);
        const last = statements.at(-1) as Statement;
        const [soFar] = last.remembers.components;
        const whole = parseCanonical(soFar?.paid?.value ?? '0');
        const paid = total(statements);
        expect(paid.toText(2)).toBe(whole.toText(2));
        const fresh = chain(plan, lines, () => true).at(-1)?.remembers.components[0]?.parts?.value;
        expect(soFar?.parts?.value).toBe(fresh);
      }),
      { numRuns: 40 },
    );
  });
});
