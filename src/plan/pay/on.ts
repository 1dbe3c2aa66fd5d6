/** `on`: what the marks of a how are read on, where it is not the attainment or the figure of the component. */
import * as z from 'zod/mini';
import type { Axis } from '../figures.js';
import type { MarkedOnInput } from '../input-pay.js';
import { readMeasure } from '../measure/read.js';
import type { How, MarkedOn, Measure } from '../plan.js';
import type { Given } from '../schema.js';
import { slot } from '../schema.js';
import { isPlainObject } from '../snapshot.js';
import { axisOfMeasure } from '../units.js';
import type { HowScope } from './scope.js';

/** The field of a schema that says what marks are read on. */
export function onField() {
  return { on: z.exactOptional(slot<MarkedOnInput>('markedOn')) };
}

/** What marks are read on, and how they are written. */
export interface Marked {
  /** Undefined where nothing is said, and where it was refused. */
  readonly on: MarkedOn | undefined;
  /** Undefined where the measure is not known. */
  readonly axis: Axis | undefined;
  /** Something was refused. */
  readonly refused: boolean;
}

/** Reads what the marks of a how are on. */
export function readMarkedOn(scope: HowScope, { on }: Given<{ readonly on: unknown }>, at: string): Marked {
  if (on === undefined) return { on, axis: scope.axis, refused: false };
  if (on === 'figure') {
    if (scope.hasQuota) return { on, axis: scope.figureAxis, refused: false };
    scope.reading.refuse('on_figure_needs_quota', `${at}/on`, on);
    return { on: undefined, axis: scope.axis, refused: true };
  }
  const measure = readMeasure(scope.measures, on, `${at}/on`);
  return { on: measure, axis: measure && axisOfMeasure(measure), refused: measure === undefined };
}

/** Whether a how, as it was written, reads nothing but other measures. */
export function readsElsewhere(how: unknown): boolean {
  if (!isPlainObject(how)) return false;
  const { matrix } = how;
  if (!isPlainObject(matrix)) return isElsewhere(how);
  return isElsewhere(matrix.rows) && isElsewhere(matrix.columns);
}

function isElsewhere(marked: unknown): boolean {
  return isPlainObject(marked) && Object.hasOwn(marked, 'on') && marked.on !== 'figure';
}

/** The other measures that a how reads, in the order of the plan. */
export function otherMeasures(how: How): readonly Measure[] {
  switch (how.how) {
    case 'number':
    case 'tiers':
      return [];
    case 'steps':
    case 'curve':
      return measuresOf(how.on);
    case 'matrix':
      return [...measuresOf(how.rows.on), ...measuresOf(how.columns.on)];
    case 'table':
      return how.rows.flatMap((row) => otherMeasures(row.how));
  }
}

function measuresOf(on: MarkedOn | undefined): readonly Measure[] {
  return on === undefined || on === 'figure' ? [] : [on];
}
