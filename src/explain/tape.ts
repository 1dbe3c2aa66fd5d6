/** What those who tell parts of a statement write on: the tape, without how it is kept. */
import type { Rational } from '../number/rational.js';
import type { Memory } from './memory.js';
import type { Telling } from './telling.js';
import type { Sign, Unit } from './view.js';

export interface Tape {
  readonly telling: Telling;
  readonly memory: Memory;
  /** A row of words. */
  say(label: string, depth?: number, notes?: readonly string[]): void;
  /** A row with a figure. */
  row(
    sign: Sign | undefined,
    label: string,
    figure: Rational,
    unit: Unit,
    depth?: number,
    notes?: readonly string[],
  ): void;
  /** Works a node out at a depth and closes it with its name. */
  workOut(id: number, unit: Unit, depth: number): void;
}
