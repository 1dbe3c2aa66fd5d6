/**
 * Prints the statement of one payee, or of everyone:
 *
 *   npm run example                                   Krüger's second quarter of 2026
 *   npm run example -- hoffmann 2026-Q1 --locale de   someone else's, in German
 *   npm run example -- --all                          everyone's
 *
 * The facts are read from the CSV files of this folder; `--folder` takes others of the same form.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import {
  addLines,
  amendedBy,
  DreiklangError,
  emptyTally,
  explain,
  type Facts,
  type Plan,
  parseFacts,
  parsePlan,
  settle,
  tallySpec,
} from 'dreiklang';
import { problemText } from 'dreiklang/texts';
import { verifyStatement } from 'dreiklang/verifier';
import { loadFacts } from './load.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    locale: { type: 'string', default: 'en' },
    all: { type: 'boolean', default: false },
    folder: { type: 'string' },
  },
});
const locale = values.locale === 'de' ? 'de' : 'en';
const folder =
  values.folder === undefined ? new URL('.', import.meta.url) : pathToFileURL(`${resolve(values.folder)}/`);
const [payee = 'krueger', period = '2026-Q2'] = values.all ? [undefined, positionals.at(-1)] : positionals;

try {
  const plan = parsePlan(JSON.parse(readFileSync(new URL('plan.json', folder), 'utf8')));
  const facts = parseFacts(loadFacts(folder), plan);
  const payees = values.all ? facts.payees.filter((person) => person.plan === plan.id).map(({ id }) => id) : [payee];
  console.log(statements(plan, facts, payees).join('\n\n'));
} catch (error) {
  if (!(error instanceof DreiklangError)) throw error;
  for (const problem of error.problems) console.error(problemText(problem, { locale }));
  if (error.count > error.problems.length) console.error(`… ${error.count - error.problems.length}`);
  process.exitCode = 1;
}

/** Adds the lines up once, then settles, checks and prints each payee. */
function statements(plan: Plan, facts: Facts, payees: readonly string[]): string[] {
  const spec = tallySpec(plan, { periods: [period], amended: amendedBy(facts) });
  const tally = addLines(emptyTally(spec), facts);
  return payees.map((id) => {
    const statement = settle(plan, facts, { payee: id, period, tally });
    const verdict = verifyStatement(statement);
    if (!verdict.ok) throw new Error(`The statement of ${id} does not hold at ${verdict.at}.`);
    return explain(statement, { locale });
  });
}
