import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thrownBy } from '../../test/support/expectations.js';
import { type Problem, ProblemList } from '../trace/problems.js';
import { LineIds } from './line-ids.js';
import { TextColumn } from './text-column.js';

function idsOf(texts: readonly string[]): LineIds {
  const ids = new LineIds(texts.length);
  for (const [row, id] of texts.entries()) ids.set(row, id);
  return ids;
}

function doublesIn(ids: readonly string[]): readonly Problem[] {
  const problems = new ProblemList();
  idsOf(ids).findDuplicates(problems);
  return problems.count === 0 ? [] : thrownBy(() => problems.throwIfAny()).problems;
}
const placesOf = (ids: readonly string[]): (string | undefined)[][] =>
  doublesIn(ids).map(({ at, expected }) => [at, expected]);

describe('two lines with one id', () => {
  it('are found side by side, and both places are named', () => {
    expect(doublesIn(['L1', 'L1'])).toEqual([
      { code: 'duplicate_id', at: '/lines/1/id', line: { index: 1, id: 'L1' }, found: 'L1', expected: '/lines/0/id' },
    ]);
  });

  it('are found far apart, where the ids rise and where they do not', () => {
    const rising = Array.from({ length: 500 }, (_, place) => `L${place}`);
    expect(placesOf([...rising, 'L7'])).toEqual([['/lines/500/id', '/lines/7/id']]);
    expect(placesOf(['L7', ...[...rising].reverse()])).toEqual([['/lines/493/id', '/lines/0/id']]);
  });

  it('are named against the first of them, each time', () => {
    expect(placesOf(['a', 'b', 'a', 'a'])).toEqual([
      ['/lines/2/id', '/lines/0/id'],
      ['/lines/3/id', '/lines/0/id'],
    ]);
  });

  it('are none where nothing stands twice', () => {
    for (const ids of [[], ['L1'], ['L1', 'L2', 'L10'], ['b', 'a'], ['a', 'A', 'а'], ['a', 'aa']]) {
      expect(placesOf(ids)).toEqual([]);
    }
  });

  it('are not made of lines whose id could not be read', () => {
    expect(placesOf(['', '', 'a', ''])).toEqual([]);
  });

  it('are the same that a list of all ids shows, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'B', 'aa', 'ab', 'L1', 'L10', 'L2', 'é', '😀', '')), (ids) => {
        const seen = new Map<string, number>();
        const expected = ids.flatMap((id, place) => {
          const first = seen.get(id);
          if (first === undefined) seen.set(id, place);
          return first === undefined || id === '' ? [] : [[`/lines/${place}/id`, `/lines/${first}/id`]];
        });
        expect(placesOf(ids)).toEqual(expected);
      }),
    );
  });
});

describe('finding lines by their ids', () => {
  const rowsIn = (ids: readonly string[], ...wanted: readonly string[]): number[] => idsOf(ids).rowsOf(new Set(wanted));

  it('gives the rows in rising order, and passes over what is not there', () => {
    for (const ids of [
      ['L1', 'L2', 'L10', 'L20'],
      ['L20', 'L1', 'L2', 'L10'],
    ]) {
      expect(rowsIn(ids, 'L10', 'L1', 'L3', 'L', 'L99', 'zz').map((row) => ids[row])).toEqual(['L1', 'L10']);
    }
    expect(rowsIn(['L1', 'L2'])).toEqual([]);
    expect(rowsIn([], 'L1')).toEqual([]);
  });

  it('finds the same by halving as by looking at each', () => {
    const id = fc.stringMatching(/^[ab1]{1,3}$/);
    fc.assert(
      fc.property(fc.uniqueArray(id), fc.array(id), (ids, wanted) => {
        const rising = [...ids].sort();
        expect(rowsIn(rising, ...wanted)).toEqual(rising.flatMap((one, row) => (wanted.includes(one) ? [row] : [])));
      }),
    );
  });
});

describe('a column of short texts', () => {
  it('knows which rows have one, and takes no room for none', () => {
    const column = new TextColumn(3);
    expect([column.size, column.has(1), column.get(1)]).toEqual([0, false, undefined]);
    column.set(1, 'D1');
    expect([column.size, [0, 1, 2].map((row) => column.get(row)), column.has(1), column.has(2)]).toEqual([
      1,
      [undefined, 'D1', undefined],
      true,
      false,
    ]);
  });
});
