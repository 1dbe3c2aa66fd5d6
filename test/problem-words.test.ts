/** What problems say to the person who made them: what may stand there, what is missing, what was meant. */
import { describe, expect, it, test } from 'vitest';
import { parseFacts, parsePlan, settle } from '../src/index.js';
import { problemText } from '../src/texts.js';
import { thrownBy } from './support/expectations.js';
import { COVERS, factsOf, LINE, type Loose, ofAnna, problemsOf } from './support/one-line-facts.js';

const planOf = (component: Loose, plan: Loose = {}) => ({
  id: 'p',
  currency: 'EUR',
  period: 'quarter',
  ...plan,
  components: [{ id: 'c', kind: 'revenue', pay: { rate: '1%' }, ...component }],
});
const wrongIn = (component: Loose, plan: Loose = {}) =>
  thrownBy(() => parsePlan(planOf(component, plan))).problems.map(({ code, at, found, expected }) => ({
    code,
    at,
    found,
    expected,
  }));

describe('marks with % where there is no quota', () => {
  const marks = [
    ['0%', '1'],
    ['100%', '2'],
  ];

  it.each([
    ['tiers of a rate', { pay: { rate: { tiers: marks } } }, '/components/0/pay/rate/tiers/1/0'],
    ['steps of a rate', { pay: { rate: { steps: marks } } }, '/components/0/pay/rate/steps/1/0'],
    [
      'a curve of an amount',
      { pay: { amount: { curve: marks, above: 'flat' } } },
      '/components/0/pay/amount/curve/1/0',
    ],
  ])('%s: a quota, or the mark in money', (_name, component, at) => {
    expect(wrongIn(component)[1]).toEqual({
      code: 'percent_not_here',
      at,
      found: '100%',
      expected: 'the mark in money, or "quota" in the component, so that marks are shares of the quota',
    });
  });

  it('on a count, the mark is a number', () => {
    const [problem] = wrongIn({ kind: 'performance', pay: { each: { tiers: marks } } });
    expect(problem?.expected).toMatch(/^the mark as a number, or "quota" in the component/);
  });

  it('nobody is told to take the sign off: that would make 100 EUR of 100 %', () => {
    const [problem] = thrownBy(() => parsePlan(planOf({ pay: { rate: { tiers: marks } } }))).problems;
    if (problem === undefined) throw new Error('nothing was wrong');
    expect(problemText(problem)).not.toMatch(/take the sign off/i);
    expect(problemText(problem, { locale: 'de' })).toContain(
      'Erwartet: die Marke in Geld, oder "quota" im Bestandteil, damit Marken Anteile der Zielvorgabe sind.',
    );
  });

  it('a quota that a plan writes is no mark', () => {
    expect(wrongIn({ quota: { amount: '95%' } })[0]).toMatchObject({ code: 'percent_not_here', expected: undefined });
  });
});

describe('caps, floors and amounts', () => {
  it('a percent of a cap is times the target incentive', () => {
    expect(wrongIn({ cap: '150%' })).toEqual([
      { code: 'percent_not_allowed', at: '/components/0/cap', found: '150%', expected: '{ "times": "1.5" }, "12.50"' },
    ]);
    expect(wrongIn({ floor: ['10', '5.5%'] })[0]?.expected).toBe('{ "times": "0.055" }, "12.50"');
    expect(wrongIn({ cap: '150 %' })[0]?.code).toBe('not_a_figure');
  });

  it('a misspelt word is the one that was meant', () => {
    const meant = (component: Loose, plan: Loose = {}) => wrongIn(component, plan)[0]?.expected;
    expect(meant({ cap: { tmes: '1.5' } })).toBe('"times"');
    expect(meant({ floor: { amuont: '1.5', per: 'year' } })).toBe('"amount"');
    expect(meant({}, { guarantee: { amonut: '3' } })).toBe('"amount"');
    expect(meant({ cap: { persnal: 'salary' } })).toBe('"personal"');
  });

  it('every word that may stand there is named, not the measures alone', () => {
    expect(wrongIn({ cap: { factor: '1.5' } })).toEqual([
      {
        code: 'no_word',
        at: '/components/0/cap',
        found: 'factor',
        expected: expect.stringMatching(/^times, amount, sum, .*, personal, quota, value, .*, max$/) as string,
      },
    ]);
    expect(wrongIn({}, { targetIncentive: { factor: '1.5' } })[0]?.expected).toMatch(/^amount, sum, /);
  });
});

