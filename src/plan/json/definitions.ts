/** The definitions of the JSON Schema: one a word, from the schemas that `parsePlan` uses, and one a slot. */
import * as z from 'zod/mini';
import { accumulateSchema } from '../accumulate.js';
import { amountSchema, timesSchema } from '../amount.js';
import { rangeSchema } from '../baseline.js';
import { clawbackSchema, PRO_RATA } from '../clawback.js';
import { componentSchema } from '../component.js';
import { drawSchema } from '../draw.js';
import { groupSchema } from '../group.js';
import { holdbackSchema, RELEASE_WORDS, UNTIL_NAMES } from '../holdbacks.js';
import { capEachSchema } from '../measure/cap-each.js';
import { customerAgeSchema, notSchema } from '../measure/filter.js';
import { lastingSchema } from '../measure/lasting.js';
import { COMPARISON_WORDS, comparisonSchema, ONLY_FIGURES, onlySchema } from '../measure/only.js';
import { MEASURES } from '../measure/read.js';
import { SCOPE_NAMES, teamSchema, unitSchema } from '../measure/scope.js';
import { againstSchema, COMPARISONS, JOINED } from '../modifier/condition.js';
import { FACTOR_HOWS, factorAxisSchema } from '../modifier/factor.js';
import { MODIFIERS } from '../modifier/read.js';
import { otherwiseSchema } from '../modifier/require.js';
import { HOWS } from '../pay/how.js';
import { axisSchema, matrixSchema } from '../pay/matrix.js';
import { PAYS } from '../pay/read.js';
import { PAYOUTS } from '../payout.js';
import { localTextSchema, planSchema } from '../plan-fields.js';
import { namedQuotaSchema, writtenQuotaSchema } from '../quota.js';
import { NAMED_RECOGNITIONS, paidAtLeastSchema } from '../recognise.js';
import type { Slot, SlotName, WordSchema } from '../schema.js';
import { NAMED_WINDOWS, trailingSchema } from '../window.js';
import {
  AXIS_TEXT,
  COMPARISON_TEXTS,
  COMPONENT_TEXTS,
  type Described,
  FILTER_TEXTS,
  GROUP_TEXT,
  HOW_TEXTS,
  LASTING_TEXT,
  MATRIX_TEXT,
  MEASURE_TEXTS,
  MODIFIER_TEXTS,
  PACK_TEXTS,
  PAY_TEXTS,
  PLAN_TEXTS,
  QUOTA_TEXTS,
} from './descriptions.js';
import { ACCUMULATE_TEXT, CLAWBACK_TEXT, DRAW_TEXT, HOLDBACK_TEXT, PAYOUT_TEXTS } from './descriptions-time.js';
import { cellsOf, listOr, objectOr, oneWordOf, pairsOf, rowsOf, when } from './dispatch.js';
import { type JsonSchema, LEAVES, ref } from './leaves.js';

type Definitions = { [name: string]: JsonSchema };
type Texts = { readonly [key: string]: Described };

/** The root of the schema: a plan. */
export function planDefinition(): JsonSchema {
  return wordDefinition('Plan', planSchema(), PLAN_TEXTS as Described);
}

/** Every definition that the root, or another one, points to. */
export function allDefinitions(): Definitions {
  return {
    ...LEAVES,
    ...filterDefinitions(),
    ...measureDefinitions(),
    ...payDefinitions(),
    ...modifierDefinitions(),
    ...planDefinitions(),
    ...timeDefinitions(),
  };
}

/** The schema of one word's object: its slots become references, its fields get their descriptions. */
function wordDefinition(
  title: string,
  schema: z.core.$ZodType,
  described: Described,
  slots: { readonly [Name in SlotName]?: string } = {},
): JsonSchema {
  const { $schema: _, ...plain } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      const { slot } = zodSchema as unknown as Partial<Slot<unknown>>;
      if (slot !== undefined) Object.assign(jsonSchema, ref(slots[slot] ?? slot));
    },
  });
  const properties = Object.entries(plain.properties as object).map(([field, property]) => {
    const text = (described.fields as { readonly [name: string]: string | undefined })[field];
    return [field, text === undefined ? property : { description: text, ...(property as JsonSchema) }];
  });
  return { title, description: described.text, ...plain, properties: Object.fromEntries(properties) };
}

