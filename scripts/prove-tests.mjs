// Shows that the tests notice mistakes: applies each test/patches/*.patch to a copy of the project and fails if the
// tests stay green there. A patch is a unified diff of files under src; its first line is a comment that says what it
// breaks, a line `# tests: path path` names the test files to run (all, if there is none).
//   npm run prove-tests                    all patches
//   npm run prove-tests -- --only name     the patches whose file name contains `name`; several with commas between them
//   npm run prove-tests -- --every 4       every fourth; of the others, whether they apply
import { execFile, execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const TEST_RUN_LIMIT_MS = 300_000;
/** So many patches are tried at a time, each in a copy of its own: most of a run is one file in one thread. */
const LANES = Math.min(4, availableParallelism());
const NOT_COPIED = new Set(['node_modules', '.git', 'dist', 'coverage', join('docs', 'api')]);

const root = fileURLToPath(new URL('..', import.meta.url));
const patchFolder = join(root, 'test', 'patches');

function readPatch(file) {
  const path = join(patchFolder, file);
  const text = readFileSync(path, 'utf8');
  const lines = text.split('\n');
  const tests = lines.find((line) => line.startsWith('# tests:'));
  const changed = [...new Set(lines.flatMap((line) => /^(?:---|\+\+\+) [ab]\/(\S+)/.exec(line)?.[1] ?? []))];
  return {
    name: file.replace(/\.patch$/, ''),
    path,
    breaks: lines[0]?.startsWith('#') ? lines[0].replace(/^#\s*(breaks:\s*)?/, '') : '',
    tests: tests === undefined ? [] : tests.slice('# tests:'.length).trim().split(/\s+/),
    changed,
  };
}

function formFault({ breaks, changed }) {
  if (breaks === '' || breaks.startsWith('tests:')) return 'its first line is no comment that says what it breaks';
  if (changed.length === 0) return 'it changes no file';
  const outside = changed.filter((path) => !/^src\/.*\.ts$/.test(path) || /\.(test|typetest)\.ts$/.test(path));
  return outside.length > 0 ? `it changes ${outside.join(', ')}, which is not source` : undefined;
}

function copyProject() {
  const copy = mkdtempSync(join(tmpdir(), 'prove-tests-'));
  cpSync(root, copy, { recursive: true, filter: (source) => !NOT_COPIED.has(relative(root, source)) });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir');
  return copy;
}

/** One test run in the copy. `started` is false where no test was ever judged: that proves nothing. */
async function runTests(copy, tests) {
  const countsFile = join(copy, 'prove-tests-counts.json');
  rmSync(countsFile, { force: true });
  const runner = join(copy, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [runner, 'run', ...tests, '--bail', '1', '--reporter=default', '--reporter=json'];
  const { error, output } = await ended(copy, [...args, `--outputFile.json=${countsFile}`]);
  const counts = existsSync(countsFile) ? JSON.parse(readFileSync(countsFile, 'utf8')) : undefined;
  const judged = (counts?.testResults ?? []).flatMap((file) => file.assertionResults ?? []);
  const failed = judged.find((test) => test.status === 'failed');
  return {
    isGreen: error === null && failed === undefined && judged.some((test) => test.status === 'passed'),
    started: judged.some((test) => test.status === 'passed' || test.status === 'failed'),
    failedTest: failed?.fullName,
    output,
  };
}

/** Runs Node in a copy of the project until it ends. */
function ended(copy, args) {
  const options = {
    cwd: copy,
    timeout: TEST_RUN_LIMIT_MS,
    maxBuffer: 2 ** 28,
    env: { ...process.env, NO_COLOR: '1' },
  };
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      resolve({ error, output: `${stdout}${stderr}${error === null ? '' : `\n${error.message}`}` });
    });
  });
}

function applyPatch(copy, patchPath) {
  const attempts = [
    ['git', ['apply', '--whitespace=nowarn', patchPath]],
    ['patch', ['-p1', '-F0', '--batch', '--silent', '-i', patchPath]],
  ];
  const env = { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() };
  for (const [command, args] of attempts) {
    try {
      execFileSync(command, args, { cwd: copy, env, stdio: 'pipe' });
      return undefined;
    } catch (error) {
      if (error.code !== 'ENOENT')
        return String(error.stderr ?? error.message)
          .trim()
          .split('\n')[0];
    }
  }
  return 'neither git nor patch is installed';
}

