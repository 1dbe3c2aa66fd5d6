/** Whatever is handed in as facts: either facts, or one error of ours. And the order of lists never matters. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DreiklangError, parseFacts, parsePlan, type SettleOptions, settle } from '../../src/index.js';
import { caseFiles, type GoodCase } from '../support/cases.js';
import { Seeded } from '../support/seeded.js';
import { STRANGE_VALUES } from '../support/strange-values.js';
import { WHOLE_FACTS } from '../support/whole-facts.js';

type Loose = Record<string, unknown>;

const PLAN = parsePlan({
  id: 'p',
  currency: 'EUR',
  period: 'month',
  components: [{ id: 'sales', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '2%' } }],
});

/** Runs something; anything thrown must be an error of ours that says what is wrong. */
function onlyOurs(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof DreiklangError)) throw error;
    expect(error.count).toBeGreaterThanOrEqual(error.problems.length);
    expect(error.problems.length).toBe(Math.min(error.count, 100));
    expect(JSON.stringify(error.problems).length).toBeLessThan(200_000);
    for (const { at, found } of error.problems) {
      expect(at === '' || at.startsWith('/')).toBe(true);
      expect(found?.length ?? 0).toBeLessThanOrEqual(80);
    }
  }
}

/** Every place of plain data, as the list of keys that leads there. */
function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, field]) => placesOf(field, [...path, key]))];
}

function objectOf(makes: readonly (readonly [string, () => unknown])[]): object {
  const object = {};
  for (const [key, make] of makes) {
    Object.defineProperty(object, key, { value: make(), enumerable: true, configurable: true });
  }
  return object;
}

/** A copy of plain data with something else at one place. */
function withAt(value: unknown, path: readonly string[], other: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return other;
  const copy = Array.isArray(value) ? [...value] : { ...(value as Loose) };
  Object.defineProperty(copy, key, {
    value: withAt((value as Loose)[key], rest, other),
    enumerable: true,
    configurable: true,
    writable: true,
  });
  return copy;
}

const PLAIN = ['', '0', '-1', '1/3', '50%', '2026-01-10', '2026-01', 'c1', 'anna', 'L1', '__proto__', [], {}, null, 5];
/** Makes of values, not values: the runner of properties must not touch what throws when it is touched. */
const junk: fc.Arbitrary<() => unknown> = fc.oneof(
  fc.constantFrom(...STRANGE_VALUES),
  fc.jsonValue({ maxDepth: 3 }).map((value) => () => value),
  fc.constantFrom(...PLAIN).map((value) => () => value),
);

