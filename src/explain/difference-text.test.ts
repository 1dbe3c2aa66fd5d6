/**
 * Every reason of `reconcile` in words, held against files. Where a change of words is meant, write them anew with
 * `UPDATE_GOLDEN=1 npx vitest run src/explain/difference-text.test.ts` and read the difference.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { expectProblems } from '../../test/support/expectations.js';
import { parseFacts, parsePlan, reconcile, settleAll } from '../index.js';
import type { Reconciled } from '../settle/reconcile.js';
import type { DifferenceReason } from '../settle/reconcile-reasons.js';
import { differenceText } from '../texts.js';
import { DIFFERENCE_EN } from './difference-texts.en.js';
import type { DifferenceStep } from './difference-words.js';

const { steps, linesLeftOut, noStatement } = DIFFERENCE_EN;
const keysOf = <Key extends string>(texts: Readonly<Record<Key, unknown>>): Key[] => Object.keys(texts) as Key[];

const LABELS = { sales: { en: 'Sales to regulars', de: 'Stammumsatz' }, quality: { en: 'Quality', de: 'Qualität' } };

const row = (reason: DifferenceReason, more: Partial<Reconciled> = {}): Reconciled => ({
  payee: 'anna',
  currency: 'EUR',
  ours: '1240.50',
  theirs: '490.00',
  difference: '750.50',
  reason,
  ...more,
});
const onlyTheirs = { currency: null, ours: null, theirs: '1234567.5', difference: '-1234567.5' };

/** With what else a step is named: a component or a closed period. */
const ABOUT: Partial<Record<DifferenceStep, Partial<DifferenceReason>>> = {
  modifier: { component: 'sales', id: 'quality' },
  correction: { component: 'sales', period: '2026-01' },
  release: { period: '2026-01' },
};

/** Each code with all that can stand beside it. */
const BY_CODE: Readonly<Record<DifferenceReason['code'], readonly Reconciled[]>> = {
  equal: [row({ code: 'equal' }, { theirs: '1240.50', difference: '0.00' })],
  only_ours: [
    row({ code: 'only_ours' }, { theirs: null, difference: '1240.50' }),
    row({ code: 'only_ours' }, { component: 'sales', theirs: null, difference: '1240.50' }),
  ],
  only_theirs: [
    ...keysOf(noStatement).map((why) =>
      row({ code: 'only_theirs', ...(why === 'unknown' ? undefined : { why }) }, onlyTheirs),
    ),
    row({ code: 'only_theirs' }, { ...onlyTheirs, component: 'sales' }),
    row({ code: 'only_theirs' }, { component: 'bonus', ours: null, theirs: '9.00', difference: '-9.00' }),
  ],
  rounding: [row({ code: 'rounding' }, { theirs: '1240.51', difference: '-0.01' })],
  without_step: keysOf(steps).flatMap((step) => [
    row({ code: 'without_step', step }),
    ...(ABOUT[step] === undefined ? [] : [row({ code: 'without_step', step, ...ABOUT[step] })]),
  ]),
  before_step: keysOf(steps).flatMap((step) => [
    row({ code: 'before_step', step, component: 'sales', ...ABOUT[step] }),
    row({ code: 'before_step', step }),
    row({ code: 'before_step', step }, { component: 'sales' }),
  ]),
  without_component: [row({ code: 'without_component', component: 'sales' })],
  lines_left_out: keysOf(linesLeftOut).map((why) => row({ code: 'lines_left_out', why, component: 'sales' })),
  unexplained: [row({ code: 'unexplained' }), row({ code: 'unexplained' }, { component: 'sales' })],
};

describe.each(['en', 'de'] as const)('differences in %s', (locale) => {
  const told = Object.values(BY_CODE)
    .flat()
    .map((one) => ({ one, text: differenceText(one, { locale, labels: LABELS }) }));

  it('every kind of reason reads as it did', () => {
    const path = new URL(`../../test/golden/differences.${locale}.txt`, import.meta.url);
    const text = told.map(({ one, text: said }) => `${JSON.stringify(one.reason)}\n${said}\n`).join('\n');
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, text);
    expect(text).toBe(readFileSync(path, 'utf8'));
  });

  it('says something of each, and of each something else', () => {
    for (const { text } of told) expect(text).not.toMatch(/undefined|null|\[object|\(\)|^: /);
    const plain = told.filter(({ one }) => one.component === undefined);
    const reasons = plain.map(({ text }) => text.slice(text.indexOf('. ')));
    expect(new Set(reasons).size).toBe(plain.length);
  });
});

test('amounts stand as the language writes them', () => {
  const [only] = BY_CODE.only_theirs;
  expect(differenceText(only as Reconciled)).toContain('ours none, theirs 1,234,567.5, difference -1,234,567.5.');
  expect(differenceText(only as Reconciled, { locale: 'de' })).toContain('dort 1.234.567,5, Unterschied -1.234.567,5.');
  expect(differenceText(row({ code: 'unexplained' }, { theirs: '1/3' }))).toContain('theirs 1/3 EUR');
});

test('a language that is not there is refused', () => {
  expectProblems(
    () => differenceText(row({ code: 'equal' }), { locale: 'fr' as 'en' }),
    [{ code: 'not_one_of', at: '/locale' }],
  );
});

test('what reconcile finds is told, names as on the statement', () => {
  const plan = parsePlan({
    id: 'p',
    currency: 'EUR',
    period: 'month',
    labels: LABELS,
    components: [{ id: 'sales', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '10%' }, cap: '1500' }],
  });
  const line = { id: 'L', date: '2026-01-10', customer: 'k', category: 's', amount: '20000', payee: 'anna' };
  const covers = { from: '2026-01-01', to: '2026-01-31' };
  const facts = parseFacts({ covers, payees: [{ id: 'anna' }], lines: [line] }, plan);
  const run = settleAll(plan, facts, { period: '2026-01' });
  const [found] = reconcile(run, [{ payee: 'anna', amount: '2000' }]).rows;
  expect(differenceText(found as Reconciled, { locale: 'de', labels: run.statements[0]?.labels ?? {} })).toBe(
    'anna: hier 1.500,00 EUR, dort 2.000,00 EUR, Unterschied -500,00 EUR. Dort wird gezahlt, was vor diesem Schritt steht: ' +
      'Obergrenze (Stammumsatz). Er und alles, was danach kommt, fehlen dort. Prüfen Sie, ob das andere System davor aufhört.',
  );
});
