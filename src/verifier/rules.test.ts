import { describe, expect, it } from 'vitest';
import { afterChange, type Draft, rejected } from '../../test/support/after-change.js';
import {
  carriedStatement,
  emptyStatement,
  fullStatement,
  plainStatement,
} from '../../test/support/paper-statements.js';
import { type JsonObject, sealed, withControl } from '../../test/support/seal.js';
import { verifyStatement } from './index.js';

describe('printed figures', () => {
  it('say what their node says, in the same text', () => {
    for (const value of ['1100.5', '1100.51', 1100.5]) {
      expect(afterChange(fullStatement(), (draft) => Object.assign(draft.earned, { value }))).toMatchObject(
        rejected('printed_differs', '/earned/value', { expected: '1100.50', found: String(value) }),
      );
    }
  });

  it('name a node that is there', () => {
    for (const node of [-1, 68, 0.5, '68', true]) {
      expect(
        afterChange(fullStatement(), (draft) => Object.assign(draft.components[0].figure, { node })),
      ).toMatchObject(rejected('printed_differs', '/components/0/figure/value'));
    }
    for (const value of [undefined, 'undefined', null, 'NaN']) {
      const change = (draft: Draft): void => {
        draft.components[0].figure = { node: 9_999, ...(value === undefined ? {} : { value }) };
      };
      expect(afterChange(fullStatement(), change)).toMatchObject(
        rejected('printed_differs', '/components/0/figure/value'),
      );
    }
  });

  it('are found wherever they stand outside the trace', () => {
    const change = (draft: Draft): void => {
      draft.carries = [{ balance: { deep: { value: '1', node: 0 } } }];
    };
    expect(afterChange(plainStatement(), change)).toMatchObject(
      rejected('printed_differs', '/carries/0/balance/deep/value', { expected: '-1234.5', found: '1' }),
    );
  });

  it('leave no node unused', () => {
    const change = (draft: Draft): void => {
      draft.trace.push({ id: draft.trace.length, op: 'plan', value: '1' });
    };
    expect(afterChange(plainStatement(), change)).toMatchObject(rejected('node_not_used', '/trace/6'));
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
    expect(afterChange(fullStatement(), change)).toMatchObject(rejected('kinds_differ', '/kinds'));
  });

  it('need components', () => {
    expect(afterChange(fullStatement(), (draft) => delete draft.components)).toMatchObject({ ok: false });
  });

  it('each step takes the amount before it', () => {
    const skipped = (draft: Draft): void => {
      draft.steps[0].amount = draft.steps[0].figure;
    };
    expect(afterChange(fullStatement(), skipped)).toMatchObject(rejected('steps_differ', '/steps/0'));
    const turned = (draft: Draft): void => {
      draft.steps.reverse();
    };
    expect(afterChange(fullStatement(), turned)).toMatchObject(rejected('steps_differ', '/steps/0'));
  });

  it('payable and carried take what was earned, where they are not the same', () => {
    expect(verifyStatement(carriedStatement()).ok).toBe(true);
    for (const end of ['payable', 'carried']) {
      const change = (draft: Draft): void => {
        draft[end] = { value: '-1234.5', node: 0 };
        draft.trace[draft.trace.length] = { id: draft.trace.length, op: 'plan', value: '7' };
        draft.kept = [7, 8, 9].map((node) => ({ value: draft.trace[node].value, node }));
      };
      expect(afterChange(carriedStatement(), change)).toMatchObject(rejected('steps_differ', `/${end}`));
    }
  });

  it('earned is the last amount, and payable is what was earned', () => {
    const earned = (draft: Draft): void => {
      draft.earned = draft.steps[0].amount;
    };
    expect(afterChange(fullStatement(), earned)).toMatchObject(rejected('steps_differ', '/earned'));
    const payable = (draft: Draft): void => {
      draft.payable = draft.steps[0].amount;
    };
    expect(afterChange(fullStatement(), payable)).toMatchObject(rejected('steps_differ', '/payable'));
    const stepsGone = (draft: Draft): void => {
      draft.steps = [];
    };
    expect(afterChange(fullStatement(), stepsGone)).toMatchObject({ ok: false });
    expect(afterChange(plainStatement(), (draft) => delete draft.earned)).toMatchObject({ ok: false });
  });

  it('from earned to payable: every step takes what was left before it', () => {
    const printedAt = (draft: Draft, node: number) => ({ value: draft.trace[node].value, node });
    const advance = (draft: Draft, at: number, lower: string): void => {
      const id = draft.trace.length;
      draft.trace.push({ id, op: 'fact', of: { fact: 'advance' }, value: '1' });
      draft.trace.push({ id: id + 1, op: 'subtract', in: [at, id], value: lower });
      draft.toPayable = [{ step: 'advance', figure: printedAt(draft, id), amount: printedAt(draft, id + 1) }];
      draft.payable = printedAt(draft, id + 1);
    };
    const taken = (draft: Draft): void => advance(draft, draft.earned.node, '-413');
    expect(afterChange(plainStatement(), taken)).toMatchObject({ ok: true });
    const passedOver = (draft: Draft): void => {
      taken(draft);
      draft.payable = draft.earned;
    };
    expect(afterChange(plainStatement(), passedOver)).toMatchObject(rejected('steps_differ', '/payable'));
    const elsewhere = (draft: Draft): void => advance(draft, draft.components[0].pay.node, '-412.5');
    expect(afterChange(plainStatement(), elsewhere)).toMatchObject(rejected('steps_differ', '/toPayable/0'));
  });

  it('leave components aside that do not pay, and no others', () => {
    const unpaid = (draft: Draft): void => {
      draft.components[0].pays = false;
    };
    expect(afterChange(plainStatement(), unpaid)).toMatchObject(rejected('kinds_differ', '/kinds'));
    const said = (draft: Draft): void => {
      draft.components[0].pays = true;
    };
    expect(afterChange(plainStatement(), said)).toMatchObject({ ok: true });
  });

  it('without components are the rounded sum of nothing', () => {
    const change = (draft: Draft): void => {
      draft.trace[1] = { id: 1, op: 'add', in: [0], value: '0' };
      draft.earned = { value: '0', node: 1 };
      draft.payable = { value: '0', node: 1 };
    };
    expect(afterChange(emptyStatement(), change)).toMatchObject(rejected('steps_differ', '/earned'));
  });
});

