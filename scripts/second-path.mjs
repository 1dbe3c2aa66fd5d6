// Settles generated plans and facts twice, by the library and by the naive second path of test/second-path, and fails
// where a figure differs: `npm run second-path -- [--pairs 20000] [--chains 1000] [--from 1]`. Each pair, and each chain of up to
// six statements, has a seed of its own; one in four payees is settled. Runs on all processors; a seed that differs is named, so
// that it can be run alone: `--chains 1 --pairs 0 --from <seed>`.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '20000' },
    chains: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
  },
});
const from = Number(values.from);

/** Its part of a number of pairs or chains in a process of its own, from seeds from + worker, from + worker + workers, … */
function run(file, count, worker, workers) {
  const part = Math.floor(count / workers) + (worker < count % workers ? 1 : 0);
  const script = fileURLToPath(new URL(`../test/second-path/${file}`, import.meta.url));
  const args = ['--import', 'tsx', script, String(from + worker), String(part), String(workers)];
  return new Promise((resolve) => {
    spawn(process.execPath, args, { stdio: 'inherit' }).on('exit', resolve);
  });
}

/** Whether both paths agree on all of them. */
async function agree(what, file, count) {
  const workers = Math.min(availableParallelism(), count);
  const began = performance.now();
  const codes = await Promise.all(Array.from({ length: workers }, (_, worker) => run(file, count, worker, workers)));
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const isGood = codes.every((code) => code === 0);
  console.log(`${count} ${what} from seed ${from} in ${seconds} s: ${isGood ? 'both paths agree' : 'they DIFFER'}`);
  return isGood;
}

const pairs = await agree('pairs', 'run.ts', Number(values.pairs));
const chains = await agree('chains', 'run-chains.ts', Number(values.chains));
process.exitCode = pairs && chains ? 0 : 1;
