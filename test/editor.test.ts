/** What an editor does with the JSON Schema: completes every key, and says one exact thing at the right place of a slip. */
import { describe, expect, it, test } from 'vitest';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { parsePlan } from '../src/index.js';
import { planJsonSchema } from '../src/plan/json-schema.js';
import { caseFiles } from './support/cases.js';
import { thrownBy } from './support/expectations.js';
import { allWords, type Path, wordsOf } from './support/plan-words.js';

const service = getLanguageService({});
service.configure({
  validate: true,
  schemas: [{ uri: 'https://dreiklang.dev/plan.schema.json', fileMatch: ['*'], schema: planJsonSchema() as object }],
});

const opened = (text: string) => {
  const document = TextDocument.create('file:///plan.json', 'json', 1, text);
  return { document, json: service.parseJSONDocument(document) };
};

/** What is marked and what is said, of everything that an editor complains about. */
async function complaintsAbout(text: string): Promise<{ readonly marked: string; readonly says: string }[]> {
  const { document, json } = opened(text);
  const complaints = await service.doValidation(document, json);
  return complaints.map(({ range, message }) => ({ marked: document.getText(range), says: String(message) }));
}

/** The keys or values offered where `|` stands. */
async function offeredAt(text: string): Promise<string[]> {
  const cursor = text.indexOf('|');
  const { document, json } = opened(text.replace('|', ''));
  const list = await service.doComplete(document, document.positionAt(cursor), json);
  return (list?.items ?? []).map(({ label }) => label);
}

/** The text of a plan without one of its keys, the cursor where it would be written. */
function withoutKey(plan: unknown, path: Path): string {
  const copy: unknown = structuredClone(plan);
  const holder = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy);
  delete (holder as Record<string, unknown>)[path.at(-1) as string];
  (holder as Record<string, unknown>)['|'] = 0;
  return JSON.stringify(copy).replace('"|":0', '|');
}

describe('an editor offers', () => {
  test('every key of every word where it is missing', { timeout: 120_000 }, async () => {
    const open = new Set(allWords().filter((word) => word.includes('.') && !word.includes('=')));
    const missed: string[] = [];
    for (const { content } of caseFiles('good')) {
      for (const { word, path } of wordsOf(content.plan)) {
        const key = path.at(-1);
        if (!open.has(word) || typeof key !== 'string') continue;
        open.delete(word);
        const offered = await offeredAt(withoutKey(content.plan, path));
        if (!offered.includes(key)) missed.push(`${word}: ${offered.join(', ')}`);
      }
    }
    expect(missed).toEqual([]);
    expect([...open]).toEqual([]);
  });

  test('the values where there are only a few', async () => {
    expect(await offeredAt('{"period":|}')).toEqual(expect.arrayContaining(['"month"', '"quarter"', '"year"']));
    expect(await offeredAt('{"components":[{"kind":|}]}')).toEqual(expect.arrayContaining(['"revenue"', '"profit"']));
  });

  test('nothing that is not a word of the place', async () => {
    const offered = await offeredAt('{"components":[{"pay":{|}}]}');
    expect(offered.sort()).toEqual(['amount', 'each', 'rate', 'share']);
  });
});

const REST = '"pay":{"rate":"2%"}';
const planWith = (fields: string) =>
  `{"id":"p","currency":"EUR","period":"month",${fields},"components":[{"id":"c","kind":"revenue",${REST}}]}`;
const planOf = (component: string) => `{"id":"p","currency":"EUR","period":"month","components":[${component}]}`;
const componentWith = (fields: string) => planOf(`{"id":"c","kind":"revenue",${fields}}`);

const MONEY = 'Write money as "24000" or "12.50": a point before the cents, no separators, no currency, no %.';
const RATIO = 'Write a share, rate or factor as "80%", "0.8" or "1/3": a point before decimals, no spaces.';
const oneOf = (...values: string[]) =>
  `Value is not accepted. Valid values: ${values.map((value) => `"${value}"`).join(', ')}.`;
const notAllowed = (key: string) => `Property ${key} is not allowed.`;

