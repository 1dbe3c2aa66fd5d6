/** Types of plans: what a person may write, that it is what the schemas take, and that only `parsePlan` makes a plan. */

import type * as z from 'zod/mini';
import { type Facts, settle } from '../../src/index.js';
import type { accumulateSchema } from '../../src/plan/accumulate.js';
import type { amountSchema, timesSchema } from '../../src/plan/amount.js';
import type { clawbackSchema } from '../../src/plan/clawback.js';
import type { componentSchema } from '../../src/plan/component.js';
import type { drawSchema } from '../../src/plan/draw.js';
import type { holdbackSchema } from '../../src/plan/holdbacks.js';
import type { ComponentInput, NamedQuotaInput, PlanInput, WrittenQuotaInput } from '../../src/plan/input.js';
import type { AmountInput, BoundInput } from '../../src/plan/input-amounts.js';
import type { FigureInput, LocalTextInput } from '../../src/plan/input-figures.js';
import type { LastingInput, MeasureInputs } from '../../src/plan/input-measures.js';
import type {
  AgainstInput,
  AllConditionInput,
  AnyConditionInput,
  ComparisonInput,
  FactorAxisInput,
  FactorCurveInput,
  FactorFigureInput,
  FactorMatrixInput,
  FactorStepsInput,
  ModifierInputs,
  NoneConditionInput,
  RequireModifierInput,
} from '../../src/plan/input-modifiers.js';
import type {
  CurveInput,
  MarkedOnInput,
  MatrixAxisInput,
  MatrixInput,
  PayInputs,
  RateHowInput,
  StepsInput,
  TableInput,
  TierInput,
  TiersInput,
} from '../../src/plan/input-pay.js';
import type {
  AccumulateInput,
  ClawbackInput,
  DrawInput,
  HoldbackInput,
  PayoutInput,
} from '../../src/plan/input-time.js';
import type { lastingSchema } from '../../src/plan/measure/lasting.js';
import type { MEASURES } from '../../src/plan/measure/read.js';
import type { againstSchema, COMPARISONS, JOINED } from '../../src/plan/modifier/condition.js';
import type { FACTOR_HOWS, factorAxisSchema } from '../../src/plan/modifier/factor.js';
import type { MODIFIERS } from '../../src/plan/modifier/read.js';
import type { otherwiseSchema } from '../../src/plan/modifier/require.js';
import { parsePlan } from '../../src/plan/parse.js';
import type { HOWS } from '../../src/plan/pay/how.js';
import type { axisSchema, matrixSchema } from '../../src/plan/pay/matrix.js';
import type { PAYS } from '../../src/plan/pay/read.js';
import type { PAYOUTS } from '../../src/plan/payout.js';
import type { MeasureWord, Modifier, PayWord, Plan } from '../../src/plan/plan.js';
import type { localTextSchema, planSchema } from '../../src/plan/plan-fields.js';
import type { namedQuotaSchema, writtenQuotaSchema } from '../../src/plan/quota.js';

// ---------------------------------------------------------------- the types and the schemas are the same

/** Lists as read-only lists, all the way down. */
type Frozen<T> = { readonly [Key in keyof T]: Frozen<T[Key]> };
type Assignable<A, B> = [Frozen<A>] extends [Frozen<B>] ? true : false;
type KeysOf<T> = T extends unknown ? keyof T : never;
type SameKeys<A, B> = [KeysOf<A>] extends [KeysOf<B>] ? ([KeysOf<B>] extends [KeysOf<A>] ? true : false) : false;
/** True where each type takes what the other one takes, and both know the same fields. */
type Same<A, B> = [Assignable<A, B>, Assignable<B, A>, SameKeys<A, B>] extends [true, true, true] ? true : false;
/** What a schema takes. */
type Takes<Make extends () => z.core.$ZodType> = z.input<ReturnType<Make>>;
/** Compiles where everything in it is true. */
const allTrue = <_Checks extends { readonly [name: string]: true }>(): void => undefined;
const isTrue = <_Check extends true>(): void => undefined;

isTrue<Same<{ a: string[]; b?: 1 }, { readonly a: readonly string[]; readonly b?: 1 }>>();
// @ts-expect-error a field that one of the two lacks is found
isTrue<Same<{ a: 1 }, { a: 1; b?: 2 }>>();
// @ts-expect-error a field that is optional on one side only is found
isTrue<Same<{ a: 1 }, { a?: 1 }>>();
// @ts-expect-error a word that one of the two lacks is found
isTrue<Same<{ a: 'x' | 'y' }, { a: 'x' }>>();

