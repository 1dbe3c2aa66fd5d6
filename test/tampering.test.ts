/** What the checker says of statements that somebody changed: one thing each, chosen without knowing the checker. */
import { describe, expect, it } from 'vitest';
import { parseFacts, parsePlan, type Statement, settle } from '../src/index.js';
import { type VerifierOptions, verifyStatement } from '../src/verifier/index.js';
import { caseFiles, chainCases, versionsCases } from './support/cases.js';
import { statementsOfChain } from './support/chains.js';
import { Seeded } from './support/seeded.js';
import { type Tampering, tamperAnything, tamperFigure } from './support/tamper.js';

const settled = caseFiles('good').filter(({ content }) => content.facts !== undefined);
const alone = [
  ...versionsCases('good').map(({ name, content }) => ({ name, content })),
  ...settled.map(({ name, content }) => ({ name, content: { ...content, plans: [content.plan] } })),
].map(({ name, content: { plans, facts, settle: options } }): { name: string; statement: Statement } => {
  const parsed = plans.map((plan) => parsePlan(plan));
  return { name, statement: settle(parsed, parseFacts(facts, parsed), options) };
});
const inChains = chainCases().flatMap(({ name, content }) =>
  statementsOfChain(content).map((statement) => ({ name: `${name} ${statement.period.name}`, statement })),
);
const statements = [...alone, ...inChains];

/** Tampers a thousand times, with every case in turn, and gives what was accepted. */
function acceptedOf(
  tamper: (statement: unknown, chance: Seeded) => Tampering,
  options: VerifierOptions,
): { readonly accepted: string[]; readonly codes: ReadonlySet<string> } {
  const accepted: string[] = [];
  const codes = new Set<string>();
  for (let seed = 0; seed < 1000; seed += 1) {
    const { name, statement } = statements[seed % statements.length] as (typeof statements)[number];
    const { statement: changed, what, at } = tamper(statement, new Seeded(seed + 1));
    const verdict = verifyStatement(changed, options);
    if (verdict.ok) accepted.push(`seed ${seed + 1}, ${name} ${at}: ${what}`);
    else codes.add(verdict.code);
  }
  return { accepted, codes };
}

describe('the statements of all good cases', () => {
  it('are accepted untouched, with digests and without', () => {
    expect(statements.length).toBeGreaterThan(200);
    for (const { name, statement } of statements) {
      for (const digests of [true, false]) {
        expect(verifyStatement(JSON.stringify(statement), { digests }), name).toMatchObject({ ok: true });
      }
    }
  });

  it('are all rejected with digests switched off, once a figure or a node is changed, swapped, dropped or doubled', () => {
    const { accepted, codes } = acceptedOf(tamperFigure, { digests: false });
    expect(accepted).toEqual([]);
    expect(codes.has('digest_differs')).toBe(false);
    expect(codes.size).toBeGreaterThan(5);
  });

  it('are all rejected with digests, once any leaf, key or order is changed', () => {
    const { accepted, codes } = acceptedOf(tamperAnything, { digests: true });
    expect(accepted).toEqual([]);
    expect(codes.size).toBeGreaterThan(5);
  });
});
