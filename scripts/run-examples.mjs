// Runs every examples/<name>/main.ts and fails if one fails. `--brief` shows the first and last lines of each only.
// examples/northwind needs tables that are not part of the project: their folder is NORTHWIND or beside the checkout.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const SHOWN_LINES = 6;
const root = fileURLToPath(new URL('..', import.meta.url));
const examples = join(root, 'examples');
const isBrief = process.argv.includes('--brief');

function tablesFolder() {
  const folder = process.env.NORTHWIND ?? resolve(root, '../shared/data/northwind');
  return existsSync(folder) ? folder : undefined;
}

function shown(output) {
  const lines = output.trimEnd().split('\n');
  if (!isBrief || lines.length <= 2 * SHOWN_LINES) return lines.join('\n');
  const left = lines.length - 2 * SHOWN_LINES;
  return [...lines.slice(0, SHOWN_LINES), `  … ${left} lines …`, ...lines.slice(-SHOWN_LINES)].join('\n');
}

function run(name) {
  const args = ['--import', 'tsx', join('examples', name, 'main.ts')];
  if (name === 'northwind') {
    const tables = tablesFolder();
    if (tables === undefined) {
      console.log(`\n== examples/${name}: left out, its tables are not here (set NORTHWIND to their folder)`);
      return true;
    }
    args.push(tables);
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const isGood = status === 0 && stdout.trim() !== '';
  console.log(
    `\n== examples/${name}: ${isGood ? 'ran' : `FAILED (exit ${status}${stdout.trim() === '' ? ', printed nothing' : ''})`}`,
  );
  console.log(isGood ? shown(stdout) : stdout + stderr);
  return isGood;
}

const names = existsSync(examples)
  ? readdirSync(examples)
      .filter((name) => existsSync(join(examples, name, 'main.ts')))
      .sort()
  : [];
const failed = names.filter((name) => !run(name));
if (names.length === 0) console.log('no examples/<name>/main.ts found');
else console.log(`\n${names.length - failed.length} of ${names.length} examples ran`);
process.exitCode = names.length === 0 || failed.length > 0 ? 1 : 0;
