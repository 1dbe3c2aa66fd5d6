/** The oracle door: one answer a line, in order, the same as the library gives; what is wrong stops nothing. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsup';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DreiklangError, parseFacts, parsePlan, settle } from '../../src/index.js';
import { caseFiles, versionsCases } from '../support/cases.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const door = join(root, 'tools/settle-json.mjs');
const scratch = mkdtempSync(join(tmpdir(), 'door-'));
const bundle = join(scratch, 'index.js');

interface Answer {
  readonly statement?: {
    readonly id: string;
    readonly previous: { readonly id: string } | null;
    readonly payable: { readonly value: string };
    readonly trace: readonly unknown[];
  };
  readonly problems?: readonly { readonly code: string; readonly at: string }[];
  readonly count?: number;
  readonly in?: string;
}

beforeAll(() =>
  build({
    config: false,
    entry: { index: join(root, 'src/index.ts') },
    outDir: scratch,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    noExternal: [/./],
    outExtension: () => ({ js: '.js' }),
    silent: true,
  } as Parameters<typeof build>[0]),
);

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function answersTo(input: string | Buffer): Answer[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, [door, '--library', bundle], {
    input,
    maxBuffer: 2 ** 30,
  });
  expect(status, String(stderr)).toBe(0);
  const text = String(stdout);
  expect(text === '' || text.endsWith('\n')).toBe(true);
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Answer);
}

const answersToAll = (lines: readonly unknown[]): Answer[] =>
  answersTo(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);

const plan = (id: string, rate: string, more: object = {}) => ({
  id,
  currency: 'EUR',
  period: 'month',
  components: [{ id: 'c', kind: 'other', measure: { sum: 'amount' }, pay: { rate } }],
  ...more,
});
const facts = (payee: object = {}) => ({
  covers: { from: '2026-01-01', to: '2026-02-28' },
  payees: [{ id: 'anna', ...payee }],
  lines: [
    { id: 'L1', date: '2026-01-12', customer: 'nord', category: 'spares', amount: '100', payee: 'anna' },
    { id: 'L2', date: '2026-02-12', customer: 'nord', category: 'spares', amount: '200', payee: 'anna' },
  ],
});
const options = { payee: 'anna', period: '2026-01' };
const line = { plans: [plan('p', '2%')], facts: facts(), options };

describe('the oracle door', () => {
  test('answers every case as the library does, in order', { timeout: 120_000 }, () => {
    const cases = [
      ...[...caseFiles('good'), ...caseFiles('bad')].map(({ content }) => ({ ...content, plans: [content.plan] })),
      ...[...versionsCases('good'), ...versionsCases('bad')].map(({ content }) => content),
    ].filter(({ facts: given, settle: asked }) => given !== undefined && asked !== undefined);
    const answers = answersToAll(
      cases.map((one) => ({ plans: one.plans, facts: one.facts, options: { ...one.settle, trace: false } })),
    );
    expect(answers).toHaveLength(cases.length);
    cases.forEach((one, place) => {
      try {
        const parsed = one.plans.map((each) => parsePlan(each));
        const statement = settle(parsed, parseFacts(one.facts, parsed), {
          ...(one.settle as { payee: string; period: string }),
          trace: false,
        });
        expect(answers[place]).toEqual({ statement: JSON.parse(JSON.stringify(statement)) });
      } catch (error) {
        if (!(error instanceof DreiklangError)) throw error;
        expect(answers[place]).toMatchObject({ problems: error.problems, count: error.count });
      }
    });
  });

  test('splits margin gains where it is asked to', () => {
    const plan = {
      id: 'p',
      currency: 'EUR',
      period: 'month',
      components: [{ id: 'c', kind: 'profit', pay: { rate: '10%' } }],
    };
    const facts = { covers: { from: '2025-01-01', to: '2026-01-31' }, lines: [], payees: [{ id: 'anna' }] };
    const asked = { plans: [plan], facts, options: { payee: 'anna', period: '2026-01', marginSplit: true } };
    const [split, plain] = answersToAll([asked, { ...asked, options: { ...asked.options, marginSplit: false } }]);
    const first = (answer: unknown): unknown =>
      (answer as { statement: { components: unknown[] } }).statement.components[0];
    expect(first(split)).toMatchObject({ marginSplits: [{ gain: { value: '0' }, mix: { value: '0' } }] });
    expect(first(plain)).not.toHaveProperty('marginSplits');
  });

  test('carries the trace unless told otherwise, with the same figures', () => {
    const [traced, plain] = answersToAll([line, { ...line, options: { ...options, trace: false } }]);
    expect(traced?.statement?.trace.length).toBeGreaterThan(0);
    expect(plain?.statement?.trace).toEqual([]);
    expect(plain?.statement?.payable.value).toBe('2.00');
    expect(traced?.statement?.payable.value).toBe('2.00');
  });

  test('goes on after lines that are no JSON, no UTF-8, or no line of the format', () => {
    const good = JSON.stringify(line);
    const answers = answersTo(
      Buffer.concat([
        Buffer.from(`{"plans":\n${good}\n\n  \r\nnull\n[]\n"text"\n${good}\r\n`),
        Buffer.from([0x22, 0xff, 0x22, 0x0a]),
        Buffer.from(`${'['.repeat(100_000)}\n{"__proto__":1}\n{"plans":[],"facts":{},"options":{}}\n${good}`),
      ]),
    );
    expect(answers.map(({ statement, problems }) => statement?.payable.value ?? problems?.[0]?.code)).toEqual([
      'input_not_readable',
      '2.00',
      'wrong_type',
      'wrong_type',
      'wrong_type',
      '2.00',
      'input_not_readable',
      'input_not_readable',
      'unknown_field',
      'list_too_short',
      '2.00',
    ]);
  });

  test('says of which part of a line the problems are', () => {
    const answers = answersToAll([
      { ...line, plans: [plan('p', '2%'), plan('q', '2 %')] },
      { ...line, facts: { covers: 1 } },
      { ...line, options: { payee: 'ben', period: '2026-01' } },
      { ...line, options: { payee: 7, trace: 'no', speed: 'high' } },
      { plans: [], facts: {} },
    ]);
    expect(
      answers.map((answer) => [answer.in, ...(answer.problems ?? []).map(({ code, at }) => `${code} ${at}`)]),
    ).toEqual([
      ['/plans/1', 'not_a_figure /components/0/pay/rate'],
      ['/facts', expect.stringContaining('/covers')],
      ['settle', 'unknown_payee /payee'],
      ['/options', 'unknown_field /speed', 'wrong_type /payee', 'missing_field /period', 'wrong_type /trace'],
      ['', 'missing_field /options'],
    ]);
  });

  test('goes on from earlier statements, as answers gave them', () => {
    const [first] = answersToAll([line]);
    const earlier = [first?.statement];
    const next = { ...line, options: { payee: options.payee, period: '2026-02', earlier } };
    const [answer, again] = answersToAll([next, { ...next, options: { ...next.options, reopen: '2026-02' } }]);
    expect(answer?.statement?.previous).toMatchObject({ id: first?.statement?.id });
    expect(again?.problems).toMatchObject([{ code: 'period_not_closed', at: '/reopen' }]);
  });

  test('settles as of a day, and for the last time', () => {
    const [answer, last] = answersToAll([
      { ...line, options: { ...options, asOf: '2026-01-20' } },
      { ...line, options: { ...options, final: { balances: 'claim' } } },
    ]);
    expect(answer?.statement).toMatchObject({ status: 'preview', asOf: '2026-01-20' });
    expect(last?.statement).toMatchObject({ final: 'claim' });
  });

  test('settles the plan that the payee names, and the version that is in force', () => {
    const version = (rate: string, from: string, to: string) => plan('p', rate, { effective: { from, to } });
    const versions = [version('1%', '2026-01-01', '2026-01-31'), version('3%', '2026-02-01', '2026-12-31')];
    const february = { payee: 'anna', period: '2026-02' };
    const changing = [version('1%', '2026-01-01', '2026-01-15'), version('3%', '2026-01-16', '2026-12-31')];
    const answers = answersToAll([
      { plans: [plan('p', '2%'), plan('q', '5%')], facts: facts({ plan: 'q' }), options },
      { plans: versions, facts: facts(), options: february },
      { plans: versions, facts: facts({ plan: 'p' }), options },
      { plans: changing, facts: facts({ plan: 'p' }), options },
      { plans: versions, facts: facts(), options: { payee: 'anna', period: '2027-01' } },
      { plans: [plan('p', '2%'), plan('q', '5%')], facts: facts(), options },
      { plans: [plan('p', '2%'), plan('q', '5%')], facts: facts({ plan: 'r' }), options },
      { plans: [plan('p', '2%'), plan('q', '5%')], facts: facts(), options: { payee: 'ben', period: '2026-01' } },
    ]);
    expect(answers.map(({ statement, problems }) => statement?.payable.value ?? problems?.[0]?.code)).toEqual([
      '5.00',
      '6.00',
      '1.00',
      '1.00',
      'plan_not_effective',
      'missing_field',
      'payee_of_other_plan',
      'unknown_payee',
    ]);
  });

  test('says what to do where the library was not built, and where it is called wrongly', () => {
    const missing = spawnSync(process.execPath, [door, '--library', join(scratch, 'nowhere.js')], { input: '' });
    expect([missing.status, String(missing.stderr)]).toEqual([2, expect.stringContaining('npm run build')]);
    expect(spawnSync(process.execPath, [door, '--fast'], { input: '' }).status).toBe(2);
  });

  test('ends quietly where nobody reads its answers any more', async () => {
    const running = spawn(process.execPath, [door, '--library', bundle], { stdio: ['pipe', 'pipe', 'pipe'] });
    const errors: string[] = [];
    running.stderr.on('data', (chunk) => errors.push(String(chunk)));
    running.stdin.on('error', () => {});
    running.stdout.once('data', () => running.stdout.destroy());
    running.stdin.write(`${JSON.stringify(line)}\n`.repeat(2_000));
    running.stdin.end();
    const status = await new Promise((ended) => running.once('close', ended));
    expect([status, errors]).toEqual([0, []]);
  });
});
