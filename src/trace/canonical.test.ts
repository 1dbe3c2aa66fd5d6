import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rational } from '../number/rational.js';
import { byCodePoint, byCodeUnit, canonicalJson, deepFrozen, digestOf } from './canonical.js';
import { sha256Hex } from './sha256.js';

describe('canonical JSON', () => {
  it('puts many keys in the same order as few', () => {
    const names = Array.from({ length: 60 }, (_, place) => `k${(place * 37) % 60}`);
    const many = Object.fromEntries(names.map((name) => [name, 0]));
    expect(Object.keys(JSON.parse(canonicalJson(many)) as object)).toEqual([...names].sort(byCodeUnit));
  });

  it('puts keys in order of code units, as the example of RFC 8785 does', () => {
    const example = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalJson(example)) as object)).toContain('One');
    expect(canonicalJson(example).match(/"[^"]*"(?=[,}])/g)).toEqual(
      [
        'Carriage Return',
        'One',
        'Control',
        'Latin Small Letter O With Diaeresis',
        'Euro Sign',
        'Emoji: Grinning Face',
        'Hebrew Letter Dalet With Dagesh',
      ].map((text) => JSON.stringify(text)),
    );
  });

  it('writes text and numbers as the examples of RFC 8785 do', () => {
    expect(canonicalJson('\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
    // biome-ignore lint/correctness/noPrecisionLoss: the number as the RFC has it
    expect(canonicalJson([333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001])).toBe(
      '[333333333.3333333,1e+30,4.5,0.002,1e-27]',
    );
    expect(canonicalJson([null, true, false])).toBe('[null,true,false]');
    expect(canonicalJson(-0)).toBe('0');
    expect(canonicalJson('\b\t\n\f\r\u0001\u001f\u007f\u2028')).toBe('"\\b\\t\\n\\f\\r\\u0001\\u001f\u007f\u2028"');
  });

  it('writes lone surrogates as escapes, so that the text has UTF-8 bytes', () => {
    expect(canonicalJson({ a: '\ud800', '\udfff': '😀' })).toBe('{"a":"\\ud800","\\udfff":"😀"}');
  });

  it('leaves out fields that are undefined, and white space', () => {
    expect(canonicalJson({ b: [1, 'x', {}], a: undefined, c: [] })).toBe('{"b":[1,"x",{}],"c":[]}');
    expect(canonicalJson({ only: undefined })).toBe('{}');
  });

  it('writes exact numbers as text', () => {
    expect(canonicalJson({ share: new Rational(1n, 3n), all: [Rational.ONE] })).toBe('{"all":["1"],"share":"1/3"}');
  });

  it('orders keys that look like places as text, too', () => {
    expect(canonicalJson({ 10: 'a', 9: 'b', x: 'c', '': 'd' })).toBe('{"":"d","10":"a","9":"b","x":"c"}');
  });

  it('says the same as JSON whatever the order of the keys', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as unknown;
        const text = canonicalJson(plain);
        expect(JSON.parse(text)).toEqual(plain);
        expect(canonicalJson(turnedRound(plain))).toBe(text);
        expect(digestOf(plain)).toBe(sha256Hex(text));
      }),
      { numRuns: 500 },
    );
  });
});

/** The same JSON with the keys of every object the other way round. */
function turnedRound(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turnedRound);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, field]) => [key, turnedRound(field)]));
}

describe('order', () => {
  it('by code points puts what lies beyond the first plane last', () => {
    const ids = ['😀', 'ﬀ', 'z', 'é', 'a', '', 'aa', 'Z', '�', '𝔸', 'a😀', 'aﬀ'];
    expect([...ids].sort(byCodePoint)).toEqual(['', 'Z', 'a', 'aa', 'aﬀ', 'a😀', 'z', 'é', 'ﬀ', '�', '𝔸', '😀']);
    expect([...ids].sort(byCodeUnit).slice(-4)).toEqual(['𝔸', '😀', 'ﬀ', '�']);
  });

  it('by code points is what comparing code point by code point gives', () => {
    const text = fc.string({ unit: 'binary', maxLength: 6 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(byCodePoint(a, b))).toBe(pointByPoint(a, b));
        expect(Math.sign(byCodePoint(b, a))).toBe(-pointByPoint(a, b) + 0);
        expect(byCodePoint(a, a)).toBe(0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('by code units is what the language compares by', () => {
    expect([byCodeUnit('a', 'b'), byCodeUnit('b', 'a'), byCodeUnit('a', 'a')]).toEqual([-1, 1, 0]);
  });
});

function pointByPoint(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => Array.from(text, (character) => character.codePointAt(0) as number)) as [
    number[],
    number[],
  ];
  const place = left.findIndex((point, at) => point !== right[at]);
  if (place < 0) return left.length < right.length ? -1 : 0;
  if (place >= right.length) return 1;
  return (left[place] as number) < (right[place] as number) ? -1 : 1;
}

describe('freezing', () => {
  it('goes through lists and objects, and gives back the same value', () => {
    const value = { list: [{ deep: ['x'] }], text: 'y', none: null };
    expect(deepFrozen(value)).toBe(value);
    for (const part of [value, value.list, value.list[0], value.list[0]?.deep])
      expect(Object.isFrozen(part)).toBe(true);
    expect(deepFrozen('text')).toBe('text');
    expect(deepFrozen(null)).toBe(null);
  });
});
