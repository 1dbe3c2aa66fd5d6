import { describe, expect, it } from 'vitest';
import { expectProblems } from '../../test/support/expectations.js';
import { type Line, Months, TENTH } from '../../test/support/months.js';
import {
  addLines,
  emptyTally,
  type PlanInput,
  parseFacts,
  parsePlan,
  payables,
  type Statement,
  settle,
  tallySpec,
} from '../index.js';

/** The steps from earned to payable, each as its name, period and figure. */
function steps({ toPayable = [] }: Statement): string[] {
  return toPayable.map(({ step, id, period, figure }) => [step, id, period, figure.value].filter(Boolean).join(' '));
}

function held({ remembers }: Statement): string[] {
  return (remembers.held ?? []).map(
    ({ id, period, component, share, released, held: open, status }) =>
      `${id} ${period} ${component} ${Number(share.value)} ${Number(released.value)} ${Number(open.value)} ${status}`,
  );
}

const HOLD = { id: 'stays', share: '20%' };

describe('a holdback until a day', () => {
  const months = (until: string) =>
    new Months({ holdbacks: [{ ...HOLD, until }] }, [
      { id: 'A', date: '2026-01-10', amount: '1000' },
      { id: 'B', date: '2026-02-10', amount: '500' },
    ]);

  it('is deducted, remembered, and released in the period that holds the day', () => {
    const chain = months('2026-03-15');
    const january = chain.settle('2026-01');
    expect(january.payable.value).toBe('80.00');
    expect(steps(january)).toEqual(['holdback stays 20.00']);
    expect(january.toPayable?.[0]).toMatchObject({
      status: 'conditional',
      components: [{ id: 'care', payCode: '4711', amount: { value: '20.00' } }],
    });
    expect(held(january)).toEqual(['stays 2026-01 care 20 0 20 conditional']);
    const february = chain.settle('2026-02');
    expect(february.payable.value).toBe('40.00');
    expect(held(february)).toEqual([
      'stays 2026-01 care 20 0 20 conditional',
      'stays 2026-02 care 10 0 10 conditional',
    ]);
    const march = chain.settle('2026-03');
    expect(steps(march)).toEqual(['release stays 2026-01 20.00', 'release stays 2026-02 10.00']);
    expect(march.toPayable?.[0]).toMatchObject({ status: 'unconditional' });
    expect(march.payable.value).toBe('30.00');
    expect(march.remembers.held).toBeUndefined();
  });

  it('takes nothing where the day lies in the same period, or before it', () => {
    expect(months('2026-01-31').settle('2026-01').toPayable).toBeUndefined();
    expect(months('2025-12-31').settle('2026-01').payable.value).toBe('100.00');
  });

  it('is released at the end of the fiscal year that earned it', () => {
    const chain = new Months({ holdbacks: [{ ...HOLD, until: 'year-end' }], yearStart: '03-01' }, [
      { id: 'A', date: '2026-01-10', amount: '1000' },
      { id: 'B', date: '2026-02-10', amount: '500' },
    ]);
    expect(steps(chain.settle('2026-01'))).toEqual(['holdback stays 20.00']);
    expect(steps(chain.settle('2026-02'))).toEqual(['release stays 2026-01 20.00']);
  });
});

