import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byCodePoint } from '../trace/canonical.js';
import { lookAlikePairs } from './look-alikes.js';

const pairsOf = (...ids: readonly string[]): string[] => lookAlikePairs(ids, 20).map((pair) => pair.join(' | '));

describe('ids that look alike', () => {
  it.each([
    ['upper and lower case', 'Anna', 'anna'],
    ['O and 0', 'C10', 'C1O'],
    ['l and 1', 'Al', 'A1'],
    ['I and l', 'AI', 'Al'],
    ['I and 1', 'AI7', 'A17'],
    ['| and l', 'a|', 'al'],
    ['a Cyrillic а', 'anna', '\u0430nna'],
    ['Cyrillic capitals', 'BMW', '\u0412\u041c\u0057'],
    ['a Greek omicron', 'nord', 'n\u03bfrd'],
    ['Greek capitals', 'ALPHA', '\u0391LPH\u0391'],
    ['a dotless i', 'kim', 'k\u0131m'],
    ['full-width letters', 'ab', '\uff41\uff42'],
    ['mathematical letters', 'ab', '\ud835\udc1a\ud835\udc1b'],
    ['a hyphen of another length', 'a-b', 'a\u2013b'],
    ['a no-break space', 'a b', 'a\u00a0b'],
    ['two blanks for one', 'a b', 'a  b'],
    ['a blank at the end', 'anna', 'anna '],
    ['upper case in Cyrillic alone', '\u0422\u0435\u0441\u0442', '\u0442\u0435\u0441\u0442'],
    ['umlauts in upper and lower case', 'M\u00dcLLER', 'm\u00fcller'],
  ])('%s: %j and %j', (_, a, b) => {
    const expected = [a, b].sort(byCodePoint).join(' | ');
    expect(pairsOf(a, b)).toEqual([expected]);
    expect(pairsOf('x', b, 'other', a)).toEqual([expected]);
  });

  it.each([
    ['letters with and without an accent', ['Andre', 'Andr\u00e9']],
    ['numbers that differ', ['c1', 'c2', 'c10', 'c01']],
    ['letters that differ', ['anna', 'hanna', 'annа2'.replace('а', 'x')]],
    ['i and l in lower case', ['mail', 'mall']],
    ['o and 0 where the o is small', ['po', 'p0']],
    ['other scripts', ['Тест', 'Тесто', 'δοκιμή']],
    ['nothing at all', []],
    ['one', ['anna']],
  ])('not %s', (_, ids) => {
    expect(pairsOf(...ids)).toEqual([]);
  });

  it('pairs the first of several with each of the others', () => {
    expect(pairsOf('anna', 'ANNA', 'Anna')).toEqual(['ANNA | Anna', 'ANNA | anna']);
  });

  it('gives the same pairs whatever the order of the ids', () => {
    const id = fc.stringMatching(/^[aAlI10O\u0430\u041e-]{1,3}$/);
    fc.assert(
      fc.property(fc.uniqueArray(id, { maxLength: 20 }), (ids) => {
        expect(lookAlikePairs([...ids].reverse(), 5)).toEqual(lookAlikePairs(ids, 5));
        expect(lookAlikePairs([...ids].sort(), 5)).toEqual(lookAlikePairs(ids, 5));
      }),
    );
  });

  it('takes the quick way for plain ids and finds the same as the thorough one', () => {
    const id = fc.stringMatching(/^[aAlI1|0Oo]{1,4}$/);
    fc.assert(
      fc.property(fc.uniqueArray(id, { maxLength: 30 }), (ids) => {
        // An id with a blank makes the list take the thorough way; it looks like none of the others.
        expect(lookAlikePairs([...ids, 'z z'], 50)).toEqual(lookAlikePairs(ids, 50));
      }),
      { numRuns: 500 },
    );
  });

  it('gives back as many as asked for, the first in order', () => {
    const ids = Array.from({ length: 30 }, (_, place) => [
      `a${String.fromCharCode(97 + place)}`,
      `A${String.fromCharCode(97 + place)}`,
    ]).flat();
    expect(lookAlikePairs(ids, 20)).toHaveLength(20);
    expect(lookAlikePairs(ids, 1)).toEqual([['Aa', 'aa']]);
  });
});
