import { describe, expect, it } from 'vitest';
import { caseFiles, type GoodCase } from '../../test/support/cases.js';
import { parseFacts } from '../facts/parse.js';
import { parsePlan } from '../plan/parse.js';
import { settle } from '../settle/settle.js';
import { DreiklangError, type Problem } from '../trace/problems.js';
import { explain } from './explain.js';

const { content } = caseFiles('good').find(({ name }) => name === 'full-plan/good/full-plan-prorated') as {
  content: GoodCase;
};
const plan = parsePlan(content.plan);
const whole = settle(plan, parseFacts(content.facts, plan), content.settle);
const piecewise = whole.trace.findIndex(({ op }) => op === 'piecewise');
const pairs = whole.trace.findIndex(({ op }) => op === 'pairs');
const lines = whole.trace.findIndex(({ op }) => op === 'lines');
const rounded = whole.trace.findIndex(({ op }) => op === 'round');
const compared = whole.trace.findIndex(({ op }) => op === 'compare');

const ADVANCE = { step: 'advance', figure: whole.earned, amount: whole.payable };

function problemsOf(run: () => unknown): readonly Problem[] {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(DreiklangError);
    return (error as DreiklangError).problems;
  }
  return [];
}

/** The statement with another value at a place. */
function changed(at: string, value: unknown): never {
  const copy = JSON.parse(JSON.stringify(whole));
  const steps = at.split('/').slice(1);
  const last = steps.pop() as string;
  const parent = steps.reduce((object, step) => object[step], copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy as never;
}

describe('what is not a statement', () => {
  it.each([[undefined], [null], [5], ['text'], [[]], [{}], [() => 1]])('%j is refused', (input) => {
    const [problem] = problemsOf(() => explain(input as never));
    expect(problem?.code).toBe('not_a_statement');
  });

  it.each<[string, unknown, string?]>([
    ['/format', 'dreiklang-statement/2'],
    ['/currency', 'eur'],
    ['/currency', 978],
    ['/scale', 2.5],
    ['/scale', 31],
    ['/id', 5],
    ['/plan', undefined],
    ['/plan/title', 'a title'],
    ['/plan/title/de', 5],
    ['/payee/name', 5],
    ['/period/from', undefined],
    ['/labels/x', 'a label'],
    ['/labels/a~1b', { en: 1 }, '/labels/a~01b/en'],
    ['/trace', {}],
    ['/trace/3', null],
    ['/trace/3/id', 4],
    ['/trace/3/op', 'power'],
    ['/trace/3/op', 'toString'],
    ['/trace/3/in', 5],
    ['/trace/3/in', []],
    ['/trace/3/in/0', 3],
    ['/trace/3/in/0', -1],
    ['/trace/3/at', 5],
    ['/trace/3/value', '1,5'],
    ['/trace/3/value', '1/0'],
    ['/trace/3/value', 24.8],
    ['/trace/0/of', 'days'],
    ['/trace/0/in', [0], '/trace/0/in'],
    [`/trace/${lines}/count`, -1],
    [`/trace/${rounded}/scale`, '2'],
    [`/trace/${rounded}/mode`, 'bankers'],
    [`/trace/${compared}/test`, 'about'],
    [`/trace/${pairs}/of`, undefined],
    [`/trace/${pairs}/of/pairs`, 'a'],
    [`/trace/${pairs}/of/pairs/0`, ['a', 5], `/trace/${pairs}/of/pairs/0/1`],
    [`/trace/${piecewise}/form`, undefined],
    [`/trace/${piecewise}/form`, []],
    [`/trace/${piecewise}/form/0`, []],
    [`/trace/${piecewise}/form/0/from`, '0'],
    [`/trace/${piecewise}/form/1/from`, null],
    [`/trace/${piecewise}/form/1/slope`, 5],
    ['/components', undefined],
    ['/components/0', []],
    ['/components/0/kind', 'bonus'],
    ['/components/0/unit', 'days'],
    ['/components/0/clause', 4],
    ['/components/0/pays', true],
    ['/components/0/figure', '110000'],
    ['/components/0/figure/node', 1_000_000],
    ['/components/0/figure/node', -1],
    ['/components/0/pay/value', '3623.3'],
    ['/components/0/steps/0/step', 'luck'],
    ['/components/0/steps/0/id', 5],
    ['/components/0/steps/0/figure', null],
    ['/components/3/notes/0/code', 'all_is_well'],
    ['/components/3/notes/0/about', 5],
    ['/kinds/0/kind', 'bonus'],
    ['/kinds/0/amount', undefined],
    ['/steps/0/step', 'luck'],
    ['/steps/0/components', [{ id: 5 }], '/steps/0/components/0/id'],
    ['/earned/value', '1'],
    ['/toPayable', 'none'],
    ['/toPayable', [{ step: 'luck' }], '/toPayable/0/step'],
    ['/toPayable', [{ step: 'advance' }], '/toPayable/0/figure'],
    ['/toPayable', [{ ...ADVANCE, of: 'luck' }], '/toPayable/0/of'],
    ['/toPayable', [{ ...ADVANCE, step: 'correction', period: '2025-Q4' }], '/toPayable/0/of'],
    ['/payable', undefined],
    ['/carried', '0'],
    ['/proration/value', '0.5'],
    ['/notices', [{ code: 'new_moon' }], '/notices/0/code'],
    ['/notices', [{ code: 'unclaimed_lines', count: -1 }], '/notices/0/count'],
    ['/notices', [{ code: 'look_alike_ids', about: 'a' }], '/notices/0/about'],
  ])('another %s, %j, is refused at its place', (at, value, problemAt = at) => {
    const problems = problemsOf(() => explain(changed(at, value)));
    const place = /^(.*)\/value$/.exec(problemAt)?.[1];
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'not_a_statement' });
    expect([problemAt, place, `${problemAt}/value`]).toContain(problems[0]?.at);
  });

  it('takes a figure written in another way for what it is', () => {
    expect(explain(changed('/components/0/pay/value', '3623.200'))).toBe(explain(whole));
  });

  it('throws only our error, whatever a hostile object does when it is read', () => {
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new TypeError('no');
        },
      },
    );
    expect(problemsOf(() => explain(hostile as never))[0]?.code).toBe('input_not_readable');
  });

  it('takes no nodes where the statement has no trace', () => {
    const untraced = settle(plan, parseFacts(content.facts, plan), { ...content.settle, trace: false });
    expect(explain(untraced)).toContain('Proration');
    const copy = JSON.parse(JSON.stringify(untraced));
    copy.earned.node = 0;
    expect(problemsOf(() => explain(copy))[0]?.at).toBe('/earned/node');
  });
});

