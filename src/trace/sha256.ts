/** SHA-256 (FIPS 180-4) in plain arithmetic: the platform's own is not everywhere, and where it is, it is asynchronous. */

const ROUND_CONSTANTS = /* @__PURE__ */ Int32Array.from(fractionalBits(64, 3));
const INITIAL = /* @__PURE__ */ fractionalBits(8, 2);

/** The digest of the UTF-8 bytes of a text, as 64 lower-case hex digits. */
export function sha256Hex(text: string): string {
  const { blocks, wordCount } = paddedWords(text);
  const state = Int32Array.from(INITIAL);
  const schedule = new Int32Array(64);
  for (let start = 0; start < wordCount; start += 16) compress(state, schedule, blocks, start);
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

function compress(state: Int32Array, schedule: Int32Array, blocks: Int32Array, start: number): void {
  for (let t = 0; t < 16; t += 1) schedule[t] = blocks[start + t] as number;
  for (let t = 16; t < 64; t += 1) {
    const w15 = schedule[t - 15] as number;
    const w2 = schedule[t - 2] as number;
    const s0 = ((w15 >>> 7) | (w15 << 25)) ^ ((w15 >>> 18) | (w15 << 14)) ^ (w15 >>> 3);
    const s1 = ((w2 >>> 17) | (w2 << 15)) ^ ((w2 >>> 19) | (w2 << 13)) ^ (w2 >>> 10);
    schedule[t] = ((schedule[t - 16] as number) + s0 + (schedule[t - 7] as number) + s1) | 0;
  }
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let t = 0; t < 64; t += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const first = (h + s1 + ((e & f) ^ (~e & g)) + (ROUND_CONSTANTS[t] as number) + (schedule[t] as number)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state[0] = (state[0] as number) + a;
  state[1] = (state[1] as number) + b;
  state[2] = (state[2] as number) + c;
  state[3] = (state[3] as number) + d;
  state[4] = (state[4] as number) + e;
  state[5] = (state[5] as number) + f;
  state[6] = (state[6] as number) + g;
  state[7] = (state[7] as number) + h;
}

/** The text as UTF-8 in big-endian words, with the padding and length that FIPS 180-4 asks for. */
function paddedWords(text: string): { blocks: Int32Array; wordCount: number } {
  const bytes = new Uint8Array(text.length * 3 + 72);
  let length = utf8Into(bytes, text);
  const bits = length * 8;
  bytes[length] = 0x80;
  length += 9;
  const wordCount = Math.ceil(length / 64) * 16;
  const blocks = new Int32Array(wordCount);
  const filled = Math.ceil(length / 4);
  for (let word = 0; word < filled; word += 1) {
    const at = word * 4;
    blocks[word] =
      ((bytes[at] as number) << 24) |
      ((bytes[at + 1] as number) << 16) |
      ((bytes[at + 2] as number) << 8) |
      (bytes[at + 3] as number);
  }
  blocks[wordCount - 2] = Math.floor(bits / 2 ** 32);
  blocks[wordCount - 1] = bits | 0;
  return { blocks, wordCount };
}

/** Writes the UTF-8 bytes of a text (lone surrogates as U+FFFD) and says how many there are. */
function utf8Into(bytes: Uint8Array, text: string): number {
  let length = 0;
  for (let place = 0; place < text.length; place += 1) {
    let code = text.charCodeAt(place);
    if (code < 0x80) {
      bytes[length] = code;
      length += 1;
      continue;
    }
    if (code >= 0xd800 && code < 0xe000) {
      const low = text.charCodeAt(place + 1);
      const paired = code < 0xdc00 && low >= 0xdc00 && low < 0xe000;
      code = paired ? 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00) : 0xfffd;
      if (paired) place += 1;
    }
    const more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    bytes[length] = ((0xff00 >> (more + 1)) & 0xff) | (code >> (6 * more));
    for (let rest = more - 1; rest >= 0; rest -= 1) {
      length += 1;
      bytes[length] = 0x80 | ((code >> (6 * rest)) & 63);
    }
    length += 1;
  }
  return length;
}

/**
 * The first 32 bits of the fractional parts of the roots of the first primes: where the standard takes its constants
 * from. In whole numbers: the root of `prime × 2^(32 × degree)`, cut, has them as its last 32 bits.
 */
function fractionalBits(count: number, degree: 2 | 3): number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate += 1) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  return primes.map((prime) => Number(BigInt.asIntN(32, integerRoot(BigInt(prime) << BigInt(32 * degree), degree))));
}

/** The largest whole number whose power is at most `radicand`, by halving the interval. */
function integerRoot(radicand: bigint, degree: 2 | 3): bigint {
  let low = 0n;
  let high = 1n << 40n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** BigInt(degree) <= radicand) low = middle;
    else high = middle;
  }
  return low;
}