/** A slip, the plan that has it, what is marked, and what is said. A word that a place takes is not spelt out whole. */
const SLIPS: readonly (readonly [slip: string, plan: string, marked: string, says: string | RegExp])[] = [
  [
    'a currency as a sign',
    planWith('"rounding":{}').replace('EUR', '€'),
    '"€"',
    'Write a currency as its three capital letters: "EUR".',
  ],
  [
    'a period as an adverb',
    planWith('"rounding":{}').replace('"month"', '"monthly"'),
    '"monthly"',
    oneOf('month', 'quarter', 'half-year', 'year'),
  ],
  ['no id', planWith('"rounding":{}').replace('"id":"p",', ''), '{', 'Missing property "id".'],
  ['no components', '{"id":"p","currency":"EUR","period":"month"}', '{', 'Missing property "components".'],
  ['an empty list of components', planOf(''), '[]', 'Array has too few items. Expected 1 or more.'],
  ['one component instead of a list', planWith('"component":{}'), '"component"', notAllowed('component')],
  ['a word of a component on the plan', planWith('"kind":"revenue"'), '"kind"', notAllowed('kind')],
  [
    'a kind in another language',
    planOf(`{"id":"c","kind":"Umsatz",${REST}}`),
    '"Umsatz"',
    oneOf('revenue', 'performance', 'profit', 'other'),
  ],
  ['no pay', planOf('{"id":"c","kind":"revenue"}'), '{', 'Missing property "pay".'],
  [
    'a pay word in the plural',
    componentWith('"pay":{"rates":"2%"}'),
    '{"rates":"2%"}',
    'One of these words is missing: rate, each, amount, share.',
  ],
  ['two pay words', componentWith('"pay":{"rate":"2%","each":"5"}'), '"each"', notAllowed('each')],
  ['a decimal comma', componentWith('"pay":{"rate":"2,5%"}'), '"2,5%"', RATIO],
  ['a space before %', componentWith('"pay":{"rate":"2 %"}'), '"2 %"', RATIO],
  ['points between thousands', componentWith('"pay":{"amount":"1.000,00"}'), '"1.000,00"', MONEY],
  ['money with a currency', componentWith('"pay":{"each":"250 €"}'), '"250 €"', MONEY],
  ['money with %', componentWith('"pay":{"each":"5%"}'), '"5%"', MONEY],
  [
    'a tier without a value',
    componentWith('"pay":{"rate":{"tiers":[["0"]]}}'),
    '["0"]',
    'Array has too few items. Expected 2 or more.',
  ],
  [
    'tiers as an object',
    componentWith('"pay":{"rate":{"tiers":{"0":"2%"}}}'),
    '{"0":"2%"}',
    'Incorrect type. Expected "array".',
  ],
  [
    'tiers in the singular',
    componentWith('"pay":{"rate":{"tier":[["0","2%"]]}}'),
    '{"tier":[["0","2%"]]}',
    /^One of these words is missing: tiers, steps, curve, /,
  ],
  [
    'a curve that does not say what comes after it',
    componentWith('"quota":"q","pay":{"share":{"curve":[["80%","0%"],["100%","100%"]]}}'),
    '"share"',
    'Missing property "above".',
  ],
  [
    'a curve that is capped',
    componentWith('"quota":"q","pay":{"share":{"curve":[["80%","0%"],["100%","100%"]],"above":"cap"}}'),
    '"cap"',
    oneOf('flat', 'extend'),
  ],
  [
    'tiers of an amount',
    componentWith('"pay":{"amount":{"tiers":[["0","5"]]}}'),
    '{"tiers":[["0","5"]]}',
    /^One of these words is missing: steps, curve/,
  ],
  [
    'a measure by the name of a kind',
    componentWith(`"measure":"revenue",${REST}`),
    '"revenue"',
    /Valid values: .*"marginRate"/,
  ],
  [
    'a sum of what there is not',
    componentWith(`"measure":{"sum":"revenue"},${REST}`),
    '"revenue"',
    /Valid values: "amount", "margin"/,
  ],
  [
    'a filter in the singular',
    componentWith(`"measure":{"sum":"amount","customer":"existing"},${REST}`),
    '"customer"',
    notAllowed('customer'),
  ],
  [
    'one category instead of a list',
    componentWith(`"measure":{"sum":"amount","categories":"service"},${REST}`),
    '"service"',
    'Incorrect type. Expected "array".',
  ],
  [
    'an option beside its measure',
    componentWith('"measure":{"newCategories":{},"minimum":"500"},"pay":{"each":"250"}'),
    '"minimum"',
    notAllowed('minimum'),
  ],
  [
    'a length of time in words',
    componentWith('"measure":{"newCategories":{"lookBack":"2 years"}},"pay":{"each":"250"}'),
    '"2 years"',
    'Write a length of time as whole months, "P12M", or days, "P91D".',
  ],
  [
    'a date the German way',
    planWith('"effective":{"from":"01.01.2026"}'),
    '"01.01.2026"',
    'Write a date as YYYY-MM-DD: "2026-01-31".',
  ],
  [
    'a year that starts in mid-month',
    planWith('"yearStart":"04-15"'),
    '"04-15"',
    'Write the first day of a month as MM-01: "04-01".',
  ],
  [
    'an amount a year, in Latin',
    planWith('"guarantee":{"amount":"500","per":"annum"}'),
    '"annum"',
    oneOf('period', 'month', 'quarter', 'year'),
  ],
  [
    'a requirement that compares with nothing',
    planWith('"modifiers":[{"id":"m","require":{"kpi":"talks"}}]'),
    '{"kpi":"talks"}',
    'One of these comparisons is missing: atLeast, above, atMost, below, between.',
  ],
  ['weights as a list', planWith('"weights":["50%","50%"]'), '["50%","50%"]', 'Incorrect type. Expected "object".'],
  [
    'a quota that is neither a name nor an amount',
    componentWith('"quota":true,"pay":{"share":"linear"}'),
    'true',
    'Write an id that begins with a letter, at most 128 characters.',
  ],
  ['a count of decimals as text', planWith('"rounding":{"scale":"2"}'), '"2"', 'Incorrect type. Expected "integer".'],
  ['year to date as a word', planWith('"accumulate":"to-date"'), '"to-date"', 'Incorrect type. Expected "object".'],
  [
    'year to date against what there is not',
    planWith('"accumulate":{"quota":"year"}'),
    '"year"',
    oneOf('full', 'to-date'),
  ],
  ['a draw without its amount', planWith('"draw":{"atLeast":"5"}'), '"draw"', 'Missing property "amount".'],
  ['a draw of a component', componentWith(`"draw":{"amount":"5"},${REST}`), '"draw"', notAllowed('draw')],
  [
    'a holdback that nothing releases',
    planWith('"holdbacks":[{"id":"h","share":"20%"}]'),
    '{"id":"h","share":"20%"}',
    'One of these words is missing: until, releaseIf.',
  ],
  [
    'a holdback until a day, the German way',
    planWith('"holdbacks":[{"id":"h","share":"20%","until":"31.12.2026"}]'),
    '"31.12.2026"',
    'Write a date as YYYY-MM-DD: "2026-01-31".',
  ],
  [
    'a holdback until what there is not',
    planWith('"holdbacks":[{"id":"h","share":"20%","until":"payment"}]'),
    '"payment"',
    oneOf('paid', 'year-end'),
  ],
  ['instalments as text', planWith('"payout":{"instalments":"12"}'), '"12"', 'Incorrect type. Expected "integer".'],
  [
    'a payout in the singular',
    planWith('"payout":{"instalment":12}'),
    '{"instalment":12}',
    'One of these words is missing: instalments, shares.',
  ],
  [
    'a clawback by another word',
    planWith('"clawback":{"within":"P12M","shares":"linear"}'),
    '"linear"',
    oneOf('pro-rata'),
  ],
  [
    'an age of a clawback in words',
    planWith('"clawback":{"within":"P12M","shares":[["1 month","100%"]]}'),
    '"1 month"',
    'Write a length of time as whole months, "P12M", or days, "P91D".',
  ],
  [
    'what lasts, without how often',
    componentWith('"measure":{"newCategories":{"lasting":{"keep":"5","within":3,"first":"50%"}}},"pay":{"each":"250"}'),
    '"lasting"',
    'Missing property "times".',
  ],
  [
    'yes for true',
    componentWith('"pay":{"rate":{"steps":[["0","1%"]],"cumulative":"yes"}}'),
    '"yes"',
    'Incorrect type. Expected "boolean".',
  ],
];