/** @param isTried whether the tests are run on it; else it must apply */
async function provePatch(copy, patch, isTried) {
  const fault = formFault(patch);
  if (fault !== undefined) return { isProved: false, result: fault };
  const before = new Map(
    patch.changed
      .map((path) => join(copy, path))
      .map((path) => [path, existsSync(path) ? readFileSync(path) : undefined]),
  );
  try {
    const refusal = applyPatch(copy, patch.path);
    if (refusal !== undefined) return { isProved: false, result: `does not apply: ${refusal}` };
    const isSame = [...before].every(([path, bytes]) => existsSync(path) && bytes?.equals(readFileSync(path)));
    if (isSame) return { isProved: false, result: 'changes nothing' };
    if (!isTried) return { isProved: true, result: 'applies' };
    const { isGreen, failedTest, output } = await runTests(copy, patch.tests);
    if (failedTest !== undefined) return { isProved: true, result: `noticed by: ${failedTest}` };
    if (isGreen) return { isProved: false, result: 'NOT NOTICED: the tests stay green' };
    return { isProved: false, result: 'no test was judged: the run itself broke', output };
  } finally {
    for (const [path, bytes] of before) {
      if (bytes === undefined) rmSync(path, { force: true });
      else writeFileSync(path, bytes);
    }
  }
}

async function main() {
  const args = process.argv.slice(2);
  const only = args.includes('--only') ? args[args.indexOf('--only') + 1].split(',') : undefined;
  const patches = (existsSync(patchFolder) ? readdirSync(patchFolder) : [])
    .filter((file) => file.endsWith('.patch') && (only === undefined || only.some((name) => file.includes(name))))
    .sort()
    .map(readPatch);
  const every = args.includes('--every') ? Number(args[args.indexOf('--every') + 1]) : 1;
  const tried = patches.filter((_, place) => place % every === 0);
  if (tried.length === 0) {
    console.error(`no patch in test/patches${only === undefined ? '' : ` with ${only.join(' or ')} in its name`}`);
    return 1;
  }

  const copies = Array.from({ length: Math.min(LANES, patches.length) }, copyProject);
  try {
    const isEverythingNeeded = tried.some(({ tests }) => tests.length === 0);
    const neededTests = isEverythingNeeded ? [] : [...new Set(tried.flatMap(({ tests }) => tests))].sort();
    const unpatched = await runTests(copies[0], neededTests);
    if (!unpatched.isGreen) {
      console.error(`${unpatched.output}\nwithout any patch the tests are not green: nothing can be proved`);
      return 1;
    }
    console.log(
      `without a patch the tests are green (${isEverythingNeeded ? 'all' : `${neededTests.length} test files`})\n`,
    );

    let proved = 0;
    const waiting = patches[Symbol.iterator]();
    const lane = async (copy) => {
      for (const patch of waiting) {
        const started = Date.now();
        const { isProved, result, output } = await provePatch(copy, patch, tried.includes(patch));
        if (isProved) proved += 1;
        const seconds = ((Date.now() - started) / 1000).toFixed(1);
        console.log(
          `${isProved ? 'ok  ' : 'FAIL'} ${patch.name} (${seconds} s)\n     breaks: ${patch.breaks}\n     ${result}`,
        );
        if (output !== undefined) console.log(output);
      }
    };
    await Promise.all(copies.map(lane));
    const left = patches.length - tried.length;
    const ofThem =
      left === 0 ? 'are noticed by the tests' : `are noticed by the tests, or (${left}) not tried and apply`;
    console.log(`\n${proved} of ${patches.length} patches ${ofThem}`);
    return proved === patches.length ? 0 : 1;
  } finally {
    for (const copy of copies) rmSync(copy, { recursive: true, force: true });
  }
}

process.exitCode = await main();
