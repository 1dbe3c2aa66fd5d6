import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rational } from '../number/rational.js';
import { type Credit, CreditBook, NOBODY } from './credit-book.js';
import { IdTable } from './id-table.js';

function bookOf(...payees: readonly string[]): CreditBook {
  const book = new CreditBook();
  for (const id of payees) book.payees.intern(id);
  return book;
}
const credit = (payee: number, share: string, overlay = false): Credit => {
  const [above = '', below = '1'] = share.split('/');
  return { payee, share: new Rational(BigInt(above), BigInt(below)), overlay };
};
const creditsIn = (book: CreditBook, pattern: number): string[] =>
  book
    .pattern(pattern)
    .map(({ payee, share, overlay }) => `${book.payees.id(payee)} ${share}${overlay ? ' overlay' : ''}`);

describe('a table of ids', () => {
  it('numbers ids in the order of their first appearance', () => {
    const table = new IdTable();
    expect(['b', 'a', 'b', 'B'].map((id) => table.intern(id))).toEqual([0, 1, 0, 2]);
    expect([table.size, table.ids, table.id(1), table.find('a'), table.find('c')]).toEqual([
      3,
      ['b', 'a', 'B'],
      'a',
      1,
      undefined,
    ]);
  });

  it('takes the names of what every object has for ids like any other', () => {
    const table = new IdTable();
    const names = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', '__proto__'];
    expect(names.map((name) => table.find(name))).toEqual(names.map(() => undefined));
    expect(names.map((name) => table.intern(name))).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('the book of credits', () => {
  it('has one pattern for one list of credits, whatever their order', () => {
    const everyone = fc.uniqueArray(
      fc.record({ payee: fc.nat({ max: 3 }), share: fc.constantFrom('1', '1/2', '1/3'), overlay: fc.boolean() }),
      { selector: ({ payee, overlay }) => `${payee}${overlay}`, minLength: 1 },
    );
    fc.assert(
      fc.property(everyone, fc.infiniteStream(fc.nat({ max: 7 })), (list, chance) => {
        const book = bookOf('ben', 'anna', 'Zoë', '😀');
        const credits = list.map(({ payee, share, overlay }) => credit(payee, share, overlay));
        const shuffled = credits
          .map((one) => ({ one, key: chance.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(book.intern(shuffled)).toBe(book.intern(credits));
      }),
    );
  });

  it('lists them by payee id in code-point order, the overlay last', () => {
    const book = bookOf('ben', 'anna', '😀', '\uff21nna');
    const pattern = book.intern([
      credit(2, '1/4'),
      credit(3, '1/4'),
      credit(0, '1', true),
      credit(0, '1/2'),
      credit(1, '1/3'),
    ]);
    expect(creditsIn(book, pattern)).toEqual(['anna 1/3', 'ben 0.5', 'ben 1 overlay', '\uff21nna 0.25', '😀 0.25']);
  });

  it('tells shares, payees and overlays apart', () => {
    const book = bookOf('a', 'b');
    const patterns = [
      [credit(0, '1')],
      [credit(1, '1')],
      [credit(0, '1/2')],
      [credit(0, '1', true)],
      [credit(0, '1'), credit(1, '1', true)],
    ];
    expect(new Set(patterns.map((credits) => book.intern(credits))).size).toBe(5);
  });

  it('does not confuse ten halves with one and a half', () => {
    const book = bookOf(...Array.from({ length: 12 }, (_, place) => `p${place}`));
    expect(book.intern([credit(1, '1'), credit(11, '1/2')])).not.toBe(book.intern([credit(11, '1'), credit(1, '1/2')]));
  });

  it('credits nobody with the empty list', () => {
    expect(bookOf('a').intern([])).toBe(NOBODY);
  });

  it('credits one payee alone with the whole line', () => {
    const book = bookOf('a', 'b');
    expect(book.alone(1)).toBe(book.intern([credit(1, '1')]));
    expect(book.alone(1)).toBe(book.alone(1));
    expect(creditsIn(book, book.alone(0))).toEqual(['a 1']);
  });

  it('knows who looks after a customer on a day', () => {
    const book = bookOf('a', 'b');
    const [first, second] = [book.alone(0), book.alone(1)];
    book.assign(4, [
      { from: 10, to: 19, pattern: first },
      { from: 20, to: 20, pattern: second },
      { from: 30, to: 40, pattern: first },
    ]);
    const patterns = [9, 10, 19, 20, 21, 29, 30, 40, 41].map((day) => book.assignedOn(4, day));
    expect(patterns).toEqual([NOBODY, first, first, second, NOBODY, NOBODY, first, first, NOBODY]);
    expect(book.assignedOn(5, 15)).toBe(NOBODY);
  });
});
