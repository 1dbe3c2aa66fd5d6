/**
 * Prints the statements that the ready plans of this folder give on their facts:
 *
 *   npm run example:plans                                  all of them
 *   npm run example:plans -- ramp-up-draw --locale de      one of them, in German
 *   npm run example:plans -- --write                       writes all of them anew into statement.en.txt and statement.de.txt
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fileOf, planNames, printed } from './settled.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { locale: { type: 'string', default: 'en' }, write: { type: 'boolean', default: false } },
});
const names = planNames();
const unknown = positionals.filter((name) => !names.includes(name));

if (unknown.length > 0) {
  console.error(`There is no plan ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  process.exitCode = 1;
} else {
  const wanted = positionals.length > 0 ? positionals : names;
  if (values.write) for (const name of wanted) write(name);
  else console.log(wanted.map((name) => printed(name, values.locale === 'de' ? 'de' : 'en')).join('\n\n'));
}

function write(name: string): void {
  for (const locale of ['en', 'de'] as const) {
    writeFileSync(fileOf(name, `statement.${locale}.txt`), printed(name, locale));
  }
  console.log(`wrote the statements of ${name}`);
}
