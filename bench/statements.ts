/**
 * How long it takes to settle a large run, measured against the least that must be done with its lines anyway.
 *
 *   npm run bench -- [--lines 1000000] [--payees 1000] [--pairs 3] [--no-trace]
 *
 * A: `JSON.parse` of the text of the lines. B: `parseFacts`, the tally and one statement for every payee, from what A
 * gave. Each pair begins with nothing kept from the one before; the first also pays for warming up. Target: B ÷ A ≤ 1.0.
 */
import { parseArgs } from 'node:util';
import {
  addLines,
  amendedBy,
  emptyTally,
  type Plan,
  parseFacts,
  parsePlan,
  type Statement,
  settle,
  tallySpec,
} from 'dreiklang';
import { BENCH_PERIOD, type BenchTables, benchLinesText, benchTables } from './lines.js';
import { FULL_PLAN } from './plan.js';

const TARGET_RATIO = 1.0;

/** Seconds of one pair. */
interface Pair {
  readonly parse: number;
  readonly facts: number;
  readonly tally: number;
  readonly statements: number;
}

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '1000000' },
    payees: { type: 'string', default: '1000' },
    pairs: { type: 'string', default: '3' },
    'no-trace': { type: 'boolean', default: false },
  },
});
const size = { lines: Number(values.lines), payees: Number(values.payees) };
const trace = !values['no-trace'];
const plan = parsePlan(FULL_PLAN);
// All of the facts come from JSON, as they would.
const tables = JSON.parse(JSON.stringify(benchTables(size))) as BenchTables;
const text = benchLinesText(size);
console.log(
  `${size.lines} lines (${megabytes(text.length)} of JSON), ${size.payees} payees, ${trace ? 'with' : 'without'} trace`,
);

const pairs: Pair[] = [];
for (let number = 1; number <= Number(values.pairs); number += 1) {
  const pair = measured();
  pairs.push(pair);
  console.log(`pair ${number}: ${shown(pair)}`);
}

const middle: Pair = {
  parse: median(pairs.map((pair) => pair.parse)),
  facts: median(pairs.map((pair) => pair.facts)),
  tally: median(pairs.map((pair) => pair.tally)),
  statements: median(pairs.map((pair) => pair.statements)),
};
const ratio = median(pairs.map(ratioOf));
console.log(`
medians of ${pairs.length} pairs
  A  JSON.parse of the lines  ${seconds(middle.parse)}
  B  parseFacts               ${seconds(middle.facts)}
     tally                    ${seconds(middle.tally)}
     ${String(size.payees).padStart(5)} statements         ${seconds(middle.statements)}
     together                 ${seconds(median(pairs.map(wholeOf)))}
  B ÷ A                       ${ratio.toFixed(2)}   (target: at most ${TARGET_RATIO.toFixed(1)}, ${ratio <= TARGET_RATIO ? 'reached' : 'missed'})
  peak memory                 ${megabytes(process.resourceUsage().maxRSS * 1024)}`);

/** One pair, A then B, beginning with nothing that an earlier pair made. */
function measured(): Pair {
  globalThis.gc?.();
  const began = performance.now();
  const lines = { parsed: JSON.parse(text) as unknown };
  const parsed = performance.now();
  globalThis.gc?.();
  return { parse: (parsed - began) / 1000, ...settled(lines, tables, plan) };
}

/** The parsed lines are let go of once they were read, as a program would. */
function settled(lines: { parsed: unknown }, rest: BenchTables, of: Plan): Omit<Pair, 'parse'> {
  const began = performance.now();
  const facts = parseFacts({ ...rest, lines: lines.parsed }, of);
  lines.parsed = undefined;
  const read = performance.now();
  const spec = tallySpec(of, { periods: [BENCH_PERIOD], amended: amendedBy(facts) });
  const tally = addLines(emptyTally(spec), facts);
  const added = performance.now();
  const statements: Statement[] = [];
  for (let number = 0; number < size.payees; number += 1) {
    const payee = `am-${String(number).padStart(4, '0')}`;
    statements.push(settle(of, facts, { payee, period: BENCH_PERIOD, tally, trace }));
  }
  const done = performance.now();
  if (statements.length !== size.payees) throw new Error('a statement is missing');
  return { facts: (read - began) / 1000, tally: (added - read) / 1000, statements: (done - added) / 1000 };
}

function wholeOf({ facts, tally, statements }: Pair): number {
  return facts + tally + statements;
}

function ratioOf(pair: Pair): number {
  return wholeOf(pair) / pair.parse;
}

function median(numbers: readonly number[]): number {
  const ordered = [...numbers].sort((a, b) => a - b);
  const half = Math.floor(ordered.length / 2);
  const upper = ordered[half] ?? Number.NaN;
  return ordered.length % 2 === 1 ? upper : ((ordered[half - 1] ?? Number.NaN) + upper) / 2;
}

function shown(pair: Pair): string {
  const parts = `facts ${seconds(pair.facts)}, tally ${seconds(pair.tally)}, statements ${seconds(pair.statements)}`;
  return `A ${seconds(pair.parse)}  B ${seconds(wholeOf(pair))} (${parts})  B ÷ A ${ratioOf(pair).toFixed(2)}`;
}

function seconds(value: number): string {
  return `${value.toFixed(3).padStart(7)} s`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_048_576)} MB`;
}
