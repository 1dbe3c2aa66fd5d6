/** Own matchers, in the users' words: what a statement pays, which problems an input has. */
import Fraction from 'fraction.js';
import { expect } from 'vitest';
import { DreiklangError, payables as payablesOf, type Statement } from '../../src/index.js';
import { parseCanonical } from '../../src/number/read.js';
import type { BadCase, ExpectedComponent, ExpectedInChain, ExpectedVersion, GoodCase } from './cases.js';

/** Whether two texts are the same exact number. */
export function sameFigure(a: string | undefined, b: string): boolean {
  return a !== undefined && parseCanonical(a).equals(parseCanonical(b));
}

/** Expects a statement to come to the figures named; those that are not named may be anything. */
export function expectPays(statement: Statement, expected: GoodCase['expected']): void {
  for (const [id, figures] of Object.entries(expected.components ?? {})) {
    const component = statement.components.find((one) => one.id === id);
    expect(component, `component ${id}`).toBeDefined();
    expectFigures(component, figures);
  }
  for (const [kind, figure] of Object.entries(expected.kinds ?? {})) {
    const got = statement.kinds.find((one) => one.kind === kind)?.amount.value;
    expect(sameFigure(got, figure), `${kind}: expected ${figure}, got ${got}`).toBe(true);
  }
  for (const name of ['earned', 'payable'] as const) {
    const figure = expected[name];
    if (figure === undefined) continue;
    expect(sameFigure(statement[name].value, figure), `${name}: expected ${figure}, got ${statement[name].value}`).toBe(
      true,
    );
  }
  if (expected.toPayable !== undefined) expectToPayable(statement, expected.toPayable);
  if (expected.carried !== undefined) expect(statement.carried?.value ?? null).toBe(expected.carried);
  for (const [id, figure] of Object.entries(expected.capped ?? {})) {
    const cap = statement.steps.find((one) => one.step === 'cap');
    const got = cap?.components?.find((one) => one.id === id)?.amount.value;
    expect(sameFigure(got, figure), `${id} after the cap: expected ${figure}, got ${got}`).toBe(true);
  }
  for (const [id, codes] of Object.entries(expected.notes ?? {})) {
    const component = statement.components.find((one) => one.id === id);
    expect(component?.notes.map((note) => note.code)).toEqual(codes);
  }
}

function expectToPayable({ toPayable = [] }: Statement, expected: readonly Readonly<Record<string, string>>[]): void {
  expect(toPayable.map(({ step }) => step)).toEqual(expected.map(({ step }) => step));
  toPayable.forEach(({ figure, amount, ...said }, place) => {
    const { figure: wanted, amount: left, ...others } = expected[place] ?? {};
    expect(said).toMatchObject(others);
    for (const [got, figureWanted] of [
      [figure.value, wanted],
      [amount.value, left],
    ]) {
      if (figureWanted === undefined) continue;
      expect(sameFigure(got, figureWanted), `${said.step} ${place}: expected ${figureWanted}, got ${got}`).toBe(true);
    }
  });
}

function expectFigures(component: Statement['components'][number] | undefined, figures: ExpectedComponent): void {
  for (const [name, figure] of Object.entries(figures) as [keyof ExpectedComponent, string][]) {
    const got = component?.[name]?.value;
    expect(sameFigure(got, figure), `${component?.id}.${name}: expected ${figure}, got ${got}`).toBe(true);
  }
}

/** Expects the versions of a statement, each with its part and exactly its components; what is named comes to what is said. */
export function expectVersions(statement: Statement, expected: readonly ExpectedVersion[]): void {
  expect(statement.versions?.length).toBe(expected.length);
  for (const [place, { from, to, share, proration, components, capped = {} }] of expected.entries()) {
    const version = statement.versions?.[place];
    if (from !== undefined) expect(version).toMatchObject({ from, to });
    expect([version?.share?.value, version?.proration?.value].map(exactText)).toEqual(
      [share, proration].map(exactText),
    );
    const own = statement.components.filter((one) => one.version === place);
    expect(own.map(({ id }) => id)).toEqual(Object.keys(components));
    for (const component of own) expectFigures(component, components[component.id] as ExpectedComponent);
    const cut = statement.steps.find(({ step }) => step === 'cap')?.components ?? [];
    for (const [id, amount] of Object.entries(capped)) {
      const got = cut.find((one) => one.id === id && one.version === place)?.amount.value;
      expect(sameFigure(got, amount), `${id} of ${place} after the cap: expected ${amount}, got ${got}`).toBe(true);
    }
  }
}

/** Expects a statement of a chain to come to what is named of it. */
export function expectInChain(statement: Statement, expected: ExpectedInChain): void {
  expectPays(statement, expected);
  if (expected.versions !== undefined) expectVersions(statement, expected.versions);
  const { remembers = {}, corrections, notices, payables, forgiven } = expected;
  for (const [id, figures] of Object.entries(remembers)) {
    const known = statement.remembers.components.find((one) => one.id === id);
    for (const [name, figure] of Object.entries(figures)) {
      const got = (known?.[name as 'parts'] as { readonly value: string } | undefined)?.value;
      expect(sameFigure(got, figure), `${id} remembers ${name}: expected ${figure}, got ${got}`).toBe(true);
    }
  }
  if (corrections !== undefined) {
    const found = (statement.corrections ?? []).map(({ period, earned }) => ({ period, earned: earned.value }));
    expect(found).toEqual(corrections);
  }
  if (notices !== undefined) expect(statement.notices).toMatchObject(notices);
  if (payables !== undefined) expect(payablesOf(statement)).toMatchObject(payables);
  if (forgiven !== undefined) {
    const found = (statement.forgiven ?? []).map(({ amount, ...of }) => ({ ...of, amount: amount.value }));
    expect(found).toEqual(forgiven);
  }
}

function exactText(figure: string | undefined): string | undefined {
  return figure === undefined ? undefined : new Fraction(figure).toFraction();
}

/** The error that something throws; it must be the library's. */
export function thrownBy(run: () => unknown): DreiklangError {
  try {
    run();
  } catch (error) {
    expect(error, String(error)).toBeInstanceOf(DreiklangError);
    return error as DreiklangError;
  }
  throw new Error('nothing was thrown');
}

/** Expects exactly the problems named, in any order; places are compared where they are named. */
export function expectProblems(run: () => unknown, expected: BadCase['problems']): void {
  const { problems } = thrownBy(run);
  const found = problems.map(({ code, at, line }) => ({ code, at, line }));
  const left = [...found];
  for (const problem of expected) {
    const place = left.findIndex(
      ({ code, at, line }) =>
        code === problem.code &&
        (problem.at === undefined || at === problem.at) &&
        (problem.line === undefined ||
          (line?.index === problem.line.index && (problem.line.id === undefined || line.id === problem.line.id))),
    );
    expect(place, `${JSON.stringify(problem)} in ${JSON.stringify(found)}`).toBeGreaterThanOrEqual(0);
    left.splice(place, 1);
  }
  expect(left, 'problems beyond those expected').toEqual([]);
}
