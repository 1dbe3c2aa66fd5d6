/** The plans of the year. Plans with one id are versions of one plan: care changes in mid-year, and once more inside September. */
import type { PlanInput } from 'dreiklang';

type NewCategories = Extract<
  NonNullable<PlanInput['components'][number]['measure']>,
  { readonly newCategories: unknown }
>['newCategories'] &
  object;

/** A version of the care plan: what a person changed in the agreement, and from when to when it holds. */
function care(
  rate: string,
  eachNew: string,
  effective: NonNullable<PlanInput['effective']>,
  lasting?: NonNullable<NewCategories['lasting']>,
): PlanInput {
  return {
    id: 'care',
    title: { en: 'Customer care 2026', de: 'Stammkundenbetreuung 2026' },
    currency: 'EUR',
    period: 'month',
    effective,
    amendsBefore: 'own-date',
    unpaidAbsences: ['parental'],
    components: [
      { id: 'existing', kind: 'revenue', payCode: '4711', pay: { rate } },
      {
        id: 'broadening',
        kind: 'performance',
        payCode: '4712',
        measure: { newCategories: { lookBack: 'P12M', minimum: '300', ...(lasting && { lasting }) } },
        pay: { each: eachNew },
      },
    ],
    modifiers: [
      {
        id: 'answered',
        factor: {
          curve: [
            ['80%', '90%'],
            ['100%', '105%'],
          ],
          on: { kpi: 'answered' },
        },
      },
    ],
    holdbacks: [
      {
        id: 'stays',
        share: '10%',
        releaseIf: { customerActiveAfter: 'P61D' },
        latest: 'P3M',
        components: ['existing'],
      },
    ],
    guarantee: '200',
  };
}

/** From July on half of what a new category pays waits until the customer has bought it again. */
const BOUGHT_AGAIN = { keep: '300', times: 1, within: 3, first: '50%' } as const;

const half = care('2%', '60', { from: '2026-01-01', to: '2026-06-30' });
const summer = care('2.25%', '60', { from: '2026-07-01', to: '2026-09-14' }, BOUGHT_AGAIN);
const autumn = care('2.25%', '80', { from: '2026-09-15', to: '2026-12-31' }, BOUGHT_AGAIN);

/** Paid as customers pay; a reserve of the year is released in December. */
const field: PlanInput = {
  id: 'field',
  title: { en: 'Field sales 2026', de: 'Außendienst 2026' },
  currency: 'EUR',
  period: 'month',
  amendsBefore: 'own-date',
  recognise: 'paid',
  components: [{ id: 'paid', kind: 'revenue', payCode: '5100', measure: { sum: 'amount' }, pay: { rate: '3%' } }],
  holdbacks: [{ id: 'reserve', share: '5%', until: 'year-end' }],
};

/** How much of what a line earned a credit note takes back, by the age of the line; nothing after three months. */
export const TAKEN_BACK = {
  within: 'P3M',
  shares: [
    ['P0M', '100%'],
    ['P1M', '50%'],
  ],
} as const;

/** A draw for those who begin this year, recovered from July on; who is new does not answer in full for what customers give back late. */
const rampUp: PlanInput = {
  id: 'ramp-up',
  title: { en: 'Ramp-up 2026', de: 'Einarbeitung 2026' },
  currency: 'EUR',
  period: 'month',
  amendsBefore: 'own-date',
  components: [{ id: 'sales', kind: 'revenue', payCode: '6100', measure: { sum: 'amount' }, pay: { rate: '4%' } }],
  clawback: TAKEN_BACK,
  draw: { amount: '1100', atLeast: '700', recoverFrom: '2026-07-01' },
};

/** Year to date against a quota, sales in dollars and euros; customers abroad pay late, so that two fifths are due a month later. */
const abroad: PlanInput = {
  id: 'abroad',
  title: { en: 'Export 2026', de: 'Export 2026' },
  currency: 'EUR',
  period: 'month',
  amendsBefore: 'own-date',
  accumulate: { quota: 'to-date' },
  payout: { shares: ['60%', '40%'] },
  targetIncentive: '800',
  components: [
    {
      id: 'exports',
      kind: 'revenue',
      quota: 'exports',
      payCode: '7100',
      measure: { sum: 'amount' },
      pay: {
        share: {
          curve: [
            ['60%', '40%'],
            ['100%', '100%'],
            ['140%', '180%'],
          ],
          above: 'flat',
        },
      },
    },
  ],
};

/** All plans, the versions of the care plan one after the other. */
export const PLANS: readonly PlanInput[] = [half, summer, autumn, field, rampUp, abroad];
