import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  carriedStatement,
  emptyStatement,
  fullStatement,
  plainStatement,
} from '../../test/support/paper-statements.js';
import { canonical, type Json, type JsonObject, sealed, withControl } from '../../test/support/seal.js';
import { Seeded } from '../../test/support/seeded.js';
import { type Tampering, tamperAnything, tamperFigure, tamperFigureOnly } from '../../test/support/tamper.js';
import { type VerifierOptions, verifyStatement } from './index.js';

const HAND_MADE = {
  full: fullStatement(),
  plain: plainStatement(),
  carried: carriedStatement(),
  empty: emptyStatement(),
};
const statements = Object.values(HAND_MADE);

describe('the file to copy', () => {
  const source = readFileSync(fileURLToPath(new URL('./index.ts', import.meta.url)), 'utf8');

  it('has at most 200 lines', () => {
    expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(200);
  });

  it('imports nothing and asks nothing of where it runs', () => {
    expect(source).not.toMatch(
      /\bimport\b|\brequire\b|\bprocess\b|\bglobalThis\b|\bcrypto\b|\bBuffer\b|\bTextEncoder\b/,
    );
  });
});

describe('a statement made by hand', () => {
  it.each(Object.entries(HAND_MADE))('is accepted: %s', (_, statement) => {
    const nodes = (statement.trace as Json[]).length;
    expect(verifyStatement(statement)).toEqual({ ok: true, nodes });
    expect(verifyStatement(statement, { digests: false })).toEqual({ ok: true, nodes });
    expect(verifyStatement(JSON.stringify(statement, null, 2))).toEqual({ ok: true, nodes });
    expect(verifyStatement(JSON.parse(canonical(statement)))).toEqual({ ok: true, nodes });
  });

  it('has every operation of the closed set', () => {
    const operations = new Set((HAND_MADE.full.trace as JsonObject[]).map((node) => node.op));
    expect([...operations].sort()).toEqual(
      'add all any calendar choose compare divide fact lines max min multiply none pairs piecewise plan round share-out subtract'.split(
        ' ',
      ),
    );
  });

  it('is checked against the digests of plan and tally, where they are at hand', () => {
    const planDigest = 'a'.repeat(64);
    const tallyDigest = 'b'.repeat(64);
    expect(verifyStatement(HAND_MADE.full, { planDigest, tallyDigest }).ok).toBe(true);
    expect(verifyStatement(HAND_MADE.full, { planDigest: tallyDigest })).toEqual({
      ok: false,
      code: 'digest_differs',
      at: '/plan/digest',
      expected: tallyDigest,
      found: planDigest,
    });
    expect(verifyStatement(HAND_MADE.full, { tallyDigest: planDigest, digests: false })).toMatchObject({
      code: 'digest_differs',
      at: '/tally/digest',
    });
  });

  it('may hold fields that the format does not name yet', () => {
    expect(verifyStatement(sealed({ ...HAND_MADE.plain, carries: { balance: '0.00', list: [true, null] } })).ok).toBe(
      true,
    );
  });
});

/** Those of a thousand tamperings, over all statements in turn, that a verifier lets pass. */
function passed(
  seed: number,
  options: VerifierOptions,
  tamper: (statement: unknown, chance: Seeded) => Tampering,
  resealed: (statement: JsonObject) => JsonObject = (statement) => statement,
): string[] {
  const chance = new Seeded(seed);
  return chance
    .times(1_000, (round) => tamper(statements[round % statements.length], chance))
    .filter(({ statement }) => verifyStatement(resealed(statement), options).ok)
    .map(({ at, what }) => `${at} ${what}`);
}

describe('a thousand tamperings', () => {
  it.each([1, 2])('of figures and nodes are all rejected without any digest (seed %i)', (seed) => {
    expect(passed(seed, { digests: false }, tamperFigure)).toEqual([]);
  });

  it.each([4, 5])('of anything at all are all rejected with digests (seed %i)', (seed) => {
    expect(passed(seed, { digests: true }, tamperAnything)).toEqual([]);
  });

  it('of anything at all are all rejected by the digest alone, where control totals are made anew', () => {
    const resealed = (statement: JsonObject): JsonObject => {
      if (!Array.isArray(statement.trace)) return statement;
      const { digest } = statement;
      return { ...withControl(statement), ...(digest === undefined ? {} : { digest }) };
    };
    const onlyControl = ({ at }: Tampering): boolean => at.startsWith('/control');
    const chance = new Seeded(7);
    const tamper = (statement: unknown): Tampering => {
      for (;;) {
        const tampering = tamperAnything(statement, chance);
        if (!onlyControl(tampering)) return tampering;
      }
    };
    expect(passed(8, {}, tamper, resealed)).toEqual([]);
  });

  it('of figures alone are mostly rejected by arithmetic alone; control totals are for the rest', () => {
    const unnoticed = passed(9, { digests: false }, tamperFigureOnly, withControl);
    expect(unnoticed.length).toBeGreaterThan(0);
    expect(unnoticed.length).toBeLessThan(100);
  });
});
