/**
 * Checks a Dreiklang statement by nothing but its own JSON, with plain BigInt fractions. One file, free to copy; it
 * imports nothing. What is checked, in which order, and what each code means stands in docs/statement-format.md.
 */
// biome-ignore lint/suspicious/noExplicitAny: JSON of unknown make; reading what is not there throws, and is caught
type Json = any;
type Fraction = { readonly n: bigint; readonly d: bigint };
type Inputs = [Fraction, Fraction, Fraction, ...Fraction[]]; // their number is checked before they are read
type Operation = [least: number, most: number, compute: (inputs: Inputs, node: Json) => Fraction];
/** How many nodes were computed again; or the first thing that does not hold, and where (a JSON pointer). */
export type Verdict = { ok: true; nodes: number } | Rejection;
export type Rejection = { ok: false; code: string; at: string; expected?: string; found?: string };
/** `digests: false` leaves `digest` out; `planDigest`, `tallyDigest`: what the statement's own must be, where at hand. */
export type VerifierOptions = { digests?: boolean; planDigest?: string; tallyDigest?: string };

/** Checks a statement: its JSON text, or what that parses to. Never throws, whatever it is given. */
export function verifyStatement(statement: unknown, options: VerifierOptions = {}): Verdict {
  const check = new Check();
  try {
    const { digests = true, planDigest, tallyDigest } = options;
    const text = typeof statement === 'string' ? statement : JSON.stringify(statement);
    const { digest, ...signed } = JSON.parse(text.length > 5_000_000 ? '' : text);
    const { control, ...body } = signed;
    const { trace, ...outside } = body;
    check.expect('wrong_format', '/format', body.format, 'dreiklang-statement/1');
    check.expect('wrong_shape', '/trace', Array.isArray(trace), true);
    for (const [id, node] of trace.entries()) check.node(node, id, `/trace/${id}`);
    check.printed(outside, '', trace);
    for (const id of trace.keys()) check.expect('node_not_used', `/trace/${id}`, check.wanted.has(id), true);
    check.amounts(outside, trace);
    check.expect('control_differs', '/control/nodes', control?.nodes, trace.length);
    check.expect('control_differs', '/control/sum', control.sum, checkNumber(canonical(body)));
    if (digests) check.expect('digest_differs', '/digest', digest, sha256(canonical(signed)));
    if (planDigest !== undefined) check.expect('digest_differs', '/plan/digest', body.plan?.digest, planDigest);
    if (tallyDigest !== undefined) check.expect('digest_differs', '/tally/digest', body.tally?.digest, tallyDigest);
    return { ok: true, nodes: trace.length };
  } catch {
    return check.rejection; // what was thrown is not looked at: a hostile object may throw anything
  }
}

/** One check from top to bottom; `rejection` is the verdict should it throw where it stands. */
class Check {
  rejection: Rejection = { ok: false, code: 'not_readable', at: '' };
  readonly nodes: { value: Fraction; decimals: number }[] = []; // decimals shown at least, as it was rounded to them
  readonly wanted = new Set<number>();
  expect(code: string, at: string, found: Json = '', expected: Json = ''): void {
    this.rejection = { ok: false, code, at };
    const words = { expected: String(expected).slice(0, 80), found: String(found).slice(0, 80) };
    if (found !== expected) throw Object.assign(this.rejection, words);
  }
  /** Computes a node again from the nodes before it. */
  node(node: Json, id: number, at: string): void {
    this.expect('wrong_node_id', `${at}/id`, node?.id, id);
    this.expect('unknown_operation', `${at}/op`);
    const [least, most, compute] = OPERATIONS.get(node.op) as Operation;
    this.expect('not_computable', at);
    const taken: number[] = node.in ?? [];
    must(taken.length >= least && taken.length <= most && taken.every((input) => isPlace(input, id)));
    const inputs = taken.map((input) => this.nodes[this.wanted.add(input) && input]!);
    const value = compute(inputs.map((input) => input.value) as Inputs, node);
    const kept = KEEPS_DECIMALS.test(node.op) ? inputs.map((input) => input.decimals) : [];
    const decimals = node.scale ?? kept.reduce((most, own) => Math.max(most, own), 0);
    this.expect('wrong_value', `${at}/value`, node.value, written(value, decimals));
    this.nodes.push({ value, decimals });
  }
  /** Holds every printed figure against its node. */
  printed(value: Json, at: string, trace: Json[]): void {
    if (typeof value !== 'object' || value === null) return;
    if (typeof value.node === 'number') {
      this.expect(
        'printed_differs',
        at,
        canonical(value),
        canonical({ node: value.node, value: trace[value.node]?.value }),
      );
      this.wanted.add(value.node);
    }
    for (const key of Object.keys(value))
      this.printed(value[key], `${at}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`, trace);
  }
  /** Each kind adds up its components, the total the kinds; from there the steps lead to what is earned and payable. */
  amounts({ components, kinds, steps, earned, payable }: Json, trace: Json[]): void {
    const nodesOf = (of: Json[]): number[] => of.map(({ amount }) => amount.node);
    const adds = (of: Json[], node: Json): boolean => node.op === 'add' && String(node.in) === String(nodesOf(of));
    const ofKind = (kind: string): Json[] => components.filter((component: Json) => component.kind === kind);
    this.expect('kinds_do_not_add_up', '/kinds');
    const present = ['revenue', 'performance', 'profit', 'other'].filter((kind) => ofKind(kind).length > 0);
    must(String(kinds.map(({ kind }: Json) => kind)) === String(present));
    for (const { kind, amount } of kinds) must(adds(ofKind(kind), trace[amount.node]));
    let before = trace.findIndex((node) => adds(kinds, node));
    for (const [place, id] of nodesOf(steps).entries()) {
      this.expect('step_does_not_follow', `/steps/${place}/amount`, trace[id]?.in?.includes(before), true);
      before = id;
    }
    this.expect('step_does_not_follow', '/earned', earned?.node, before);
    this.expect('payable_differs', '/payable', payable?.node, before);
  }
}

