import { describe, expect, it } from 'vitest';
import { cleanText, localText, nameOf } from './names.js';

describe('text that somebody typed', () => {
  it.each([
    ['Müller & Söhne', 'Müller & Söhne'],
    ['a\u202eb', 'aU+202Eb'],
    ['line\nbreak\ttab', 'lineU+000AbreakU+0009tab'],
    ['\u0007bell', 'U+0007bell'],
    ['two  \u00a0 blanks ', 'two blanks'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['\ud800', 'U+D800'],
  ])('%j is shown as %j', (typed, seen) => {
    expect(cleanText(typed)).toBe(seen);
  });
});

describe('what an id is called', () => {
  const labels = { a: { de: 'Wartung', en: 'Maintenance' }, b: { de: 'Miete' }, c: { en: 'Rental' }, d: {} };

  it('is its label in the language asked for, else in the other one, else the id', () => {
    expect(nameOf('a', labels, 'en')).toBe('Maintenance');
    expect(nameOf('a', labels, 'de')).toBe('Wartung');
    expect(nameOf('b', labels, 'en')).toBe('Miete');
    expect(nameOf('c', labels, 'de')).toBe('Rental');
    expect(nameOf('d', labels, 'de')).toBe('d');
    expect(nameOf('e', labels, 'de')).toBe('e');
    expect(localText({}, 'en')).toBeUndefined();
  });

  it('is never something that every object has', () => {
    expect(nameOf('constructor', labels, 'en')).toBe('constructor');
    expect(nameOf('toString', labels, 'en')).toBe('toString');
  });
});
