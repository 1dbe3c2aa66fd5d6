/** Laws of figures about customers, over generated facts. */
import { describe, expect, it } from 'vitest';
import { type PlanInput, parseFacts, parsePlan, settle } from '../../src/index.js';
import { Rational } from '../../src/number/rational.js';
import { parseCanonical } from '../../src/number/read.js';
import { generated } from '../support/generate.js';

const seeds = Array.from({ length: 60 }, (_, place) => place + 1);

/** The figure of each measure, for everyone of a seed. */
function figures(seed: number, measures: { readonly [id: string]: unknown }): Map<string, Rational>[] {
  const { plan, facts, payees, period } = generated(seed, { extremes: false });
  const parsed = parsePlan({
    ...(({ id, currency, period: length, yearStart, existingAfter, unknownCustomers, amendsBefore, baseline }) => ({
      id,
      currency,
      period: length,
      ...(yearStart === undefined ? undefined : { yearStart }),
      ...(existingAfter === undefined ? undefined : { existingAfter }),
      unknownCustomers: unknownCustomers ?? 'new',
      amendsBefore: amendsBefore ?? 'own-date',
      ...(baseline === undefined ? undefined : { baseline }),
    }))(plan),
    components: Object.entries(measures).map(([id, measure]) => ({
      id,
      kind: 'other',
      measure,
      pay: { amount: { steps: [['0', '1']] } },
    })),
  } as PlanInput);
  const read = parseFacts(facts, parsed);
  return payees.map((payee) => {
    const { components } = settle(parsed, read, { payee, period });
    return new Map(components.map(({ id, figure }) => [id, parseCanonical(figure?.value as string)]));
  });
}

const sumOf = (of: ReadonlyMap<string, Rational>, ids: readonly string[]): Rational =>
  ids.reduce((total, id) => total.plus(of.get(id) as Rational), Rational.ZERO);

describe('flows of customers', () => {
  it.each(['period', { trailing: 'P6M' }])('growth = expansion − lost + new, over %j', (window) => {
    let moved = 0;
    for (const seed of seeds) {
      for (const of of figures(seed, {
        growth: { gain: { sum: 'amount', window } },
        expansion: { flow: 'expansion', window },
        lost: { flow: 'lost', window },
        new: { flow: 'new', window },
      })) {
        const flows = sumOf(of, ['expansion', 'new']).minus(of.get('lost') as Rational);
        expect(flows.toString(), `seed ${seed}`).toBe(of.get('growth')?.toString());
        if (flows.sign !== 0) moved += 1;
      }
    }
    expect(moved).toBeGreaterThan(40);
  });

  it('what is kept and what is lost of customers of then is what they bought then', () => {
    for (const seed of seeds.slice(0, 30)) {
      for (const of of figures(seed, {
        now: { sum: 'amount' },
        retained: { flow: 'retained' },
        expansion: { flow: 'expansion' },
        lost: { flow: 'lost' },
        net: { multiply: [{ retention: 'net', ifZero: '0' }, { add: [{ flow: 'retained' }, { flow: 'lost' }] }] },
        gross: { multiply: [{ retention: 'gross', ifZero: '0' }, { add: [{ flow: 'retained' }, { flow: 'lost' }] }] },
      })) {
        expect(of.get('gross')?.toString(), `seed ${seed}`).toBe(of.get('retained')?.toString());
        expect(of.get('net')?.toString(), `seed ${seed}`).toBe(sumOf(of, ['retained', 'expansion']).toString());
      }
    }
  });
});
