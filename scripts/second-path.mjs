// Settles generated plans and facts twice, by the library and by the naive second path of test/second-path, and fails
// where a figure differs: `npm run second-path -- [--pairs 2000] [--chains 20000] [--from 1]`. Each pair, and each chain of up to
// six statements, has a seed of its own; one in four payees is settled. The first statement of a chain is a pair too, so that 22,000
// are compared; those that stand alone have more lines. Runs on all processors; a seed that differs is named, so that it can be run
// alone: `--chains 1 --pairs 0 --from <seed>`.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'tsup';

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '2000' },
    chains: { type: 'string', default: '20000' },
    from: { type: 'string', default: '1' },
  },
});
const from = Number(values.from);

/** As bundles they run faster than file by file; beside the packages, so that those are found. */
const modules = fileURLToPath(new URL('../node_modules/.cache', import.meta.url));
await mkdir(modules, { recursive: true });
const bundles = await mkdtemp(join(modules, 'second-path-'));
await build({
  config: false,
  entry: ['run', 'run-chains'].map((name) => fileURLToPath(new URL(`../test/second-path/${name}.ts`, import.meta.url))),
  format: 'esm',
  target: 'node20',
  outDir: bundles,
  outExtension: () => ({ js: '.mjs' }),
  splitting: false,
  silent: true,
});

/** Its part of a number of pairs or chains in a process of its own, from seeds from + worker, from + worker + workers, … */
function run(file, count, worker, workers) {
  const part = Math.floor(count / workers) + (worker < count % workers ? 1 : 0);
  const args = [join(bundles, file), String(from + worker), String(part), String(workers)];
  return new Promise((resolve) => {
    spawn(process.execPath, args, { stdio: 'inherit' }).on('exit', (code, signal) => {
      if (signal !== null) console.error(`${file}, part ${worker + 1} of ${workers}: stopped by ${signal}`);
      resolve(code ?? 1);
    });
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

const pairs = await agree('pairs', 'run.mjs', Number(values.pairs));
const chains = await agree('chains', 'run-chains.mjs', Number(values.chains));
await rm(bundles, { recursive: true });
process.exitCode = pairs && chains ? 0 : 1;
