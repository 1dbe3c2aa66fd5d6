/** Working something out when it is first asked for. */
import type { Figure } from '../trace/ledger.js';

/** What is worked out (a figure: entered into the trace) when first asked for, then kept; `known` once it was. */
export function once<Value extends object = Figure>(work: () => Value): (() => Value) & { known: Value | undefined } {
  const ask = (): Value => {
    ask.known ??= work();
    return ask.known;
  };
  ask.known = undefined as Value | undefined;
  return ask;
}
