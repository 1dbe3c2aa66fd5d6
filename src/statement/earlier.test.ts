/** Statements handed in as earlier ones: nothing that was changed, left out or never settled is gone on from. */
import { describe, expect, it } from 'vitest';
import { expectProblems, thrownBy } from '../../test/support/expectations.js';
import { sealed } from '../../test/support/seal.js';
import { parseFacts, parsePlan, type Statement, settle } from '../index.js';

const plan = parsePlan({
  id: 'p',
  currency: 'EUR',
  period: 'month',
  components: [{ id: 'base', kind: 'other', pay: { amount: '100' } }],
});
const facts = parseFacts({ payees: [{ id: 'a' }, { id: 'b' }], lines: [] }, plan);
const month = (period: string, earlier: readonly Statement[], payee = 'a') =>
  settle(plan, facts, { payee, period, earlier });
const january = month('2026-01', []);
const february = month('2026-02', [january]);
const march = (earlier: unknown) => () => month('2026-03', earlier as Statement[]);

describe('earlier statements', () => {
  it('go on from one another, in whatever order they are handed in, with those of others among them', () => {
    const other = month('2026-02', [], 'b');
    expect(month('2026-03', [february, other, january]).previous).toMatchObject({ id: february.id });
    expect(month('2026-03', [february]).id).toBe('p/a/2026-03/3');
  });

  it.each([
    ['no list', {}, 'wrong_type', '/earlier'],
    ['nothing', [null], 'not_a_statement', '/earlier/0'],
    ['something else', [{ format: 'dreiklang-statement/1' }], 'not_a_statement', '/earlier/0'],
    ['another format', [{ ...january, format: 'x' }], 'not_a_statement', '/earlier/0'],
    ['a payee without an id', [{ ...january, payee: {} }], 'not_a_statement', '/earlier/0'],
    ['no memory', [{ ...january, remembers: undefined }], 'not_a_statement', '/earlier/0'],
    ['a changed figure', [{ ...february, earned: { value: '999', node: 0 } }], 'statement_changed', '/earlier/0'],
    ['no digest', [{ ...february, digest: 7 }], 'statement_changed', '/earlier/0'],
    ['one that was left out', [january, month('2026-03', [february])], 'statement_not_linked', '/earlier/1'],
  ] as const)('with %s among them are refused', (_, earlier, code, at) => {
    expectProblems(march(earlier), [{ code, at }]);
  });

  it('that another program sealed are refused where they do not follow one another, or say no days', () => {
    const resealed = (of: Statement, fields: object) => sealed({ ...JSON.parse(JSON.stringify(of)), ...fields });
    const first = resealed(february, { previous: null });
    expectProblems(march([january, first]), [{ code: 'statement_not_linked', at: '/earlier/1' }]);
    expect(thrownBy(march([january, first])).problems[0]).toMatchObject({ found: 'null', expected: january.id });
    const last = resealed(january, { final: 'claim' });
    const after = resealed(february, { previous: { id: january.id, digest: last.digest } });
    expectProblems(march([last, after]), [{ code: 'statement_is_final', at: '/earlier/1' }]);
    const dayless = resealed(february, { period: { name: '2026-02', from: 20_485, to: '2026-02-28' } });
    expectProblems(march([january, dayless]), [{ code: 'not_a_statement', at: '/earlier/1' }]);
  });

  it('are followed by the next period alone', () => {
    expectProblems(march([january]), [{ code: 'statement_missing', at: '/earlier' }]);
    expectProblems(() => month('2026-02', [january, february]), [{ code: 'period_already_settled', at: '/period' }]);
  });

  it('end with a final one', () => {
    const last = settle(plan, facts, {
      payee: 'a',
      period: '2026-02',
      earlier: [january],
      final: { balances: 'claim' },
    });
    expectProblems(march([january, last]), [{ code: 'statement_is_final', at: '/earlier' }]);
    expectProblems(
      () => settle(plan, facts, { payee: 'a', period: '2026-02', final: { balances: 'drop' as 'claim' } }),
      [{ code: 'not_one_of', at: '/final/balances' }],
    );
  });

  it('are not looked back at where the plan of their time is not handed in', () => {
    const later = parsePlan({
      id: 'p',
      currency: 'EUR',
      period: 'month',
      effective: { from: '2026-03-01' },
      components: [{ id: 'base', kind: 'other', pay: { amount: '120' } }],
    });
    const known = parseFacts({ payees: [{ id: 'a' }], lines: [] }, later);
    const of = { payee: 'a', period: '2026-03', earlier: [january, february] };
    expect(settle(later, known, of).payable.value).toBe('120.00');
    expectProblems(
      () => settle(later, known, { ...of, reopen: '2026-01' }),
      [{ code: 'period_not_closed', at: '/reopen' }],
    );
  });

  it('are needed to reopen a period: its own, and what it followed', () => {
    const third = month('2026-03', [january, february]);
    const april = (earlier: readonly Statement[], reopen: string) => () =>
      settle(plan, facts, { payee: 'a', period: '2026-04', earlier, reopen });
    expect(april([january, february, third], '2026-02')().payable.value).toBe('100.00');
    expectProblems(april([february, third], '2026-01'), [{ code: 'statement_missing', at: '/earlier' }]);
    // February was settled from what January left.
    expectProblems(april([february, third], '2026-02'), [{ code: 'statement_missing', at: '/earlier' }]);
    expect(april([february, third], '2026-03')().payable.value).toBe('100.00');
  });
});
