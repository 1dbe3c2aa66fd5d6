import { expect, it } from 'vitest';
import { lastStep, writtenPlace } from './written.js';

it.each([
  ['/components/0/pay/rate', 'rate'],
  ['/components/0/pay/rate/table/weight', 'rate'],
  ['/components/0/pay/each', 'each'],
  ['/components/0/pay/amount', 'amount'],
  ['/components/0/pay/share', 'share'],
  ['/components/0/pay', 'other'],
  ['/components/0', 'weight'],
  ['/components/0/weight', 'weight'],
  ['/weights/revenue', 'weight'],
  ['/components/0/cap', 'cap'],
  ['/components/0/cap/1', 'cap'],
  ['/components/0/cap/1/amount', 'cap'],
  ['/components/0/cap/times', 'times'],
  ['/cap/0/times', 'times'],
  ['/floor', 'floor'],
  ['/components/0/floor/amount/multiply/1', 'other'],
  ['/targetIncentive', 'targetIncentive'],
  ['/targetIncentive/amount', 'targetIncentive'],
  ['/targetIncentive/amount/multiply/1', 'other'],
  ['/guarantee/amount', 'guarantee'],
  ['/components/0/quota/amount', 'quota'],
  ['/components/0/quota/ifZero', 'ifZero'],
  ['/components/0/measure/efficiencyGain/referenceRate/times', 'referenceRate'],
  ['/modifiers/0/factor', 'factor'],
  ['/modifiers/0/factor/on/divide/1', 'other'],
  ['/modifiers/0/factor/on/ifNone', 'ifNone'],
  ['/modifiers/0/otherwise', 'otherwise'],
  ['/modifiers/0/otherwise/cap', 'cap'],
  ['/modifiers/0/require/atLeast', 'other'],
])('%s is the place of: %s', (at, place) => {
  expect(writtenPlace(at)).toBe(place);
});

it('takes the last step of a pointer as it was written', () => {
  expect(lastStep('/referenceRate/a~1b~0c')).toBe('a/b~c');
});
