import { describe, expect, it } from 'vitest';
import { expectProblems } from '../../test/support/expectations.js';
import { Months, TENTH } from '../../test/support/months.js';
import { total } from '../../test/support/settled.js';
import { payables, type Statement } from '../index.js';

/** Rows as text: kind, component, pay code, period that earned it, day it is due, amount. */
function rows(statement: Statement): string[] {
  return payables(statement).map(({ kind, component, payCode, earnedIn, due, amount }) =>
    [kind, component, payCode, earnedIn, due, amount].filter((part) => part !== undefined).join(' '),
  );
}

/** Expects rows that add up to what is payable. */
function expectRows(statement: Statement, expected: readonly string[]): void {
  expect(rows(statement)).toEqual(expected);
  expect(total(payables(statement).map(({ amount }) => amount)).toText(2)).toBe(statement.payable.value);
}

const SALE = { id: 'A', date: '2026-01-10', amount: '1000' };
const SPARES = { ...TENTH, id: 'spares', payCode: '4712', measure: { sum: 'amount', categories: ['spares'] } };
const components = [{ ...TENTH, measure: { sum: 'amount', categories: ['service'] } }, SPARES];

describe('the rows of what is payable', () => {
  it('are one for each component, with its pay code, due at the end of the period', () => {
    const chain = new Months({ components }, [SALE, { id: 'B', date: '2026-01-11', amount: '55', category: 'spares' }]);
    const january = chain.settle('2026-01');
    expectRows(january, [
      'earnings care 4711 2026-01 2026-01-31 100.00',
      'earnings spares 4712 2026-01 2026-01-31 5.50',
    ]);
    expect(payables(january)[0]?.status).toBe('unconditional');
    expect(Object.isFrozen(payables(january)[0])).toBe(true);
  });

  it('are of components after a plan cap, with the top-ups of floor and guarantee', () => {
    const lines = [SALE, { id: 'B', date: '2026-01-11', amount: '1000', category: 'spares' }];
    expectRows(new Months({ components, cap: '101', floor: '300' }, lines).settle('2026-01'), [
      'earnings care 4711 2026-01 2026-01-31 50.50',
      'earnings spares 4712 2026-01 2026-01-31 50.50',
    ]);
    expectRows(new Months({ components, cap: '500', floor: '300', guarantee: '350' }, lines).settle('2026-01'), [
      'earnings care 4711 2026-01 2026-01-31 100.00',
      'earnings spares 4712 2026-01 2026-01-31 100.00',
      'top-up 2026-01 2026-01-31 100.00',
      'top-up 2026-01 2026-01-31 50.00',
    ]);
  });

  it('leave out components that are only shown', () => {
    const shown = { ...TENTH, id: 'shown', pays: false };
    expectRows(new Months({ components: [TENTH, shown] }, [SALE]).settle('2026-01'), [
      'earnings care 4711 2026-01 2026-01-31 100.00',
    ]);
  });

  it('name the holdback, and the period that earned what is released', () => {
    const chain = new Months({ components, holdbacks: [{ id: 'stays', share: '20%', until: '2026-02-28' }] }, [
      SALE,
      { id: 'B', date: '2026-01-11', amount: '500', category: 'spares' },
    ]);
    const january = chain.settle('2026-01');
    expectRows(january, [
      'earnings care 4711 2026-01 2026-01-31 100.00',
      'earnings spares 4712 2026-01 2026-01-31 50.00',
      'holdback care 4711 2026-01 2026-01-31 -20.00',
      'holdback spares 4712 2026-01 2026-01-31 -10.00',
    ]);
    expect(payables(january)[2]).toMatchObject({ holdback: 'stays', status: 'conditional' });
    expectRows(chain.settle('2026-02'), [
      'release care 4711 2026-01 2026-02-28 20.00',
      'release spares 4712 2026-01 2026-02-28 10.00',
    ]);
  });

  it('are adjustments, advances and what is carried, so that all adds up', () => {
    const chain = new Months({}, [SALE]);
    chain.payee = {
      adjustments: [{ period: '2026-01', amount: '-30', reason: 'Paid twice', author: 'm.kurz', component: 'care' }],
      advances: [{ date: '2026-01-20', amount: '200' }],
    };
    expectRows(chain.settle('2026-01'), [
      'earnings care 4711 2026-01 2026-01-31 100.00',
      'adjustment care 4711 2026-01 2026-01-31 -30.00',
      'advance 2026-01 2026-01-31 -200.00',
      'carried 2026-01 2026-01-31 130.00',
    ]);
    // What January left open is January's, so that each month adds up to what it earned.
    expectRows(chain.settle('2026-02'), ['balance 2026-01 2026-02-28 -130.00', 'carried 2026-02 2026-02-28 130.00']);
    expectRows(chain.settle('2026-03', { final: { balances: 'forgive' } }), [
      'balance 2026-02 2026-03-31 -130.00',
      'forgiven 2026-03 2026-03-31 130.00',
    ]);
  });

  it('say what is not paid where nothing is carried', () => {
    const chain = new Months({ negative: 'zero', components: [{ ...TENTH, negative: 'pay' }] }, [
      { ...SALE, amount: '-1000' },
    ]);
    expectRows(chain.settle('2026-01'), [
      'earnings care 4711 2026-01 2026-01-31 -100.00',
      'not-paid 2026-01 2026-01-31 100.00',
    ]);
  });

  it('are what a draw adds, and what is recovered of it', () => {
    const chain = new Months({ draw: { amount: '300' } }, [SALE, { id: 'B', date: '2026-02-10', amount: '9000' }]);
    expectRows(chain.settle('2026-01'), [
      'earnings care 4711 2026-01 2026-01-31 100.00',
      'draw 2026-01 2026-01-31 200.00',
    ]);
    expectRows(chain.settle('2026-02'), [
      'earnings care 4711 2026-02 2026-02-28 900.00',
      'balance 2026-01 2026-02-28 -200.00',
    ]);
  });

  it('are corrections of the period that they are about, with the pay code of then', () => {
    const chain = new Months({}, [SALE]);
    chain.settle('2026-01');
    chain.lines = [SALE, { id: 'L', date: '2026-01-31', amount: '500' }];
    expectRows(chain.settle('2026-02', { reopen: '2026-01' }), ['correction care 4711 2026-01 2026-02-28 50.00']);
  });

  it('are read from the JSON of a statement, and from nothing else', () => {
    const january = new Months({}, [SALE]).settle('2026-01');
    expect(payables(JSON.parse(JSON.stringify(january)))).toEqual(payables(january));
    for (const wrong of [null, {}, 'x'] as unknown as Statement[]) {
      expectProblems(() => payables(wrong), [{ code: 'not_a_statement' }]);
    }
  });
});