function measureDefinitions(): Definitions {
  const definitions: Definitions = {};
  const measures: { [word: string]: string } = {};
  const conditions: { [word: string]: string } = {};
  const comparisons = Object.fromEntries(
    Object.entries(COMPARISONS).map(([word, field]) => [word, z.exactOptional(field())]),
  );
  for (const [word, entry] of Object.entries(MEASURES)) {
    const described = (MEASURE_TEXTS as unknown as Texts)[word] as Described;
    const schema = entry.schema() as WordSchema;
    measures[word] = `measure-${word}`;
    definitions[`measure-${word}`] = wordDefinition(word, schema, described);
    conditions[word] = `condition-${word}`;
    definitions[`condition-${word}`] = {
      ...wordDefinition(`${word}, compared`, z.extend(schema, comparisons), {
        text: described.text,
        fields: { ...described.fields, ...COMPARISON_TEXTS },
      }),
      allOf: [exactlyOne(Object.keys(COMPARISONS), 'comparisons')],
    };
  }
  const texts = textsOf(MEASURE_TEXTS as unknown as Texts);
  const bare = Object.entries(MEASURES).flatMap(([word, entry]) => (entry.bare === undefined ? [] : [word]));
  const object = oneWordOf(measures, texts);
  return {
    ...definitions,
    measure: { title: 'Measure', ...objectOr(object, { type: 'string', enum: bare }) },
    measureObject: { title: 'Measure', ...object },
    markedOn: { title: 'Measure or figure', ...objectOr(object, { type: 'string', enum: ['figure', ...bare] }) },
    operand: { title: 'Measure or figure', ...objectOr(object, { anyOf: [ref('ratio'), { enum: bare }] }) },
    requirement: {
      title: 'Condition',
      type: 'object',
      ...oneWordOf({ ...joined(), ...conditions }, { ...JOINED_TEXTS, ...texts }),
    },
  };
}

function filterDefinitions(): Definitions {
  return {
    customerAge: {
      ...wordDefinition('Age of the customer', customerAgeSchema(), FILTER_TEXTS.customerAge),
      minProperties: 1,
    },
    not: { ...wordDefinition('Not', notSchema(), FILTER_TEXTS.not), minProperties: 1 },
    only: {
      ...wordDefinition('Only', onlySchema(), FILTER_TEXTS.only),
      allOf: [
        when({ anyOf: ONLY_FIGURES.map((figure) => ({ required: [figure] })) }, {}, missingOf('figures', ONLY_FIGURES)),
      ],
    },
    comparison: {
      ...wordDefinition('Comparison', comparisonSchema(), { text: 'One comparison.', fields: COMPARISON_TEXTS }),
      allOf: [exactlyOne(COMPARISON_WORDS, 'comparisons')],
    },
    capEach: wordDefinition('Cap of each', capEachSchema(), FILTER_TEXTS.capEach),
    'scope-team': wordDefinition('Team', teamSchema(), FILTER_TEXTS.team),
    'scope-unit': wordDefinition('Unit', unitSchema(), FILTER_TEXTS.unit),
    scope: objectOr(oneWordOf({ team: 'scope-team', unit: 'scope-unit' }, FILTER_TEXTS.scopes), { enum: SCOPE_NAMES }),
  };
}

/** Exactly one of some fields; where there is none, an editor says which there are. */
function exactlyOne(fields: readonly string[], what: string): JsonSchema {
  const each = fields.map((field) => ({ required: [field] }));
  return when({ anyOf: each }, { oneOf: each }, missingOf(what, fields));
}

function missingOf(what: string, words: readonly string[]): JsonSchema {
  return { not: {}, errorMessage: `One of these ${what} is missing: ${words.join(', ')}.` };
}

const JOINED_TEXTS = {
  all: 'Every one of the conditions holds.',
  any: 'At least one of the conditions holds.',
  none: 'None of the conditions holds.',
};

function joined(): { readonly [word: string]: string } {
  return Object.fromEntries(Object.keys(JOINED).map((word) => [word, `condition-${word}`]));
}

