import { describe, expect, it } from 'vitest';
import {
  carriedStatement,
  emptyStatement,
  fullStatement,
  plainStatement,
} from '../../test/support/paper-statements.js';
import { type Json, type JsonObject, sealed, withControl } from '../../test/support/seal.js';
import { type Rejection, verifyStatement } from './index.js';

/** A statement as a test changes it: fields by name, as deep as it likes. */
// biome-ignore lint/suspicious/noExplicitAny: tests change statements into what no type allows
type Draft = any;

/** The verdict on a statement that was changed and then sealed anew, so that no total and no digest gives it away. */
function afterChange(statement: JsonObject, change: (draft: Draft) => void): unknown {
  const draft = structuredClone(statement);
  change(draft);
  return verifyStatement(sealed(draft));
}

const rejection = (code: string, at: string, more: Partial<Rejection> = {}): unknown =>
  expect.objectContaining({ ok: false, code, at, ...more });

/** The place of the first node with an operation in the full statement. */
function first(op: string): number {
  return (fullStatement().trace as JsonObject[]).findIndex((node) => node.op === op);
}

/** The verdict on the full statement after a change to its first node with an operation. */
function afterNodeChange(op: string, change: (node: Draft) => void): unknown {
  return afterChange(fullStatement(), (draft) => change(draft.trace[first(op)]));
}

describe('nodes', () => {
  it('stand at the place that their id names', () => {
    const change = (draft: Draft): void => {
      draft.trace[3].id = 4;
    };
    expect(afterChange(fullStatement(), change)).toEqual(
      rejection('wrong_node_id', '/trace/3/id', { expected: '3', found: '4' }),
    );
  });

  it.each(['sum', 'Add', 'constructor', '__proto__', '', 7, null, ['add']])(
    'have an operation of the closed set, not %j',
    (op) => {
      expect(afterNodeChange('add', (node) => Object.assign(node, { op }))).toEqual(
        rejection('unknown_operation', `/trace/${first('add')}/op`),
      );
    },
  );

  it.each<[string, string, Json]>([
    ['itself', 'add', [first('add')]],
    ['a later one', 'subtract', [0, 40]],
    ['a place before the first', 'subtract', [0, -1]],
    ['half a place', 'subtract', [0, 0.5]],
    ['a place as text', 'subtract', [0, '1']],
    ['no list', 'subtract', { 0: 0, 1: 1, length: 2 }],
    ['text', 'subtract', '01'],
    ['too few', 'subtract', [0]],
    ['too many', 'subtract', [0, 1, 1]],
    ['none where one is needed', 'round', []],
    ['two where one is taken', 'round', [0, 1]],
    ['none where any number from one on is needed', 'multiply', []],
    ['none for the smallest', 'min', []],
    ['something where nothing is taken', 'fact', [0]],
    ['a whole and no parts', 'share-out', [0]],
    ['two instead of three', 'choose', [0, 1]],
  ])('take earlier nodes in the right number, not %s', (_, op, taken) => {
    expect(afterNodeChange(op, (node) => Object.assign(node, { in: taken }))).toEqual(
      rejection('not_computable', `/trace/${first(op)}`),
    );
  });

  it.each([
    '12345.670',
    '012345.67',
    '12345.68',
    '+12345.67',
    '1234567/100',
    '-0',
    12345.67,
    null,
    '',
    ' 0',
    '0x10',
    '1e3',
    '1/3/4',
    '.5',
    '5.',
  ])('have a value in its one written form, not %j', (value) => {
    const { code, at } = afterNodeChange('lines', (node) => Object.assign(node, { value })) as Rejection;
    expect(at).toMatch(/^\/trace\/[02](\/value)?$/);
    expect(['wrong_value', 'not_computable']).toContain(code);
  });

  it('show the decimals that they were rounded to, and no others', () => {
    for (const value of ['246.920', '246.9', '24692/100']) {
      expect(afterNodeChange('round', (node) => Object.assign(node, { value }))).toEqual(
        rejection('wrong_value', `/trace/${first('round')}/value`, { expected: '246.92', found: value }),
      );
    }
    const sum = (draft: Draft): Draft =>
      draft.trace.find((node: Draft) => node.value === '600.00' && node.op === 'add');
    expect(afterChange(fullStatement(), (draft) => Object.assign(sum(draft), { value: '600' }))).toEqual(
      rejection('wrong_value', expect.any(String) as unknown as string, { expected: '600.00', found: '600' }),
    );
  });
});

