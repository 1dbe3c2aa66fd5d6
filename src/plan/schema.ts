/** What the schemas of all words are made of: slots, and schemas that are built when they are first asked for. */
import * as z from 'zod/mini';

/**
 * The parts of a plan that are read by their own reader and not by the schema of the word around them: figures and
 * names, because their problems have codes of their own; nested words, because the word inside is looked at first.
 */
export type SlotName =
  | 'money'
  | 'moneyOrMeasure'
  | 'ratio'
  | 'mark'
  | 'markOrMeasure'
  | 'against'
  | 'date'
  | 'span'
  | 'id'
  | 'name'
  | 'text'
  | 'localText'
  | 'labels'
  | 'currency'
  | 'yearStart'
  | 'baseline'
  | 'window'
  | 'recognise'
  | 'amount'
  | 'bound'
  | 'bounds'
  | 'quota'
  | 'component'
  | 'group'
  | 'modifier'
  | 'measure'
  | 'operand'
  | 'scope'
  | 'levels'
  | 'tags'
  | 'customerAge'
  | 'not'
  | 'only'
  | 'comparison'
  | 'capEach'
  | 'referenceRate'
  | 'eligible'
  | 'weigh'
  | 'pay'
  | 'rateHow'
  | 'eachHow'
  | 'amountHow'
  | 'shareHow'
  | 'rows'
  | 'points'
  | 'table'
  | 'tableBy'
  | 'markedOn'
  | 'matrix'
  | 'axis'
  | 'marks'
  | 'cells'
  | 'factorHow'
  | 'factorRows'
  | 'factorMatrix'
  | 'factorAxis'
  | 'requirement'
  | 'otherwise'
  | 'accumulate'
  | 'draw'
  | 'holdback'
  | 'until'
  | 'payout'
  | 'clawback'
  | 'clawbackShares'
  | 'lasting';

/** A slot as a schema: takes anything that is there; its type is what may stand there. */
export type Slot<Input> = z.ZodMiniType<Input, Input> & { readonly slot: SlotName };

/** A slot of a name. The JSON Schema puts the definition of that name there. */
export function slot<Input>(name: SlotName): Slot<Input> {
  return Object.assign(z.custom<Input>(isThere), { slot: name }) as unknown as Slot<Input>;
}

function isThere(value: unknown): boolean {
  return value !== undefined;
}

/** Makes a value when it is first asked for, and keeps it: schemas cost nothing to those who parse no plan. */
export function lazily<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The fields of a word that passed its schema; the others have their problem already. */
export type Given<Fields> = { readonly [Key in keyof Fields]?: Fields[Key] };

/** An object schema of any word. */
export type WordSchema = z.ZodMiniObject<z.core.$ZodShape, z.core.$strict>;