describe('a holdback until the customer has paid', () => {
  const plan = { holdbacks: [{ ...HOLD, share: '30%', until: 'paid' }] };

  it('asks for lines, which a tally does not tell', () => {
    const parsed = parsePlan({ id: 'p', currency: 'EUR', period: 'month', components: [TENTH], ...plan } as PlanInput);
    const given = { covers: { from: '2026-01-01', to: '2026-12-31' }, payees: [{ id: 'anna' }] };
    const sale = { id: 'A', date: '2026-01-10', amount: '1000', customer: 'c1', category: 'service', payee: 'anna' };
    const facts = parseFacts({ ...given, lines: [sale] }, parsed);
    const tally = addLines(emptyTally(tallySpec(parsed, { periods: ['2026-01'] })), facts);
    const options = { payee: 'anna', period: '2026-01', tally };
    expect(settle(parsed, facts, options).payable.value).toBe('70.00');
    expectProblems(
      () => settle(parsed, parseFacts({ ...given, lines: [] }, parsed), options),
      [{ code: 'tally_not_for_this', at: '/tally' }],
    );
  });

  it('ruling 37: is released as the paid part grows, one sum a period of origin', () => {
    const chain = new Months(plan, [
      {
        id: 'A',
        date: '2026-01-10',
        amount: '1000',
        payments: [
          { date: '2026-01-20', amount: '250' },
          { date: '2026-02-20', amount: '250' },
          { date: '2026-04-02', amount: '500' },
        ],
      },
      { id: 'B', date: '2026-01-11', amount: '500', payments: [{ date: '2026-02-21', amount: '500' }] },
    ]);
    // 150 earned, 45.00 to hold; 250 of 1,500 are paid by the end of January: 7.50 of it are not held at all.
    const january = chain.settle('2026-01');
    expect(steps(january)).toEqual(['holdback stays 37.50']);
    expect(held(january)).toEqual(['stays 2026-01 care 45 7.5 37.5 conditional']);
    // 1,000 of 1,500 are paid: 30.00 so far.
    expect(steps(chain.settle('2026-02'))).toEqual(['release stays 2026-01 22.50']);
    expect(chain.settle('2026-03').toPayable).toBeUndefined();
    const april = chain.settle('2026-04');
    expect(steps(april)).toEqual(['release stays 2026-01 15.00']);
    expect(april.remembers.held).toBeUndefined();
  });

  it('adds up to the cent however it is paid', () => {
    const payments = ['2026-02-01', '2026-03-01', '2026-04-01'].map((date) => ({ date, amount: '33.35' }));
    const chain = new Months(plan, [{ id: 'A', date: '2026-01-10', amount: '100.05', payments }]);
    const figures = chain.settleAll(['2026-01', '2026-02', '2026-03', '2026-04']).flatMap(steps);
    // 10.01 earned, 3.00 held.
    expect(figures).toEqual([
      'holdback stays 3.00',
      'release stays 2026-01 1.00',
      'release stays 2026-01 1.00',
      'release stays 2026-01 1.00',
    ]);
  });

  it('takes the lines after their reversals, and the share that is credited', () => {
    const chain = new Months(plan, [
      { id: 'A', date: '2026-01-10', amount: '1000', payments: [{ date: '2026-02-20', amount: '600' }] },
      { id: 'R', date: '2026-01-20', amount: '-400', reverses: { line: 'A' } },
    ]);
    expect(steps(chain.settle('2026-01'))).toEqual(['holdback stays 18.00']);
    expect(steps(chain.settle('2026-02'))).toEqual(['release stays 2026-01 18.00']);
  });

  it('holds nothing of what counts only when it is paid', () => {
    const chain = new Months({ ...plan, components: [{ ...TENTH, measure: { sum: 'amount', recognise: 'paid' } }] }, [
      { id: 'A', date: '2026-01-10', amount: '1000', payments: [{ date: '2026-01-20', amount: '250' }] },
    ]);
    expect(chain.settle('2026-01').toPayable).toBeUndefined();
  });

  it('a refund takes no release back', () => {
    const chain = new Months(plan, [
      {
        id: 'A',
        date: '2026-01-10',
        amount: '1000',
        payments: [
          { date: '2026-02-20', amount: '500' },
          { date: '2026-03-01', amount: '-200' },
          { date: '2026-04-01', amount: '700' },
        ],
      },
    ]);
    expect(chain.settleAll(['2026-01', '2026-02', '2026-03', '2026-04']).map(steps)).toEqual([
      ['holdback stays 30.00'],
      ['release stays 2026-01 15.00'],
      [],
      ['release stays 2026-01 15.00'],
    ]);
  });

  it('is forfeited once its last day has passed', () => {
    const chain = new Months({ holdbacks: [{ ...HOLD, until: 'paid', latest: 'P2M' }] }, [
      {
        id: 'A',
        date: '2026-01-10',
        amount: '1000',
        payments: [
          { date: '2026-03-31', amount: '250' },
          { date: '2026-04-01', amount: '750' },
        ],
      },
    ]);
    chain.settleAll(['2026-01', '2026-02']);
    const march = chain.settle('2026-03');
    expect(steps(march)).toEqual(['release stays 2026-01 5.00', 'forfeit stays 2026-01 15.00']);
    expect(march.toPayable?.[1]).toMatchObject({ reason: 'latest', status: 'lapsed' });
    expect(march.payable.value).toBe('5.00');
    expect(march.remembers.held).toBeUndefined();
    expect(chain.settle('2026-04').toPayable).toBeUndefined();
  });
});

