/** What a statement holds back, releases and forfeits, held against what the second path makes of it. */
import type Fraction from 'fraction.js';
import type { Statement } from '../../src/index.js';
import type { PayableStep } from '../../src/statement/statement.js';
import type { Held as Holding } from './compare.js';
import { sum, ZERO } from './figures.js';
import type { HeldOn } from './held-on.js';
import { stillHeld } from './holding.js';

const STEPS = ['holdback', 'release', 'forfeit'];

export function holdHeld(statement: Statement, { steps, held }: HeldOn, { hold, found }: Holding): void {
  const theirs = new Map<string, Fraction>();
  for (const { step, of, figure, reason } of steps) {
    const isCorrection = step.endsWith('correction');
    const word = isCorrection ? `holdback ${step === 'lapsed-correction' ? 'lapsed' : 'conditional'}` : step;
    const period = step === 'holdback' ? '' : of.period;
    const name = [word, of.id, period, reason ?? '', of.component, of.version, of.payCode ?? ''].join(' ');
    theirs.set(name, sum([theirs.get(name) ?? ZERO, figure]));
  }
  const ours = new Map<string, { readonly value: string }>();
  for (const one of statement.toPayable ?? []) {
    if (STEPS.includes(one.step)) for (const [name, amount] of partsOf(one)) ours.set(name, amount);
  }
  for (const name of new Set([...ours.keys(), ...theirs.keys()])) {
    hold(name, ours.get(name) ?? { value: '0' }, theirs.get(name) ?? ZERO);
  }
  if (statement.final !== undefined) return;
  const open = held.filter((one) => !stillHeld(one).equals(0));
  const remembered = statement.remembers.held ?? [];
  if (remembered.length !== open.length) found.push(`${remembered.length} held, ${open.length}`);
  for (const one of open) {
    const name = `held ${one.id} ${one.period} ${one.component} ${one.version}`;
    const own = remembered.find(
      ({ id, period, component, version = 0 }) => `held ${id} ${period} ${component} ${version}` === name,
    );
    hold(`${name} share`, own?.share, one.share);
    hold(`${name} released`, own?.released, one.released);
    hold(name, own?.held, stillHeld(one));
    for (const word of ['until', 'after', 'latest', 'payCode'] as const) {
      if (own?.[word] !== one[word]) found.push(`${name} ${word}: ${own?.[word]}, ${one[word]}`);
    }
  }
}

/** What each component has of a step. */
function partsOf({ step, id, period = '', status, reason = '', components = [] }: PayableStep) {
  const word = step === 'holdback' && period !== '' ? `holdback ${status}` : step;
  return components.map(({ id: component, version = 0, payCode = '', amount }) => {
    return [[word, id, period, reason, component, version, payCode].join(' '), amount] as const;
  });
}
