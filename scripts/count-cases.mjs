// Counts the case files by mechanic: npm run cases
// `npm run cases -- --label` writes `seenBy` into bad plans that do not say yet who sees them: the JSON Schema, or only parsePlan.
// Run with a TypeScript loader.
import { readFileSync, writeFileSync } from 'node:fs';
import { caseFiles, chainCases, pathOf, versionsCases } from '../test/support/cases.ts';
import { saysWho, seenBy } from '../test/support/plan-validator.ts';

const counts = new Map();
const rowOf = (mechanic) => {
  const row = counts.get(mechanic) ?? { good: 0, settled: 0, chains: 0, statements: 0, published: 0, bad: 0 };
  counts.set(mechanic, row);
  return row;
};
for (const kind of ['good', 'bad']) {
  for (const { mechanic, content } of [...caseFiles(kind), ...versionsCases(kind)]) {
    const row = rowOf(mechanic);
    row[kind] += 1;
    if (kind === 'good' && content.facts !== undefined) row.settled += 1;
    if (kind === 'good' && content.published !== undefined) row.published += 1;
  }
}
for (const { mechanic, content } of chainCases()) {
  const row = rowOf(mechanic);
  row.chains += 1;
  row.statements += content.chain.filter(({ problems }) => problems === undefined).length;
  if (content.published !== undefined) row.published += 1;
}
const total = { good: 0, settled: 0, chains: 0, statements: 0, published: 0, bad: 0 };
for (const row of counts.values()) for (const column of Object.keys(total)) total[column] += row[column];
console.table(Object.fromEntries([...[...counts].sort(([a], [b]) => (a < b ? -1 : 1)), ['total', total]]));

if (process.argv.includes('--label')) {
  for (const file of caseFiles('bad')) {
    if (!saysWho(file.content) || file.content.seenBy !== undefined) continue;
    const path = pathOf(file.name);
    const text = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      text.replace(/\n( *)"plan": /, (line, indent) => `\n${indent}"seenBy": "${seenBy(file.content.plan)}",${line}`),
    );
    console.log(`${file.name}: ${seenBy(file.content.plan)}`);
  }
}