describe('a holdback while customers stay', () => {
  const plan = { holdbacks: [{ ...HOLD, releaseIf: { customerActiveAfter: 'P91D' }, latest: 'P6M' }] };
  const january: Line[] = [
    { id: 'A', date: '2026-01-10', amount: '1000', customer: 'c1' },
    { id: 'B', date: '2026-01-11', amount: '2000', customer: 'c2' },
  ];

  it('is released customer by customer, and forfeited for the others', () => {
    // The 91st day after January is 2 May; P6M ends with July.
    const chain = new Months(plan, [
      ...january,
      { id: 'C', date: '2026-05-01', amount: '10', customer: 'c2' },
      // Whoever sold it.
      { id: 'D', date: '2026-05-02', amount: '10', customer: 'c1', payee: 'ben' },
      { id: 'E', date: '2026-08-01', amount: '10', customer: 'c2' },
    ]);
    expect(steps(chain.settle('2026-01'))).toEqual(['holdback stays 60.00']);
    expect(chain.settleAll(['2026-02', '2026-03', '2026-04']).flatMap(steps)).toEqual([]);
    const may = chain.settle('2026-05');
    expect(steps(may)[1]).toBe('release stays 2026-01 20.00');
    chain.settle('2026-06');
    expect(steps(chain.settle('2026-07'))).toContain('forfeit stays 2026-01 40.00');
  });

  it('is shared out over the customers to the cent', () => {
    const lines = ['c1', 'c2', 'c3'].map((customer, place) => ({
      id: `A${place}`,
      date: '2026-01-10',
      amount: '100',
      customer,
    }));
    const later = (customer: string, date: string): Line => ({
      id: `${customer}-${date}`,
      date,
      amount: '0.01',
      customer,
    });
    const chain = new Months(
      { holdbacks: [{ id: 'stays', share: '1/3', releaseIf: { customerActiveAfter: 'P1M' } }] },
      [...lines, later('c1', '2026-02-28'), later('c2', '2026-03-01'), later('c3', '2026-04-01')],
    );
    // 30.00 earned, 10.00 held: 3.34 + 3.33 + 3.33.
    expect(steps(chain.settle('2026-01'))).toEqual(['holdback stays 10.00']);
    expect(steps(chain.settle('2026-02'))).toEqual(['release stays 2026-01 3.34']);
    expect(steps(chain.settle('2026-03'))).toEqual(['release stays 2026-01 3.33']);
    expect(steps(chain.settle('2026-04'))).toEqual(['release stays 2026-01 3.33']);
  });

  it('a purchase that was taken back in full keeps nobody', () => {
    const chain = new Months(plan, [
      ...january,
      { id: 'D', date: '2026-05-02', amount: '10', customer: 'c1' },
      { id: 'R', date: '2026-05-20', amount: '-10', reverses: { line: 'D' } },
    ]);
    expect(chain.settleAll(['2026-01', '2026-02', '2026-03', '2026-04', '2026-05']).flatMap(steps)).toEqual([
      'holdback stays 60.00',
    ]);
  });

  it('holds nothing back of what was earned with no customer', () => {
    const chain = new Months({
      ...plan,
      components: [{ id: 'base', kind: 'other', pay: { amount: '500' } }],
    });
    expect(chain.settle('2026-01').payable.value).toBe('500.00');
  });
});

describe('ruling 47: what is held back', () => {
  it('is a share of component amounts after the plan cap, not of the top-up of a guarantee', () => {
    const lines = [{ id: 'A', date: '2026-01-10', amount: '1000' }];
    const capped = new Months({ cap: '50', holdbacks: [{ ...HOLD, until: 'year-end' }] }, lines).settle('2026-01');
    expect(steps(capped)).toEqual(['holdback stays 10.00']);
    const guaranteed = new Months({ guarantee: '500', holdbacks: [{ ...HOLD, until: 'year-end' }] }, lines).settle(
      '2026-01',
    );
    expect(steps(guaranteed)).toEqual(['holdback stays 20.00']);
    expect(guaranteed.payable.value).toBe('480.00');
  });

  it('ruling 33: is nothing of an amount below 0, and of components that are only shown', () => {
    const chain = new Months(
      {
        holdbacks: [{ ...HOLD, until: 'year-end' }],
        components: [
          { ...TENTH, negative: 'pay' },
          { ...TENTH, id: 'shown', measure: { sum: 'amount', categories: ['spares'] }, pays: false },
          { ...TENTH, id: 'spares', measure: { sum: 'amount', categories: ['spares'] } },
        ],
      },
      [
        { id: 'A', date: '2026-01-10', amount: '-1000' },
        { id: 'B', date: '2026-01-10', amount: '300', category: 'spares' },
      ],
    );
    expect(chain.settle('2026-01').toPayable?.[0]).toMatchObject({
      components: [{ id: 'spares', amount: { value: '6.00' } }],
    });
  });

  it('of the components it names, several of one never more than all of it', () => {
    const chain = new Months(
      {
        holdbacks: [
          { id: 'a', share: '50%', until: 'year-end' },
          { id: 'b', share: '50%', until: '2026-06-30', components: ['care'] },
        ],
        components: [TENTH, { ...TENTH, id: 'more', pay: { rate: '1%' } }],
      },
      [{ id: 'A', date: '2026-01-10', amount: '0.10' }],
    );
    // 0.01 each: half a cent is a cent.
    expect(held(chain.settle('2026-01'))).toEqual(['a 2026-01 care 0.01 0 0.01 conditional']);
  });
});

