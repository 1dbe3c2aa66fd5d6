// All checks in one: runs each, goes on after a failure, prints a table, exits 1 if any failed.
// `node scripts/check.mjs lint types` runs only those named; `--without coverage` leaves one out.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** In this order: `package-check`, `api-report:check` and `door-check` read what `build` has made. */
const CHECKS = {
  types: [],
  lint: [],
  direction: [],
  unused: [],
  coverage: [],
  build: [],
  'package-check': [],
  'api-report:check': [],
  'door-check': [],
  'docs:api': [],
  examples: ['--brief'],
  'second-path': [],
  'prove-tests': [],
};

const args = process.argv.slice(2);
const left = new Set(args.flatMap((arg, index) => (args[index - 1] === '--without' ? [arg] : [])));
const named = args.filter((arg) => arg !== '--without' && !left.has(arg));
const unknown = [...named, ...left].filter((name) => !(name in CHECKS));
if (unknown.length > 0) {
  console.error(`no such check: ${unknown.join(', ')}. There are: ${Object.keys(CHECKS).join(', ')}`);
  process.exit(1);
}

const root = fileURLToPath(new URL('..', import.meta.url));
const results = Object.entries(CHECKS)
  .filter(([name]) => !left.has(name) && (named.length === 0 || named.includes(name)))
  .map(([name, extra]) => {
    console.log(`\n==== npm run ${[name, ...extra].join(' ')}`);
    const started = Date.now();
    const { status } = spawnSync('npm', ['run', '--silent', name, '--', ...extra], {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    return {
      check: name,
      result: status === 0 ? 'ok' : 'FAILED',
      seconds: Math.round((Date.now() - started) / 100) / 10,
    };
  });

console.log('');
console.table(results);
process.exitCode = results.every(({ result }) => result === 'ok') ? 0 : 1;
