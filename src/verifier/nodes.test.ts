import { describe, expect, it } from 'vitest';
import { afterChange, afterNodeChange, type Draft, first, rejected } from '../../test/support/after-change.js';
import { fullStatement } from '../../test/support/paper-statements.js';
import type { Json, JsonObject } from '../../test/support/seal.js';
import type { Rejection } from './index.js';

describe('nodes', () => {
  it('stand at the place that their id names', () => {
    const change = (draft: Draft): void => {
      draft.trace[3].id = 4;
    };
    expect(afterChange(fullStatement(), change)).toMatchObject(
      rejected('wrong_node_id', '/trace/3/id', { expected: '3', found: '4' }),
    );
  });

  it.each(['sum', 'Add', 'constructor', '__proto__', '', 7, null, ['add']])(
    'have an operation of the closed set, not %j',
    (op) => {
      expect(afterNodeChange('add', (node) => Object.assign(node, { op }))).toMatchObject(
        rejected('unknown_operation', `/trace/${first('add')}/op`),
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
    expect(afterNodeChange(op, (node) => Object.assign(node, { in: taken }))).toMatchObject(
      rejected('not_computable', `/trace/${first(op)}`),
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
      expect(afterNodeChange('round', (node) => Object.assign(node, { value }))).toMatchObject(
        rejected('wrong_value', `/trace/${first('round')}/value`, { expected: '246.92', found: value }),
      );
    }
    const sum = (draft: Draft): Draft =>
      draft.trace.find((node: Draft) => node.value === '600.00' && node.op === 'add');
    expect(afterChange(fullStatement(), (draft) => Object.assign(sum(draft), { value: '600' }))).toMatchObject(
      rejected('wrong_value', expect.any(String) as unknown as string, { expected: '600.00', found: '600' }),
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
    expect(
      afterNodeChange('choose', (node) => Object.assign(node, { in: [one, node.in[1], node.in[2]] })),
    ).toMatchObject(rejected('wrong_value', `/trace/${first('choose')}/value`, { expected: '1150', found: '575' }));
  });

  it('sharing out needs a whole number of units', () => {
    expect(
      afterNodeChange('share-out', (node) => Object.assign(node, { in: [0, ...node.in.slice(1)], scale: 1 })),
    ).toMatchObject(rejected('not_computable', `/trace/${first('share-out')}`));
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
    expect(afterNodeChange(op, (node) => Object.assign(node, { value }))).toMatchObject(
      rejected('wrong_value', `/trace/${first(op)}/value`, { found: value }),
    );
  });
});
