/** From the amounts of components to what was earned. */
import type Fraction from 'fraction.js';
import { amountOf, bound } from './amounts.js';
import { least, most, ONE, sharedOut, sum, ZERO } from './figures.js';
import type { Setting } from './setting.js';
import type { Earned, Settled } from './settle.js';

/**
 * The sum after floor, cap and guarantee of the plan: of several versions, once by what each of them says for its days.
 *
 * @param components those that are paid
 */
export function earnedOf(
  whole: Fraction,
  versions: readonly Setting[],
  components: readonly Settled[],
): Pick<Earned, 'earned' | 'steps' | 'afterCap'> {
  const { round, scale } = versions.at(-1) as Setting;
  const has = (word: 'floor' | 'cap' | 'guarantee'): boolean => versions.some(({ plan }) => plan[word] !== undefined);
  const summed = (figure: (at: Setting, place: number) => Fraction): Fraction => round(sum(versions.map(figure)));
  const steps = new Map<string, Fraction>();
  let earned = whole;
  let amounts = components.map(({ amount }) => amount);
  const take = (step: string, after: Fraction): void => {
    steps.set(step, after.sub(earned));
    earned = after;
  };
  if (has('floor')) {
    const floorOf = (at: Setting): Fraction =>
      at.plan.floor === undefined ? ZERO : bound('floor', at.plan.floor, ONE, at);
    take('floor', most([earned, summed(floorOf)]));
  }
  if (has('cap')) {
    // A version without a cap limits nothing: what its days came to stands beside the others' caps.
    const capOf = (at: Setting, place: number): Fraction => {
      const ofVersion = components.filter(({ version }) => version === place).map(({ amount }) => amount);
      return at.plan.cap === undefined ? most([sum([ZERO, ...ofVersion]), ZERO]) : bound('cap', at.plan.cap, ONE, at);
    };
    const cap = summed(capOf);
    take('cap', least([earned, cap]));
    if (cap.compare(whole) < 0) amounts = cutTo(cap, amounts, scale);
  }
  if (has('guarantee')) {
    const promised = (at: Setting): Fraction =>
      at.plan.guarantee === undefined ? ZERO : amountOf(at.plan.guarantee, at).mul(at.partOf('guarantee'));
    take('guarantee', most([earned, summed(promised)]));
  }
  const afterCap = new Map(
    components.map(({ id, version }, place) => [`${id} ${version}`, amounts[place] as Fraction]),
  );
  return { earned, steps, afterCap };
}

/** Amounts above 0 are cut in proportion; those below 0 stay. */
function cutTo(cap: Fraction, amounts: readonly Fraction[], scale: number): Fraction[] {
  const above = amounts.filter((one) => one.compare(0) > 0);
  const left = cap.sub(sum([ZERO, ...amounts.filter((one) => one.compare(0) <= 0)]));
  const whole = sum(above);
  const parts = sharedOut(
    left,
    above.map((one) => left.mul(one).div(whole)),
    scale,
  );
  return amounts.map((one) => (one.compare(0) > 0 ? (parts.shift() as Fraction) : one));
}
