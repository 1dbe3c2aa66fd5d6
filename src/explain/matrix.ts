/** The cell of a matrix: which row and which column were reached, and by what. */
import type { TraceNode } from '../trace/ledger.js';
import { scaleReading } from './scale-reading.js';
import type { Tape } from './tape.js';
import type { Telling } from './telling.js';
import type { Unit } from './view.js';

/** The nodes of the places reached in rows and columns; undefined where a node is no cell of a matrix. */
export function matrixPlaces(node: TraceNode, telling: Telling): readonly [TraceNode, TraceNode] | undefined {
  const [sum] = node.op === 'piecewise' ? telling.inputs(node) : [];
  if (sum === undefined) return undefined;
  const places = telling.inputs(telling.node(sum)).map((id) => telling.node(id));
  const [row, column] = places;
  if (places.length !== 2 || row === undefined || column === undefined) return undefined;
  return isAxis(row, 'rows') && isAxis(column, 'columns') ? [row, column] : undefined;
}

function isAxis({ op, at = '' }: TraceNode, word: 'rows' | 'columns'): boolean {
  return op === 'piecewise' && at.endsWith(`/matrix/${word}`);
}

/** Works out, one step deeper, what rows and columns are read on; what was told before is not told again. */
export function matrixRows(places: readonly [TraceNode, TraceNode], depth: number, tape: Tape): void {
  const { memory, telling } = tape;
  for (const place of places) {
    const [read] = telling.inputs(place) as [number];
    if (memory.isShown(read)) continue;
    const unit = unitOf(place, telling);
    const single = memory.single(read);
    if (single === undefined) tape.workOut(read, unit, depth + 1);
    else {
      tape.say(`${single.label}: ${telling.full(telling.figure(read), unit)}`, depth + 1, single.notes);
      memory.markShown(read);
    }
  }
}

/** Row and column in words, each with the figure that reached it. */
export function matrixReading(places: readonly [TraceNode, TraceNode], telling: Telling): string {
  const [row, column] = places.map((place) => placeReached(place, telling)) as [string, string];
  return telling.words.matrixCell(row, column);
}

function placeReached(place: TraceNode, telling: Telling): string {
  const unit = unitOf(place, telling);
  const [read] = telling.inputs(place) as [number];
  return `${scaleReading(place, { mark: unit, value: 'number' }, telling).label} (${telling.bare(telling.figure(read), unit)})`;
}

/** What an axis is read on: what its figure is, else what its marks look like. */
function unitOf(place: TraceNode, telling: Telling): Unit {
  return telling.units.ofInputs(place, 'number')[0] as Unit;
}
