/** Statements that go on from one another and were settled without their steps: the same figures, told without how they came about. */
import { describe, expect, it } from 'vitest';
import { chainCases } from '../../test/support/cases.js';
import { statementsOfChain } from '../../test/support/chains.js';
import { explain } from './explain.js';

describe('statements over time without their trace', () => {
  it.each(chainCases())('of $name come to the same and are told in both languages', ({ content }) => {
    const traced = statementsOfChain(content);
    const bare = statementsOfChain(content, { trace: false });
    expect(bare.map(({ payable }) => payable.value)).toEqual(traced.map(({ payable }) => payable.value));
    for (const statement of bare) {
      expect(statement.trace).toEqual([]);
      for (const locale of ['en', 'de'] as const) expect(explain(statement, { locale })).not.toContain('undefined');
    }
  });
});
