/** Laws that every statement keeps, whatever the plan: over generated plans and facts. */
import { describe, expect, it } from 'vitest';
import type { Statement } from '../../src/index.js';
import { Rational } from '../../src/number/rational.js';
import { parseCanonical } from '../../src/number/read.js';
import { roundTo } from '../../src/number/round.js';
import type { ComponentStep } from '../../src/statement/statement.js';
import { verifyStatement } from '../../src/verifier/index.js';
import { generated } from '../support/generate.js';
import { Seeded } from '../support/seeded.js';
import { printedFigures, statementsOf, total } from '../support/settled.js';

const seeds = Array.from({ length: 200 }, (_, place) => place + 1);

/** Statements of a seed, made once for all laws that only read them. */
const known = new Map<number, Statement[]>();
function statements(seed: number): Statement[] {
  const made = known.get(seed) ?? statementsOf(generated(seed));
  known.set(seed, made);
  return made;
}

describe('every statement', () => {
  it('verifies, by a checker that shares no code', () => {
    for (const seed of seeds.slice(0, 100)) {
      for (const statement of statements(seed)) {
        const verdict = verifyStatement(JSON.parse(JSON.stringify(statement)));
        expect(verdict, `seed ${seed}, ${statement.payee.id}`).toMatchObject({ ok: true });
      }
    }
  });

  it('adds up: components to kinds, kinds to the total, and from there by its steps to what is payable', () => {
    for (const seed of seeds) {
      for (const { components, kinds, steps, earned } of statements(seed)) {
        for (const { kind, amount } of kinds) {
          const own = components
            .filter((one) => one.kind === kind && one.pays !== false)
            .map((one) => one.amount.value);
          expect(total(own).equals(parseCanonical(amount.value)), `seed ${seed}, ${kind}`).toBe(true);
        }
        const sum = total(kinds.map(({ amount }) => amount.value));
        const last = steps.at(-1)?.amount.value;
        expect(
          (last === undefined ? sum : parseCanonical(last)).equals(parseCanonical(earned.value)),
          `seed ${seed}`,
        ).toBe(true);
      }
    }
  });

  it('pays what was earned, adjusted and less advances; what is below 0 as the plan says', () => {
    let below = 0;
    for (const seed of seeds) {
      const { negative = 'carry', draw } = generated(seed).plan;
      if (draw !== undefined) continue;
      for (const { earned, toPayable, payable, carried } of statements(seed)) {
        const last = toPayable?.at(-1)?.amount ?? earned;
        const [due, paid] = [parseCanonical(last.value), parseCanonical(payable.value)];
        const isBelow = due.sign < 0;
        if (isBelow) below += 1;
        expect(paid.equals(isBelow && negative !== 'pay' ? Rational.ZERO : due), `seed ${seed}`).toBe(true);
        expect(carried?.value, `seed ${seed}`).toBe(isBelow && negative === 'carry' ? last.value : undefined);
      }
    }
    expect(below).toBeGreaterThan(50);
  });

  it('is the same in every figure without its trace', () => {
    for (const seed of seeds) {
      const bare = statementsOf(generated(seed), { trace: false });
      statements(seed).forEach((statement, place) => {
        expect(printedFigures(bare[place] as Statement), `seed ${seed}`).toEqual(printedFigures(statement));
      });
    }
  });

  it('is the same to the byte, whatever the order of lines, customers, payees and assignments', () => {
    for (const seed of seeds) {
      const made = generated(seed);
      const seeded = new Seeded(seed + 7);
      const { facts } = made;
      const mixed = {
        ...facts,
        lines: seeded.shuffled(facts.lines),
        customers: seeded.shuffled(facts.customers),
        categories: seeded.shuffled(facts.categories),
        payees: seeded.shuffled(facts.payees),
        assignments: seeded.shuffled(facts.assignments),
      };
      const other = statementsOf({ ...made, facts: mixed });
      statements(seed).forEach((statement, place) => {
        expect(JSON.stringify(other[place]), `seed ${seed}`).toBe(JSON.stringify(statement));
      });
    }
  });
});

