/**
 * The platform's own SHA-256 where it answers at once: in Node and what is built like it. Several times as quick as
 * plain arithmetic, and the same digest; browsers have an asynchronous one only, so there the plain one is taken.
 */

/** The digest of some bytes, as 64 lower-case hex digits. */
export type DigestOfBytes = (bytes: Uint8Array) => string;

interface Hash {
  update(bytes: Uint8Array): Hash;
  digest(encoding: 'hex'): string;
}

interface Crypto {
  createHash(algorithm: 'sha256'): Hash;
  /** Node from 20.12 on: the same in one call, which for short texts takes a fifth of the time. */
  readonly hash?: (algorithm: 'sha256', bytes: Uint8Array, encoding: 'hex') => string;
}

/** What Node 20.16 and later, Deno and Bun have as `process`. */
interface Platform {
  readonly process?: { getBuiltinModule?(name: 'node:crypto'): Crypto | undefined };
}

const ABC = /* @__PURE__ */ Uint8Array.of(97, 98, 99);
/** The first test vector of the standard (FIPS 180-2, B.1). */
const DIGEST_OF_ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

/** The platform's digest; undefined where it has none, or not the one of the standard. */
export function platformSha256(platform: unknown = globalThis): DigestOfBytes | undefined {
  try {
    const crypto = (platform as Platform).process?.getBuiltinModule?.('node:crypto');
    if (crypto === undefined) return undefined;
    const { hash } = crypto;
    const digest: DigestOfBytes =
      typeof hash === 'function'
        ? (bytes) => hash('sha256', bytes, 'hex')
        : (bytes) => crypto.createHash('sha256').update(bytes).digest('hex');
    return digest(ABC) === DIGEST_OF_ABC ? digest : undefined;
  } catch {
    return undefined;
  }
}
