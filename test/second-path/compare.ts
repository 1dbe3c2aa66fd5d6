/** A statement held against what the second path makes of the same plan and facts. */
import Fraction from 'fraction.js';
import { parseFacts, parsePlan, type Statement, settle } from '../../src/index.js';
import type { StatementVersion } from '../../src/statement/statement.js';
import type { Generated } from '../support/generate.js';
import { holdHeld } from './compare-held.js';
import { holdRows } from './compare-rows.js';
import { type Second, settledAgain } from './settle.js';

/** Every figure in which the two differ, `place: ours, theirs`; empty where they agree. */
export function differences({ versions, facts, period }: Generated, payee: string): string[] {
  const plans = versions.map((plan) => parsePlan(plan));
  const statement = settle(plans, parseFacts(facts, plans), { payee, period, trace: false });
  const held = holding();
  const second = settledAgain(versions, facts, payee, period);
  differing(statement, second, held);
  const { holding: ofHeld } = second;
  holdHeld(statement, ofHeld, held);
  holdRows(statement, { earned: second, corrected: [], payable: second, holding: ofHeld, previous: undefined }, held);
  return held.found;
}

/** What is held against what, and where the two differ. */
export interface Held {
  readonly found: string[];
  hold(place: string, ours: { readonly value: string } | undefined, theirs: Fraction | undefined): void;
}

export function holding(): Held {
  const found: string[] = [];
  return {
    found,
    hold(place, ours, theirs) {
      const isSame =
        ours === undefined || theirs === undefined
          ? ours === undefined && theirs === undefined
          : new Fraction(ours.value).equals(theirs);
      if (!isSame) found.push(`${place}: ${ours?.value}, ${theirs?.toFraction()}`);
    },
  };
}

export function differing(statement: Statement, second: Second, { found, hold }: Held): void {
  const ids = (list: readonly { readonly id: string; readonly version?: number | undefined }[]): string =>
    list.map(({ id, version = 0 }) => `${id} ${version}`).join();
  if (ids(statement.components) !== ids(second.components)) found.push('components');
  for (const [place, component] of second.components.entries()) {
    const ours = statement.components[place];
    for (const figure of ['figure', 'quota', 'attainment', 'pay', 'amount'] as const) {
      hold(`${component.id} ${component.version} ${figure}`, ours?.[figure], component[figure]);
    }
    for (const word of ['payCode', 'legal', 'lineShares'] as const) {
      if (ours?.[word] !== component.words[word]) found.push(`${component.id} ${component.version} ${word}`);
    }
  }
  const parts: readonly Pick<StatementVersion, 'share'>[] = statement.versions ?? [{}];
  if (parts.length !== second.versions.length) found.push(`${parts.length} versions, ${second.versions.length}`);
  for (const [place, { share }] of second.versions.entries()) {
    hold(`share of ${place}`, parts[place]?.share ?? { value: '1' }, share);
  }
  for (const [kind, amount] of second.kinds) {
    hold(kind, statement.kinds.find((one) => one.kind === kind)?.amount, amount);
  }
  const cut = statement.steps.find(({ step }) => step === 'cap')?.components ?? [];
  for (const { id, version = 0, amount } of cut) {
    hold(`${id} ${version} after the cap`, amount, second.afterCap.get(`${id} ${version}`));
  }
  hold('earned', statement.earned, second.earned);
  hold('payable', statement.payable, second.payable);
  hold('carried', statement.carried, second.carried);
}
