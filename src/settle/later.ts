/** Figures whose value decides whether they are needed: a trace keeps no step that nothing takes. */
import type { Rational } from '../number/rational.js';
import { type Figure, Ledger } from '../trace/ledger.js';

/** A figure that is known, and entered into the trace when it is first taken. */
export interface Later {
  readonly value: Rational;
  /** The figure among the steps of a ledger: the one that all this is about, or a silent one. */
  in(ledger: Ledger): Figure;
}

/** A figure that `work` enters; it is asked twice, once for the value alone. */
export function later(work: (ledger: Ledger) => Figure): Later {
  const silent = work(new Ledger(false));
  let entered: Figure | undefined;
  return {
    value: silent.value,
    in(ledger) {
      if (!ledger.keeps) return silent;
      entered ??= work(ledger);
      return entered;
    },
  };
}
