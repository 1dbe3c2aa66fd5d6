// How many small settlements a second the oracle door gives on the built package: npm run bench:door
// The lines of the good cases, over and over, from a file to a file. What starting takes is measured and taken off.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { caseFiles } from '../test/support/cases.ts';

/** Longer lines are no small settlements. */
const LONGEST = 3_000;
const TIMES = 40;

const door = fileURLToPath(new URL('../tools/settle-json.mjs', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'door-speed-'));
const cases = caseFiles('good').filter(({ content }) => content.facts !== undefined);

try {
  for (const trace of [true, false]) {
    const lines = cases
      .map(({ content: { plan, facts, settle } }) => ({ plans: [plan], facts, options: { ...settle, trace } }))
      .map((line) => JSON.stringify(line))
      .filter((line) => line.length <= LONGEST);
    const started = secondsFor([lines[0]]);
    const took = secondsFor(Array.from({ length: TIMES }, () => lines).flat()) - started;
    const count = TIMES * lines.length;
    const average = Math.round(lines.join('').length / lines.length);
    console.log(
      `trace ${trace}: ${count} lines (${lines.length} different ones of ${average} characters on average) ` +
        `in ${took.toFixed(1)} s after ${started.toFixed(1)} s to start: ${Math.round(count / took)} a second`,
    );
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function secondsFor(lines) {
  const path = join(scratch, 'lines.jsonl');
  writeFileSync(path, `${lines.join('\n')}\n`);
  const [input, output] = [openSync(path, 'r'), openSync(join(scratch, 'answers.jsonl'), 'w')];
  const begun = performance.now();
  const { status } = spawnSync(process.execPath, [door], { stdio: [input, output, 'inherit'] });
  const took = (performance.now() - begun) / 1_000;
  closeSync(input);
  closeSync(output);
  if (status !== 0) throw new Error(`the door ended with ${status}`);
  return took;
}
