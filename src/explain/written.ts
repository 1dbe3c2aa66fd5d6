/** What a figure of the plan is, told from its place in the plan: the `at` of its node. */
import type { Unit } from './view.js';

/** The places of a plan that a statement has words for. */
export type WrittenPlace =
  | 'rate'
  | 'each'
  | 'per'
  | 'amount'
  | 'share'
  | 'weight'
  | 'times'
  | 'targetIncentive'
  | 'guarantee'
  | 'cap'
  | 'floor'
  | 'quota'
  | 'seasonal'
  | 'otherwise'
  | 'factor'
  | 'referenceRate'
  | 'weigh'
  | 'first'
  | 'ifZero'
  | 'ifNone'
  | 'other';

/** What figures of those places are; absent where only what they are compared with can tell. */
export const WRITTEN_UNITS: Readonly<Partial<Record<WrittenPlace, Unit>>> = {
  rate: 'ratio',
  each: 'money',
  amount: 'money',
  share: 'ratio',
  weight: 'ratio',
  times: 'number',
  targetIncentive: 'money',
  guarantee: 'money',
  cap: 'money',
  floor: 'money',
  seasonal: 'ratio',
  otherwise: 'ratio',
  factor: 'ratio',
  referenceRate: 'ratio',
  weigh: 'number',
  first: 'ratio',
};

const ENDINGS: readonly WrittenPlace[] = [
  'weight',
  'times',
  'first',
  'ifZero',
  'ifNone',
  'otherwise',
  'guarantee',
  'targetIncentive',
];

/**
 * What stands at a place of the plan.
 *
 * @param at a JSON pointer into the plan
 * @example
 * writtenPlace('/components/0/pay/rate') // 'rate'
 * writtenPlace('/components/0') // 'weight': the weight that was left out
 */
export function writtenPlace(at: string): WrittenPlace {
  const [, first, second, third, fourth, ...rest] = at.split('/');
  if (first === 'weights') return 'weight';
  const steps =
    first === 'components' || first === 'modifiers'
      ? [third, fourth, ...rest]
      : [first, second, third, fourth, ...rest];
  const present = steps.filter((step) => step !== undefined);
  const [head, next] = present;
  if (head === undefined) return 'weight';
  if (present.at(-2) === 'capEach') return 'cap';
  if (head === 'pay') return payPlace(next);
  if (present.includes('referenceRate')) return 'referenceRate';
  if (present.includes('weigh')) return 'weigh';
  if (present.at(-2) === 'seasonal') return 'seasonal';
  const last = present[present.length - 1];
  const ending = ENDINGS.find((place) => place === last);
  if (ending !== undefined) return ending;
  if (isAmount(present, 'cap')) return 'cap';
  if (isAmount(present, 'floor')) return 'floor';
  if (isAmount(present, 'quota')) return 'quota';
  if (isAmount(present, 'targetIncentive')) return 'targetIncentive';
  if (isAmount(present, 'guarantee')) return 'guarantee';
  return head === 'factor' && next === undefined ? 'factor' : 'other';
}

const PAY_PLACES: readonly WrittenPlace[] = ['rate', 'each', 'per', 'amount', 'share'];

function payPlace(word: string | undefined): WrittenPlace {
  return PAY_PLACES.find((place) => place === word) ?? 'other';
}

/** `…/cap`, `…/cap/0`, `…/cap/amount`, `…/cap/0/amount`: the amount itself, not a figure inside a measure. */
function isAmount(
  steps: readonly string[],
  word: 'cap' | 'floor' | 'quota' | 'targetIncentive' | 'guarantee',
): boolean {
  const behind = steps.slice(steps.indexOf(word) + 1);
  if (!steps.includes(word)) return false;
  const inList = behind.length > 0 && isPlace(behind[0] as string) ? behind.slice(1) : behind;
  return inList.length === 0 || (inList.length === 1 && inList[0] === 'amount');
}

function isPlace(step: string): boolean {
  return /^[0-9]+$/.test(step);
}

/** The last step of a pointer, as it was written: the kind of a weight, the group of a reference rate. */
export function lastStep(at: string): string {
  return at
    .slice(at.lastIndexOf('/') + 1)
    .replace(/~1/g, '/')
    .replace(/~0/g, '~');
}
