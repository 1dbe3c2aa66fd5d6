// Writes dist/plan.schema.json, the JSON Schema of a plan, from the same schemas that parsePlan uses.
// Run with a TypeScript loader: node --import tsx scripts/build-schema.mjs
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';

const source = new URL('../src/plan/json-schema.ts', import.meta.url);
const target = new URL('../dist/plan.schema.json', import.meta.url);

if (existsSync(source)) {
  const { planJsonSchema } = await import(source.href);
  const text = `${JSON.stringify(planJsonSchema(), null, 2)}\n`;
  mkdirSync(new URL('.', target), { recursive: true });
  writeFileSync(target, text);
  console.log(`dist/plan.schema.json: ${text.length} characters`);
} else {
  console.log('dist/plan.schema.json: left out, src/plan/json-schema.ts does not exist');
}
