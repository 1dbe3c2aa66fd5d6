/** Plans that a program put together from fields of which one was left undefined. */
import { describe, it } from 'vitest';
import { expectProblems } from '../../test/support/expectations.js';
import type { PlanInput } from '../index.js';
import { parsePlan } from './parse.js';

const SALES = { id: 'sales', kind: 'other', measure: { sum: 'amount' }, pay: { rate: '2%' } };

const LEFT: readonly (readonly [what: string, field: object, place: string])[] = [
  ['an id of a component above', { measure: { attainment: undefined } }, '/measure/attainment'],
  ['an id of a component that earned', { measure: { earned: undefined } }, '/measure/earned'],
  ['a unit', { measure: { sum: 'amount', of: { unit: undefined } } }, '/measure/of/unit'],
  ['the levels of a team', { measure: { sum: 'amount', of: { team: undefined } } }, '/measure/of/team'],
  ['what is asked of a line', { measure: { sum: 'amount', only: { amount: undefined } } }, '/measure/only/amount'],
  ['the name of a quota', { measure: { sum: 'amount' }, quota: { name: undefined } }, '/quota/name'],
  ['a matrix', { measure: { sum: 'amount' }, pay: { amount: { matrix: undefined } } }, '/pay/amount/matrix'],
];

describe('what was left undefined is refused at its place:', () => {
  it.each(LEFT)('%s', (_, field, place) => {
    const component = { id: 'c', kind: 'other', pay: { rate: '1%' }, ...field };
    const plan = { id: 'p', currency: 'EUR', period: 'quarter', components: [SALES, component] };
    expectProblems(
      () => parsePlan(plan as unknown as PlanInput),
      [{ code: 'wrong_type', at: `/components/1${place}` }],
    );
  });
});
