/**
 * Holdbacks on the way from what was earned to what is payable: what is held back of this period, released and forfeited of earlier
 * ones, and changed by corrections.
 */
import type { TallyView } from '../measure/view.js';
import type { Chain } from '../statement/earlier.js';
import { fail } from '../trace/problems.js';
import type { Earned } from './earned.js';
import { type Held, heldFrom } from './held.js';
import { type Corrected, correctHeld } from './held-corrections.js';
import { holdBack, type Released, release } from './holding.js';
import type { InForce } from './in-force.js';
import type { Looking, Origin } from './paid-out.js';
import type { PayableSteps } from './payable-steps.js';
import { employedVersions } from './versions.js';

/** Where what is held back comes from. */
export interface HeldBefore {
  readonly chain?: Chain;
  /** A closed period and the versions of the plan that were in force in it. */
  readonly originOf: (period: string) => InForce;
}

/** The holdbacks of one statement; made, it has taken its steps of holding back, releasing and forfeiting. */
export class Holdbacks {
  readonly #before: HeldBefore & { readonly isFinal: boolean };
  readonly #looking: Looking;
  readonly #steps: PayableSteps;
  #known: Released;

  constructor(earned: Earned, before: HeldBefore & { readonly isFinal: boolean }, steps: PayableSteps) {
    const { settlement, views } = earned;
    this.#before = before;
    this.#steps = steps;
    this.#looking = { settlement, around: views[0] as TallyView };
    const { chain, isFinal } = before;
    const own = holdBack(earned, this.#looking, steps);
    const earlier =
      chain === undefined ? [] : heldFrom(chain.last.remembers.held ?? [], chain.last.id, settlement.plan);
    this.#known = release(earlier, own, (held) => this.#originOf(held), isFinal, this.#looking, steps);
  }

  /** What is left to the next statement. */
  get held(): readonly Held[] {
    return this.#known.held;
  }

  /** Changes what is held back of a closed period with its correction: there are statements before this one. */
  correct(corrected: Corrected): void {
    const { chain, isFinal } = this.#before;
    const correcting = { ...this.#looking, chain: chain as Chain, isFinal };
    const held = correctHeld(corrected, this.#known, correcting, this.#steps);
    this.#known = { ...this.#known, held };
  }

  #originOf({ period, version, id }: Held): Origin {
    const inForce = this.#before.originOf(period);
    const { payee } = this.#looking.settlement;
    const found = employedVersions(inForce.versions, payee)[version ?? 0];
    if (found === undefined) return fail({ code: 'plan_not_effective', at: '/earlier', found: `${period}: ${id}` });
    return { plan: found.plan, period: inForce.period };
  }
}
