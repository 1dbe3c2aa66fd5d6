/** A plan with one place taken out, or its value moved one step: what the deletion test does to a plan. */
import type { Path } from './plan-words.js';

/** A copy without what stands at a place. */
export function without(plan: unknown, path: Path): unknown {
  return changed(plan, path, (holder, key) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  });
}

/** A copy with another value at a place. */
export function withValue(plan: unknown, path: Path, value: unknown): unknown {
  return changed(plan, path, (holder, key) => {
    (holder as Record<string | number, unknown>)[key] = value;
  });
}

/**
 * The values one step beside the one at a place: the others of a few, a figure one unit of its last digit up and down, a
 * date a day, a length a month or a day, a text with a letter more. None for objects and lists.
 */
export function movesOf(plan: unknown, path: Path, others: readonly unknown[] | undefined): readonly unknown[] {
  const value = path.reduce<unknown>((at, key) => (at as Record<string | number, unknown>)[key], plan);
  if (others !== undefined && others.length > 0) return others;
  if (typeof value === 'number') return [value + 1, value - 1];
  if (typeof value !== 'string') return [];
  return textMoves(value);
}

const DATE = /^\d{4}-\d\d-\d\d$/;
const DIGITS_LAST = /^(.*?)(\d+)([%DM]?)$/;

function textMoves(text: string): string[] {
  if (DATE.test(text)) {
    return [1, -1].map((days) => new Date(Date.parse(text) + days * 86_400_000).toISOString().slice(0, 10));
  }
  const match = DIGITS_LAST.exec(text);
  if (match === null) return [`${text}x`];
  const [, before, digits, after] = match as unknown as [string, string, string, string];
  const moved = [1n, -1n].map((step) => BigInt(digits) + step).filter((number) => number >= 0n);
  return moved.map(
    (number) => `${before}${String(number).padStart(/[.]/.test(before) ? digits.length : 1, '0')}${after}`,
  );
}

function changed(
  plan: unknown,
  path: Path,
  change: (holder: Record<string | number, unknown> | unknown[], key: string | number) => void,
): unknown {
  const copy: unknown = structuredClone(plan);
  const holder = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string | number, unknown>)[key], copy);
  change(holder as Record<string, unknown>, path.at(-1) as string);
  return copy;
}