allTrue<{ [Word in MeasureWord]: Same<Takes<(typeof MEASURES)[Word]['schema']>, MeasureInputs[Word]> }>();
allTrue<{ [Word in PayWord]: Same<Takes<(typeof PAYS)[Word]>, PayInputs[Word]> }>();
allTrue<{ [Word in Modifier['word']]: Same<Takes<(typeof MODIFIERS)[Word]['schema']>, ModifierInputs[Word]> }>();
allTrue<{
  tiers: Same<Takes<(typeof HOWS)['tiers']['schema']>, TiersInput<TierInput<FigureInput>>>;
  steps: Same<Takes<(typeof HOWS)['steps']['schema']>, StepsInput<TierInput<FigureInput>>>;
  curve: Same<Takes<(typeof HOWS)['curve']['schema']>, CurveInput<FigureInput>>;
  table: Same<Takes<(typeof HOWS)['table']['schema']>, TableInput<RateHowInput>>;
  matrix: Same<Takes<(typeof HOWS)['matrix']['schema']>, MatrixInput<FigureInput>>;
  axis: Same<Takes<typeof axisSchema>, MatrixAxisInput<MarkedOnInput>>;
  factorMatrix: Same<Takes<(typeof FACTOR_HOWS)['matrix']>, FactorMatrixInput>;
  factorAxis: Same<Takes<typeof factorAxisSchema>, FactorAxisInput>;
  matrixKeys: SameKeys<Takes<typeof matrixSchema>, MatrixInput<FigureInput>['matrix']>;
  factorCurve: Same<Takes<(typeof FACTOR_HOWS)['curve']>, FactorCurveInput>;
  factorFigure: Same<Takes<(typeof FACTOR_HOWS)['figure']>, FactorFigureInput>;
  factorSteps: Same<Takes<(typeof FACTOR_HOWS)['steps']>, FactorStepsInput>;
  all: Same<Takes<(typeof JOINED)['all']>, AllConditionInput>;
  any: Same<Takes<(typeof JOINED)['any']>, AnyConditionInput>;
  none: Same<Takes<(typeof JOINED)['none']>, NoneConditionInput>;
  comparisons: Same<
    { [Word in keyof typeof COMPARISONS]: Record<Word, Takes<(typeof COMPARISONS)[Word]>> }[keyof typeof COMPARISONS],
    ComparisonInput
  >;
  against: Same<Takes<typeof againstSchema>, Extract<AgainstInput, { readonly quota: string }>>;
  otherwise: Same<Takes<typeof otherwiseSchema>, Extract<RequireModifierInput['otherwise'], { readonly cap: unknown }>>;
  amount: Same<Takes<typeof amountSchema>, Extract<AmountInput, { readonly amount: unknown }>>;
  times: Same<Takes<typeof timesSchema>, Extract<BoundInput, { readonly times: unknown }>>;
  namedQuota: Same<Takes<typeof namedQuotaSchema>, NamedQuotaInput>;
  writtenQuota: Same<Takes<typeof writtenQuotaSchema>, WrittenQuotaInput>;
  localText: Same<Takes<typeof localTextSchema>, LocalTextInput>;
  component: Same<Takes<typeof componentSchema>, ComponentInput>;
  plan: Same<Takes<typeof planSchema>, PlanInput>;
  accumulate: Same<Takes<typeof accumulateSchema>, AccumulateInput>;
  draw: Same<Takes<typeof drawSchema>, DrawInput>;
  holdback: Same<Takes<typeof holdbackSchema>, HoldbackInput>;
  instalments: Same<Takes<(typeof PAYOUTS)['instalments']>, Extract<PayoutInput, { readonly instalments: unknown }>>;
  shares: Same<Takes<(typeof PAYOUTS)['shares']>, Extract<PayoutInput, { readonly shares: unknown }>>;
  clawback: Same<Takes<typeof clawbackSchema>, ClawbackInput>;
  lasting: Same<Takes<typeof lastingSchema>, LastingInput>;
}>();

// ---------------------------------------------------------------- a plan as a person writes it

const component = { id: 'c', kind: 'revenue', pay: { rate: '2%' } } satisfies ComponentInput;
const plan = {
  id: 'p',
  currency: 'EUR',
  period: 'quarter',
  targetIncentive: { amount: { multiply: [{ personal: 'salary' }, '15%'] }, per: 'year' },
  weights: { revenue: '100%' },
  components: [
    {
      id: 'existing',
      kind: 'revenue',
      quota: { name: 'existing', round: { scale: 2 } },
      measure: { sum: 'margin', costs: ['material'], customers: 'existing' },
      pay: {
        share: {
          tiers: [
            ['0%', '1'],
            ['100%', '1.4', '5%'],
          ],
        },
      },
      cap: ['4000', { times: '2' }],
    },
    { id: 'each', kind: 'performance', measure: 'newCategories', pay: { each: 250n } },
    {
      id: 'value',
      kind: 'profit',
      pay: { rate: { by: 'class', table: { existing: 0.1, '*': { steps: [['0', '5%']] } } } },
    },
  ],
  modifiers: [
    {
      id: 'feedback',
      factor: {
        curve: [
          ['80%', '90%'],
          ['100%', '1'],
        ],
        on: { kpi: 'complaints', ifNone: '1' },
      },
    },
    {
      id: 'gate',
      require: {
        any: [
          { kpi: 'talks', atLeast: '8' },
          { marginRate: {}, between: ['10%', '30%'] },
        ],
      },
    },
  ],
} satisfies PlanInput;

