/** `run.ts <first seed> <end> <step>`: both paths on those seeds; names every seed for which they differ. */
import { generated } from '../support/generate.js';
import { differences } from './compare.js';

const [first, end, step] = process.argv.slice(2).map(Number) as [number, number, number];

for (let seed = first; seed < end; seed += step) {
  const pair = generated(seed);
  const payee = pair.payees[seed % pair.payees.length] as string;
  const found = differences(pair, payee);
  if (found.length === 0) continue;
  console.error(`seed ${seed}, ${payee}: ${found.join('; ')}`);
  process.exitCode = 1;
}
