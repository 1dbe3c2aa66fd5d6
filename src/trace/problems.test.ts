import { describe, expect, it } from 'vitest';
import { MAX_FOUND_LENGTH, MAX_ID_LENGTH, MAX_PROBLEMS } from '../number/limits.js';
import { FigureError, Rational } from '../number/rational.js';
import { DreiklangError, fail, guarded, orRefusal, type Problem, ProblemList, pointer, shown } from './problems.js';

/** What a function throws; fails where it throws nothing. */
function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

/** The problems of the library's own error. */
function problemsOf(run: () => unknown): readonly Problem[] {
  const error = thrownBy(run);
  expect(error).toBeInstanceOf(DreiklangError);
  return (error as DreiklangError).problems;
}

describe('the one error', () => {
  it('carries its problems as frozen copies', () => {
    const problem = { code: 'missing_field', at: '/id', line: { index: 3, id: 'L4' } } as const;
    const error = new DreiklangError([problem], 1);
    expect(error.problems).toEqual([problem]);
    expect(error.problems[0]).not.toBe(problem);
    expect(Object.isFrozen(error.problems)).toBe(true);
    expect(Object.isFrozen(error.problems[0])).toBe(true);
    expect(Object.isFrozen(error.problems[0]?.line)).toBe(true);
    expect(error.name).toBe('DreiklangError');
    expect(error).toBeInstanceOf(Error);
  });

  it('tells the first ten in its message, with place, line, found and expected', () => {
    const problems: Problem[] = [
      { code: 'missing_field', at: '' },
      { code: 'not_a_figure', at: '/lines/3/amount', line: { index: 3, id: 'L4' }, found: '1,5', expected: '1.5' },
      { code: 'wrong_type', at: '/lines/4', line: { index: 4 } },
    ];
    expect(new DreiklangError(problems, 3).message).toBe(
      [
        '3 problems',
        '/: missing_field',
        '/lines/3/amount (line L4): not_a_figure, found 1,5, expected 1.5',
        '/lines/4 (line 4): wrong_type',
      ].join('\n'),
    );
    expect(new DreiklangError([{ code: 'missing_field', at: '/id' }], 1).message).toBe('1 problem\n/id: missing_field');
    const many = Array.from({ length: 12 }, (_, place): Problem => ({ code: 'wrong_type', at: `/${place}` }));
    expect(new DreiklangError(many, 40).message.split('\n')).toHaveLength(12);
    expect(new DreiklangError(many, 40).message).toMatch(/\/9: wrong_type\n… and 30 more$/);
  });

  it('comes from fail with one problem', () => {
    expect(problemsOf(() => fail({ code: 'not_a_figure', at: '/x' }))).toEqual([{ code: 'not_a_figure', at: '/x' }]);
  });
});

describe('collecting problems', () => {
  const collected = (count: number): ProblemList => {
    const list = new ProblemList();
    for (let place = 0; place < count; place += 1) list.add({ code: 'wrong_type', at: `/${place}` });
    return list;
  };

  it('throws nothing where there is nothing', () => {
    expect(() => collected(0).throwIfAny()).not.toThrow();
  });

  it.each([MAX_PROBLEMS - 1, MAX_PROBLEMS, MAX_PROBLEMS + 1, 1_000])(
    'of %i keeps the first 100 and counts all',
    (count) => {
      const error = thrownBy(() => collected(count).throwIfAny()) as DreiklangError;
      expect(error.count).toBe(count);
      expect(error.problems).toHaveLength(Math.min(count, MAX_PROBLEMS));
      expect(error.problems.at(-1)?.at).toBe(`/${Math.min(count, MAX_PROBLEMS) - 1}`);
      expect(collected(count).count).toBe(count);
    },
  );

  it('adds the very same problem once where it is asked to', () => {
    const list = new ProblemList();
    for (const found of ['1', '1', '2']) list.addOnce({ code: 'not_a_figure', at: '/x', found });
    expect(list.count).toBe(2);
  });
});

describe('taking over problems', () => {
  it('changes each, and counts those that the other list did not keep', () => {
    const other = new ProblemList();
    for (let place = 0; place < 150; place += 1) other.add({ code: 'wrong_type', at: `/${place}` });
    const list = new ProblemList();
    list.add({ code: 'missing_field', at: '/id' });
    list.addAll(other, (problem) => ({ ...problem, at: `/lines${problem.at}` }));
    const error = thrownBy(() => list.throwIfAny()) as DreiklangError;
    expect(error.count).toBe(151);
    expect(error.problems).toHaveLength(MAX_PROBLEMS);
    expect(error.problems[1]?.at).toBe('/lines/0');
  });
});

