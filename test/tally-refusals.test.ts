/** Tallies and facts that do not belong together are refused, each with its place. */
import { describe, expect, it } from 'vitest';
import {
  addLines,
  amendedBy,
  emptyTally,
  type Facts,
  mergeTallies,
  parseFacts,
  parsePlan,
  parseTally,
  settle,
  type Tally,
  tallyJson,
  tallySpec,
} from '../src/index.js';
import { expectProblems } from './support/expectations.js';

const JANUARY = { from: '2026-01-01', to: '2026-01-31' } as const;

describe('what does not belong together is refused:', () => {
  const plan = parsePlan({
    id: 'p',
    currency: 'EUR',
    period: 'month',
    components: [{ id: 'c', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '1%' } }],
  });
  const line = { id: 'L1', date: '2026-01-10', customer: 'k', category: 'c', amount: '10', payee: 'anna' };
  const factsOf = (lines: readonly object[], shard = true): Facts =>
    parseFacts({ covers: JANUARY, lines, payees: [{ id: 'anna' }] }, plan, { shard });

  it('a line that stands in two shards, where ids are checked', () => {
    const spec = tallySpec(plan, { periods: ['2026-01'], lineIds: 'checked' });
    const tally = addLines(emptyTally(spec), factsOf([line]));
    expectProblems(() => addLines(tally, factsOf([line])), [{ code: 'duplicate_id', at: '/lines' }]);
    expectProblems(() => mergeTallies(tally, tally), [{ code: 'duplicate_id', at: '/lines' }]);
    expect(tallyJson(addLines(tally, factsOf([{ ...line, id: 'L2' }])))).toContain('"20"');
  });

  it('a line that stands in two shards, where a reversal names it, also where ids are promised', () => {
    const reversal = { id: 'R1', date: '2026-01-11', amount: '-4', reverses: { line: 'L1' } };
    const spec = tallySpec(plan, { periods: ['2026-01'], amended: { lines: ['L1'], invoices: [] } });
    const [first, second] = [[line], [line, reversal]].map((lines) => addLines(emptyTally(spec), factsOf(lines)));
    const tally = mergeTallies(first as Tally, second as Tally);
    const settling = (of: Tally) => () => settle(plan, factsOf([]), { payee: 'anna', period: '2026-01', tally: of });
    expectProblems(settling(tally), [{ code: 'duplicate_id', at: '/lines' }]);
    const doubled = mergeTallies(second as Tally, addLines(emptyTally(spec), factsOf([reversal])));
    expectProblems(settling(doubled), [{ code: 'duplicate_id', at: '/lines' }]);
  });

  it('tallies of other specs', () => {
    const january = emptyTally(tallySpec(plan, { periods: ['2026-01'] }));
    const february = emptyTally(tallySpec(plan, { periods: ['2026-02'] }));
    expectProblems(() => mergeTallies(january, february), [{ code: 'tally_not_for_this', at: '/spec' }]);
    const same = emptyTally(tallySpec(plan, { periods: ['2026-01', '2026-01'] }));
    expect(tallyJson(mergeTallies(january, same))).toBe(tallyJson(january));
    const settling = () => settle(plan, factsOf([]), { payee: 'anna', period: '2026-02', tally: january });
    expectProblems(settling, [{ code: 'tally_not_for_this', at: '/tally' }]);
  });

  it('a reversal that the spec does not foresee, since its line may be in a cell already', () => {
    const reversals = [
      { id: 'R1', date: '2026-01-11', amount: '-4', reverses: { line: 'L1' } },
      { id: 'R2', date: '2026-01-11', amount: '-4', reverses: { invoice: 'I1' } },
    ];
    const tally = emptyTally(tallySpec(plan, { periods: ['2026-01'] }));
    expectProblems(
      () => addLines(tally, factsOf([line, ...reversals])),
      [
        { code: 'tally_not_for_this', at: '/lines/1/reverses', line: { index: 1, id: 'R1' } },
        { code: 'tally_not_for_this', at: '/lines/2/reverses', line: { index: 2, id: 'R2' } },
      ],
    );
  });

  it('a reversal whose line is in no shard, is itself a reversal, or takes back too much', () => {
    const reversal = (id: string, of: object, amount = '-4') => ({ id, date: '2026-01-11', amount, reverses: of });
    const settling = (shards: readonly (readonly object[])[]) => () => {
      const facts = shards.map((lines) => factsOf(lines));
      const spec = tallySpec(plan, { periods: ['2026-01'], amended: facts.map(amendedBy) });
      const tally = facts.map((shard) => addLines(emptyTally(spec), shard)).reduce(mergeTallies);
      return settle(plan, factsOf([]), { payee: 'anna', period: '2026-01', tally });
    };
    const unknown = [reversal('R1', { line: 'L9' }), reversal('R2', { invoice: 'I9' })];
    expectProblems(settling([[line], unknown]), [
      { code: 'reversal_unknown_line', at: '/lines' },
      { code: 'reversal_unknown_invoice', at: '/lines' },
    ]);
    expectProblems(settling([[line, reversal('R1', { line: 'L1' })], [reversal('R2', { line: 'R1' })]]), [
      { code: 'reversal_of_reversal', at: '/lines' },
    ]);
    expectProblems(settling([[line, reversal('R1', { line: 'L1' }, '-6')], [reversal('R2', { line: 'L1' }, '-5')]]), [
      { code: 'reversal_too_large', at: '/lines' },
    ]);
    expect(settling([[line], [reversal('R1', { line: 'L1' })]])().payable.value).toBe('0.06');
  });

  it('a tally whose stretches are not those that the plan looks at', () => {
    const counting = parsePlan({
      id: 'p',
      currency: 'EUR',
      period: 'month',
      components: [{ id: 'c', kind: 'revenue', measure: { count: 'deals' }, pay: { each: '1' } }],
    });
    for (const of of [plan, counting]) {
      const tally = JSON.parse(tallyJson(emptyTally(tallySpec(of, { periods: ['2026-01'] }))));
      tally.spec.stretches[0].from -= 1;
      const forged = parseTally(JSON.stringify(tally));
      const settling = () => settle(of, factsOf([]), { payee: 'anna', period: '2026-01', tally: forged });
      expectProblems(settling, [{ code: 'tally_not_for_this', at: '/components/0/measure' }]);
    }
  });

  it('a tally whose look-back is not the one that new categories look at', () => {
    const won = parsePlan({
      id: 'p',
      currency: 'EUR',
      period: 'month',
      components: [{ id: 'c', kind: 'performance', measure: { newCategories: {} }, pay: { each: '1' } }],
    });
    const facts = parseFacts({ covers: { from: '2023-01-01', to: '2026-01-31' }, payees: [{ id: 'anna' }] }, won);
    const tally = JSON.parse(tallyJson(emptyTally(tallySpec(won, { periods: ['2026-01'] }))));
    tally.spec.stretches[0].from += 1;
    const forged = parseTally(JSON.stringify(tally));
    const settling = () => settle(won, facts, { payee: 'anna', period: '2026-01', tally: forged });
    expectProblems(settling, [{ code: 'tally_not_for_this', at: '/components/0/measure' }]);
  });

  it('a tally of several periods that keeps lines apart by another condition', () => {
    const tagged = parsePlan({
      id: 'p',
      currency: 'EUR',
      period: 'month',
      components: [
        { id: 'c', kind: 'revenue', measure: { sum: 'amount', tags: { channel: ['field'] } }, pay: { rate: '1%' } },
      ],
    });
    const text = tallyJson(emptyTally(tallySpec(tagged, { periods: ['2026-01', '2026-02'] })));
    const settling = (of: string) => () =>
      settle(tagged, factsOf([]), { payee: 'anna', period: '2026-01', tally: parseTally(of) });
    expect(settling(text)().earned.value).toBe('0.00');
    expectProblems(settling(text.replace('"field"', '"web"')), [{ code: 'tally_not_for_this', at: '/tally' }]);
  });

  it('a tally of several periods in which days or figures are missing', () => {
    const spec = tallySpec(plan, { periods: ['2026-01', '2026-02'] });
    const forged = (
      change: (tally: { spec: { stretches: { from: number; to: number }[]; figures: string[] } }) => void,
    ) => {
      const tally = JSON.parse(tallyJson(emptyTally(spec)));
      change(tally);
      return () =>
        settle(plan, factsOf([]), { payee: 'anna', period: '2026-01', tally: parseTally(JSON.stringify(tally)) });
    };
    const first = (tally: Parameters<Parameters<typeof forged>[0]>[0]) =>
      tally.spec.stretches[0] as { from: number; to: number };
    expect(forged(() => undefined)().earned.value).toBe('0.00');
    const changes: Parameters<typeof forged>[0][] = [
      (tally) => {
        first(tally).from += 1;
      },
      (tally) => {
        first(tally).from -= 1;
      },
      (tally) => {
        first(tally).to -= 1;
      },
      (tally) => {
        tally.spec.figures[0] = 'cost';
      },
    ];
    for (const change of changes) expectProblems(forged(change), [{ code: 'tally_not_for_this', at: '/tally' }]);
  });

  it('no one whom the master data do not know: their credit counts for nobody', () => {
    const credits = [
      { payee: 'anna', share: '1/2' },
      { payee: 'ben', share: '1/2' },
    ];
    const reversal = { id: 'R1', date: '2026-01-11', amount: '-4', reverses: { line: 'L1' } };
    const both = parseFacts(
      {
        covers: JANUARY,
        lines: [{ ...line, payee: undefined, credits }, reversal],
        payees: [{ id: 'anna' }, { id: 'ben' }],
      },
      plan,
    );
    const spec = tallySpec(plan, { periods: ['2026-01'], amended: amendedBy(both) });
    const tally = addLines(emptyTally(spec), both);
    expect(settle(plan, factsOf([]), { payee: 'anna', period: '2026-01', tally }).earned.value).toBe('0.03');
  });

  it('facts in one piece whose reversals name lines that are not there', () => {
    const reversal = { id: 'R1', date: '2026-01-11', amount: '-4', reverses: { line: 'L9' } };
    expectProblems(() => factsOf([line, reversal], false), [{ code: 'reversal_unknown_line' }]);
  });

  it('a tally that settles over dates which the master data do not cover', () => {
    const tally = addLines(emptyTally(tallySpec(plan, { periods: ['2026-01'] })), factsOf([line]));
    const short = parseFacts({ covers: { from: '2026-01-02', to: '2026-01-31' }, payees: [{ id: 'anna' }] }, plan);
    const none = parseFacts({ payees: [{ id: 'anna' }] }, plan);
    const settling = (facts: Facts) => () => settle(plan, facts, { payee: 'anna', period: '2026-01', tally });
    expectProblems(settling(short), [{ code: 'covers_too_short' }]);
    expectProblems(settling(none), [{ code: 'covers_missing' }]);
  });
});
