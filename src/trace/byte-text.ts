/** Text put together as UTF-8 bytes: for long texts that are only hashed, so that no string is ever made of them. */

/** ASCII codes of what stands between the texts of JSON, for {@link ByteText.ascii}. */
export const COMMA = 44;
export const COLON = 58;
export const OPENING = 91;
export const CLOSING = 93;
export const OPENING_BRACE = 123;
export const CLOSING_BRACE = 125;

const ZERO = 48;
const MINUS = 45;
const QUOTE = 34;
const BACKSLASH = 92;
/** Above it, digits are taken from the number's own text. */
const SMALL = 999_999_999;

export class ByteText {
  #bytes: Uint8Array<ArrayBuffer> = new Uint8Array(4096);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The bytes so far; they change with what is added next. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** The bytes so far, and whatever stands behind them. */
  get room(): Uint8Array {
    return this.#bytes;
  }

  /** Begins anew. */
  clear(): this {
    this.#length = 0;
    return this;
  }

  /** Adds a text; a lone surrogate counts as U+FFFD. */
  text(text: string): this {
    this.#room(text.length * 3);
    const bytes = this.#bytes;
    let length = this.#length;
    for (let place = 0; place < text.length; place += 1) {
      const code = text.charCodeAt(place);
      if (code >= 0x80) {
        this.#length = length;
        return this.#wide(text, place);
      }
      bytes[length] = code;
      length += 1;
    }
    this.#length = length;
    return this;
  }

  /**
   * Adds the JSON text of a text (RFC 8785).
   *
   * @returns whether it is plain: ASCII without an escape, so that its bytes are its characters
   */
  quoted(text: string): boolean {
    this.#room(text.length + 2);
    const bytes = this.#bytes;
    let length = this.#length;
    bytes[length] = QUOTE;
    length += 1;
    for (let place = 0; place < text.length; place += 1) {
      const code = text.charCodeAt(place);
      if (code < 0x20 || code > 0x7e || code === QUOTE || code === BACKSLASH) {
        this.text(JSON.stringify(text));
        return false;
      }
      bytes[length] = code;
      length += 1;
    }
    bytes[length] = QUOTE;
    this.#length = length + 1;
    return true;
  }

  /** Puts a text between the bytes so far, before the one at a place. */
  insert(place: number, text: string): this {
    const end = this.#length;
    const added = this.text(text).bytes.slice(end);
    this.#bytes.copyWithin(place + added.length, place, end);
    this.#bytes.set(added, place);
    return this;
  }

  /** Adds one ASCII character. */
  ascii(code: number): this {
    this.#room(1);
    this.#byte(code);
    return this;
  }

  /** The rest of a text from its first character beyond ASCII on. */
  #wide(text: string, from: number): this {
    for (let place = from; place < text.length; place += 1) {
      const code = text.codePointAt(place) as number;
      if (code > 0xffff) place += 1;
      this.#codePoint(code >= 0xd800 && code <= 0xdfff ? 0xfffd : code);
    }
    return this;
  }

  #codePoint(code: number): void {
    if (code < 0x80) {
      this.#byte(code);
      return;
    }
    const more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    this.#byte(((0xff00 >> (more + 1)) & 0xff) | (code >> (6 * more)));
    for (let rest = more - 1; rest >= 0; rest -= 1) this.#byte(0x80 | ((code >> (6 * rest)) & 63));
  }

  #byte(byte: number): void {
    this.#bytes[this.#length] = byte;
    this.#length += 1;
  }

  /** Adds the digits of a whole number within ±2^53. */
  whole(number: number): this {
    let rest = number < 0 ? -number : number;
    if (rest > SMALL) return this.text(String(number));
    this.#room(12);
    if (number < 0) this.#byte(MINUS);
    let digits = 1;
    for (let power = 10; power <= rest; power *= 10) digits += 1;
    rest |= 0;
    const bytes = this.#bytes;
    this.#length += digits;
    for (let place = this.#length - 1; digits > 0; digits -= 1) {
      const tens = (rest / 10) | 0;
      bytes[place] = ZERO + rest - tens * 10;
      rest = tens;
      place -= 1;
    }
    return this;
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
