/** Checks a statement by nothing but its own JSON, as docs/statement-format.md says. One file, free to copy. */
type Json = ReturnType<typeof JSON.parse>; // of unknown make: reading what is not there throws, and that is caught
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
  work = 0;
  try {
    const { digests = true, planDigest, tallyDigest } = options;
    const counted = (_: string, value: Json): Json => (work++ < 500_000 ? value : must(false));
    const text = typeof statement === 'string' ? statement : JSON.stringify(statement, counted);
    const { digest, control, ...body } = JSON.parse(text.length > 5_000_000 ? '' : text);
    check.expect('wrong_format', '/format', body.format, 'dreiklang-statement/1');
    check.expect('wrong_shape', '/trace', Array.isArray(body.trace), true);
    for (const [id, node] of body.trace.entries()) check.node(node, id, `/trace/${id}`);
    const wanted = new Set<number>(body.trace.flatMap((node: Json) => node.in ?? []));
    const leaves = check.walk(body, '', body.trace, wanted);
    for (const id of body.trace.keys()) check.expect('node_not_used', `/trace/${id}`, wanted.has(id), true);
    check.amounts(body);
    const totals = { nodes: body.trace.length, sum: `${leaves.map(weighed).reduce((a, b) => a + b, 0n)}` };
    check.expect('control_differs', '/control', canonical(control), canonical(totals));
    if (digests) check.expect('digest_differs', '/digest', digest, sha256(canonical({ ...body, control })));
    if (planDigest !== undefined) check.expect('digest_differs', '/plan/digest', body.plan?.digest, planDigest);
    if (tallyDigest !== undefined) check.expect('digest_differs', '/tally/digest', body.tally?.digest, tallyDigest);
    return { ok: true, nodes: body.trace.length };
  } catch {
    return check.verdict; // what was thrown is not looked at: a hostile object may throw anything
  }
}
/** One check from top to bottom; `verdict` is what it comes to should it throw where it stands. */
class Check {
  verdict: Rejection = { ok: false, code: 'not_readable', at: '' };
  readonly nodes: { value: Fraction; decimals: number }[] = []; // decimals shown at least, as it was rounded to them
  expect(code: string, at: string, found: Json = '', expected: Json = ''): void {
    this.verdict = { ok: false, code, at };
    if (found !== expected) throw Object.assign(this.verdict, { expected: `${expected}`, found: `${found}` });
  }
  /** Computes a node again from the nodes before it. */
  node(node: Json, id: number, at: string): void {
    this.expect('wrong_node_id', `${at}/id`, node?.id, id);
    this.expect('unknown_operation', `${at}/op`);
    const [least, most, compute] = OPERATIONS.get(node.op) as Operation;
    this.expect('not_computable', at);
    const taken: number[] = node.in ?? [];
    must(taken.length >= least && taken.length <= most && taken.every((input) => isPlace(input, id)));
    const value = compute(taken.map((i) => this.nodes[i]!.value) as Inputs, node);
    const kept = /^(?:add|subtract|min|max|choose)$/.test(node.op) ? taken.map((i) => this.nodes[i]!.decimals) : [];
    const decimals = Math.max(/^(?:round|share-out)$/.test(node.op) ? node.scale : 0, ...kept);
    this.expect('wrong_value', `${at}/value`, node.value, written(value, decimals));
    this.nodes.push({ value, decimals });
  }
  /** Holds every printed figure against its node, and gathers the leaves in the order of canonical JSON. */
  walk(value: Json, at: string, trace: Json[], wanted: Set<number>): string[] {
    this.expect('wrong_shape', at, at.length < 1_000, true); // no deeper than a pointer of that length
    if (typeof value !== 'object' || value === null) return [JSON.stringify(value)];
    const isPrinted = value.node !== undefined && typeof value.node !== 'object' && !at.startsWith('/trace/');
    if (isPrinted) wanted.add(value.node);
    if (isPrinted) this.expect('printed_differs', `${at}/value`, value.value, trace[value.node]?.value ?? Number.NaN);
    const keys = Array.isArray(value) ? Object.keys(value) : Object.keys(value).sort();
    const leaves = keys.flatMap((key) => this.walk(value[key], `${at}/${key}`, trace, wanted));
    return Array.isArray(value) ? [String(value.length), ...leaves] : leaves;
  }
  /** Each kind adds up its components, the total the kinds; from there the steps lead to what is earned and payable. */
  amounts({ trace, components, kinds, steps, earned, toPayable = [], payable, carried }: Json): void {
    const nodesOf = (of: Json[]): number[] => of.map(({ amount }) => amount.node);
    const adds = (of: Json, node: Json): boolean => node.op === 'add' && canonical(node.in) === canonical(nodesOf(of));
    const ofKind = (kind: string): Json[] => components.filter((one: Json) => one.kind === kind && one.pays !== false);
    this.expect('kinds_differ', '/kinds');
    const present = ['revenue', 'performance', 'profit', 'other'].filter((kind) => ofKind(kind).length > 0);
    must(canonical(kinds.map(({ kind }: Json) => kind)) === canonical(present));
    must(components.every(({ kind, pays }: Json) => pays === false || present.includes(kind)));
    for (const { kind, amount } of kinds) must(adds(ofKind(kind), trace[amount.node]));
    const total = (node: Json): boolean => adds(kinds, kinds[0] ? node : node.op === 'round' && trace[node.in[0]]);
    const path = [trace.map(total).lastIndexOf(true), ...nodesOf([...steps, ...toPayable])];
    const takes = (id: number, earlier: number): boolean => trace[id]?.in?.includes(earlier);
    const at = (i: number): string => (i < steps.length ? `/steps/${i}` : `/toPayable/${i - steps.length}`);
    for (const i of path.slice(1).keys()) this.expect('steps_differ', at(i), takes(path[i + 1]!, path[i]!), true);
    this.expect('steps_differ', '/earned', earned?.node, path[steps.length]);
    this.expect('steps_differ', '/payable', payable?.node === path.at(-1) || takes(payable?.node, path.at(-1)!), true);
    this.expect('steps_differ', '/carried', carried === undefined || takes(carried.node, path.at(-1)!), true);
  }
}
const OPERATIONS = new Map<string, Operation>([
  ...['plan', 'fact', 'calendar'].map((op): [string, Operation] => [op, [0, 0, (_, { value }) => figure(value)]]),
  ['lines', [0, 0, (_, { value, count }) => figure(isPlace(count, Infinity) && value)]],
  ['pairs', [0, 0, (_, { of }) => whole([...of.pairs.keys()].length)]],
  ['add', [0, Infinity, (all) => all.reduce(plus, whole(0))]],
  ['subtract', [2, 2, ([a, b]) => minus(a, b)]],
  ['multiply', [1, Infinity, (all) => all.reduce(times)]],
  ['divide', [2, 2, ([a, b]) => fraction(a.n * b.d * b.n, a.d * b.n * b.n)]],
  ['min', [1, Infinity, (all) => all.reduce((a, b) => (compare(b, a) < 0n ? b : a))]],
  ['max', [1, Infinity, (all) => all.reduce((a, b) => (compare(b, a) > 0n ? b : a))]],
  ['round', [1, 1, ([a], { scale, mode }) => fraction(rounded(a, unit(scale), mode), unit(scale))]],
  ['piecewise', [1, 1, ([a], { form }) => piecewise(a, form)]],
  ['compare', [2, 2, ([a, b], { test }) => whole(tests(compare(a, b))[test])]],
  ['all', [0, Infinity, (all) => whole(all.every(isOne))]],
  ['any', [0, Infinity, (all) => whole(all.some(isOne))]],
  ['none', [0, Infinity, (all) => whole(!all.some(isOne))]],
  ['choose', [3, 3, ([a, b, c]) => (isOne(a) ? b : a.n === 0n ? c : must(false))]],
  ['share-out', [2, Infinity, ([all, ...parts], { scale, part }) => sharedOut(all, parts, unit(scale), part)]],
]);
const whole = (n: Json): Fraction => ({ n: BigInt(n), d: 1n }); // 1 and 0 for true and false; throws for what is none
const isOne = (a: Fraction): boolean => a.n === a.d;
const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
const minus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
const times = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);
const compare = (a: Fraction, b: Fraction): bigint => a.n * b.d - b.n * a.d;
const tests = (by: bigint): Json => ({ atLeast: by >= 0n, above: by > 0n, atMost: by <= 0n, below: by < 0n });
const size = (n: bigint): bigint => (n < 0n ? -n : n);
const isPlace = (value: Json, end: number): boolean => Number.isInteger(value) && value >= 0 && value < end;
const unit = (scale: Json): bigint => 10n ** BigInt(isPlace(scale, 31) ? scale : 'none');
const must = (holds: boolean): Fraction => fraction(1n, holds ? 1n : 0n); // throws where it does not hold
let work = 0; // of the check that runs, in values read and divisions made: bounds what hostile input can cost
/** In lowest terms, over a denominator above 0; at most 65,536 bits long. */
function fraction(n: bigint, d: bigint): Fraction {
  let [common, rest] = [d, size(n)];
  while (rest !== 0n && work++ < 2_000_000) [common, rest] = [rest, common % rest];
  if (d <= 0n || rest !== 0n || (size(n / common) | (d / common)) >> 65_536n !== 0n) throw new Error('none');
  return { n: n / common, d: d / common };
}
function figure(text: Json): Fraction {
  const [above, below = '1'] = text.slice(0, 40_000).split('/');
  const [integer, part = ''] = above.split('.');
  const value = fraction(BigInt(integer + part), BigInt(below) * 10n ** BigInt(part.length));
  return written(value, 0) === text ? value : must(false);
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
  const [cut, rest] = [(n * unit) / d, size((n * unit) % d)];
  const half = 2n * rest - d;
  const nearest = { 'half-up': half >= 0n, 'half-down': half > 0n, 'half-even': half + size(cut % 2n) > 0n };
  const modes: Json = { ...nearest, up: true, down: false, ceiling: n > 0n, floor: n < 0n };
  return cut + (rest === 0n ? 0n : n < 0n ? -1n : 1n) * BigInt(modes[mode]);
}
/** The last piece that begins before x or, unless open, at it. Marks rise; of two at one mark the second is open. */
function piecewise(x: Fraction, form: Json[]): Fraction {
  const starts = form.map(({ from }, i) => (i === 0 ? whole(from === null ? 0 : 'none') : figure(from)));
  const lines = form.map(({ value, slope }, i) => plus(figure(value), times(figure(slope), minus(x, starts[i]!))));
  const begun = (i: number, at: Fraction): boolean => compare(at, starts[i]!) >= (form[i].open === true ? 1n : 0n);
  must(starts.every((start, i) => i < 2 || (begun(i - 1, start) && !begun(i, starts[i - 1]!))));
  return lines[starts.filter((_, i) => i === 0 || begun(i, x)).length - 1]!;
}
/** One part of a whole: cut towards zero, then what is missing unit by unit to the largest remainders. */
function sharedOut(all: Fraction, parts: Fraction[], unit: bigint, part: number): Fraction {
  const cut = parts.map((exact) => rounded(exact, unit, 'down'));
  const missing = cut.reduce((left, own) => left - own, rounded(all, unit, 'down'));
  const [way, count] = [missing < 0n ? -1n : 1n, BigInt(parts.length)];
  const rest = parts.map((exact, place) => times(minus(exact, fraction(cut[place]!, unit)), whole(way)));
  const ahead = rest.filter((own, place) => compare(own, rest[part]!) >= (place < part ? 0n : 1n)).length;
  must(unit % all.d === 0n);
  return fraction(cut[part]! + missing / count + (BigInt(ahead) < size(missing % count) ? way : 0n), unit);
}
function canonical(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  const field = (key: string): string => `${JSON.stringify(key)}:${canonical(value[key])}`;
  return `{${Object.keys(value).sort().map(field)}}`;
}
/** What a leaf adds to the control sum: its place × its JSON text, read as a number in base 65,599 modulo 2^32. */
const weighed = (leaf: string, place: number): bigint =>
  BigInt(place + 1) * BigInt(leaf.split('').reduce((w, unit) => (Math.imul(w, 65_599) + unit.charCodeAt(0)) >>> 0, 0));
