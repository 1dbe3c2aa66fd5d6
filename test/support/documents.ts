/** Code blocks of Markdown documents, and the programs that they make up. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A fenced block: what stands behind the fence, its lines, and in which line of the document it begins (from 1). */
export interface Block {
  readonly language: string;
  readonly text: string;
  readonly line: number;
}

/** A `ts` or `sh` block and what the document says it prints; undefined where it says nothing. */
export interface Example extends Block {
  readonly printed?: string;
}

/** `ts` blocks that run one after the other: the first imports from `dreiklang`, the others go on from there. */
export type Program = readonly Example[];

/** README and every page of docs that people wrote, as paths from the root. */
export function documentPaths(root: string): string[] {
  const pages = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return relative(root, path) === join('docs', 'api') ? [] : pages(path);
      return entry.name.endsWith('.md') ? [relative(root, path)] : [];
    });
  return ['README.md', ...pages(join(root, 'docs')).sort()];
}

/** The examples of a document: its `ts` and `sh` blocks, each with the result that stands in it or below it. */
export function examplesOf(path: string): Example[] {
  const blocks = blocksOf(readFileSync(path, 'utf8'));
  return blocks.flatMap((block, place) => {
    if (block.language !== 'ts' && block.language !== 'sh') return [];
    const next = blocks[place + 1];
    const inside = block.language === 'ts' ? resultsInside(block.text) : undefined;
    const printed = inside ?? (next?.language === 'text' ? next.text : undefined);
    return [printed === undefined ? block : { ...block, printed }];
  });
}

/** The `ts` blocks put together to programs. */
export function programsOf(examples: readonly Example[]): Program[] {
  const programs: Example[][] = [];
  for (const example of examples) {
    if (example.language !== 'ts') continue;
    const last = programs.at(-1);
    if (last === undefined || example.text.includes("} from 'dreiklang';")) programs.push([example]);
    else last.push(example);
  }
  return programs;
}

/** What is printed between two blocks of a program, so that each block's output can be told apart. */
export const BETWEEN = '--- next block ---';

/** A program as one module. A line that ends in `// → result` prints what it gives, or prints it already. */
export function moduleText(program: Program): string {
  return program.map(({ text }) => text.split('\n').map(printing).join('\n')).join(`\nconsole.log('${BETWEEN}');\n`);
}

const RESULT = /^(.*?);?\s*\/\/ → (.*)$/;

function printing(line: string): string {
  const code = RESULT.exec(line)?.[1];
  if (code === undefined || code.trimStart().startsWith('console.log(')) return line;
  const name = /^\s*const (\w+) = /.exec(code)?.[1];
  return name === undefined ? `console.log(${code});` : `${code}; console.log(${name});`;
}

function resultsInside(text: string): string | undefined {
  const results = text.split('\n').flatMap((line) => RESULT.exec(line)?.[2] ?? []);
  return results.length === 0 ? undefined : results.join('\n');
}

function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: { readonly language: string; readonly line: number; readonly lines: string[] } | undefined;
  markdown.split('\n').forEach((line, place) => {
    const fence = /^\s*```(\S*)/.exec(line);
    if (open === undefined) {
      if (fence !== null) open = { language: fence[1] ?? '', line: place + 1, lines: [] };
    } else if (fence === null) {
      open.lines.push(line);
    } else {
      blocks.push({ language: open.language, text: open.lines.join('\n'), line: open.line });
      open = undefined;
    }
  });
  return blocks;
}
