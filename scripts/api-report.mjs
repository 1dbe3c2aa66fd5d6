// The public API as one reviewed page: every exported name with its signature, read from the built declarations.
// `node scripts/api-report.mjs` writes docs/api-report.txt; with `--check` it fails if the page is out of date.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ENTRIES = { dreiklang: 'index', 'dreiklang/verifier': 'verifier/index', 'dreiklang/texts': 'texts' };
const built = (name) => fileURLToPath(new URL(`../dist/${name}.d.ts`, import.meta.url));
const page = fileURLToPath(new URL('../docs/api-report.txt', import.meta.url));
const byCodePoint = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

const missing = Object.values(ENTRIES).filter((name) => !existsSync(built(name)));
if (missing.length > 0) {
  console.error(`dist lacks ${missing.map((name) => `${name}.d.ts`).join(', ')}: run npm run build first`);
  process.exit(1);
}

const program = ts.createProgram(Object.values(ENTRIES).map(built), {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2022.d.ts'],
  types: [],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
});
const checker = program.getTypeChecker();
const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed });
const distFolder = fileURLToPath(new URL('../dist/', import.meta.url)).replaceAll('\\', '/');

const resolved = (symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);

/** The statement that declares: a variable's declaration is printed with its `const`. */
function statementOf(declaration) {
  return ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
}

function signature(symbol) {
  return (symbol.declarations ?? [])
    .map((declaration) =>
      printer.printNode(ts.EmitHint.Unspecified, statementOf(declaration), declaration.getSourceFile()),
    )
    .map((text) => text.replace(/^(export )?(declare )?/, ''))
    .join('\n');
}

/** Types of ours that the signatures name, whether exported or not. */
function namedTypes(symbol) {
  const found = new Set();
  const visit = (node) => {
    if (ts.isIdentifier(node)) {
      const named = checker.getSymbolAtLocation(node);
      const target = named && resolved(named);
      const top = target?.declarations?.[0] && statementOf(target.declarations[0]);
      const isOurs = top && ts.isSourceFile(top.parent) && top.getSourceFile().fileName.startsWith(distFolder);
      if (isOurs && target !== symbol) found.add(target);
    }
    ts.forEachChild(node, visit);
  };
  for (const declaration of symbol.declarations ?? []) visit(statementOf(declaration));
  return found;
}

function exportsOf(entry) {
  const source = program.getSourceFile(built(entry));
  const moduleSymbol = source && checker.getSymbolAtLocation(source);
  if (!moduleSymbol) throw new Error(`dist/${entry}.d.ts exports nothing`);
  return new Map(checker.getExportsOfModule(moduleSymbol).map((symbol) => [symbol.getName(), resolved(symbol)]));
}

const exportedBy = new Map(Object.values(ENTRIES).map((entry) => [entry, exportsOf(entry)]));
const exportedAnywhere = new Set([...exportedBy.values()].flatMap((exported) => [...exported.values()]));

function section(title, entry) {
  const exported = exportedBy.get(entry);
  const reached = new Set(exported.values());
  for (const symbol of reached) for (const named of namedTypes(symbol)) reached.add(named);

  const block = (name) => `### ${name}\n\n\`\`\`ts\n${signature(exported.get(name))}\n\`\`\`\n`;
  const names = [...exported.keys()].sort(byCodePoint);
  const hidden = [...reached]
    .filter((symbol) => !exportedAnywhere.has(symbol))
    .map(signature)
    .sort(byCodePoint);
  return [
    `## ${title}\n`,
    `${names.length} exported: ${names.map((name) => `\`${name}\``).join(', ')}\n`,
    ...names.map(block),
    ...(hidden.length > 0
      ? ['### Named in these signatures, not exported\n', `\`\`\`ts\n${hidden.join('\n')}\n\`\`\`\n`]
      : []),
  ].join('\n');
}

const report = [
  '# API report\n',
  'Made by `npm run api-report` from the built declarations; `npm run api-report:check` fails when it is out of date.',
  'A change here belongs in `CHANGELOG.md`.\n',
  ...Object.entries(ENTRIES).map(([title, entry]) => section(title, entry)),
].join('\n');

if (process.argv.includes('--check')) {
  const committed = existsSync(page) ? readFileSync(page, 'utf8').replaceAll('\r\n', '\n') : '';
  if (committed === report) {
    console.log('docs/api-report.txt is up to date');
  } else {
    const oldLines = new Set(committed.split('\n'));
    const newLines = new Set(report.split('\n'));
    for (const line of oldLines) if (!newLines.has(line)) console.error(`- ${line}`);
    for (const line of newLines) if (!oldLines.has(line)) console.error(`+ ${line}`);
    console.error(
      'docs/api-report.txt is out of date: run npm run api-report, review the difference, add it to CHANGELOG.md',
    );
    process.exitCode = 1;
  }
} else {
  mkdirSync(new URL('../docs/', import.meta.url), { recursive: true });
  writeFileSync(page, report);
  console.log('docs/api-report.txt written');
}