describe('facts of any kind', () => {
  it('are read as they are meant to be', () => {
    expect(parseFacts(WHOLE_FACTS, PLAN).lines.count).toBe(3);
  });

  it('give facts or one error of ours, with anything in any one place', () => {
    const place = fc.constantFrom(...placesOf(WHOLE_FACTS));
    fc.assert(
      fc.property(place, junk, (path, other) => {
        onlyOurs(() =>
          settle(PLAN, parseFacts(withAt(WHOLE_FACTS, path, other()), PLAN), { payee: 'anna', period: '2026-01' }),
        );
      }),
      { numRuns: 1_500 },
    );
  });

  it('give facts or one error of ours, with anything under any key', () => {
    const key = fc.constantFrom(
      ...new Set(placesOf(WHOLE_FACTS).flat()),
      '__proto__',
      'constructor',
      'toJSON',
      'length',
      '',
    );
    const value = fc.letrec<{ any: () => unknown }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        junk,
        fc.array(tie('any'), { maxLength: 3 }).map((makes) => () => makes.map((make) => make())),
        fc.array(fc.tuple(key, tie('any')), { maxLength: 4 }).map((makes) => () => objectOf(makes)),
      ),
    })).any;
    const fields = fc.tuple(...Object.keys(WHOLE_FACTS).map((field) => fc.tuple(fc.constant(field), value)));
    fc.assert(
      fc.property(
        fc.oneof(
          value,
          fields.map((makes) => () => objectOf(makes)),
        ),
        (make) => {
          onlyOurs(() => parseFacts(make(), PLAN));
        },
      ),
      { numRuns: 800 },
    );
  });

  it('give one error of ours where a getter throws, whatever it throws', () => {
    const place = fc.constantFrom(...placesOf(WHOLE_FACTS).filter((path) => path.length > 0));
    fc.assert(
      fc.property(place, junk, (path, thrown) => {
        const input = structuredClone(WHOLE_FACTS) as unknown as Loose;
        const holder = path.slice(0, -1).reduce<Loose>((inner, key) => inner[key] as Loose, input);
        Object.defineProperty(holder, path.at(-1) as string, {
          enumerable: true,
          get: () => {
            throw thrown();
          },
        });
        let caught: unknown;
        try {
          parseFacts(input, PLAN);
        } catch (error) {
          caught = error;
        }
        expect(caught).toBeInstanceOf(DreiklangError);
      }),
      { numRuns: 400 },
    );
  });

  it('are settled or refused by one error of ours, whatever the options, the plan and the facts are', () => {
    const facts = parseFacts(WHOLE_FACTS, PLAN);
    fc.assert(
      fc.property(junk, junk, junk, junk, (a, b, c, d) => {
        const anna = { payee: 'anna', period: '2026-01' };
        onlyOurs(() => settle(PLAN, facts, a() as SettleOptions));
        onlyOurs(() => settle(PLAN, facts, { payee: a(), period: b(), tally: c(), trace: d() } as SettleOptions));
        onlyOurs(() => settle(PLAN, facts, { ...anna, trace: a(), tally: b() } as SettleOptions));
        onlyOurs(() => settle(a() as typeof PLAN, b() as typeof facts, anna));
        onlyOurs(() => settle(PLAN, a() as typeof facts, anna));
        onlyOurs(() => parseFacts(WHOLE_FACTS, a() as typeof PLAN));
        onlyOurs(() => parseFacts(WHOLE_FACTS, PLAN, a() as { shard?: boolean }));
        onlyOurs(() => parseFacts(WHOLE_FACTS, [a(), PLAN] as (typeof PLAN)[]));
      }),
      { numRuns: 400 },
    );
  });
});

/** The same facts in another order: lists in which order means nothing, shuffled; keys of objects turned round. */
function reordered(facts: Loose, seeded: Seeded): Loose {
  const turned = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(turned);
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, field]) => [key, turned(field)]),
    );
  };
  const shuffled = (list: unknown): unknown[] => seeded.shuffled(list as unknown[]).map(turned);
  const inner = ['credits', 'payments', 'workingShare', 'absences', 'kpis'];
  return Object.fromEntries(
    Object.entries(facts).map(([key, list]) => {
      if (!Array.isArray(list)) return [key, turned(list)];
      const rows = shuffled(list) as Loose[];
      return [
        key,
        rows.map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([field, value]) => [
              field,
              inner.includes(field) && Array.isArray(value) ? shuffled(value) : value,
            ]),
          ),
        ),
      ];
    }),
  );
}

describe('the order of lists', () => {
  const cases = caseFiles('good').filter(({ content }) => content.facts !== undefined);
  const statementOf = ({ plan, settle: options }: GoodCase, facts: unknown): string => {
    const parsed = parsePlan(plan);
    return JSON.stringify(settle(parsed, parseFacts(facts, parsed), options));
  };

  it(`never changes a byte of a statement, in any of ${cases.length} cases`, () => {
    cases.forEach(({ name, content }, place) => {
      const inOrder = statementOf(content, content.facts);
      for (let round = 0; round < 2; round += 1) {
        const facts = reordered(content.facts as Loose, new Seeded(1 + place * 2 + round));
        expect(statementOf(content, facts), name).toBe(inOrder);
      }
    });
  });

  it('is noticed by this test where it does matter: with the lines in another order there are other rows', () => {
    const facts = reordered(WHOLE_FACTS, new Seeded(3));
    expect((facts.lines as Loose[]).map(({ id }) => id)).not.toEqual(WHOLE_FACTS.lines.map(({ id }) => id));
    expect(Object.keys(facts.covers as Loose)).toEqual(['to', 'from']);
  });
});