describe('what was found', () => {
  it.each([
    ['pay', { pay: {} }],
    ['quota', { quota: {} }],
    ['measure', { measure: {} }],
    ['cap', { cap: {} }],
  ])('an empty %s is shown as what it is', (field, component) => {
    expect(wrongIn(component)[0]).toMatchObject({ code: 'no_word', at: `/components/0/${field}`, found: '{}' });
  });

  it('an empty text is named', () => {
    const [problem] = problemsOf({ ...factsOf(LINE), customers: [{ id: 'c1', since: '' }] });
    if (problem === undefined) throw new Error('nothing was wrong');
    expect(problemText(problem)).toContain('Found: an empty text.');
    expect(problemText(problem, { locale: 'de' })).toContain('Gefunden: ein leerer Text.');
  });
});

describe('facts', () => {
  const reversal = (reverses: unknown) => problemsOf(factsOf(LINE, { ...LINE, id: 'R1', amount: '-10', reverses }));

  it('a reversal is an object of a line or an invoice', () => {
    const problems = reversal('L1');
    expect(problems).toMatchObject([
      { code: 'wrong_type', at: '/lines/1/reverses', expected: '{ "line": … } or { "invoice": … }' },
    ]);
    expect(problems.map((problem) => problemText(problem, { locale: 'de' }))[0]).toContain(
      'Erwartet: { "line": … } oder { "invoice": … }.',
    );
  });

  it('a reversal with a field of another name is one problem', () => {
    expect(reversal({ id: 'L1' })).toMatchObject([
      { code: 'unknown_field', at: '/lines/1/reverses/id', expected: 'line, invoice' },
    ]);
    expect(reversal({}).map(({ code }) => code)).toEqual(['missing_field']);
  });

  it('a quota is shown as it is written', () => {
    const payees = [{ id: 'anna', quotas: { existing: '100000', covers: [5] } }];
    expect(problemsOf({ ...factsOf(LINE), payees })).toMatchObject([
      { code: 'wrong_type', at: '/payees/0/quotas/existing', found: '100000', expected: '{ amount, per }' },
      { code: 'wrong_type', at: '/payees/0/quotas/covers/0', found: '5', expected: '{ amount, per }' },
    ]);
    expect(problemsOf({ ...factsOf(), covers: '2026' })[0]?.expected).toBe('{ from, to }');
  });

  it('a misspelt field is the one that was meant, wherever it stands', () => {
    const meant = (facts: Loose) =>
      problemsOf(facts).flatMap(({ code, at, expected }) => (code === 'unknown_field' ? [`${at} ${expected}`] : []));
    expect(meant({ ...factsOf({ ...LINE, catgory: 'x', Payee: 'anna' }), custmers: [] })).toEqual([
      '/custmers "customers"',
      '/lines/0/catgory "category"',
      '/lines/0/Payee "payee"',
    ]);
    const credits = [{ payee: 'anna', shares: '1', share: '1' }];
    expect(
      meant({
        ...factsOf({ ...LINE, payee: undefined, credits }),
        customers: [{ id: 'c1', sicne: '2020-01-01' }],
        payees: [{ id: 'anna', nmae: 'Anna', kpis: [{ id: 'k', period: '2026-01', value: '1', sorce: 'x' }] }],
      }),
    ).toEqual([
      '/customers/0/sicne "since"',
      '/payees/0/nmae "name"',
      '/payees/0/kpis/0/sorce "source"',
      '/lines/0/credits/0/shares "share"',
    ]);
    expect(meant(factsOf({ ...LINE, weather: 'fine' }))[0]).toMatch(/^\/lines\/0\/weather id, date, customer, /);
  });
});

