// The oracle door: settlements as JSON lines on standard input, statements or problems as JSON lines on standard output,
// in the same order. The format: docs/oracle-door.md.
//
//   npm run build
//   node tools/settle-json.mjs < settlements.jsonl > answers.jsonl
//
// `--library <file>` settles with another build of the library than `dist/index.js`.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { answerTo } from './settle-json/answer.mjs';
import { linesOf } from './settle-json/lines.mjs';

const args = process.argv.slice(2);
const file = args[0] === '--library' && args.length === 2 ? args[1] : undefined;
if (args.length > 0 && file === undefined) stop('usage: node tools/settle-json.mjs [--library <file>] < lines');
const path = file === undefined ? fileURLToPath(new URL('../dist/index.js', import.meta.url)) : resolve(file);
if (!existsSync(path)) stop(`${path} is not there: run npm run build first`);

const library = await import(pathToFileURL(path).href);

// Whoever reads the answers may go away before the end.
process.stdout.on('error', (error) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

for await (const lines of linesOf(process.stdin)) {
  const answers = lines.map((line) => `${JSON.stringify(answerTo(line, library))}\n`).join('');
  if (!process.stdout.write(answers)) await new Promise((drained) => process.stdout.once('drain', drained));
}

function stop(message) {
  console.error(message);
  process.exit(2);
}
