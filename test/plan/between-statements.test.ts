/** What `parsePlan` makes of the words about time, and what it says where one excludes another. */
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../src/plan/parse.js';
import { problemText } from '../../src/texts.js';
import { thrownBy } from '../support/expectations.js';

const component = { id: 'c', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '2%' } };
const planOf = (fields: object, ...components: object[]) => ({
  id: 'p',
  currency: 'EUR',
  period: 'month',
  components: components.length === 0 ? [component] : components,
  ...fields,
});
const parsed = (fields: object, ...components: object[]) => parsePlan(planOf(fields, ...components));
const said = (fields: object, ...components: object[]) =>
  thrownBy(() => parsePlan(planOf(fields, ...components))).problems.map((problem) => problemText(problem));

describe('a component', () => {
  it('accumulates as the plan does, or as it says itself', () => {
    const own = { ...component, id: 'd', accumulate: { quota: 'full' } };
    expect(parsed({ accumulate: { quota: 'to-date' } }, component, own).components).toMatchObject([
      { accumulate: { at: '/accumulate', quota: 'to-date' } },
      { accumulate: { at: '/components/1/accumulate', quota: 'full' } },
    ]);
    expect(parsed({}).components[0]).not.toHaveProperty('accumulate');
  });

  it('pays nothing below 0 unless it says otherwise, whatever the plan says of its sum', () => {
    expect(parsed({ negative: 'pay' }).components[0]?.negative).toBe('zero');
    expect(parsed({}, { ...component, negative: 'carry' }).components[0]?.negative).toBe('carry');
  });

  it('that pays an amount for steps accumulates', () => {
    const steps = { ...component, pay: { amount: { steps: [['1000', '50']] } }, accumulate: { quota: 'full' } };
    expect(parsed({}, steps).components[0]?.accumulate?.quota).toBe('full');
  });
});

describe('a plan', () => {
  it('has what leads from one statement to the next, exact and with its place', () => {
    const { draw, holdbacks, payout, clawback } = parsed({
      draw: { amount: '2000', recoverFrom: '1970-01-02' },
      holdbacks: [
        { id: 'a', share: '20%', until: 'paid', latest: 'P12M' },
        { id: 'b', share: '10%', releaseIf: { customerActiveAfter: 'P91D' } },
        { id: 'd', share: '5%', until: '1970-01-03' },
      ],
      payout: { shares: ['1/3', '2/3'] },
      clawback: { within: 'P2M', shares: [['P0M', '100%']] },
    });
    expect(draw).toMatchObject({ at: '/draw', amount: { at: '/draw/amount', per: 'period' }, recoverFrom: 1 });
    expect(holdbacks).toMatchObject([
      { id: 'a', at: '/holdbacks/0', until: { kind: 'paid' }, latest: { months: 12 } },
      { id: 'b', until: { kind: 'customer-active', after: { days: 91 } } },
      { id: 'd', until: { kind: 'date', day: 2 } },
    ]);
    expect(payout).toMatchObject({ at: '/payout', shares: [{ at: '/payout/shares/0' }, { at: '/payout/shares/1' }] });
    expect(clawback).toMatchObject({ within: { months: 2 }, shares: [{ from: { months: 0 } }] });
  });

  it('names the components of a holdback in its own order, and none where it is all of them', () => {
    const components = ['c', 'd', 'e'].map((id) => ({ ...component, id }));
    const heldOf = (...ids: string[]) =>
      parsed({ holdbacks: [{ id: 'h', share: '1%', until: 'paid', components: ids }] }, ...components).holdbacks?.[0]
        ?.components;
    expect(heldOf('e', 'c')).toEqual(['c', 'e']);
    expect(heldOf('e', 'c', 'd')).toBeUndefined();
  });

  it('takes 20 holdbacks, 120 instalments or shares, and 24 periods to last', () => {
    const lasting = { keep: '1', times: 24, within: 24, first: '1' };
    const measured = { ...component, measure: { newCategories: { lasting } }, pay: { each: '5' } };
    const holdbacks = Array.from({ length: 20 }, (_, place) => ({ id: `h${place}`, share: '5%', until: 'paid' }));
    expect(parsed({ holdbacks, payout: { instalments: 120 } }, measured).holdbacks).toHaveLength(20);
    expect(parsed({ payout: { shares: Array(120).fill('1/120') } }).payout).toBeDefined();
  });
});

describe('a problem says', () => {
  it('how much would be held back, of which component', () => {
    const holdbacks = ['a', 'b'].map((id) => ({ id, share: '2/3', until: 'paid' }));
    expect(said({ holdbacks })).toEqual([
      '/holdbacks/1/share: More than all of what a component earned would be held back. Lower the shares. ' +
        'Found: 400/3%. Expected: <= 100% (c).',
    ]);
  });

  it('what the shares of a payout come to', () => {
    expect(said({ payout: { shares: ['50%', '49.5%'] } })[0]).toMatch(/Found: 99\.5%\. Expected: 100%\.$/);
  });

  it('which age is meant', () => {
    const shares = [
      ['P0M', '1'],
      ['P3M', '1/2'],
      ['P2M', '1/4'],
    ];
    expect(said({ clawback: { within: 'P12M', shares } })[0]).toMatch(/Found: P2M\. Expected: > P3M\.$/);
  });

  it('what stands beside a word that excludes it, in the language of the reader', () => {
    const [problem] = thrownBy(() => parsePlan(planOf({ draw: { amount: '5' }, negative: 'pay' }))).problems;
    if (problem === undefined) throw new Error('nothing was wrong');
    expect(problemText(problem)).toMatch(/^\/negative: .* Expected: without "draw"\.$/);
    expect(problemText(problem, { locale: 'de' })).toMatch(/Erwartet: ohne "draw"\.$/);
  });
});