describe('guarding', () => {
  it('gives back what came out', () => {
    expect(guarded(() => 7)).toBe(7);
  });

  it('lets the own error through as it is', () => {
    const own = new DreiklangError([{ code: 'missing_field', at: '/id' }], 1);
    expect(
      thrownBy(() =>
        guarded(() => {
          throw own;
        }),
      ),
    ).toBe(own);
  });

  it('turns what arithmetic throws into a problem', () => {
    expect(problemsOf(() => guarded(() => Rational.ONE.dividedBy(Rational.ZERO)))).toEqual([
      { code: 'division_by_zero', at: '' },
    ]);
    expect(
      problemsOf(() =>
        guarded(() => {
          throw new FigureError('figure_too_long');
        }),
      ),
    ).toEqual([{ code: 'figure_too_long', at: '' }]);
  });

  it('turns a stack that ran out into a problem', () => {
    const endless = (): number => endless() + 1;
    expect(problemsOf(() => guarded(endless))[0]?.code).toBe('input_not_readable');
  });

  it.each<[string, unknown]>([
    ['an error', new Error('not for you')],
    ['text', 'text'],
    ['nothing', undefined],
    ['null', null],
    ['an error whose message is no text', Object.assign(new Error('x'), { message: { toString: null } })],
    [
      'an error that will not be read',
      Object.defineProperty(new Error('x'), 'message', {
        get: () => {
          throw new Error('y');
        },
      }),
    ],
    [
      'an object that will not be asked',
      new Proxy(
        {},
        {
          getPrototypeOf: () => {
            throw new Error('z');
          },
        },
      ),
    ],
  ])('turns %s that is thrown into a problem', (_, thrown) => {
    const problems = problemsOf(() =>
      guarded(() => {
        throw thrown;
      }),
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]?.code).toBe('input_not_readable');
  });
});

describe('what was found', () => {
  it.each<[unknown, string]>([
    ['1,5', '1,5'],
    ['', ''],
    [7, '7'],
    [Number.NaN, 'NaN'],
    [true, 'true'],
    [undefined, 'undefined'],
    [null, 'null'],
    [12n, '12'],
    [10n ** 1_000_000n, 'a bigint'],
    [-(10n ** 200n), 'a bigint'],
    [[1], 'a list'],
    [{ toString: () => 'secret' }, 'an object'],
    [() => 1, 'a function'],
    [Symbol('x'), 'a symbol'],
    ['line\nbreak', 'lineU+000Abreak'],
    ['zero\u200bwidth', 'zeroU+200Bwidth'],
    ['right\u202eleft', 'rightU+202Eleft'],
    ['\ud800', 'U+D800'],
    ['\u2028', 'U+2028'],
  ])('%o is shown as %j', (value, text) => {
    expect(shown(value)).toBe(text);
  });

  it('is cut to 80 characters, never inside one', () => {
    const at = MAX_FOUND_LENGTH;
    expect([at - 1, at, at + 1].map((length) => shown('x'.repeat(length)).length)).toEqual([at - 1, at, at]);
    expect(shown('x'.repeat(at + 1))).toBe(`${'x'.repeat(at - 1)}…`);
    expect(shown(`${'x'.repeat(at - 2)}😀yyy`)).toBe(`${'x'.repeat(at - 2)}…`);
    expect(shown('x'.repeat(10_000_000)).length).toBe(at);
  });
});

describe('a JSON pointer', () => {
  it('goes one step deeper and escapes as RFC 6901 says', () => {
    expect(pointer('', 'lines')).toBe('/lines');
    expect(pointer('/lines', 3)).toBe('/lines/3');
    expect(pointer('/a', 'b/c~d')).toBe('/a/b~1c~0d');
    expect(pointer('', '')).toBe('/');
  });

  it('cuts a key that is longer than an id may be', () => {
    expect(pointer('', 'k'.repeat(MAX_ID_LENGTH))).toBe(`/${'k'.repeat(MAX_ID_LENGTH)}`);
    expect(pointer('', 'k'.repeat(MAX_ID_LENGTH + 1))).toBe(`/${'k'.repeat(MAX_ID_LENGTH - 1)}…`);
  });
});

describe('what is refused', () => {
  it('comes back as the error that says why; what came out as it is', () => {
    const own = new DreiklangError([{ code: 'missing_field', at: '/id' }], 1);
    expect(orRefusal(() => 7)).toBe(7);
    expect(
      orRefusal(() => {
        throw own;
      }),
    ).toBe(own);
  });

  it('is nothing that went wrong otherwise: that goes on', () => {
    const other = new RangeError('too deep');
    expect(
      thrownBy(() =>
        orRefusal(() => {
          throw other;
        }),
      ),
    ).toBe(other);
  });
});
