/** The reference of the plan format has a section for each word, with an example that is run. Words come from the registries. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { allWords } from './support/plan-words.js';

interface Section {
  readonly words: readonly string[];
  /** What stands outside the blocks. */
  readonly prose: string;
  readonly examples: string;
}

const page = readFileSync(new URL('../docs/plan-format.md', import.meta.url), 'utf8');

/** The sections of a page: those whose heading names words. */
function sectionsOf(text: string): Section[] {
  return text
    .split(/^(?=##)/m)
    .filter((part) => part.startsWith('### '))
    .map((part) => {
      const [heading = '', ...lines] = part.split('\n');
      const blocks = lines.join('\n').split('```');
      return {
        words: [...heading.matchAll(/`([^`]+)`/g)].map((match) => match[1] as string),
        prose: blocks.filter((_, place) => place % 2 === 0).join('\n'),
        examples: blocks.filter((_, place) => place % 2 === 1).join('\n'),
      };
    });
}

const sections = sectionsOf(page);
const sectionOf = (word: string): Section | undefined => sections.find(({ words }) => words.includes(word));

/** Fields by their names; values that stand for something, by their field. */
const fields = new Set<string>();
const values: { readonly field: string; readonly value: string }[] = [];
for (const word of allWords()) {
  const [place, value] = word.split('=') as [string, string | undefined];
  const field = place.replace(/^.*\./, '');
  if (value === undefined) {
    if (place.includes('.')) fields.add(field);
  } else if (value !== 'true' && value !== 'false') values.push({ field, value });
}

/** Values that stand for a word without a field of their own name: where they are told. */
const TOLD_UNDER: Readonly<Record<string, string>> = {
  operand: 'measure',
  shareHow: 'share',
  markedOn: 'on',
  tableBy: 'by',
  scope: 'of',
  clawbackShares: 'shares',
};

describe('docs/plan-format.md', () => {
  test('has one section for each word', () => {
    const told = sections.flatMap(({ words }) => words);
    expect([...fields].filter((field) => !told.includes(field)).sort()).toEqual([]);
    expect(told.filter((word, place) => told.indexOf(word) !== place)).toEqual([]);
  });

  test('has no section for what is no word', () => {
    const told = sections.flatMap(({ words }) => words);
    expect(told.filter((word) => !fields.has(word))).toEqual([]);
  });

  it.each([...fields].sort())('says what %s means, and shows it in an example with its figure', (field) => {
    const section = sectionOf(field);
    expect(section?.prose.trim().length).toBeGreaterThan(20);
    expect(section?.examples).toContain('// → ');
    const key = field.replace('$', '\\$');
    expect(section?.examples).toMatch(new RegExp(`\\b${key.replace('\\$', '')}\\b|'${key}'`));
  });

  it.each(values)('names the value $value of $field', ({ field, value }) => {
    const section = sectionOf(TOLD_UNDER[field] ?? field);
    expect(`${section?.prose}${section?.examples}`).toContain(value);
  });
});

describe('docs/first-hour.md', () => {
  const hour = readFileSync(new URL('../docs/first-hour.md', import.meta.url), 'utf8');
  const [list = ''] = hour.split('\n## ');
  const taught = [...list.matchAll(/`([^`]+)`/g)].map((match) => match[1] as string);
  const examples = hour.split('```').filter((_, place) => place % 2 === 1);

  test('teaches about forty words of the format', () => {
    expect(taught.length).toBeGreaterThanOrEqual(38);
    expect(taught.length).toBeLessThanOrEqual(44);
    expect(taught.filter((word) => !fields.has(word))).toEqual([]);
    expect(new Set(taught).size).toBe(taught.length);
  });

  it.each(taught)('shows %s in an example', (word) => {
    expect(examples.some((example) => new RegExp(`\\b${word}\\b`).test(example))).toBe(true);
  });
});

describe('the check of the reference', () => {
  test('tells sections apart', () => {
    const [one] = sectionsOf('## A\n### `a`, `b`\nText.\n\n```ts\nf(a); // → 1\n```\n## B\nNo words.\n');
    expect(one?.words).toEqual(['a', 'b']);
    expect(one?.prose.trim()).toBe('Text.');
    expect(one?.examples).toContain('f(a); // → 1');
  });
});
