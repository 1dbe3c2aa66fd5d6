/** What is payable, row by row, and on which days. */
import type Fraction from 'fraction.js';
import { fraction } from '../support/some-pay.js';
import { plusDays, plusMonths } from './calendar.js';
import type { Corrected } from './chain.js';
import { ONE, sharedOut, sum, ZERO } from './figures.js';
import type { HeldOn } from './held-on.js';
import type { Payable } from './payable.js';
import type { Json, Setting } from './setting.js';
import type { Earned } from './settle.js';

export interface Row {
  readonly kind: string;
  readonly earnedIn: string;
  readonly amount: Fraction;
  readonly component?: string | undefined;
  readonly holdback?: string | undefined;
  readonly payCode?: string | undefined;
  readonly due?: string;
}

interface Statement {
  readonly earned: Earned;
  readonly corrected: readonly Corrected[];
  readonly payable: Payable;
  readonly holding: HeldOn;
  /** The period of the statement before. */
  readonly previous: string | undefined;
}

/** The days on which parts are due, and each part. */
export function dueOf({ plan, period }: Setting): { readonly due: string; readonly share: Fraction }[] {
  const { instalments, shares } = (plan.payout ?? { instalments: 1 }) as Json;
  const parts: Fraction[] =
    shares === undefined ? Array.from({ length: instalments }, () => ONE.div(instalments)) : shares.map(fraction);
  const next = plusDays(period.to, 1);
  return parts.map((share, place) => ({ due: plusDays(plusMonths(next, place * period.months), -1), share }));
}

export function rowsOf(statement: Statement): Row[] {
  const last = statement.earned.versions.at(-1) as Setting;
  const days = dueOf(last);
  return wholeRows(statement)
    .filter(({ amount }) => !amount.equals(0))
    .flatMap((row) => {
      const parts = days.map(({ share }) => share.mul(row.amount));
      const shared = sharedOut(row.amount, parts, last.scale);
      return days.map(({ due }, place) => ({ ...row, due, amount: shared[place] as Fraction }));
    })
    .filter(({ amount }) => !amount.equals(0));
}

/** Before they are shared out over the days. */
function wholeRows({ earned, corrected, payable, holding, previous }: Statement): Row[] {
  const period = (earned.versions[0] as Setting).period.name;
  const paid = earned.components.filter(({ isPaid }) => isPaid);
  const earnings = paid.map(({ id, version, words: { payCode } }): Row => {
    const amount = earned.afterCap.get(`${id} ${version}`) as Fraction;
    return { kind: 'earnings', earnedIn: period, component: id, payCode, amount };
  });
  const stepOf = (step: string): Fraction => earned.steps.get(step) ?? ZERO;
  const [lifted, guaranteed] = [stepOf('floor'), stepOf('guarantee')];
  // What a cap takes beyond the components, it takes of what the floor added.
  const whole = sum([ZERO, ...earnings.map(({ amount }) => amount)]);
  const cut = earned.earned.sub(sum([whole, lifted, guaranteed]));
  const held = holding.steps
    .filter(({ step }) => step !== 'forfeit')
    .map(({ step, of: { id, component, payCode, period: earnedIn }, figure }): Row => {
      const isRelease = step === 'release';
      const amount = isRelease ? figure : figure.neg();
      return { kind: isRelease ? 'release' : 'holdback', earnedIn, component, holdback: id, payCode, amount };
    });
  const corrections = corrected.flatMap(({ period: earnedIn, earned: then, lines }) =>
    [...lines].map(([name, amount]): Row => {
      const of = then.components.find(({ id, version }) => `${id} ${version}` === name);
      const about = of && { component: of.id, payCode: of.words.payCode };
      return { kind: 'correction', earnedIn, amount, ...about };
    }),
  );
  const codeOf = (component: string | undefined): string | undefined =>
    earned.components.filter(({ id }) => id === component).at(-1)?.words.payCode;
  const others = payable.parts.map(({ kind, component, amount }): Row => {
    const earnedIn = kind === 'balance' && component === undefined ? (previous ?? period) : period;
    return { kind, component, payCode: codeOf(component), earnedIn, amount };
  });
  const topUps = [lifted, cut, guaranteed].map((amount): Row => ({ kind: 'top-up', earnedIn: period, amount }));
  return [...earnings, ...topUps, ...held, ...corrections, ...others];
}
