import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteText } from './byte-text.js';

const shown = (text: ByteText): string => Buffer.from(text.bytes).toString('utf8');

describe('a text put together as bytes', () => {
  it('has the UTF-8 bytes of what was added, in order', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), (parts) => {
        const bytes = new ByteText();
        for (const part of parts) bytes.text(part);
        expect(shown(bytes)).toBe(parts.join(''));
        expect(bytes.length).toBe(Buffer.byteLength(parts.join('')));
      }),
    );
  });

  it('puts a text before what stands at a place', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 9000 }),
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.nat(),
        (text, more, at) => {
          const bytes = Buffer.from(text);
          const place = at % (bytes.length + 1);
          const whole = Buffer.concat([bytes.subarray(0, place), Buffer.from(more), bytes.subarray(place)]);
          expect(Buffer.from(new ByteText().text(text).insert(place, more).bytes).equals(whole)).toBe(true);
        },
      ),
    );
  });

  it('takes a lone surrogate as the replacement character', () => {
    expect(shown(new ByteText().text('a\ud800b\udfff'))).toBe('a\ufffdb\ufffd');
  });

  it('writes whole numbers as JSON does', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (number) => {
        expect(shown(new ByteText().whole(number))).toBe(JSON.stringify(number));
      }),
    );
    for (const number of [0, 9, 10, -1, 999_999_999, 1_000_000_000, -999_999_999, -1_000_000_000]) {
      expect(shown(new ByteText().whole(number))).toBe(String(number));
    }
  });

  it('writes texts as JSON does, and says which are plain', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const bytes = new ByteText();
        expect(bytes.quoted(text)).toBe(/^[ !#-[\]-~]*$/.test(text));
        expect(shown(bytes)).toBe(JSON.stringify(text));
      }),
    );
  });

  it('grows as it fills, and begins anew where it is told to', () => {
    const bytes = new ByteText();
    const long = 'x'.repeat(5_000);
    expect(shown(bytes.ascii(0x5b).text(long).text('é').whole(7).ascii(0x5d))).toBe(`[${long}é7]`);
    expect(shown(bytes.clear().text('new'))).toBe('new');
  });
});