describe('ruling 38: instalments only date what is payable', () => {
  it('share out each row by itself over this and the following periods', () => {
    const chain = new Months(
      { payout: { instalments: 3 }, holdbacks: [{ id: 'stays', share: '20%', until: 'year-end' }] },
      [{ ...SALE, amount: '1001' }],
    );
    const january = chain.settle('2026-01');
    expect(january.payable.value).toBe('80.08');
    expectRows(january, [
      'earnings care 4711 2026-01 2026-01-31 33.37',
      'earnings care 4711 2026-01 2026-02-28 33.37',
      'earnings care 4711 2026-01 2026-03-31 33.36',
      'holdback care 4711 2026-01 2026-01-31 -6.68',
      'holdback care 4711 2026-01 2026-02-28 -6.67',
      'holdback care 4711 2026-01 2026-03-31 -6.67',
    ]);
    expect(chain.settle('2026-02').payable.value).toBe('0.00');
  });

  it('by shares, over the quarters of a fiscal year', () => {
    const payout = { shares: ['20%', '30%', '1/2'] };
    const chain = new Months({ period: 'quarter', yearStart: '02-01', payout }, [{ ...SALE, date: '2026-02-10' }]);
    expectRows(chain.settle('2026-Q1'), [
      'earnings care 4711 2026-Q1 2026-04-30 20.00',
      'earnings care 4711 2026-Q1 2026-07-31 30.00',
      'earnings care 4711 2026-Q1 2026-10-31 50.00',
    ]);
  });
});
