/** What becomes of what is held back, from statement to statement. */
import type Fraction from 'fraction.js';
import { most, sum, ZERO } from './figures.js';
import { type Held, heldOf, releasedBy, stillHeld } from './holding.js';
import type { Setting } from './setting.js';
import type { Earned } from './settle.js';

/** One component's part of a step of a statement. */
export interface HeldStep {
  readonly step: 'holdback' | 'release' | 'forfeit' | 'held-correction' | 'lapsed-correction';
  readonly of: Held;
  readonly figure: Fraction;
  readonly reason?: 'latest' | 'final';
}

export interface HeldOn {
  readonly steps: readonly HeldStep[];
  /** What all of them add to what is payable. */
  readonly added: Fraction;
  /** Everything that was held back so far, also what is gone. */
  readonly held: readonly Held[];
}

interface Asked {
  readonly earned: Earned;
  /** Closed periods that were settled again. */
  readonly corrected: readonly { readonly period: string; readonly earned: Earned }[];
  /** What a closed period is settled with, as its lines are known now. */
  readonly settingsOf: (period: string) => readonly Setting[];
  readonly isFinal: boolean;
}

export function heldOn(before: readonly Held[], { earned, corrected, settingsOf, isFinal }: Asked): HeldOn {
  const { to } = earned.days;
  const steps: HeldStep[] = [];
  const note = (step: HeldStep['step'], of: Held, figure: Fraction, reason?: HeldStep['reason']): void => {
    if (!figure.equals(0)) steps.push({ step, of, figure, ...(reason && { reason }) });
  };
  const hasPassed = ({ latest }: Held): boolean => latest !== undefined && latest <= to;
  /** What no later statement can release. */
  const withoutRest = (held: Held): Held => {
    const rest = stillHeld(held);
    if (rest.equals(0) || !(hasPassed(held) || isFinal)) return held;
    note('forfeit', held, rest, hasPassed(held) ? 'latest' : 'final');
    return { ...held, lapsed: held.lapsed.add(rest) };
  };
  const own = heldOf(earned).map((held) => {
    const after = { ...held, released: releasedBy(held, to, earned.versions[held.version] as Setting) };
    note('holdback', after, stillHeld(after));
    return withoutRest(after);
  });
  const earlier = before.map((held): Held => {
    if (stillHeld(held).equals(0)) return held;
    const by = releasedBy(held, to, settingsOf(held.period)[held.version] as Setting);
    const released = most([held.released, by]);
    note('release', held, released.sub(held.released));
    return withoutRest({ ...held, released });
  });
  const again = corrected.flatMap(({ earned: now }) => heldOf(now).map((held) => ({ held, at: now.versions })));
  const replaced = again.map(({ held, at }): Held => {
    const old = earlier.find((one) => isSame(one, held));
    const own = at[held.version] as Setting;
    const isNew = old === undefined || old.share.equals(0);
    const atOnce = (): Fraction => (isFinal ? held.share : releasedBy(held, to, own));
    // What was lost in part is lost in the same part.
    const partOf = (some: Fraction): Fraction => own.round(held.share.mul(some).div((old as Held).share));
    const isLapsed = old?.lapsed.equals(0) === false;
    const kept = (): Fraction => (isLapsed ? held.share.sub(partOf(old.lapsed)) : partOf((old as Held).released));
    const released = isNew ? atOnce() : kept();
    const rest = held.share.sub(released);
    // What is lost stays lost; anything new is looked at by the next statement once more.
    const isLost = isFinal || isLapsed;
    const after = { ...held, released, lapsed: isLost ? rest : ZERO };
    note('held-correction', held, stillHeld(after).sub(old === undefined ? ZERO : stillHeld(old)));
    note('lapsed-correction', held, after.lapsed.sub(old?.lapsed ?? ZERO));
    return after;
  });
  const kept = earlier.filter((one) => !replaced.some((other) => isSame(one, other)));
  const added = steps.map(({ step, figure }) =>
    step === 'forfeit' ? ZERO : step === 'release' ? figure : figure.neg(),
  );
  return { steps, added: sum([ZERO, ...added]), held: [...kept, ...replaced, ...own] };
}

function isSame(a: Held, b: Held): boolean {
  return a.id === b.id && a.period === b.period && a.component === b.component && a.version === b.version;
}
