import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ByteText } from './byte-text.js';
import { platformSha256 } from './platform-sha256.js';
import { sha256Hex as chosenHex, plainSha256, Sha256, sha256OfBytes } from './sha256.js';

const nodeDigest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** In plain arithmetic, whatever the platform has; the chosen one must not differ. */
function sha256Hex(text: string): string {
  const plain = plainSha256(new ByteText().text(text).bytes);
  expect(chosenHex(text)).toBe(plain);
  return plain;
}

describe('SHA-256', () => {
  it('begins anew where it is told to', () => {
    const digest = new Sha256().update(Buffer.from('left over'.repeat(20)));
    expect(digest.begin().update(Buffer.from('abc')).hex()).toBe(nodeDigest('abc'));
    expect(sha256OfBytes(Buffer.from('abc'))).toBe(nodeDigest('abc'));
  });

  it('is in plain arithmetic where the platform has none that answers at once', async () => {
    const asked = vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined);
    vi.resetModules();
    const { sha256Hex: firstHex } = await import('./sha256.js');
    expect(firstHex('abc')).toBe(nodeDigest('abc'));
    expect(firstHex('€')).toBe(nodeDigest('€'));
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockRestore();
  });

  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('of the vectors of the standard', (text, digest) => {
    expect(sha256Hex(text)).toBe(digest);
  });

  it('pads every length up to three blocks as the standard says', () => {
    for (let length = 0; length <= 192; length += 1) {
      expect(sha256Hex('x'.repeat(length)), `${length} bytes`).toBe(nodeDigest('x'.repeat(length)));
    }
  });

  it('takes characters of one to four bytes at every place of a block', () => {
    for (const character of [
      '\u0000',
      '\u007f',
      '\u0080',
      'é',
      '\u07ff',
      '\u0800',
      '€',
      '\uffff',
      '😀',
      '\u{10ffff}',
    ]) {
      for (let before = 0; before <= 64; before += 1) {
        const text = 'x'.repeat(before) + character;
        expect(sha256Hex(text)).toBe(nodeDigest(text));
      }
    }
  });

  it('takes lone surrogates as the replacement character', () => {
    for (const text of [
      '\ud800',
      '\udc00',
      '\udfff',
      'a\ud83d',
      '\ud83da',
      '\ude00\ud83d',
      '\ud83d\ud83d\ude00',
      '\ud83d\ue000',
    ]) {
      expect(sha256Hex(text)).toBe(nodeDigest(text));
      expect(sha256Hex(text)).toBe(sha256Hex(text.replace(/\p{Cs}/gu, '\ufffd')));
    }
  });

  it('agrees with the platform on any text', () => {
    const codeUnits = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(fc.oneof(codeUnits, fc.string({ unit: 'binary', maxLength: 400 })), (text) => {
        expect(sha256Hex(text)).toBe(nodeDigest(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('of several texts in a row is that of all of them together', () => {
    const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 90 }), { maxLength: 12 });
    fc.assert(
      fc.property(texts, (parts) => {
        const digest = parts.reduce((all, part) => all.update(Buffer.from(part, 'utf8')), new Sha256());
        expect(digest.hex()).toBe(nodeDigest(parts.join('')));
      }),
      { numRuns: 500 },
    );
  });
});

describe("the platform's SHA-256", () => {
  const withCrypto = (crypto: unknown) => ({ process: { getBuiltinModule: () => crypto } });

  it('is taken where it answers at once', () => {
    expect(platformSha256()?.(Buffer.from('abcd'))).toBe(nodeDigest('abcd'));
  });

  it('is taken in several calls where it has none in one', () => {
    const digest = platformSha256(withCrypto({ createHash }));
    expect(digest?.(Buffer.from('abcd'))).toBe(nodeDigest('abcd'));
  });

  const answering = (digest: unknown) =>
    withCrypto({ createHash: () => ({ update: (): unknown => ({ digest: () => digest }) }) });
  it.each([
    ['where there is no process', {}],
    ['where the process hands out no modules', { process: {} }],
    ['where there is no such module', withCrypto(undefined)],
    ['where the module has no such function', withCrypto({})],
    ['where it is not the one of the standard', answering('0'.repeat(64))],
    ['where what it has in one call is not', withCrypto({ createHash, hash: () => '0'.repeat(64) })],
    ['where it answers later', answering(Promise.resolve(nodeDigest('abc')))],
    [
      'where asking for it throws',
      {
        process: {
          getBuiltinModule: () => {
            throw new Error('not allowed');
          },
        },
      },
    ],
  ])('is left alone %s', (_, platform) => {
    expect(platformSha256(platform)).toBeUndefined();
  });
});
