/** Laws of what is held back and of what is listed for payroll, over chains from a seed: late lines, reversals, payments, corrections. */
import { describe, expect, it } from 'vitest';
import { payables, type Statement } from '../../src/index.js';
import { Rational, sum } from '../../src/number/rational.js';
import { parseCanonical } from '../../src/number/read.js';
import { type Line, Months, TENTH } from '../support/months.js';
import { decimal, Seeded } from '../support/seeded.js';

const PERIODS = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'];

const HOLDBACKS = [
  { id: 'h', share: '1/3', until: 'paid' },
  { id: 'h', share: '12.5%', until: 'paid', latest: 'P2M' },
  { id: 'h', share: '20%', until: '2026-03-31' },
  { id: 'h', share: '20%', until: 'year-end' },
  { id: 'h', share: '30%', releaseIf: { customerActiveAfter: 'P31D' } },
  { id: 'h', share: '30%', releaseIf: { customerActiveAfter: 'P1M' }, latest: 'P2M' },
];

function somePlan(seeded: Seeded): Record<string, unknown> {
  const [first, second] = seeded.shuffled(HOLDBACKS);
  const spares = { ...TENTH, id: 'spares', payCode: '4712', measure: { sum: 'amount', categories: ['spares'] } };
  return {
    components: [{ ...TENTH, negative: seeded.pick(['zero', 'pay', 'carry']) }, spares],
    holdbacks: [first, ...(seeded.happens(50) ? [{ ...second, id: 'other', components: ['spares'] }] : [])],
    yearStart: seeded.pick(['01-01', '04-01']),
    ...(seeded.happens(30) && { cap: '150' }),
    ...(seeded.happens(30) && { guarantee: '40' }),
    ...(seeded.happens(30) && { draw: { amount: '60' } }),
    ...(seeded.happens(40) && { payout: seeded.pick([{ instalments: 3 }, { shares: ['1/3', '2/3'] }]) }),
  };
}

function someLines(seeded: Seeded, period: string, month: number): Line[] {
  return seeded.times(seeded.between(0, 3), (place) => {
    const units = seeded.between(1, 90_000);
    const paid = seeded.between(0, units);
    const date = `${period}-${String(seeded.between(1, 28)).padStart(2, '0')}`;
    return {
      id: `${period}-${place}`,
      date,
      amount: decimal(units),
      customer: seeded.pick(['c1', 'c2', 'c3']),
      category: seeded.pick(['service', 'spares']),
      ...(seeded.happens(70) && {
        payments: [
          { date, amount: decimal(paid) },
          { date: `2026-0${month + 2}-15`, amount: decimal(units - paid) },
        ],
      }),
    };
  });
}

/** A chain whose later months also bring lines of closed ones, and take lines back. */
function someChain(seed: number): { readonly chain: Months; readonly plan: Record<string, unknown> } {
  const seeded = new Seeded(seed);
  const plan = somePlan(seeded);
  const chain = new Months(plan);
  PERIODS.forEach((period, place) => {
    const own = someLines(seeded, period, place);
    const late = place > 0 && seeded.happens(40) ? seeded.between(0, place - 1) : undefined;
    const before = late === undefined ? undefined : (PERIODS[late] as string);
    const added: Line[] =
      before === undefined ? [] : [{ id: `late-${period}`, date: `${before}-28`, amount: '123.45' }];
    const whole = chain.lines.find(({ id, payments }) => payments === undefined && id.startsWith('2026'));
    const takes = whole !== undefined && !chain.lines.some((line) => line.reverses?.line === whole.id);
    const back: Line[] =
      takes && seeded.happens(30)
        ? [{ id: `back-${period}`, date: `${period}-05`, amount: `-${whole.amount}`, reverses: { line: whole.id } }]
        : [];
    chain.lines = [...chain.lines, ...own, ...added, ...back];
    const isLast = place === PERIODS.length - 1;
    const final = isLast && seeded.happens(30) ? { final: { balances: 'forgive' as const } } : {};
    chain.settle(period, { ...(place > 0 && { reopen: PERIODS[0] as string }), ...final });
  });
  return { chain, plan };
}

const figures = (
  statements: readonly Statement[],
  isOf: (step: NonNullable<Statement['toPayable']>[number]) => boolean,
) =>
  sum(
    statements.flatMap(({ toPayable = [] }) =>
      toPayable.filter(isOf).map(({ figure }) => parseCanonical(figure.value)),
    ),
  );

const SEEDS = Array.from({ length: 40 }, (_, place) => place + 1);

describe('chains that hold back', () => {
  it.each(SEEDS)('seed %i: what was held back is released, forfeited or still held', { timeout: 60_000 }, (seed) => {
    const { chain, plan } = someChain(seed);
    const { statements } = chain;
    const held = figures(statements, ({ step, status }) => step === 'holdback' && status === 'conditional');
    const gone = figures(statements, ({ step }) => step === 'release' || step === 'forfeit');
    const last = statements.at(-1) as Statement;
    const open = sum((last.remembers.held ?? []).map((one) => parseCanonical(one.held.value)));
    expect(gone.plus(open).toText(2)).toBe(held.toText(2));
    for (const one of last.remembers.held ?? []) {
      expect(parseCanonical(one.released.value).plus(parseCanonical(one.held.value)).toText(2)).toBe(
        parseCanonical(one.share.value).toText(2),
      );
    }
    for (const statement of statements) {
      const rows = payables(statement);
      expect(sum(rows.map(({ amount }) => parseCanonical(amount))).toText(2)).toBe(statement.payable.value);
    }
    // By month of origin: what a fresh chain on the lines as they are at the end earns.
    const fresh = new Months(plan, chain.lines).settleAll(PERIODS);
    const rows = statements.flatMap(payables);
    for (const { period, earned } of fresh) {
      const own = rows.filter(({ kind, earnedIn }) => {
        return earnedIn === period.name && (kind === 'earnings' || kind === 'top-up' || kind === 'correction');
      });
      const whole = own.reduce((total, { amount }) => total.plus(parseCanonical(amount)), Rational.ZERO);
      expect(whole.toText(2), period.name).toBe(earned.value);
    }
  });
});
