/** The steps from what was earned to what is payable, while they are taken. */
import type { PayableStep } from '../statement/statement.js';
import type { Figure } from '../trace/ledger.js';
import { printed } from './settlement.js';

/** What a step says beside its figures. */
export type SaidStep = Omit<PayableStep, 'figure' | 'amount'>;

/** What is left of a sum after each step. */
export class PayableSteps {
  readonly list: PayableStep[] = [];
  left: Figure;

  constructor(earned: Figure) {
    this.left = earned;
  }

  take(step: SaidStep, figure: Figure, left: Figure): void {
    this.list.push({ ...step, figure: printed(figure), amount: printed(left) });
    this.left = left;
  }
}
