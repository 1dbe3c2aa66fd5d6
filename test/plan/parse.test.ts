/** What `parsePlan` makes of a plan: defaults, digests, the order of problems; and the words of problems. */
import { describe, expect, it } from 'vitest';
import { minorUnitOf } from '../../src/plan/currency.js';
import { parsePlan } from '../../src/plan/parse.js';
import type { Measure } from '../../src/plan/plan.js';
import { axisOfMeasure, unitOf } from '../../src/plan/units.js';
import { nearestWord } from '../../src/plan/words.js';
import { problemText } from '../../src/texts.js';
import { PROBLEM_CODES } from '../../src/trace/problem-codes.js';
import { thrownBy } from '../support/expectations.js';

const component = { id: 'c', kind: 'revenue', pay: { rate: '2%' } };
const plan = { id: 'p', currency: 'EUR', period: 'month', components: [component] };
const measured = (measure: unknown): Measure =>
  parsePlan({ ...plan, components: [{ ...component, measure }] }).components[0]?.measure as Measure;

describe('defaults', () => {
  it('every kind measures existing customers unless it says otherwise', () => {
    const components = ['revenue', 'performance', 'profit'].map((kind) => ({ ...component, id: kind, kind }));
    const measures = parsePlan({ ...plan, components }).components.map(({ measure }) => measure);
    expect(measures).toMatchObject([
      { word: 'sum', what: 'amount', filter: { customers: 'existing' } },
      { word: 'newCategories', lookBack: { months: 24 }, customerMustGrow: false, filter: { customers: 'existing' } },
      { word: 'efficiencyGain', by: 'category', filter: { customers: 'existing' }, referenceRates: [] },
    ]);
    expect(measures.every((measure) => measure !== undefined && !('minimum' in measure))).toBe(true);
  });

  it('rounds to the minor unit of the currency', () => {
    const scales = {
      EUR: 2,
      JPY: 0,
      KRW: 0,
      VND: 0,
      CLP: 0,
      ISK: 0,
      KWD: 3,
      BHD: 3,
      OMR: 3,
      JOD: 3,
      TND: 3,
      IQD: 3,
      LYD: 3,
      CLF: 4,
      UYW: 4,
    };
    for (const [currency, scale] of Object.entries(scales)) {
      expect(minorUnitOf(currency), currency).toBe(scale);
      expect(parsePlan({ ...plan, currency }).rounding, currency).toEqual({
        mode: 'half-up',
        scale,
        level: 'component',
      });
    }
  });

  it('one alone is the whole, named or not', () => {
    const share = { id: 'c', kind: 'profit', quota: 'goal', pay: { share: 'linear' } };
    const { weights, components } = parsePlan({
      ...plan,
      targetIncentive: '100',
      components: [component, { ...share, id: 'd' }],
    });
    expect(weights.map(({ kind, weight }) => `${kind} ${weight.value}`)).toEqual(['profit 1']);
    expect(components.map(({ weight }) => weight?.value.toString())).toEqual([undefined, '1']);
  });

  it('a factor on a curve is flat at both ends, pay on a curve begins with nothing', () => {
    const curve = {
      curve: [
        ['80%', '1'],
        ['90%', '2'],
      ],
    };
    const parsed = parsePlan({
      ...plan,
      components: [{ ...component, quota: 'goal', pay: { amount: { ...curve, above: 'extend' } } }],
      modifiers: [{ id: 'm', factor: { ...curve, on: 'marginRate' } }],
    });
    expect(parsed.components[0]?.pay.how).toMatchObject({ below: 'zero', above: 'extend' });
    expect(parsed.modifiers[0]).toMatchObject({ how: { below: 'flat', above: 'flat' }, components: ['c'] });
  });

  it('between is two tests', () => {
    const parsed = parsePlan({
      ...plan,
      modifiers: [{ id: 'm', require: { kpi: 'k', between: ['8', { quota: 'k' }] } }],
    });
    expect(parsed.modifiers[0]).toMatchObject({
      condition: {
        tests: [
          { test: 'atLeast', against: { word: 'value' } },
          { test: 'atMost', against: { word: 'quota' } },
        ],
      },
      otherwise: { share: { at: '/modifiers/0' } },
    });
  });
});

describe('the unit of a figure', () => {
  it.each<[unknown, string]>([
    [{ sum: 'amount' }, 'money'],
    [{ sum: 'margin' }, 'money'],
    [{ sum: 'units' }, 'count'],
    [{ count: 'deals' }, 'count'],
    ['newCategories', 'count'],
    ['efficiencyGain', 'money'],
    ['marginRate', 'ratio'],
    [{ gain: 'marginRate' }, 'ratio'],
    [{ gain: { sum: 'amount' } }, 'money'],
    [{ kpi: 'k' }, 'any'],
    [{ personal: 'salary' }, 'any'],
    [{ quota: 'goal' }, 'any'],
    [{ value: '1' }, 'any'],
    [{ add: ['1', '2'] }, 'any'],
    [{ divide: ['1', '2'] }, 'any'],
  ])('%j is %s', (measure, unit) => {
    expect(unitOf(measured(measure))).toBe(unit);
  });

  it('a quota as a figure is written without %, a ratio with', () => {
    expect(axisOfMeasure(measured({ quota: 'goal' })).percent).toBe('forbidden');
    expect(axisOfMeasure(measured('marginRate')).percent).toBe('required');
    expect(axisOfMeasure(measured({ kpi: 'k' })).percent).toBe('alike');
  });
});

