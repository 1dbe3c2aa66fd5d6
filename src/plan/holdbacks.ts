/** `holdbacks`: shares of what components earned that are paid later, or never. */
import * as z from 'zod/mini';
import { MAX_EXPECTED_IDS } from '../number/limits.js';
import { Rational, sum } from '../number/rational.js';
import { pointer } from '../trace/problems.js';
import { refuseWordless } from './dispatch.js';
import { inPercent, readRatioFromZero } from './figures.js';
import type { RatioInput, SpanInput } from './input-figures.js';
import type { HoldbackInput } from './input-time.js';
import type { AboveComponent } from './measure/entry.js';
import type { Holdback, Written } from './plan.js';
import type { Reading } from './reading.js';
import { type Given, lazily, slot } from './schema.js';
import { shaped } from './shape.js';
import { isWritten, type PlainObject } from './snapshot.js';
import { isShorter } from './spans.js';

/** `{ "id": "stays", "share": "10%", "releaseIf": { "customerActiveAfter": "P91D" } }` */
export const holdbackSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    id: slot<string>('name'),
    share: slot<RatioInput>('ratio'),
    until: z.exactOptional(slot<NonNullable<HoldbackInput['until']>>('until')),
    releaseIf: z.exactOptional(z.strictObject({ customerActiveAfter: slot<SpanInput>('span') })),
    latest: z.exactOptional(slot<SpanInput>('span')),
    components: z.exactOptional(z.array(slot<string>('name')).check(z.minLength(1))),
  }),
);

type Fields = Given<z.output<ReturnType<typeof holdbackSchema>>>;

/** Until when something is held: each says this in one of two words. */
export const RELEASE_WORDS = ['until', 'releaseIf'] as const;

/** What `until` takes beside a date. */
export const UNTIL_NAMES = ['paid', 'year-end'] as const;

/**
 * The holdbacks of a plan, as far as they were right.
 *
 * @param components those of the plan: some of them are held back of
 */
export function readHoldbacks(
  reading: Reading,
  list: readonly unknown[],
  components: readonly AboveComponent[],
): Holdback[] {
  const holdbacks = list.flatMap(
    (holdback, place) => readHoldback(reading, holdback, pointer('/holdbacks', place), components) ?? [],
  );
  refuseTooMuch(reading, holdbacks, components);
  return holdbacks;
}

function readHoldback(
  reading: Reading,
  value: unknown,
  at: string,
  components: readonly AboveComponent[],
): Holdback | undefined {
  const given = shaped(reading, holdbackSchema(), value, at);
  if (given === undefined) return undefined;
  const id = given.id === undefined ? undefined : reading.id(given.id, `${at}/id`, 'letter');
  const share = given.share === undefined ? undefined : readShare(reading, given.share, `${at}/share`);
  const until = readRelease(reading, given, value as PlainObject, at);
  const latest = readLatest(reading, given.latest, at, until);
  const heldOf = readHeldOf(reading, given, at, components);
  if (id === undefined || share === undefined || until === undefined) return undefined;
  return { id, at, share, until, ...(latest && { latest }), ...(heldOf && { components: heldOf }) };
}

/** Nothing held back is no holdback. */
function readShare(reading: Reading, value: unknown, at: string): Written | undefined {
  const share = readRatioFromZero(reading, value, at, Rational.ONE);
  return share?.value.sign === 0 ? reading.refuse('out_of_range', at, value as string, '> 0') : share;
}

/** What releases it: exactly one of the two words. */
function readRelease(
  reading: Reading,
  { until, releaseIf }: Fields,
  written: PlainObject,
  at: string,
): Holdback['until'] | undefined {
  const words = RELEASE_WORDS.filter((word) => isWritten(written, word));
  if (words.length > 1) return reading.refuse('two_words', at, words.join(', '));
  if (words.length === 0) return refuseWordless(reading, written, at, RELEASE_WORDS);
  if (until !== undefined) return readUntil(reading, until, `${at}/until`);
  if (releaseIf?.customerActiveAfter === undefined) return undefined;
  const after = reading.span(releaseIf.customerActiveAfter, `${at}/releaseIf/customerActiveAfter`);
  return after && { kind: 'customer-active', after };
}

