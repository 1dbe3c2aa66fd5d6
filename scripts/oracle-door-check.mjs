// The oracle door on the built package: every good case, one line each, must earn and pay what the case says.
// Run with a TypeScript loader, after the build: npm run door-check
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { caseFiles, versionsCases } from '../test/support/cases.ts';

const door = fileURLToPath(new URL('../tools/settle-json.mjs', import.meta.url));
const cases = [...caseFiles('good'), ...versionsCases('good')].filter(({ content }) => content.facts !== undefined);
const input = cases
  .map(({ content: { plan, plans = [plan], facts, settle } }) => JSON.stringify({ plans, facts, options: settle }))
  .join('\n');
const { status, stdout, stderr } = spawnSync(process.execPath, [door], { input, encoding: 'utf8', maxBuffer: 2 ** 30 });
const answers = stdout
  .split('\n')
  .slice(0, -1)
  .map((line) => JSON.parse(line));
const wrong = cases.filter(({ content: { expected } }, place) => {
  const statement = answers[place]?.statement;
  if (statement === undefined) return true;
  const differs = (name) => expected[name] !== undefined && Number(statement[name].value) !== Number(expected[name]);
  return differs('earned') || differs('payable');
});
for (const { name } of wrong) console.error(`${name}: not what the case says`);
console.log(
  `${answers.length} answers to ${cases.length} lines, ${wrong.length} wrong${status === 0 ? '' : `: ${stderr}`}`,
);
process.exitCode = status === 0 && wrong.length === 0 && answers.length === cases.length ? 0 : 1;