describe('a statement of several versions', () => {
  const effective = [{ from: '2026-01-01', to: '2026-02-14' }, { from: '2026-02-15' }];
  const plans = effective.map((days) => parsePlan({ ...(content.plan as object), effective: days }));
  const parts = settle(plans, parseFacts(content.facts, plans), content.settle);
  const withValue = (at: string, value: unknown): never => {
    const copy = JSON.parse(JSON.stringify(parts));
    const steps = at.split('/').slice(1);
    const last = steps.pop() as string;
    steps.reduce((object, step) => object[step], copy)[last] = value;
    return copy as never;
  };

  it.each<[string, unknown]>([
    ['/versions', {}],
    ['/versions/0', 5],
    ['/versions/0/from', 5],
    ['/versions/0/title', 'a title'],
    ['/versions/0/share', 5],
    ['/versions/0/proration', { value: '1', node: -1 }],
    ['/components/0/version', 2],
    ['/components/0/version', '0'],
    ['/components/0/share', 5],
    ['/steps/0/components', [{ id: 'existing', version: 2, amount: parts.earned }]],
  ])('is refused where %s is %j', (at, value) => {
    const [problem] = problemsOf(() => explain(withValue(at, value)));
    expect(problem?.code).toBe('not_a_statement');
    expect(problem?.at.startsWith(at)).toBe(true);
  });

  it('is told where nothing is wrong', () => {
    expect(explain(parts)).toContain('The plan changed in this period');
  });
});