const UNTIL_TEXT = '"paid", "year-end", "YYYY-MM-DD"';

function readUntil(reading: Reading, value: unknown, at: string): Holdback['until'] | undefined {
  if (value === 'paid' || value === 'year-end') return { kind: value };
  if (typeof value !== 'string') return reading.wrongType(value, at, UNTIL_TEXT);
  if (!/^\d/.test(value)) return reading.refuse('not_one_of', at, value, UNTIL_TEXT);
  const day = reading.day(value, at);
  return day === undefined ? undefined : { kind: 'date', day };
}

/** When it is forfeited: only where what releases it may never come, and not before that can come. */
function readLatest(
  reading: Reading,
  value: unknown,
  holdback: string,
  until: Holdback['until'] | undefined,
): Holdback['latest'] {
  const at = `${holdback}/latest`;
  const latest = value === undefined ? undefined : reading.spanAboveZero(value, at);
  if (latest === undefined || until === undefined) return undefined;
  if (until.kind === 'date' || until.kind === 'year-end') {
    return reading.refuse('word_not_here', at, 'latest', '"until": "paid", releaseIf');
  }
  if (until.kind === 'customer-active' && isShorter(latest, until.after)) {
    return reading.refuse('out_of_range', at, value, '>= customerActiveAfter');
  }
  return latest;
}

/** The components that it is held back of, in the order of the plan; undefined where it is all that are paid. */
function readHeldOf(
  reading: Reading,
  given: Fields,
  holdback: string,
  components: readonly AboveComponent[],
): readonly string[] | undefined {
  const paid = components.filter(({ isPaid }) => isPaid);
  if (given.components === undefined) {
    if (paid.length === 0 && components.length > 0) reading.refuse('acts_on_nothing', holdback);
    return undefined;
  }
  const at = `${holdback}/components`;
  const named = new Set<string>();
  given.components.forEach((value, place) => {
    const id = readPaidId(reading, value, pointer(at, place), components);
    if (id !== undefined && named.has(id)) reading.refuse('duplicate_id', pointer(at, place), id);
    else if (id !== undefined) named.add(id);
  });
  if (paid.every(({ id }) => id !== undefined && named.has(id))) return undefined;
  return paid.flatMap(({ id }) => (id !== undefined && named.has(id) ? [id] : []));
}

function readPaidId(
  reading: Reading,
  value: unknown,
  at: string,
  components: readonly AboveComponent[],
): string | undefined {
  const id = reading.id(value, at, 'letter');
  if (id === undefined) return undefined;
  const found = components.find((component) => component.id === id);
  if (found !== undefined) return found.isPaid ? id : reading.refuse('held_of_unpaid', at, id);
  // Where the components, or the id of one, were refused, this may be the one that was meant.
  if (components.length === 0 || components.some((component) => component.id === undefined)) return undefined;
  const ids = components.flatMap((component) => (component.isPaid ? (component.id ?? []) : []));
  return reading.refuse('unknown_component', at, id, ids.slice(0, MAX_EXPECTED_IDS).join(', ') || undefined);
}

/** No more can be held back of a component than it earned. */
function refuseTooMuch(reading: Reading, holdbacks: readonly Holdback[], components: readonly AboveComponent[]): void {
  const refused = new Set<string>();
  for (const { id, isPaid } of components) {
    if (id === undefined || !isPaid) continue;
    const acting = holdbacks.filter((holdback) => holdback.components?.includes(id) ?? true);
    const whole = sum(acting.map(({ share }) => share.value));
    const at = acting.at(-1)?.share.at;
    if (at === undefined || !whole.isAbove(Rational.ONE) || refused.has(at)) continue;
    refused.add(at);
    reading.refuse('held_above_whole', at, inPercent(whole), `<= 100% (${id})`);
  }
}
