/** SHA-256 (FIPS 180-4) in plain arithmetic: the platform's own is not everywhere, and where it is, it is asynchronous. */

const ROUND_CONSTANTS = /* @__PURE__ */ Int32Array.from(fractionalBits(64, 3));
const INITIAL = /* @__PURE__ */ fractionalBits(8, 2);
/** Room for the words of one block while it is worked in; every block writes all of it before it reads. */
const SCHEDULE = /* @__PURE__ */ new Int32Array(64);

/** The digest of the UTF-8 bytes of a text, as 64 lower-case hex digits. */
export function sha256Hex(text: string): string {
  return new Sha256().update(text).hex();
}

/** A digest over several texts in a row, as if they were one; none of them has to be joined for it. */
export class Sha256 {
  readonly #state = Int32Array.from(INITIAL);
  readonly #block = new Int32Array(16);
  /** Bytes so far. */
  #length = 0;

  /** Adds the UTF-8 bytes of a text; a lone surrogate counts as U+FFFD. A pair must not be split between two texts. */
  update(text: string): this {
    const end = text.length;
    let place = 0;
    while (place < end) {
      if ((this.#length & 3) === 0) place = this.#putWords(text, place);
      if (place === end) break;
      const code = text.charCodeAt(place);
      place += 1;
      if (code < 0x80) this.#put(code);
      else place += this.#putWide(code, text.charCodeAt(place));
    }
    return this;
  }

  /** Puts ASCII four bytes at a time, from the beginning of a word on; says where it stopped. */
  #putWords(text: string, from: number): number {
    const block = this.#block;
    const last = text.length - 4;
    let length = this.#length;
    let place = from;
    for (; place <= last; place += 4) {
      const a = text.charCodeAt(place);
      const b = text.charCodeAt(place + 1);
      const c = text.charCodeAt(place + 2);
      const d = text.charCodeAt(place + 3);
      if ((a | b | c | d) >= 0x80) break;
      block[(length >> 2) & 15] = (a << 24) | (b << 16) | (c << 8) | d;
      length += 4;
      if ((length & 63) === 0) compress(this.#state, block);
    }
    this.#length = length;
    return place;
  }

  /** The digest; nothing can be added after it. */
  hex(): string {
    const bits = this.#length * 8;
    this.#put(0x80);
    while (this.#length % 64 !== 56) this.#put(0);
    this.#block[14] = Math.floor(bits / 2 ** 32);
    this.#block[15] = bits | 0;
    compress(this.#state, this.#block);
    return Array.from(this.#state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  }

  #put(byte: number): void {
    const length = this.#length;
    const word = (length >> 2) & 15;
    this.#block[word] = ((this.#block[word] as number) << 8) | byte;
    this.#length = length + 1;
    if ((length & 63) === 63) compress(this.#state, this.#block);
  }

  /** Puts a code point beyond ASCII and says how many further code units it took. */
  #putWide(unit: number, next: number): number {
    let code = unit;
    let taken = 0;
    if (unit >= 0xd800 && unit < 0xe000) {
      taken = unit < 0xdc00 && next >= 0xdc00 && next < 0xe000 ? 1 : 0;
      code = taken === 1 ? 0x10000 + ((unit - 0xd800) << 10) + (next - 0xdc00) : 0xfffd;
    }
    const more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    this.#put(((0xff00 >> (more + 1)) & 0xff) | (code >> (6 * more)));
    for (let rest = more - 1; rest >= 0; rest -= 1) this.#put(0x80 | ((code >> (6 * rest)) & 63));
    return taken;
  }
}

function compress(state: Int32Array, block: Int32Array): void {
  const w = SCHEDULE;
  for (let t = 0; t < 16; t += 1) w[t] = block[t] as number;
  for (let t = 16; t < 64; t += 1) {
    const w15 = w[t - 15] as number;
    const w2 = w[t - 2] as number;
    const s0 = ((w15 >>> 7) | (w15 << 25)) ^ ((w15 >>> 18) | (w15 << 14)) ^ (w15 >>> 3);
    const s1 = ((w2 >>> 17) | (w2 << 15)) ^ ((w2 >>> 19) | (w2 << 13)) ^ (w2 >>> 10);
    w[t] = ((w[t - 16] as number) + s0 + (w[t - 7] as number) + s1) | 0;
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
    const first = (h + s1 + ((e & f) ^ (~e & g)) + (ROUND_CONSTANTS[t] as number) + (w[t] as number)) | 0;
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