function payDefinitions(): Definitions {
  const values = {
    rate: ['ratio', 'money'],
    each: ['money', 'money'],
    amount: ['money', 'money'],
    share: ['ratio', 'ratio'],
  } as const;
  const hows = {
    rate: ['tiers', 'steps', 'curve', 'matrix', 'table'],
    each: ['tiers', 'steps', 'curve', 'matrix', 'table'],
    amount: ['steps', 'curve', 'matrix'],
    share: ['tiers', 'steps', 'curve', 'matrix'],
  } as const;
  const definitions: Definitions = {};
  for (const word of Object.keys(PAYS) as (keyof typeof PAYS)[]) {
    const [value, plus] = values[word];
    const fields = { [word]: PAY_TEXTS[word], ...(word === 'each' && PACK_TEXTS) };
    definitions[`pay-${word}`] = {
      ...wordDefinition(word, PAYS[word](), { text: PAY_TEXTS[word], fields }),
      ...(word === 'each' && { dependentRequired: { parts: ['per'] } }),
    };
    definitions[`rows-${word}`] = rowsOf(value, plus, 1);
    definitions[`points-${word}`] = rowsOf(value, undefined, 2);
    if (hows[word].includes('table' as never)) {
      definitions[`table-${word}`] = {
        type: 'object',
        minProperties: 1,
        propertyNames: { minLength: 1 },
        additionalProperties: ref(`${word}How`),
      };
    }
    const slots = { rows: `rows-${word}`, points: `points-${word}`, table: `table-${word}`, matrix: `matrix-${word}` };
    definitions[`cells-${word}`] = cellsOf(value);
    definitions[`matrix-${word}`] = wordDefinition('matrix', matrixSchema(), MATRIX_TEXT, { cells: `cells-${word}` });
    const objects: { [how: string]: string } = {};
    for (const how of hows[word]) {
      objects[how] = `${word}-${how}`;
      definitions[`${word}-${how}`] = wordDefinition(
        how,
        HOWS[how].schema(),
        (HOW_TEXTS as unknown as Texts)[how] as Described,
        slots,
      );
    }
    const plain = word === 'share' ? { anyOf: [ref('ratio'), { const: 'linear' }] } : ref(value);
    definitions[`${word}How`] = objectOr(oneWordOf(objects, textsOf(HOW_TEXTS as unknown as Texts)), plain);
  }
  const pays = Object.fromEntries(Object.keys(PAYS).map((word) => [word, `pay-${word}`]));
  return {
    ...definitions,
    axis: wordDefinition('Axis', axisSchema(), AXIS_TEXT),
    marks: { type: 'array', minItems: 1, items: ref('mark') },
    pay: { title: 'Pay', type: 'object', ...oneWordOf(pays, PAY_TEXTS) },
  };
}

function modifierDefinitions(): Definitions {
  const definitions: Definitions = {};
  const words: { [word: string]: string } = {};
  for (const [word, entry] of Object.entries(MODIFIERS)) {
    words[word] = `modifier-${word}`;
    definitions[`modifier-${word}`] = wordDefinition(
      word,
      entry.schema(),
      (MODIFIER_TEXTS as unknown as Texts)[word] as Described,
    );
  }
  const factors: { [word: string]: string } = {};
  for (const [word, schema] of Object.entries(FACTOR_HOWS)) {
    const described = (HOW_TEXTS as unknown as Texts)[word] ?? {
      text: 'The measure itself is the factor.',
      fields: {},
    };
    factors[word] = `factor-${word}`;
    definitions[`factor-${word}`] = wordDefinition(word, schema(), described, { points: 'factorPoints' });
  }
  for (const [word, schema] of Object.entries(JOINED)) {
    definitions[`condition-${word}`] = wordDefinition(word, schema(), {
      text: JOINED_TEXTS[word as 'all'],
      fields: {},
    });
  }
  return {
    ...definitions,
    factorRows: rowsOf('ratio', undefined, 1),
    factorPoints: rowsOf('ratio', undefined, 2),
    factorCells: cellsOf('ratio'),
    factorAxis: wordDefinition('Axis', factorAxisSchema(), AXIS_TEXT),
    factorMatrix: wordDefinition('matrix', matrixSchema(), MATRIX_TEXT, { axis: 'factorAxis', cells: 'factorCells' }),
    factorHow: objectOr(oneWordOf(factors, textsOf(HOW_TEXTS as unknown as Texts)), ref('ratio')),
    against: objectOr(wordDefinition('Quota', againstSchema(), QUOTA_TEXTS as Described), ref('mark')),
    otherwise: objectOr(wordDefinition('Cap', otherwiseSchema(), CAP), ref('ratio')),
    modifier: { title: 'Modifier', type: 'object', ...oneWordOf(words, textsOf(MODIFIER_TEXTS as unknown as Texts)) },
  };
}

const CAP: Described = { text: 'No more than this.', fields: { cap: 'An amount, or times the target incentive.' } };