const KEEPS_DECIMALS = /^(?:add|subtract|min|max|choose)$/;
const MANY = 1e9;
const leaf: Operation = [0, 0, (_, { value }) => figure(value)];
const OPERATIONS = new Map<string, Operation>([
  ...['plan', 'fact', 'calendar'].map((op): [string, Operation] => [op, leaf]),
  ['lines', [0, 0, (_, { value, count }) => figure(isPlace(count, MANY) && value)]],
  ['pairs', [0, 0, (_, { of }) => whole(of.pairs.length)]],
  ['add', [0, MANY, (all) => all.reduce(plus, whole(0))]],
  ['subtract', [2, 2, ([a, b]) => minus(a, b)]],
  ['multiply', [1, MANY, (all) => all.reduce(times)]],
  ['divide', [2, 2, ([a, b]) => fraction(a.n * b.d * b.n, a.d * b.n * b.n)]],
  ['min', [1, MANY, (all) => all.reduce((a, b) => (compare(b, a) < 0n ? b : a))]],
  ['max', [1, MANY, (all) => all.reduce((a, b) => (compare(b, a) > 0n ? b : a))]],
  ['round', [1, 1, ([a], { scale, mode }) => fraction(rounded(a, unit(scale), mode), unit(scale))]],
  ['piecewise', [1, 1, ([a], { form }) => piecewise(a, form)]],
  ['compare', [2, 2, ([a, b], { test }) => whole(tests(compare(a, b))[test])]],
  ['all', [0, MANY, (all) => whole(all.every(isOne))]],
  ['any', [0, MANY, (all) => whole(all.some(isOne))]],
  ['none', [0, MANY, (all) => whole(!all.some(isOne))]],
  ['choose', [3, 3, ([a, b, c]) => (isOne(a) ? b : fraction(c.n, a.n === 0n ? c.d : 0n))]],
  ['share-out', [2, MANY, ([all, ...parts], { scale, part }) => sharedOut(all, parts, unit(scale), part)]],
]);
const whole = (n: Json): Fraction => ({ n: BigInt(n), d: 1n }); // 1 and 0 for true and false; throws for what is none
const isOne = (a: Fraction): boolean => a.n === a.d;
const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
const minus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
const times = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);
const compare = (a: Fraction, b: Fraction): bigint => a.n * b.d - b.n * a.d;
const tests = (order: bigint): Json => ({
  atLeast: order >= 0n,
  above: order > 0n,
  atMost: order <= 0n,
  below: order < 0n,
});
const size = (n: bigint): bigint => (n < 0n ? -n : n);
const isPlace = (value: Json, end: number): boolean => Number.isInteger(value) && value >= 0 && value < end;
const unit = (scale: Json): bigint => 10n ** BigInt(isPlace(scale, 31) ? scale : 'none');
function must(holds: boolean): void {
  if (!holds) throw new Error('does not hold');
}
/** In lowest terms; not beyond 65,536 bits. */
function fraction(n: bigint, d: bigint): Fraction {
  let [common, rest] = [d, size(n)];
  while (rest !== 0n) [common, rest] = [rest, common % rest];
  must(d > 0n && (size(n / common) | (d / common)) >> 65_536n === 0n);
  return { n: n / common, d: d / common };
}
/** Reads a figure in its one written form. */
function figure(text: Json): Fraction {
  must(text.length <= 40_000 && /^-?[0-9]+(?:[./][0-9]+)?$/.test(text));
  const [above, below] = text.split('/');
  const [integer, part = ''] = above.split('.');
  const value = fraction(BigInt(integer + part), BigInt(below ?? 10n ** BigInt(part.length)));
  must(written(value, 0) === text);
  return value;
}
/** Decimals where the figure ends, at least so many; else a fraction. */
function written({ n, d }: Fraction, decimals: number): string {
  let [places, rest] = [0, d];
  for (const factor of [10n, 5n, 2n]) for (; rest % factor === 0n; rest /= factor) places += 1;
  if (rest !== 1n) return `${n}/${d}`;
  places = Math.max(places, decimals);
  const digits = String((size(n) * 10n ** BigInt(places)) / d).padStart(places + 1, '0');
  return (n < 0n ? '-' : '') + (places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`);
}
/** The figure in units: cut towards zero, or one further away from it as the mode says. */
function rounded({ n, d }: Fraction, unit: bigint, mode: Json): bigint {
  const cut = (n * unit) / d;
  const rest = size((n * unit) % d);
  const half = 2n * rest - d;
  const nearest = { 'half-up': half >= 0n, 'half-down': half > 0n, 'half-even': half + size(cut % 2n) > 0n };
  const modes: Json = { ...nearest, up: true, down: false, ceiling: n > 0n, floor: n < 0n };
  return cut + (rest === 0n ? 0n : n < 0n ? -1n : 1n) * BigInt(modes[mode]);
}
/** The last piece that begins before x or, unless open, at it. Marks rise; of two at one mark the second is open. */
function piecewise(x: Fraction, form: Json[]): Fraction {
  const starts = form.map(({ from }, i) => (i === 0 && from === null ? whole(0) : figure(from)));
  const lines = form.map(({ value, slope }, i) => plus(figure(value), times(figure(slope), minus(x, starts[i]!))));
  const begun = (i: number, at: Fraction): boolean => compare(at, starts[i]!) >= (form[i].open === true ? 1n : 0n);
  must(starts.every((start, i) => i < 2 || (begun(i - 1, start) && !begun(i, starts[i - 1]!))));
  return lines[starts.filter((_, i) => i === 0 || begun(i, x)).length - 1]!;
}
/** One part of a whole: cut towards zero, then what is missing unit by unit to the largest remainders. */
function sharedOut(all: Fraction, parts: Fraction[], unit: bigint, part: number): Fraction {
  const cut = parts.map((exact) => rounded(exact, unit, 'down'));
  const missing = cut.reduce((left, own) => left - own, rounded(all, unit, 'down'));
  const way = missing < 0n ? -1n : 1n;
  const rest = parts.map((exact, place) => times(minus(exact, fraction(cut[place]!, unit)), whole(way)));
  const ahead = rest.filter((own, place) => compare(own, rest[part]!) >= (place < part ? 0n : 1n)).length;
  const count = BigInt(parts.length);
  must(unit % all.d === 0n && isPlace(part, parts.length));
  return fraction(cut[part]! + missing / count + (BigInt(ahead) < size(missing % count) ? way : 0n), unit);
}
/** Canonical JSON (RFC 8785). */
function canonical(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join()}}`;
}
/** The control sum: the text read as a number in base 65,599, less all multiples of a prime. */
function checkNumber(text: string): number {
  return text.split('').reduce((sum, unit) => (sum * 65_599 + unit.charCodeAt(0)) % 2_147_483_647, 0);
}
/** SHA-256 (FIPS 180-4) of the UTF-8 bytes, in hex. */
function sha256(text: string): string {
  const bytes = encodeURIComponent(text).replace(/%(..)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  const words = new Array<number>((((bytes.length + 8) >> 6) << 4) + 16).fill(0);
  for (const [i, byte] of `${bytes}\x80`.split('').entries())
    words[i >> 2]! |= byte.charCodeAt(0) << (24 - 8 * (i % 4));
  words[words.length - 1] = bytes.length * 8;
  const primes = [...Array(312).keys()].filter((n) => n > 1 && ![...Array(n).keys()].some((k) => k > 1 && n % k === 0));
  const roots = (power: number): number[] => primes.map((prime) => ((prime ** power % 1) * 2 ** 32) | 0);
  const constants = roots(1 / 3);
  let state = roots(1 / 2).slice(0, 8);
  const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));
  for (let start = 0; start < words.length; start += 16) {
    const w = words.slice(start, start + 16);
    let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
    for (let t = 0; t < 64; t += 1) {
      const [x, y] = [w[t - 15]!, w[t - 2]!];
      const mixed = (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
      if (t > 15) w[t] = (w[t - 16]! + w[t - 7]! + mixed) | 0;
      const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + constants[t]! + w[t]!;
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    state = [a, b, c, d, e, f, g, h].map((word, place) => (word + state[place]!) | 0);
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