describe('settling', () => {
  const gain = parsePlan(planOf({ measure: { gain: { sum: 'amount' } } }));
  const told = (covers: Loose, period: string, locale: 'en' | 'de' = 'en') => {
    const facts = parseFacts({ ...factsOf({ ...LINE, date: '2026-01-10' }), covers }, gain);
    const { problems } = thrownBy(() => settle(gain, facts, { payee: 'anna', period }));
    return problems.map((problem) => problemText(problem, { locale })).join('\n');
  };

  it('where older lines are missing, says which', () => {
    const text = told({ from: '2025-02-01', to: '2026-03-31' }, '2026-Q1');
    expect(text).toContain(
      'Older lines are missing: 2025-01-01 to 2025-01-31; "covers.from" must be 2025-01-01 or earlier.',
    );
    expect(text).not.toContain('Later lines');
  });

  it('where later lines are missing, says which', () => {
    const text = told({ from: '2025-01-01', to: '2026-03-15' }, '2026-Q1');
    expect(text).toContain(
      'Later lines are missing: 2026-03-16 to 2026-03-31; "covers.to" must be 2026-03-31 or later.',
    );
    expect(text).not.toContain('Older lines');
  });

  it('where both are missing, says both; in German without an English word', () => {
    const text = told({ from: '2026-01-05', to: '2026-01-31' }, '2026-Q1', 'de');
    expect(text).toContain(
      'Ältere Posten fehlen: 2026-01-01 bis 2026-01-04; "covers.from" muss 2026-01-01 oder früher sein. ' +
        'Spätere Posten fehlen: 2026-02-01 bis 2026-03-31; "covers.to" muss 2026-03-31 oder später sein. ' +
        'Gefunden: 2026-01-05 bis 2026-01-31. Erwartet: 2026-01-01 bis 2026-03-31.',
    );
    expect(text).not.toContain(' to ');
  });

  it('days that nobody named are not made up', () => {
    expect(problemText({ code: 'covers_too_short', at: '/components/0' })).toMatch(/widen "covers"\.$/);
  });

  it.each([
    ['month', '"2026-03"', 'ein Monat'],
    ['quarter', '"2026-Q1"', 'ein Quartal'],
    ['half-year', '"2026-H1"', 'ein Halbjahr'],
    ['year', '"2026"', 'ein Jahr'],
  ])('a period of another length than a %s is told by example', (period, example, german) => {
    const plan = parsePlan(planOf({ measure: { sum: 'amount' } }, { period }));
    const facts = parseFacts(factsOf(LINE), plan);
    const [problem] = thrownBy(() => settle(plan, facts, { payee: 'anna', period: 'quarter' })).problems;
    if (problem === undefined) throw new Error('nothing was wrong');
    expect(problemText(problem)).toContain(`Found: quarter. Expected: a ${period}, such as ${example}.`);
    expect(problemText(problem, { locale: 'de' })).toContain(`Erwartet: ${german}, etwa ${example}.`);
  });

  it('a reversal of an older line says before what, and what can be done', () => {
    const older = { ...LINE, id: 'L0', date: '2025-12-10' };
    const reversal = { id: 'R1', date: '2026-01-20', amount: '-10', reverses: { line: 'L0' } };
    const facts = { ...factsOf(older, reversal), covers: { ...COVERS, from: '2025-01-01' } };
    const [problem] = thrownBy(() => ofAnna(facts)).problems;
    if (problem === undefined) throw new Error('nothing was wrong');
    expect(problem.code).toBe('amends_before_first_statement');
    expect(problemText(problem)).toMatch(/before the first statement.*"own-date" counts.*"leave-out" not at all/);
    expect(problemText(problem, { locale: 'de' })).toContain('vor der ersten Abrechnung');
  });
});

test('problems are told in English unless another language is asked for', () => {
  const problem = { code: 'wrong_type', at: '', found: 'a list', expected: 'text' } as const;
  expect(problemText(problem)).toBe(problemText(problem, { locale: 'en' }));
  expect(problemText(problem, {})).toBe(problemText(problem, { locale: 'en' }));
});