function planDefinitions(): Definitions {
  const amount = wordDefinition('Amount', amountSchema(), {
    text: 'Money of a period, or of the stretch that `per` says.',
    fields: {
      amount: 'Money, or a measure of the payee.',
      per: 'What the amount is for. Default: period.',
      seasonal: 'How a yearly amount falls to the periods of the fiscal year: one share each, adding up to 100 %.',
    },
  });
  const times = wordDefinition('Times', timesSchema(), {
    text: 'Times the target incentive.',
    fields: { times: '"2" for twice.' },
  });
  const measures = Object.fromEntries(Object.keys(MEASURES).map((word) => [word, `measure-${word}`]));
  const amounts = { amount: 'amount-object', ...measures };
  const amountTexts = { amount: String(amount.description), ...textsOf(MEASURE_TEXTS as unknown as Texts) };
  const range = wordDefinition('Dates', rangeSchema(), { text: 'Both days included.', fields: {} });
  return {
    'amount-object': amount,
    'amount-times': times,
    'baseline-range': range,
    'quota-name': wordDefinition('Quota by name', namedQuotaSchema(), QUOTA_TEXTS as Described),
    'quota-amount': wordDefinition('Quota', writtenQuotaSchema(), QUOTA_TEXTS as Described),
    amount: {
      title: 'Amount',
      ...objectOr(oneWordOf(amounts, amountTexts), ref('money')),
    },
    moneyOrMeasure: objectOr(ref('measureObject'), ref('money')),
    markOrMeasure: objectOr(ref('measureObject'), ref('mark')),
    bound: objectOr(
      oneWordOf({ times: 'amount-times', ...amounts }, { times: String(times.description), ...amountTexts }),
      ref('money'),
    ),
    bounds: listOr({ type: 'array', items: ref('bound'), minItems: 1 }, ref('bound')),
    'window-trailing': wordDefinition('Trailing window', trailingSchema(), {
      text: 'A stretch that ends with the period.',
      fields: { trailing: 'How long it is: "P12M" for the last twelve months.' },
    }),
    window: objectOr(ref('window-trailing'), { enum: NAMED_WINDOWS }),
    'recognise-paid-at-least': wordDefinition('Paid at least', paidAtLeastSchema(), {
      text: 'The whole line on the day on which so much of its amount is paid.',
      fields: { paidAtLeast: 'A share above 0, at most 100 %: "75%".' },
    }),
    recognise: objectOr(ref('recognise-paid-at-least'), { enum: NAMED_RECOGNITIONS }),
    baseline: objectOr(ref('baseline-range'), { enum: ['previous-year', 'previous-period'] }),
    quota: objectOr(oneWordOf({ name: 'quota-name', amount: 'quota-amount' }, QUOTA_TEXTS.fields), ref('name')),
    weigh: { type: 'object', minProperties: 1, additionalProperties: ref('ratio') },
    referenceRate: objectOr({ type: 'object', minProperties: 1, additionalProperties: ref('ratio') }, ref('ratio')),
    eligible: {
      type: 'object',
      minProperties: 1,
      additionalProperties: { type: 'array', items: ref('id'), minItems: 1 },
    },
    localText: {
      ...wordDefinition('Text', localTextSchema(), { text: 'A text in one or two languages.', fields: {} }),
      minProperties: 1,
    },
    labels: { type: 'object', propertyNames: ref('id'), additionalProperties: ref('localText') },
    group: wordDefinition('Group', groupSchema(), GROUP_TEXT as Described),
    component: wordDefinition('Component', componentSchema(), COMPONENT_TEXTS as Described),
  };
}

function timeDefinitions(): Definitions {
  const payouts = Object.fromEntries(Object.keys(PAYOUTS).map((word) => [word, `payout-${word}`]));
  const payout = (word: keyof typeof PAYOUTS) =>
    wordDefinition(word, PAYOUTS[word](), { text: PAYOUT_TEXTS[word], fields: { [word]: PAYOUT_TEXTS[word] } });
  return {
    accumulate: wordDefinition('Year to date', accumulateSchema(), ACCUMULATE_TEXT as Described),
    lasting: wordDefinition('Lasting', lastingSchema(), LASTING_TEXT as Described),
    draw: wordDefinition('Draw', drawSchema(), DRAW_TEXT as Described),
    holdback: {
      ...wordDefinition('Holdback', holdbackSchema(), HOLDBACK_TEXT as Described),
      allOf: [exactlyOne(RELEASE_WORDS, 'words')],
    },
    until: when({ type: 'string', pattern: '^[0-9]' }, ref('date'), { enum: UNTIL_NAMES }),
    'payout-instalments': payout('instalments'),
    'payout-shares': payout('shares'),
    payout: { title: 'Payout', type: 'object', ...oneWordOf(payouts, PAYOUT_TEXTS) },
    clawback: wordDefinition('Clawback', clawbackSchema(), CLAWBACK_TEXT as Described),
    clawbackShares: listOr(pairsOf('span', 'ratio'), { enum: [PRO_RATA] }),
  };
}

function textsOf(texts: Texts): { readonly [word: string]: string } {
  return Object.fromEntries(Object.entries(texts).map(([word, described]) => [word, described.text]));
}
