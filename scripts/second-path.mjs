// Settles generated plans and facts twice, by the library and by the naive second path of test/second-path, and fails
// where a figure differs: `npm run second-path -- [--pairs 20000] [--from 1]`. Each pair has a seed of its own; one in
// four payees is settled. Runs on all processors; a seed that differs is named, so that it can be run alone.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { pairs: { type: 'string', default: '20000' }, from: { type: 'string', default: '1' } },
});
const [pairs, from] = [Number(values.pairs), Number(values.from)];
const workers = Math.min(availableParallelism(), pairs);
const began = performance.now();

/** Its part of the pairs in a process of its own, from seeds from + worker, from + worker + workers, … */
function run(worker) {
  const part = Math.floor(pairs / workers) + (worker < pairs % workers ? 1 : 0);
  const script = fileURLToPath(new URL('../test/second-path/run.ts', import.meta.url));
  const args = ['--import', 'tsx', script, String(from + worker), String(part), String(workers)];
  return new Promise((resolve) => {
    spawn(process.execPath, args, { stdio: 'inherit' }).on('exit', resolve);
  });
}

const codes = await Promise.all(Array.from({ length: workers }, (_, worker) => run(worker)));
const seconds = ((performance.now() - began) / 1000).toFixed(0);
const isGood = codes.every((code) => code === 0);
console.log(`${pairs} pairs from seed ${from} in ${seconds} s: ${isGood ? 'both paths agree' : 'they DIFFER'}`);
process.exitCode = isGood ? 0 : 1;