describe('totals and digests', () => {
  it('control totals are those of the content', () => {
    const statement = plainStatement();
    const control = statement.control as JsonObject;
    for (const other of [{ ...control, nodes: 7 }, { ...control, sum: '1' }, { ...control, more: 1 }, {}, null, 'x']) {
      expect(verifyStatement({ ...statement, control: other })).toMatchObject(rejected('control_differs', '/control'));
    }
  });

  it('the digest is that of the content, in lower-case hex', () => {
    const statement = plainStatement();
    for (const digest of [String(statement.digest).toUpperCase(), '', null, 7]) {
      expect(verifyStatement({ ...statement, digest })).toMatchObject(rejected('digest_differs', '/digest'));
      expect(verifyStatement({ ...statement, digest }, { digests: false }).ok).toBe(true);
    }
    expect(verifyStatement(withControl(statement))).toMatchObject(rejected('digest_differs', '/digest'));
    expect(verifyStatement(withControl(statement), { digests: false }).ok).toBe(true);
  });

  it('the digest is over UTF-8 of any length', () => {
    for (let length = 0; length < 70; length += 1) {
      const statement = sealed({ ...plainStatement(), payee: { id: 'p', name: `${'x'.repeat(length)}é€😀` } });
      expect(verifyStatement(statement).ok).toBe(true);
    }
  });
});