describe('operations', () => {
  it.each<[string, string, (node: Draft) => void]>([
    ['a sum over lines says how many', 'lines', (node) => delete node.count],
    ['over a whole number of lines', 'lines', (node) => Object.assign(node, { count: 1.5 })],
    ['pairs are a list', 'pairs', (node) => Object.assign(node, { of: { pairs: 'abc' } })],
    ['a list and no count of it', 'pairs', (node) => Object.assign(node, { of: { pairs: { length: 3 } } })],
    ['rounding has a scale', 'round', (node) => delete node.scale],
    ['a whole one', 'round', (node) => Object.assign(node, { scale: 1.5 })],
    ['not below 0', 'round', (node) => Object.assign(node, { scale: -1 })],
    ['not beyond 30', 'round', (node) => Object.assign(node, { scale: 31 })],
    ['not as text', 'round', (node) => Object.assign(node, { scale: '2' })],
    ['rounding has a known mode', 'round', (node) => Object.assign(node, { mode: 'nearest' })],
    ['not one that objects have anyway', 'round', (node) => Object.assign(node, { mode: 'constructor' })],
    ['comparing has a known test', 'compare', (node) => Object.assign(node, { test: 'equals' })],
    ['choosing asks a truth', 'choose', (node) => Object.assign(node, { in: [node.in[1], node.in[1], node.in[2]] })],
    ['dividing is not by 0', 'divide', (node) => Object.assign(node, { in: [node.in[0], first('compare')] })],
    ['a form is a list', 'piecewise', (node) => Object.assign(node, { form: {} })],
    ['that has a piece', 'piecewise', (node) => Object.assign(node, { form: [] })],
    ['from minus infinity', 'piecewise', (node) => Object.assign(node.form[0], { from: '-100' })],
    ['and only one such', 'piecewise', (node) => Object.assign(node.form[1], { from: null })],
    ['in rising order', 'piecewise', (node) => node.form.splice(1, 2, node.form[2], node.form[1])],
    ['two at a mark: not both closed', 'piecewise', (node) => delete node.form[4].open],
    ['not both open', 'piecewise', (node) => Object.assign(node.form[3], { open: true })],
    ['not three', 'piecewise', (node) => node.form.push({ ...node.form[4] })],
    ['figures in one form', 'piecewise', (node) => Object.assign(node.form[4], { slope: '2/6' })],
    ['figures as text', 'piecewise', (node) => Object.assign(node.form[1], { slope: 5 })],
    ['a part that is there', 'share-out', (node) => Object.assign(node, { part: 3 })],
    ['a whole part', 'share-out', (node) => Object.assign(node, { part: 0.5 })],
  ])('%s', (_, op, change) => {
    const at = `/trace/${first(op)}`;
    const { code, ...place } = afterNodeChange(op, change) as Rejection;
    expect(['not_computable', 'unknown_operation']).toContain(code);
    expect(place.at).toBe(at);
  });

  it('choosing takes the second where the first is 1', () => {
    const nodes = fullStatement().trace as JsonObject[];
    const one = nodes.findIndex((node) => node.op === 'any');
    expect(afterNodeChange('choose', (node) => Object.assign(node, { in: [one, node.in[1], node.in[2]] }))).toEqual(
      rejection('wrong_value', `/trace/${first('choose')}/value`, { expected: '1150', found: '575' }),
    );
  });

  it('sharing out needs a whole number of units', () => {
    expect(
      afterNodeChange('share-out', (node) => Object.assign(node, { in: [0, ...node.in.slice(1)], scale: 1 })),
    ).toEqual(rejection('not_computable', `/trace/${first('share-out')}`));
  });

  it.each<[string, string]>([
    ['subtract', '12001'],
    ['multiply', '246.1'],
    ['divide', '1.0461'],
    ['min', '599'],
    ['max', '751'],
    ['piecewise', '1.16'],
    ['compare', '1'],
    ['all', '1'],
    ['any', '0'],
    ['none', '0'],
    ['choose', '1150'],
    ['add', '1'],
    ['share-out', '236.30'],
    ['pairs', '4'],
  ])('%s is computed again', (op, value) => {
    expect(afterNodeChange(op, (node) => Object.assign(node, { value }))).toEqual(
      rejection('wrong_value', `/trace/${first(op)}/value`, { found: value }),
    );
  });
});

describe('printed figures', () => {
  it('say what their node says, in the same text', () => {
    for (const value of ['1100.5', '1100.51', 1100.5]) {
      expect(afterChange(fullStatement(), (draft) => Object.assign(draft.earned, { value }))).toEqual(
        rejection('printed_differs', '/earned/value', { expected: '1100.50', found: String(value) }),
      );
    }
  });

  it('name a node that is there', () => {
    for (const node of [-1, 68, 0.5, '68', true]) {
      expect(afterChange(fullStatement(), (draft) => Object.assign(draft.components[0].figure, { node }))).toEqual(
        rejection('printed_differs', '/components/0/figure/value'),
      );
    }
    for (const value of [undefined, 'undefined', null, 'NaN']) {
      const change = (draft: Draft): void => {
        draft.components[0].figure = { node: 9_999, ...(value === undefined ? {} : { value }) };
      };
      expect(afterChange(fullStatement(), change)).toEqual(rejection('printed_differs', '/components/0/figure/value'));
    }
  });

  it('are found wherever they stand outside the trace', () => {
    const change = (draft: Draft): void => {
      draft.carries = [{ balance: { deep: { value: '1', node: 0 } } }];
    };
    expect(afterChange(plainStatement(), change)).toEqual(
      rejection('printed_differs', '/carries/0/balance/deep/value', { expected: '-1234.5', found: '1' }),
    );
  });

  it('leave no node unused', () => {
    const change = (draft: Draft): void => {
      draft.trace.push({ id: draft.trace.length, op: 'plan', value: '1' });
    };
    expect(afterChange(plainStatement(), change)).toEqual(rejection('node_not_used', '/trace/6'));
  });
});