const parsed: Plan = parsePlan(plan);

// @ts-expect-error a plan is not what was written: only parsePlan makes one
export const unchecked: Plan = plan;
// @ts-expect-error a checked plan does not change
parsed.id = 'other';
// @ts-expect-error nor do its lists
parsed.components.push(parsed.components[0]);

const { id: _, ...withoutId } = component;
// @ts-expect-error a component has an id
withoutId satisfies ComponentInput;

({ ...component, kind: 'other' }) satisfies ComponentInput;
// @ts-expect-error a kind is one of four
({ ...component, kind: 'bonus' }) satisfies ComponentInput;
// @ts-expect-error a slip of the pen in a word
({ ...component, measure: { summ: 'amount' } }) satisfies ComponentInput;
// @ts-expect-error an option of another measure
({ ...component, measure: { kpi: 'x', lookBack: 'P12M' } }) satisfies ComponentInput;
// @ts-expect-error sum needs a value, so it cannot be written as its name
({ ...component, measure: 'sum' }) satisfies ComponentInput;
// @ts-expect-error tiers of an amount are not a how
({ ...component, pay: { amount: { tiers: [['0', '1']] } } }) satisfies ComponentInput;
({ ...component, pay: { each: '5', per: '10', parts: 'started' } }) satisfies ComponentInput;
// @ts-expect-error parts of a pack are counted in one of three ways
({ ...component, pay: { each: '5', per: '10', parts: 'half' } }) satisfies ComponentInput;
// @ts-expect-error tiers are read on the figure only
({ ...component, pay: { rate: { tiers: [['0', '1']], on: 'marginRate' } } }) satisfies ComponentInput;
({
  ...component,
  pay: { rate: { matrix: { rows: { marks: ['0'] }, columns: { on: 'marginRate', marks: ['0%'] }, cells: [['1%']] } } },
}) satisfies ComponentInput;
const marks = ['0%'] as const;
const factorMatrix = { matrix: { rows: { marks }, columns: { on: 'marginRate', marks }, cells: [['1']] } } as const;
// @ts-expect-error a factor has no figure of its own
factorMatrix satisfies FactorMatrixInput;
// @ts-expect-error linear is for shares
({ ...component, measure: 'linear' }) satisfies ComponentInput;
// @ts-expect-error a curve says what happens above its last mark
({ ...component, pay: { share: { curve: [['0%', '1']] } } }) satisfies ComponentInput;
// @ts-expect-error optional fields are left out, not undefined
({ ...component, cap: undefined }) satisfies ComponentInput;
// @ts-expect-error how many decimals is a number
({ ...component, quota: { name: 'q', round: { scale: '2' } } }) satisfies ComponentInput;
({ ...component, accumulate: { quota: 'full' }, negative: 'carry', lineShares: 'running' }) satisfies ComponentInput;
// @ts-expect-error year to date says what it is measured by
({ ...component, accumulate: {} }) satisfies ComponentInput;
// @ts-expect-error a draw is of the plan
({ ...component, draw: { amount: '5' } }) satisfies ComponentInput;
({ ...plan, payout: { instalments: 12 }, clawback: { within: 'P12M', shares: [['P0M', 1]] } }) satisfies PlanInput;
// @ts-expect-error how many instalments is a number
({ ...plan, payout: { instalments: '12' } }) satisfies PlanInput;
// @ts-expect-error an age of a clawback has a share
({ ...plan, clawback: { within: 'P12M', shares: [['P0M']] } }) satisfies PlanInput;
({ ...plan, holdbacks: [{ id: 'h', share: '20%', until: 'paid' }] }) satisfies PlanInput;
// @ts-expect-error what releases a holdback is not a length
({ ...plan, holdbacks: [{ id: 'h', share: '20%', releaseIf: 'P91D' }] }) satisfies PlanInput;
// @ts-expect-error a condition has a comparison
({ id: 'm', require: { kpi: 'x' } }) satisfies ModifierInputs['require'];

// Several versions of a plan are settled together, each from `parsePlan`.
declare const versions: readonly Plan[];
declare const facts: Facts;
() => settle(versions, facts, { payee: 'anna', period: '2026-Q1' }).versions?.map(({ from, to }) => `${from} ${to}`);
// @ts-expect-error what a person wrote is no plan, in a list neither
() => settle([{ id: 'p' }], facts, { payee: 'anna', period: '2026-Q1' });
