/** SHA-256 (FIPS 180-4): the platform's own where it answers at once, else in plain arithmetic. The digest is the same. */

import { ByteText } from './byte-text.js';
import { type DigestOfBytes, platformSha256 } from './platform-sha256.js';

/** Bytes of a block. */
const BLOCK = 64;
const ROUND_CONSTANTS = /* @__PURE__ */ Int32Array.from(fractionalBits(64, 3));
const INITIAL = /* @__PURE__ */ fractionalBits(8, 2);
/** The two digits of each byte. */
const HEX = /* @__PURE__ */ Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
/** Room for the words of one block while it is worked in; every block writes all of it before it reads. */
const SCHEDULE = /* @__PURE__ */ new Int32Array(64);

/** The digest of the UTF-8 bytes of a text, as 64 lower-case hex digits. */
export function sha256Hex(text: string): string {
  return sha256OfBytes(ROOM.clear().text(text).bytes);
}

/** Where a text is put into bytes. */
const ROOM = /* @__PURE__ */ new ByteText();

/** The digest of some bytes, as 64 lower-case hex digits. */
export function sha256OfBytes(bytes: Uint8Array): string {
  digestOfBytes ??= platformSha256() ?? plainSha256;
  return digestOfBytes(bytes);
}

/** Chosen when the first digest is asked for. */
let digestOfBytes: DigestOfBytes | undefined;

/** The same in plain arithmetic. */
export function plainSha256(bytes: Uint8Array): string {
  return ONE_SHOT.begin().update(bytes).hex();
}

/** A digest over several runs of bytes, as if they were one. */
export class Sha256 {
  readonly #state = Int32Array.from(INITIAL);
  /** Bytes of a block that is not full yet. */
  readonly #open = new Uint8Array(BLOCK);
  readonly #openView = viewOf(this.#open);
  /** Bytes so far. */
  #length = 0;

  /** Begins anew. */
  begin(): this {
    this.#state.set(INITIAL);
    this.#length = 0;
    return this;
  }

  update(bytes: Uint8Array): this {
    const { length } = bytes;
    let place = 0;
    const begun = this.#length % BLOCK;
    this.#length += length;
    if (begun > 0) {
      place = Math.min(BLOCK - begun, length);
      this.#open.set(bytes.subarray(0, place), begun);
      if (begun + place < BLOCK) return this;
      compress(this.#state, this.#openView, 0);
    }
    if (place + BLOCK <= length) {
      const view = viewOf(bytes);
      for (; place + BLOCK <= length; place += BLOCK) compress(this.#state, view, place);
    }
    if (place < length) this.#open.set(bytes.subarray(place), 0);
    return this;
  }

  /** The digest; only {@link begin} may follow. */
  hex(): string {
    const bits = this.#length * 8;
    const open = this.#open;
    const begun = this.#length % BLOCK;
    open[begun] = 0x80;
    open.fill(0, begun + 1);
    if (begun >= BLOCK - 8) {
      compress(this.#state, this.#openView, 0);
      open.fill(0);
    }
    this.#openView.setUint32(BLOCK - 8, Math.floor(bits / 2 ** 32));
    this.#openView.setUint32(BLOCK - 4, bits);
    compress(this.#state, this.#openView, 0);
    let digits = '';
    for (let word = 0; word < 8; word += 1) {
      const bits = this.#state[word] as number;
      for (let shift = 24; shift >= 0; shift -= 8) digits += HEX[(bits >>> shift) & 255] as string;
    }
    return digits;
  }
}

/** One at a time is worked out: what was begun ends before the next. */
const ONE_SHOT = /* @__PURE__ */ new Sha256();

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** Works one block of 64 bytes, from a place on, into the state. */
function compress(state: Int32Array, bytes: DataView, from: number): void {
  const w = SCHEDULE;
  for (let t = 0; t < 16; t += 1) w[t] = bytes.getInt32(from + t * 4);
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
