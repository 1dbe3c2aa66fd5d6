/** Whether something is a statement, so far as its text needs; whether its figures are right is the verifier's matter. */
import { parseCanonical } from '../number/read.js';
import { ROUNDING_MODES } from '../number/round.js';
import type { Statement } from '../statement/statement.js';
import { fail, pointer, shown } from '../trace/problems.js';

const FIGURE = /^-?(0|[1-9][0-9]*)(\.[0-9]+|\/[1-9][0-9]*)?$/;
const CURRENCY = /^[A-Z]{3}$/;
const MAX_FIGURE = 40_000;
const MAX_SCALE = 30;

const KINDS = ['revenue', 'performance', 'profit', 'other'];
const UNITS = ['money', 'count', 'ratio', 'any'];
const COMPONENT_STEPS = [
  'modifier',
  'negative',
  'floor',
  'cap',
  'part',
  'clawback',
  'earned-before',
  'rounding',
  'total-rounding',
  'paid-before',
  'set-off',
];
const STATEMENT_STEPS = ['cap', 'floor', 'budget', 'guarantee'];
const PAYABLE_STEPS = ['holdback', 'release', 'forfeit', 'adjustment', 'correction', 'balance', 'draw', 'advance'];
const TESTS = ['atLeast', 'above', 'atMost', 'below'];
const MANY = Number.POSITIVE_INFINITY;

/** How many figures each operation takes. */
const TAKES: Readonly<Record<string, readonly [number, number]>> = {
  plan: [0, 0],
  fact: [0, 0],
  lines: [0, 0],
  pairs: [0, 0],
  calendar: [0, 0],
  add: [0, MANY],
  subtract: [2, 2],
  multiply: [1, MANY],
  divide: [2, 2],
  min: [1, MANY],
  max: [1, MANY],
  round: [1, 1],
  piecewise: [1, 1],
  compare: [2, 2],
  all: [0, MANY],
  any: [0, MANY],
  none: [0, MANY],
  choose: [3, 3],
  'share-out': [2, MANY],
};

const OPERATIONS = Object.keys(TAKES);

type Fields = Readonly<Record<string, unknown>>;

/** What the notes and notices of a statement may say. */
export interface KnownCodes {
  readonly notes: Readonly<Record<string, unknown>>;
  readonly notices: Readonly<Record<string, unknown>>;
}

/**
 * The statement itself, where it has the shape of one.
 *
 * @throws DreiklangError `not_a_statement` with the first place that does not fit
 */
