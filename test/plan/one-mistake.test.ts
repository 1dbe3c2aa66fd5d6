/** One mistake is one problem at its own place: every place of every good plan, put wrong in several ways. */
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../src/plan/parse.js';
import { DreiklangError, pointer } from '../../src/trace/problems.js';
import { caseFiles } from '../support/cases.js';

type Path = readonly string[];

const plans = caseFiles('good')
  .filter(({ mechanic }) => mechanic === 'plan')
  .map(({ name, content }) => ({ name, plan: content.plan }));

function placesOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...at, key]))];
}

const pointerOf = (path: Path): string => path.reduce((at, key) => pointer(at, key), '');

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], root);
}

/** A copy with another value at one place. */
function changed(root: unknown, path: Path, value: unknown): unknown {
  const copy: unknown = structuredClone(root);
  const holder = valueAt(copy, path.slice(0, -1)) as Record<string, unknown>;
  holder[path.at(-1) as string] = value;
  return copy;
}

function problemsOf(input: unknown): readonly { readonly code: string; readonly at: string }[] {
  try {
    parsePlan(input);
    return [];
  } catch (error) {
    expect(error, String(error)).toBeInstanceOf(DreiklangError);
    return (error as DreiklangError).problems;
  }
}

describe('one mistake', () => {
  it.each(plans)('something that is no plain data is one problem at its place, in $name', ({ plan }) => {
    for (const path of placesOf(plan).slice(1)) {
      const found = problemsOf(changed(plan, path, () => 'x')).map(({ code, at }) => ({ code, at }));
      expect(found).toEqual([{ code: 'not_plain_data', at: pointerOf(path) }]);
    }
  });

  it.each(plans)('undefined is one problem at its place, in $name', ({ plan }) => {
    for (const path of placesOf(plan).slice(1)) {
      const found = problemsOf(changed(plan, path, undefined)).map(({ code, at }) => ({ code, at }));
      expect(found).toEqual([{ code: 'wrong_type', at: pointerOf(path) }]);
    }
  });

  it.each(plans)(
    'whatever stands at a place, what is wrong is told at that place or inside it, in $name',
    ({ plan }) => {
      for (const path of placesOf(plan).slice(1)) {
        for (const value of [null, [], '§', -1, { unheard: 'of' }]) {
          for (const { code, at } of problemsOf(changed(plan, path, value))) {
            expect(code).not.toBe('input_not_readable');
            expect(
              at === pointerOf(path) || at.startsWith(`${pointerOf(path)}/`) || isAnswer(code, path),
              `${code} ${at} for ${pointerOf(path)}`,
            ).toBe(true);
          }
        }
      }
    },
  );
});

/** Values that are right in themselves but do not fit what is said elsewhere: then the problem may stand there. */
function isAnswer(code: string, path: Path): boolean {
  if (code === 'weights_not_whole' || code === 'weight_missing' || code === 'weight_not_here')
    return path.includes('weight') || path.includes('weights');
  if (code === 'marks_mixed') return path.at(-1) === '0';
  return code === 'unknown_component' && path.at(-1) === 'id';
}

describe('the places of a parsed plan', () => {
  it.each(plans)('are places of the plan that was handed in, in $name', ({ plan }) => {
    const known = new Set(placesOf(plan).map(pointerOf));
    const look = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        if (key === 'at') expect(known, String(inner)).toContain(inner);
        else look(inner);
      }
    };
    look(parsePlan(plan));
  });
});