const PRIMES = [...Array(312).keys()].filter((n) => n > 1 && ![...Array(n).keys()].some((k) => k > 1 && n % k === 0));
const roots = (power: number): number[] => PRIMES.map((prime) => ((prime ** power % 1) * 2 ** 32) | 0);
const ROUNDS = roots(1 / 3);
const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));
const mix = (x: number, p: number, q: number, shift: number): number => turn(x, p) ^ turn(x, q) ^ (x >>> shift);
function sha256(text: string): string {
  const utf8 = encodeURIComponent(text).replace(/%(..)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  const words = new Array<number>(((utf8.length + 8) >> 6) * 16 + 15).fill(0).concat(utf8.length * 8);
  for (const [i, byte] of [...`${utf8}\x80`].entries()) words[i >> 2]! |= byte.charCodeAt(0) << (24 - 8 * (i % 4));
  const state = roots(1 / 2).slice(0, 8);
  for (let start = 0; start < words.length; start += 16) {
    const w = words.slice(start, start + 16);
    let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
    for (let t = 0; t < 64; t += 1) {
      if (t > 15) w[t] = (w[t - 16]! + mix(w[t - 15]!, 7, 18, 3) + w[t - 7]! + mix(w[t - 2]!, 17, 19, 10)) | 0;
      const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[t]! + w[t]!;
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    state.splice(0, 8, ...[a, b, c, d, e, f, g, h].map((word, place) => (word + state[place]!) | 0));
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