export function checkedStatement(input: unknown, known: KnownCodes): Statement {
  const statement = fields(input, '');
  oneOf(statement.format, ['dreiklang-statement/1'], '/format');
  match(statement.currency, CURRENCY, '/currency', 'ISO 4217');
  whole(statement.scale, 0, MAX_SCALE, '/scale');
  text(statement.id, '/id');
  optionalText(statement.asOf, '/asOf');
  const plan = fields(statement.plan, '/plan');
  text(plan.id, '/plan/id');
  if (plan.title !== undefined) localText(plan.title, '/plan/title');
  const versions = statement.versions === undefined ? [] : list(statement.versions, '/versions');
  const payee = fields(statement.payee, '/payee');
  text(payee.id, '/payee/id');
  optionalText(payee.name, '/payee/name');
  const period = fields(statement.period, '/period');
  for (const key of ['name', 'from', 'to']) text(period[key], pointer('/period', key));
  for (const [id, label] of Object.entries(fields(statement.labels, '/labels')))
    localText(label, pointer('/labels', id));
  const values = list(statement.trace, '/trace').map((node, place) => nodeValue(node, place));
  const printed = (value: unknown, at: string): void => printedFigure(value, values, at);
  each(versions, '/versions', (version, at) => checkVersion(version, at, printed));
  each(statement.components, '/components', (component, at) => {
    checkComponent(component, at, printed, known);
    optionalPlace(component.version, versions.length, pointer(at, 'version'));
  });
  each(statement.kinds, '/kinds', (kind, at) => {
    oneOf(kind.kind, KINDS, pointer(at, 'kind'));
    printed(kind.amount, pointer(at, 'amount'));
  });
  each(statement.steps, '/steps', (step, at) => {
    oneOf(step.step, STATEMENT_STEPS, pointer(at, 'step'));
    printed(step.figure, pointer(at, 'figure'));
    printed(step.amount, pointer(at, 'amount'));
    if (step.remainder !== undefined) printed(step.remainder, pointer(at, 'remainder'));
    if (step.components !== undefined) {
      each(step.components, pointer(at, 'components'), (cut, cutAt) => {
        text(cut.id, pointer(cutAt, 'id'));
        optionalPlace(cut.version, versions.length, pointer(cutAt, 'version'));
        printed(cut.amount, pointer(cutAt, 'amount'));
      });
    }
  });
  each(statement.toPayable ?? [], '/toPayable', (step, at) => {
    oneOf(step.step, PAYABLE_STEPS, pointer(at, 'step'));
    printed(step.figure, pointer(at, 'figure'));
    printed(step.amount, pointer(at, 'amount'));
    for (const key of ['id', 'status', 'reason', 'author', 'component', 'date', 'period'])
      optionalText(step[key], pointer(at, key));
    const isOfSum = step.step === 'correction' && step.component === undefined;
    if (isOfSum || step.of !== undefined) oneOf(step.of, STATEMENT_STEPS, pointer(at, 'of'));
  });
  for (const key of ['earned', 'payable']) printed(statement[key], pointer('', key));
  for (const key of ['proration', 'carried']) {
    if (statement[key] !== undefined) printed(statement[key], pointer('', key));
  }
  each(statement.forgiven ?? [], '/forgiven', (one, at) => {
    optionalText(one.component, pointer(at, 'component'));
    printed(one.amount, pointer(at, 'amount'));
  });
  each(statement.corrections ?? [], '/corrections', (correction, at) => {
    text(correction.period, pointer(at, 'period'));
    const own = correction.versions === undefined ? [] : list(correction.versions, pointer(at, 'versions'));
    each(own, pointer(at, 'versions'), (version, versionAt) => checkVersion(version, versionAt, printed));
    each(correction.components, pointer(at, 'components'), (component, componentAt) => {
      checkComponent(component, componentAt, printed, known);
      optionalPlace(component.version, own.length, pointer(componentAt, 'version'));
    });
    const settledAt = pointer(at, 'settled');
    each(fields(correction.settled, settledAt).components, pointer(settledAt, 'components'), (one, oneAt) => {
      text(one.id, pointer(oneAt, 'id'));
      printed(one.amount, pointer(oneAt, 'amount'));
    });
  });
  each(statement.notices, '/notices', (notice, at) => {
    oneOf(notice.code, Object.keys(known.notices), pointer(at, 'code'));
    if (notice.count !== undefined) whole(notice.count, 0, Number.MAX_SAFE_INTEGER, pointer(at, 'count'));
    if (notice.about !== undefined) texts(notice.about, pointer(at, 'about'));
  });
  return input as Statement;
}

type CheckPrinted = (value: unknown, at: string) => void;

function checkVersion(version: Fields, at: string, printed: CheckPrinted): void {
  for (const key of ['from', 'to']) text(version[key], pointer(at, key));
  if (version.title !== undefined) localText(version.title, pointer(at, 'title'));
  for (const key of ['share', 'proration']) {
    if (version[key] !== undefined) printed(version[key], pointer(at, key));
  }
}

function checkComponent(component: Fields, at: string, printed: CheckPrinted, known: KnownCodes): void {
  text(component.id, pointer(at, 'id'));
  oneOf(component.kind, KINDS, pointer(at, 'kind'));
  if (component.unit !== undefined) oneOf(component.unit, UNITS, pointer(at, 'unit'));
  if (component.pays !== undefined && component.pays !== false) refuse(pointer(at, 'pays'), component.pays, 'false');
  for (const key of ['clause', 'payCode']) optionalText(component[key], pointer(at, key));
  for (const key of ['figure', 'quota', 'attainment', 'incentive', 'share', 'proration']) {
    if (component[key] !== undefined) printed(component[key], pointer(at, key));
  }
  for (const key of ['pay', 'amount']) printed(component[key], pointer(at, key));
  each(component.steps, pointer(at, 'steps'), (step, stepAt) => {
    oneOf(step.step, COMPONENT_STEPS, pointer(stepAt, 'step'));
    optionalText(step.id, pointer(stepAt, 'id'));
    if (step.figure !== undefined) printed(step.figure, pointer(stepAt, 'figure'));
    printed(step.amount, pointer(stepAt, 'amount'));
  });
  each(component.clawback ?? [], pointer(at, 'clawback'), (one, oneAt) => {
    texts(one.reversals, pointer(oneAt, 'reversals'));
    for (const key of ['share', 'pay', 'amount']) printed(one[key], pointer(oneAt, key));
  });
  each(component.notes, pointer(at, 'notes'), (note, noteAt) => {
    oneOf(note.code, Object.keys(known.notes), pointer(noteAt, 'code'));
    optionalText(note.about, pointer(noteAt, 'about'));
  });
}