describe('an editor says one thing, at the right place, of', () => {
  it.each(SLIPS)('%s', async (_, plan, marked, says) => {
    const complaints = await complaintsAbout(plan);
    expect(complaints).toHaveLength(1);
    const [complaint] = complaints;
    // What is missing is marked at the beginning of the object it is missing in.
    expect(complaint?.marked.startsWith(marked)).toBe(true);
    if (typeof says === 'string') expect(complaint?.says).toBe(says);
    else expect(complaint?.says).toMatch(says);
    expect(thrownBy(() => parsePlan(JSON.parse(plan))).problems.length).toBeGreaterThan(0);
  });

  test('nothing where nothing is wrong', async () => {
    for (const { content } of caseFiles('good').filter(({ mechanic }) => mechanic === 'plan')) {
      expect(await complaintsAbout(JSON.stringify(content.plan))).toEqual([]);
    }
  });
});

describe('an editor and the cases', () => {
  test('agree on what the schema sees', { timeout: 120_000 }, async () => {
    const different: string[] = [];
    for (const { name, content } of caseFiles('bad')) {
      if (content.seenBy === undefined) continue;
      const sees = (await complaintsAbout(JSON.stringify(content.plan))).length > 0;
      if (sees !== (content.seenBy === 'schema')) different.push(`${name}: ${content.seenBy}`);
    }
    expect(different).toEqual([]);
  });
});
