/** When lines count for a measure: on their own date, as they are paid, over their service, or while that runs. */
import type { Measure } from '../plan/plan.js';
import type { Described } from '../trace/ledger.js';

/** A way in which lines count otherwise than on their own date. A share is canonical text. Plain data. */
export type Way =
  | { readonly by: 'paid' }
  | { readonly by: 'paid-at-least'; readonly share: string }
  | { readonly by: 'service' }
  /** What its service comes to in a year, while it runs: on the last day of whatever stretch is looked at. */
  | { readonly by: 'annual' };

/** What a way must know of a line beside its amounts and its date. */
export type LineFact = 'payments' | 'service';

/** The way of a measure over lines; undefined where they count on their own date. */
export function wayOf(measure: Measure): Way | undefined {
  if (!('filter' in measure)) return undefined;
  if (measure.word === 'sum' && measure.what === 'annual') return { by: 'annual' };
  if ((measure.word === 'flow' || measure.word === 'retention') && measure.figure === 'annual') return { by: 'annual' };
  const { recognise } = measure;
  if (recognise === undefined) return undefined;
  return recognise.kind === 'paid-at-least'
    ? { by: recognise.kind, share: recognise.share.value.toString() }
    : { by: recognise.kind };
}

/** The one name of a way. */
export function wayName(way: Way): string {
  return way.by === 'paid-at-least' ? `${way.by} ${way.share}` : way.by;
}

/** What a way looks at. */
export function factOf({ by }: Way): LineFact {
  return by === 'service' || by === 'annual' ? 'service' : 'payments';
}

/** What a sum of lines says of the way. */
export function wayDescription(way: Way): Readonly<Record<string, Described>> {
  return { counts: way.by === 'paid-at-least' ? [way.by, way.share] : [way.by] };
}

/** Whether lines of which nothing is looked at count by their own date, as those without a service do. */
export function countsCells(way: Way | undefined): boolean {
  return way === undefined || way.by === 'service';
}
