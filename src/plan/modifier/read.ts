/** Modifiers: the word first, then its own object. */
import { wordOf } from '../dispatch.js';
import type { Kind, Modifier } from '../plan.js';
import type { Given, WordSchema } from '../schema.js';
import { fieldsOf } from '../shape.js';
import { isPlainObject, type PlainObject } from '../snapshot.js';
import { readCondition } from './condition.js';
import { factorSchema, readFactor } from './factor.js';
import { readOtherwise, requireSchema } from './require.js';
import { type ActedOn, actsOn, type ModifierScope } from './scope.js';

type ModifierWord = Modifier['word'];

interface ModifierEntry {
  readonly schema: () => WordSchema;
  read(scope: ModifierScope, value: PlainObject, at: string): Modifier | undefined;
}

/** Every modifier word. */
export const MODIFIERS = {
  factor: {
    schema: factorSchema,
    read(scope: ModifierScope, value: PlainObject, at: string): Modifier | undefined {
      const given = fieldsOf(scope.reading, factorSchema(), value, at);
      const { base } = readBase(scope, given, value, at);
      const factor = given.factor === undefined ? undefined : readFactor(scope, given.factor, `${at}/factor`);
      return base && factor && { ...base, word: 'factor', ...factor };
    },
  },
  require: {
    schema: requireSchema,
    read(scope: ModifierScope, value: PlainObject, at: string): Modifier | undefined {
      const given = fieldsOf(scope.reading, requireSchema(), value, at);
      const { base, actedOn } = readBase(scope, given, value, at);
      const condition = given.require === undefined ? undefined : readCondition(scope, given.require, `${at}/require`);
      const otherwise = readOtherwise(scope, given.otherwise, at, actedOn);
      return base && condition && otherwise && { ...base, word: 'require', condition, otherwise };
    },
  },
} as const satisfies Record<ModifierWord, ModifierEntry>;

const MODIFIER_WORDS = /* @__PURE__ */ Object.keys(MODIFIERS) as readonly ModifierWord[];

/** Reads one modifier. */
export function readModifier(scope: ModifierScope, value: unknown, at: string): Modifier | undefined {
  if (!isPlainObject(value)) return scope.reading.wrongType(value, at, '{ … }');
  const word = wordOf(scope.reading, value, at, MODIFIER_WORDS);
  return word && MODIFIERS[word].read(scope, value, at);
}

type Base = Pick<Modifier, 'id' | 'at' | 'components'>;
type GivenBase = Given<{ id: string; components: readonly string[]; kinds: readonly Kind[] }>;

function readBase(
  scope: ModifierScope,
  given: GivenBase,
  value: PlainObject,
  at: string,
): { readonly base: Base | undefined; readonly actedOn: readonly ActedOn[] } {
  const id = given.id === undefined ? undefined : scope.reading.id(given.id, `${at}/id`, 'letter');
  const named = Object.hasOwn(value, 'components') || Object.hasOwn(value, 'kinds');
  const actedOn = actsOn(scope, given, named, at);
  const components = actedOn.flatMap((component) => component.id ?? []);
  return { base: id === undefined ? undefined : { id, at, components }, actedOn };
}
