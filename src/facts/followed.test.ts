import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followed } from './followed.js';

describe('following links to their end', () => {
  it('leads along a chain to the last one', () => {
    const { ends, circular } = followed(
      new Map([
        [0, 1],
        [1, 2],
        [5, 1],
      ]),
    );
    expect(ends).toEqual(
      new Map([
        [0, 2],
        [1, 2],
        [5, 2],
      ]),
    );
    expect(circular.size).toBe(0);
  });

  it('names those on a circle, not those that lead into it', () => {
    const { ends, circular } = followed(
      new Map([
        [9, 3],
        [1, 2],
        [2, 3],
        [3, 1],
        [4, 4],
        [6, 7],
      ]),
    );
    expect([...circular].sort()).toEqual([1, 2, 3, 4]);
    expect(ends).toEqual(new Map([[6, 7]]));
  });

  it('finds the same as walking every chain by itself', () => {
    const links = fc.uniqueArray(fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 12 })), { selector: ([from]) => from });
    fc.assert(
      fc.property(links, (list) => {
        const next = new Map(list);
        const { ends, circular } = followed(next);
        for (const start of next.keys()) {
          const walked = [start];
          while (next.has(walked.at(-1) as number) && walked.length <= next.size + 1) {
            walked.push(next.get(walked.at(-1) as number) as number);
          }
          const last = walked.at(-1) as number;
          expect(ends.get(start)).toBe(next.has(last) ? undefined : last);
          expect(circular.has(start)).toBe(walked.slice(1).includes(start));
        }
      }),
    );
  });

  it('takes a chain of 200,000 in one go', () => {
    const length = 200_000;
    const { ends } = followed(new Map(Array.from({ length }, (_, place) => [place, place + 1])));
    expect(ends.get(0)).toBe(length);
  });
});