describe('problems', () => {
  it('stand in the order of the plan, whatever found them', () => {
    const wrong = {
      nonsense: 1,
      id: '',
      modifiers: [{ id: 'm', factor: '1', components: ['x'] }],
      components: [{ ...component, weight: '50%', measure: { sum: 'turnover' } }, component],
      currency: 'Euro',
      period: 'week',
    };
    expect(thrownBy(() => parsePlan(wrong)).problems.map(({ at }) => at)).toEqual([
      '/nonsense',
      '/id',
      '/modifiers/0/components/0',
      '/components/0/weight',
      '/components/0/measure/sum',
      '/components/1/id',
      '/currency',
      '/period',
    ]);
  });

  it('say where a double was first', () => {
    const [problem] = thrownBy(() => parsePlan({ ...plan, components: [component, component] })).problems;
    expect(problem).toEqual({
      code: 'duplicate_id',
      at: '/components/1/id',
      found: 'c',
      expected: '≠ /components/0/id',
    });
  });

  it('offer the word that was meant', () => {
    expect(thrownBy(() => parsePlan({ ...plan, gaurantee: '5' })).problems[0]).toMatchObject({
      found: 'gaurantee',
      expected: '"guarantee"',
    });
    expect(nearestWord('Kind', ['kind', 'id'])).toBe('kind');
    expect(nearestWord('knd', ['kind', 'id'])).toBe('kind');
    expect(nearestWord('kindd', ['id', 'kind'])).toBe('kind');
    expect(nearestWord('xyz', ['kind', 'id'])).toBeUndefined();
    expect(nearestWord('k'.repeat(30), ['k'.repeat(30)])).toBeUndefined();
    expect(nearestWord('ab', ['cd'])).toBeUndefined();
  });

  it('ask what was meant by a zero too many', () => {
    const cap = (text: string) => thrownBy(() => parsePlan({ ...plan, cap: text })).problems[0]?.expected;
    expect(cap('24.000')).toBe('"24", "24000"');
    expect(cap('24.5000')).toBe('"24.5"');
    expect(cap('1.234.000')).toBe('"12.50"');
  });

  it('show what a mark with % would be', () => {
    const mark = (figure: unknown) =>
      thrownBy(() =>
        parsePlan({
          ...plan,
          components: [{ ...component, quota: 'goal', pay: { amount: { steps: [[figure, '5']] } } }],
        }),
      ).problems[0]?.expected;
    expect(mark('0.8')).toBe('"80%", "0.8%"');
    expect(mark(80)).toBe('"8000%", "80%"');
    expect(mark('1/3')).toBe('"80%"');
  });
});

describe('the words of problems', () => {
  it('there is a text for every code in both languages, and no two are the same', () => {
    for (const locale of ['de', 'en'] as const) {
      const texts = PROBLEM_CODES.map((code) => problemText({ code, at: '/x' }, { locale }));
      expect(new Set(texts).size).toBe(PROBLEM_CODES.length);
      for (const text of texts) expect(text).toMatch(/^\/x: .+[.?] .+\.$|^\/x: .+, .+\.$/);
    }
  });

  it('says where, what is wrong, what to do, what was found and expected', () => {
    const problem = { code: 'needs_percent', at: '/components/0/pay', found: '0.8', expected: '"80%"' } as const;
    expect(problemText(problem, { locale: 'en' })).toBe(
      '/components/0/pay: On an attainment or a ratio this is written with a percent sign. Write it so. Found: 0.8. Expected: "80%".',
    );
    expect(problemText(problem, { locale: 'de' })).toBe(
      '/components/0/pay: Bei einer Zielerreichung oder einem Verhältnis steht hier ein Prozentzeichen. Schreiben Sie es so. Gefunden: 0.8. Erwartet: "80%".',
    );
  });

  it('names a line by its id, else by its place in the list', () => {
    const at = '/lines/3/date';
    expect(problemText({ code: 'not_a_date', at, line: { index: 3, id: 'L4' } }, { locale: 'en' })).toMatch(
      /^\/lines\/3\/date \(line L4\): /,
    );
    expect(problemText({ code: 'not_a_date', at, line: { index: 3 } }, { locale: 'de' })).toMatch(
      /^\/lines\/3\/date \(Posten 3\): /,
    );
  });

  it('says what our own words for things are in the language of the reader', () => {
    const problem = { code: 'wrong_type', at: '', found: 'a list', expected: 'text' } as const;
    expect(problemText(problem, { locale: 'de' })).toContain('Gefunden: eine Liste. Erwartet: Text.');
    expect(problemText(problem, { locale: 'en' })).toContain('The input: ');
  });

  it('knows two languages', () => {
    const locale = 'fr' as 'en';
    expect(thrownBy(() => problemText({ code: 'wrong_type', at: '' }, { locale })).problems).toEqual([
      { code: 'not_one_of', at: '/locale', found: 'fr', expected: '"de", "en"' },
    ]);
  });
});