/** The value of a node that can stand at its place of the trace. */
function nodeValue(input: unknown, place: number): string {
  const at = pointer('/trace', place);
  const node = fields(input, at);
  whole(node.id, place, place, pointer(at, 'id'));
  oneOf(node.op, OPERATIONS, pointer(at, 'op'));
  const inputs = node.in === undefined ? [] : list(node.in, pointer(at, 'in'));
  const [fewest, most] = TAKES[node.op as string] as readonly [number, number];
  if (inputs.length < fewest || inputs.length > most) refuse(pointer(at, 'in'), inputs.length, `${fewest} to ${most}`);
  for (const [index, taken] of inputs.entries()) whole(taken, 0, place - 1, pointer(pointer(at, 'in'), index));
  optionalText(node.at, pointer(at, 'at'));
  if (node.of !== undefined) fields(node.of, pointer(at, 'of'));
  if (node.op === 'pairs') checkPairs(fields(node.of, pointer(at, 'of')), pointer(at, 'of'));
  if (node.count !== undefined) whole(node.count, 0, Number.MAX_SAFE_INTEGER, pointer(at, 'count'));
  if (node.op === 'round') {
    whole(node.scale, 0, MAX_SCALE, pointer(at, 'scale'));
    oneOf(node.mode, ROUNDING_MODES, pointer(at, 'mode'));
  }
  if (node.op === 'compare') oneOf(node.test, TESTS, pointer(at, 'test'));
  if (node.op === 'piecewise') checkForm(node.form, pointer(at, 'form'));
  return figure(node.value, pointer(at, 'value'));
}

function checkPairs(of: Fields, at: string): void {
  const pairsAt = pointer(at, 'pairs');
  for (const [place, pair] of list(of.pairs, pairsAt).entries()) texts(pair, pointer(pairsAt, place));
}

/** Pieces, the first from minus infinity, each of the others from a mark. */
function checkForm(input: unknown, at: string): void {
  const pieces = list(input, at);
  if (pieces.length === 0) refuse(at, input, 'pieces');
  pieces.forEach((entry, place) => {
    const pieceAt = pointer(at, place);
    const piece = fields(entry, pieceAt);
    if (place === 0 && piece.from !== null) refuse(pointer(pieceAt, 'from'), piece.from, 'null');
    if (place > 0) figure(piece.from, pointer(pieceAt, 'from'));
    for (const key of ['value', 'slope']) figure(piece[key], pointer(pieceAt, key));
  });
}

/** A printed figure equals its node; without a trace it has none. */
function printedFigure(input: unknown, values: readonly string[], at: string): void {
  const printed = fields(input, at);
  const value = figure(printed.value, pointer(at, 'value'));
  if (values.length === 0) {
    whole(printed.node, -1, -1, pointer(at, 'node'));
    return;
  }
  whole(printed.node, 0, values.length - 1, pointer(at, 'node'));
  const traced = values[printed.node as number] as string;
  if (traced !== value && !parseCanonical(traced).equals(parseCanonical(value)))
    refuse(pointer(at, 'value'), value, traced);
}

function figure(value: unknown, at: string): string {
  if (typeof value !== 'string' || value.length > MAX_FIGURE || !FIGURE.test(value))
    refuse(at, value, '"12.50", "1/3"');
  return value as string;
}

function fields(value: unknown, at: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(at, value, '{ }');
  return value as Fields;
}

function list(value: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(value)) refuse(at, value, '[ ]');
  return value as readonly unknown[];
}

function each(value: unknown, at: string, check: (entry: Fields, at: string) => void): void {
  for (const [place, entry] of list(value, at).entries()) check(fields(entry, pointer(at, place)), pointer(at, place));
}

function text(value: unknown, at: string): void {
  if (typeof value !== 'string') refuse(at, value, 'text');
}

function optionalText(value: unknown, at: string): void {
  if (value !== undefined) text(value, at);
}

function texts(value: unknown, at: string): void {
  for (const [place, entry] of list(value, at).entries()) text(entry, pointer(at, place));
}

function localText(value: unknown, at: string): void {
  const { de, en } = fields(value, at);
  optionalText(de, pointer(at, 'de'));
  optionalText(en, pointer(at, 'en'));
}

function match(value: unknown, pattern: RegExp, at: string, expected: string): void {
  if (typeof value !== 'string' || !pattern.test(value)) refuse(at, value, expected);
}

function whole(value: unknown, least: number, most: number, at: string): void {
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > most)
    refuse(at, value, `${least} … ${most}`);
}

function optionalPlace(value: unknown, count: number, at: string): void {
  if (value !== undefined) whole(value, 0, count - 1, at);
}

function oneOf(value: unknown, words: readonly string[], at: string): void {
  if (typeof value !== 'string' || !words.includes(value)) refuse(at, value, words.join(', '));
}

function refuse(at: string, found: unknown, expected: string): never {
  return fail({ code: 'not_a_statement', at, found: shown(found), expected });
}
