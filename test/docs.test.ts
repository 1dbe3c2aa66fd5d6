/**
 * README and docs cannot rot: every `ts` block is run, every `sh` block that shows a result too, and what was printed is
 * compared with the `text` block below or the `// → ` comments inside.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, describe, expect, test } from 'vitest';
import { BETWEEN, documentPaths, type Example, examplesOf, moduleText, programsOf } from './support/documents.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'docs-'));

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** What a command prints, run from the root; a command that fails fails the test with what it said. */
function outputOf(command: string, args: readonly string[], shell: boolean): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', shell });
  expect(status, `${stdout}${stderr}`).toBe(0);
  return stdout;
}

/** Runs a module that stands outside the root; it sees `dreiklang` as this repository has it. */
function outputOfModule(text: string): string {
  const file = join(scratch, 'example.mts');
  writeFileSync(file, text);
  return outputOf(process.execPath, ['--import', 'tsx', file], false);
}

/** What the compiler says of some modules, each under its own name, with the settings that most strict projects have. */
function compilerMessages(modules: ReadonlyMap<string, string>): string[] {
  const files = [...modules].map(([name, text]) => {
    const file = join(scratch, `${name}.mts`);
    writeFileSync(file, text);
    return file;
  });
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile) as { config: object };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, root);
  const program = ts.createProgram(files, {
    ...options,
    typeRoots: [join(root, 'node_modules/@types')],
  });
  return files.flatMap((file) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(file)).map((message) => {
      return `${basename(file)}: ${ts.flattenDiagnosticMessageText(message.messageText, ' ')}`;
    }),
  );
}

/** Trailing white space is not shown in a document. */
function shown(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

function scriptsNamedIn({ text }: Example): string[] {
  return [...text.matchAll(/npm (?:run )?(?:--silent )?([a-z][a-z:-]*)/g)].map((match) => match[1] as string);
}

describe.each(documentPaths(root))('%s', (path) => {
  const examples = examplesOf(join(root, path));
  const commands = examples.filter((example) => example.language === 'sh');

  test('shows results that its examples print', { timeout: 120_000 }, () => {
    for (const program of programsOf(examples)) {
      const outputs = outputOfModule(moduleText(program)).split(`${BETWEEN}\n`);
      program.forEach((example, place) => {
        if (example.printed === undefined) return;
        expect(shown(outputs[place] ?? ''), `the block in line ${example.line}`).toBe(shown(example.printed));
      });
    }
    for (const command of commands) {
      if (command.printed === undefined) continue;
      const output = outputOf(command.text, [], true);
      expect(shown(output), `the block in line ${command.line}`).toBe(shown(command.printed));
    }
  });

  test('names scripts and pages that are there', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    const known = new Set(['install', ...Object.keys(scripts)]);
    expect(commands.flatMap(scriptsNamedIn).filter((name) => !known.has(name))).toEqual([]);
    const links = [...readFileSync(join(root, path), 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)];
    const missing = links
      .map((link) => link[1] as string)
      .filter((link) => !existsSync(join(root, dirname(path), link)));
    expect(missing).toEqual([]);
  });
});

test('every example compiles', { timeout: 120_000 }, () => {
  const modules = documentPaths(root).flatMap((path) =>
    programsOf(examplesOf(join(root, path))).map((program): [string, string] => [
      `${path.replaceAll('/', '-')}-${program[0]?.line}`,
      moduleText(program),
    ]),
  );
  expect(compilerMessages(new Map(modules))).toEqual([]);
});

describe('the check of documents', () => {
  test('tells blocks of one program apart and compares what each prints', () => {
    const file = join(scratch, 'page.md');
    const page = [
      '```ts',
      "import { toDecimal } from 'dreiklang';",
      "const half = toDecimal('0.50'); // → 0.5",
      '```',
      '```ts',
      'console.log(String(half));',
      '```',
      '```text',
      '0.5',
      '```',
    ];
    writeFileSync(file, page.join('\n'));
    const programs = programsOf(examplesOf(file));
    expect(programs.map((program) => program.map(({ printed }) => printed))).toEqual([['0.5', '0.5']]);
    expect(moduleText(programs[0] ?? [])).toContain('console.log(half);');
  });

  test('notices an example that does not compile', () => {
    expect(compilerMessages(new Map([['planted', "const amount: number = '12';"]]))).toHaveLength(1);
  });

  test('notices a command that fails', () => {
    expect(() => outputOfModule("throw new Error('planted');")).toThrow('planted');
  });
});