describe('a final statement', () => {
  const lines = [
    { id: 'A', date: '2026-01-10', amount: '1000' },
    { id: 'B', date: '2026-03-10', amount: '500' },
  ];

  it('forfeits what is still held, its own too, and says so', () => {
    const chain = new Months({ holdbacks: [{ ...HOLD, until: 'year-end' }] }, lines);
    chain.settleAll(['2026-01', '2026-02']);
    const march = chain.settle('2026-03', { final: { balances: 'forgive' } });
    expect(steps(march)).toEqual([
      'holdback stays 10.00',
      'forfeit stays 2026-01 20.00',
      'forfeit stays 2026-03 10.00',
    ]);
    expect(march.toPayable?.[1]).toMatchObject({ reason: 'final' });
    expect(march.payable.value).toBe('40.00');
    expect(march.remembers.held).toBeUndefined();
  });

  it('releases what has its day in its period', () => {
    const chain = new Months({ holdbacks: [{ ...HOLD, until: '2026-03-31' }] }, lines);
    chain.settleAll(['2026-01', '2026-02']);
    expect(steps(chain.settle('2026-03', { final: { balances: 'claim' } }))).toEqual(['release stays 2026-01 20.00']);
  });
});

describe('a correction', () => {
  const plan = { holdbacks: [{ ...HOLD, until: '2026-06-30' }] };
  const sale: Line = { id: 'A', date: '2026-01-10', amount: '1000' };
  const back: Line = { id: 'R', date: '2026-02-10', amount: '-400', reverses: { line: 'A' } };

  it('changes what is still held, at its share', () => {
    const chain = new Months(plan, [sale]);
    chain.settle('2026-01');
    chain.lines = [sale, back];
    const february = chain.settle('2026-02', { reopen: '2026-01' });
    expect(steps(february)).toEqual(['correction 2026-01 -40.00', 'holdback stays 2026-01 -8.00']);
    expect(held(february)).toEqual(['stays 2026-01 care 12 0 12 conditional']);
    expect(february.carried?.value).toBe('-32.00');
  });

  it('leaves alone what was released', () => {
    const chain = new Months(plan, [sale]);
    chain.settleAll(['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06']);
    chain.lines = [sale, { ...back, date: '2026-07-01' }];
    expect(steps(chain.settle('2026-07', { reopen: '2026-01' }))).toEqual(['correction 2026-01 -40.00']);
  });

  it('changes what was released in part, in proportion', () => {
    const payments = [{ date: '2026-02-20', amount: '500' }];
    const chain = new Months({ holdbacks: [{ ...HOLD, until: 'paid' }] }, [{ ...sale, payments }]);
    chain.settleAll(['2026-01', '2026-02']);
    chain.lines = [
      { ...sale, payments },
      { id: 'L', date: '2026-01-30', amount: '1000' },
    ];
    const march = chain.settle('2026-03', { reopen: '2026-01' });
    // 200 earned, 40.00 to hold, a quarter of the lines paid; 20.00 × ½ had been released.
    expect(steps(march)).toEqual(['correction 2026-01 100.00', 'holdback stays 2026-01 10.00']);
    expect(held(march)).toEqual(['stays 2026-01 care 40 20 20 conditional']);
  });

  it('does not take back what was forfeited, since it was never paid', () => {
    const chain = new Months({ holdbacks: [{ ...HOLD, until: 'paid', latest: 'P1M' }] }, [sale]);
    chain.settleAll(['2026-01', '2026-02']);
    chain.lines = [sale, { ...back, date: '2026-03-01', amount: '-400' }];
    expect(steps(chain.settle('2026-03', { reopen: '2026-01' }))).toEqual([
      'correction 2026-01 -40.00',
      'holdback stays 2026-01 -8.00',
    ]);
    chain.lines = [...chain.lines, { id: 'R2', date: '2026-04-01', amount: '-600', reverses: { line: 'A' } }];
    // In all 80 were paid, and 80 are taken back.
    expect(steps(chain.settle('2026-04', { reopen: '2026-01' }))).toContain('holdback stays 2026-01 -12.00');
  });

  it('holds back of what was nothing before', () => {
    const chain = new Months(plan, []);
    chain.settle('2026-01');
    chain.lines = [sale];
    const february = chain.settle('2026-02', { reopen: '2026-01' });
    expect(steps(february)).toEqual(['correction 2026-01 100.00', 'holdback stays 2026-01 20.00']);
    expect(held(february)).toEqual(['stays 2026-01 care 20 0 20 conditional']);
    expect(payables(february).map(({ kind, earnedIn, amount }) => `${kind} ${earnedIn} ${amount}`)).toEqual([
      'correction 2026-01 100.00',
      'holdback 2026-01 -20.00',
    ]);
  });
});