describe('kinds, steps and what is earned', () => {
  it.each<[string, (draft: Draft) => void]>([
    ['every kind that has a component', (draft) => draft.kinds.pop()],
    ['no kind without one', (draft) => draft.kinds.push({ ...draft.kinds[2], kind: 'profit' })],
    ['kinds in their order', (draft) => draft.kinds.reverse()],
    ['each kind once', (draft) => draft.kinds.push(draft.kinds[2])],
    ['kinds of the closed set', (draft) => Object.assign(draft.components[3], { kind: 'bonus' })],
    [
      'a kind as the sum of its own components',
      (draft) => draft.components.splice(0, 2, draft.components[1], draft.components[0]),
    ],
    ['of all of them', (draft) => draft.components.shift()],
    ['as an addition', (draft) => Object.assign(draft.kinds[1], { amount: draft.components[2].amount })],
    ['lists', (draft) => Object.assign(draft, { kinds: {} })],
  ])('are %s', (_, change) => {
    expect(afterChange(fullStatement(), change)).toEqual(rejection('kinds_differ', '/kinds'));
  });

  it('need components', () => {
    expect(afterChange(fullStatement(), (draft) => delete draft.components)).toMatchObject({ ok: false });
  });

  it('each step takes the amount before it', () => {
    const skipped = (draft: Draft): void => {
      draft.steps[0].amount = draft.steps[0].figure;
    };
    expect(afterChange(fullStatement(), skipped)).toEqual(rejection('steps_differ', '/steps/0'));
    const turned = (draft: Draft): void => {
      draft.steps.reverse();
    };
    expect(afterChange(fullStatement(), turned)).toEqual(rejection('steps_differ', '/steps/0'));
  });

  it('payable and carried take what was earned, where they are not the same', () => {
    expect(verifyStatement(carriedStatement()).ok).toBe(true);
    for (const end of ['payable', 'carried']) {
      const change = (draft: Draft): void => {
        draft[end] = { value: '-1234.5', node: 0 };
        draft.trace[draft.trace.length] = { id: draft.trace.length, op: 'plan', value: '7' };
        draft.kept = [7, 8, 9].map((node) => ({ value: draft.trace[node].value, node }));
      };
      expect(afterChange(carriedStatement(), change)).toEqual(rejection('steps_differ', `/${end}`));
    }
  });

  it('earned is the last amount, and payable is what was earned', () => {
    const earned = (draft: Draft): void => {
      draft.earned = draft.steps[0].amount;
    };
    expect(afterChange(fullStatement(), earned)).toEqual(rejection('steps_differ', '/earned'));
    const payable = (draft: Draft): void => {
      draft.payable = draft.steps[0].amount;
    };
    expect(afterChange(fullStatement(), payable)).toEqual(rejection('steps_differ', '/payable'));
    const stepsGone = (draft: Draft): void => {
      draft.steps = [];
    };
    expect(afterChange(fullStatement(), stepsGone)).toMatchObject({ ok: false });
    expect(afterChange(plainStatement(), (draft) => delete draft.earned)).toMatchObject({ ok: false });
  });

  it('without components are the rounded sum of nothing', () => {
    const change = (draft: Draft): void => {
      draft.trace[1] = { id: 1, op: 'add', in: [0], value: '0' };
      draft.earned = { value: '0', node: 1 };
      draft.payable = { value: '0', node: 1 };
    };
    expect(afterChange(emptyStatement(), change)).toEqual(rejection('steps_differ', '/earned'));
  });
});

describe('totals and digests', () => {
  it('control totals are those of the content', () => {
    const statement = plainStatement();
    const control = statement.control as JsonObject;
    for (const other of [{ ...control, nodes: 7 }, { ...control, sum: '1' }, { ...control, more: 1 }, {}, null, 'x']) {
      expect(verifyStatement({ ...statement, control: other })).toEqual(rejection('control_differs', '/control'));
    }
  });

  it('the digest is that of the content, in lower-case hex', () => {
    const statement = plainStatement();
    for (const digest of [String(statement.digest).toUpperCase(), '', null, 7]) {
      expect(verifyStatement({ ...statement, digest })).toEqual(rejection('digest_differs', '/digest'));
      expect(verifyStatement({ ...statement, digest }, { digests: false }).ok).toBe(true);
    }
    expect(verifyStatement(withControl(statement))).toEqual(rejection('digest_differs', '/digest'));
    expect(verifyStatement(withControl(statement), { digests: false }).ok).toBe(true);
  });

  it('the digest is over UTF-8 of any length', () => {
    for (let length = 0; length < 70; length += 1) {
      const statement = sealed({ ...plainStatement(), payee: { id: 'p', name: `${'x'.repeat(length)}é€😀` } });
      expect(verifyStatement(statement).ok).toBe(true);
    }
  });
});