describe('bounds hold:', () => {
  it('no component is above its cap, or below its floor unless the cap is', () => {
    for (const seed of seeds) {
      for (const { components } of statements(seed)) {
        for (const { id, steps } of components) {
          const cap = steps.find(({ step }) => step === 'cap');
          const floor = steps.find(({ step }) => step === 'floor');
          if (cap?.figure !== undefined)
            expect(isAtMost(cap.amount.value, cap.figure.value), `seed ${seed} ${id}`).toBe(true);
          if (floor?.figure !== undefined) expect(isAtMost(floor.figure.value, floor.amount.value)).toBe(true);
        }
      }
    }
  });

  it('nobody earns more than the cap of the plan, except by the guarantee, and nobody less than the guarantee', () => {
    for (const seed of seeds) {
      for (const { steps, earned } of statements(seed)) {
        const [cap, guarantee] = ['cap', 'guarantee'].map(
          (name) => steps.find(({ step }) => step === name)?.figure?.value,
        );
        if (guarantee !== undefined) expect(isAtMost(guarantee, earned.value), `seed ${seed}`).toBe(true);
        const raised = guarantee !== undefined && parseCanonical(guarantee).equals(parseCanonical(earned.value));
        if (cap !== undefined && !raised) expect(isAtMost(earned.value, cap), `seed ${seed}`).toBe(true);
      }
    }
  });

  it('what a plan cap leaves of the components adds up to the cap', () => {
    let cut = 0;
    for (const seed of seeds) {
      for (const { steps } of statements(seed)) {
        const step = steps.find((one) => one.step === 'cap');
        if (step?.components === undefined) continue;
        cut += 1;
        expect(total(step.components.map(({ amount }) => amount.value)).equals(parseCanonical(step.amount.value))).toBe(
          true,
        );
      }
    }
    expect(cut).toBeGreaterThan(10);
  });
});

describe('rounding at the total', () => {
  it('rounds the sum of the exact pays once and shares it out over the components', () => {
    let shared = 0;
    for (const seed of seeds) {
      const { plan } = generated(seed);
      if (plan.rounding?.at !== 'total') continue;
      for (const { components: all, scale } of statements(seed)) {
        const components = all.filter(({ pays }) => pays !== false);
        if (components.length > 1) shared += 1;
        const shares = components.map(({ steps, pay }) => {
          const place = steps.findIndex(({ step }) => step === 'total-rounding');
          return {
            before: (steps[place - 1]?.amount ?? pay).value,
            after: (steps[place] as ComponentStep).amount.value,
          };
        });
        const exact = total(shares.map(({ before }) => before));
        const rounded = roundTo(exact, scale, plan.rounding.mode ?? 'half-up');
        expect(total(shares.map(({ after }) => after)).equals(rounded), `seed ${seed}`).toBe(true);
      }
    }
    expect(shared).toBeGreaterThan(50);
  });
});

describe('a line split into two with the same total', () => {
  it('changes no figure, unless lines or deals themselves are looked at', () => {
    let compared = 0;
    for (const seed of seeds) {
      const made = generated(seed, { extremes: false });
      // What is paid of a line may be taken to 24 decimals, of each line its own.
      const looksAtLines = /"count":"(?:lines|deals)"|"(?:only|capEach|group)":|"recognise":"paid"/;
      if (looksAtLines.test(JSON.stringify(made.plan))) continue;
      const reversed = new Set(made.facts.lines.map((line) => (line.reverses as { line?: string } | undefined)?.line));
      const lines = made.facts.lines.flatMap((line) => {
        const splits = line.reverses === undefined && !reversed.has(line.id) && line.invoice === undefined;
        return splits ? [half(line, 'a'), half(line, 'b')] : [line];
      });
      compared += lines.length - made.facts.lines.length;
      const whole = statementsOf(made);
      statementsOf({ ...made, facts: { ...made.facts, lines } }).forEach((statement, place) => {
        expect(figuresOf(statement), `seed ${seed}`).toEqual(figuresOf(whole[place] as Statement));
      });
    }
    expect(compared).toBeGreaterThan(1000);
  });
});

/** Half a line; its amounts have at most two decimals. */
function half(line: ReturnType<typeof generated>['facts']['lines'][number], suffix: string): typeof line {
  const halved = (text: unknown): string => parseCanonical(String(text)).times(parseCanonical('0.5')).toString();
  const { cost } = line;
  const payments = line.payments as readonly { readonly date: string; readonly amount: string }[] | undefined;
  const halfCost = (): unknown =>
    typeof cost === 'object' && cost !== null
      ? Object.fromEntries(Object.entries(cost).map(([name, text]) => [name, halved(text)]))
      : halved(cost);
  return {
    ...line,
    id: `${line.id}${suffix}`,
    amount: halved(line.amount),
    list: halved(line.list),
    units: halved(line.units),
    ...(payments && { payments: payments.map(({ date, amount }) => ({ date, amount: halved(amount) })) }),
    ...(cost === undefined ? undefined : { cost: halfCost() }),
  };
}

function figuresOf({ components, kinds, earned }: Statement): unknown {
  return JSON.parse(
    JSON.stringify(
      { components: components.map(({ notes: _, ...rest }) => rest), kinds, earned },
      (key, value: unknown) => (key === 'node' ? undefined : value),
    ),
  );
}

function isAtMost(a: string, b: string): boolean {
  return parseCanonical(b).isAtLeast(parseCanonical(a));
}
