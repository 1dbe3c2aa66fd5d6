/** The ready plans of this folder: each settled on its facts, as many periods in a row as `settle.json` names. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { explain, type Locale, parseFacts, parsePlan, type Statement, settle } from 'dreiklang';
import { verifyStatement } from 'dreiklang/verifier';

/** Whose statements are printed, and of which periods: each goes on from the one before. */
interface Wanted {
  readonly payee: string;
  readonly periods: readonly string[];
}

const folder = new URL('.', import.meta.url);

/** The names of the plans: every folder with a `plan.json`. */
export function planNames(): string[] {
  return readdirSync(folder)
    .filter((name) => existsSync(fileOf(name, 'plan.json')))
    .sort();
}

/** A file of one of the plans. */
export function fileOf(name: string, file: string): URL {
  return new URL(`${name}/${file}`, folder);
}

/** The statements that a plan gives on its facts, one after the other; each is checked before the next goes on from it. */
export function statementsOf(name: string): Statement[] {
  const plan = parsePlan(jsonOf(name, 'plan.json'));
  const facts = parseFacts(jsonOf(name, 'facts.json'), plan);
  const { payee, periods } = jsonOf(name, 'settle.json') as Wanted;
  const statements: Statement[] = [];
  for (const period of periods) {
    const statement = settle(plan, facts, { payee, period, earlier: statements });
    const verdict = verifyStatement(statement, { planDigest: plan.digest });
    if (!verdict.ok) throw new Error(`The statement ${statement.id} does not hold at ${verdict.at}.`);
    statements.push(statement);
  }
  return statements;
}

/** The statements of a plan as its payee reads them. */
export function printed(name: string, locale: Locale): string {
  const texts = statementsOf(name).map((statement) => explain(statement, { locale }));
  return `${texts.join('\n\n\n')}\n`;
}

function jsonOf(name: string, file: string): unknown {
  return JSON.parse(readFileSync(fileOf(name, file), 'utf8'));
}
