/** The full example plan of the design: the chord weighted 70 to 30, existing to new customers 60 to 40. */
import type { PlanInput } from 'dreiklang';

export const FULL_PLAN = {
  $schema: 'https://dreiklang.dev/plan.schema.json',
  format: 'dreiklang/1',
  id: 'care-2026',
  title: { de: 'Stammkundenbetreuung 2026', en: 'Customer care 2026' },
  currency: 'EUR',
  period: 'quarter',
  effective: { from: '2026-01-01', to: '2026-12-31' },
  existingAfter: 'P12M',
  baseline: 'previous-year',
  targetIncentive: { amount: '24000', per: 'year' },
  weights: { revenue: '70%', performance: '30%' },
  labels: {
    'complaints-in-time': { de: 'Beschwerden fristgerecht beantwortet', en: 'Complaints answered in time' },
  },
  components: [
    {
      id: 'existing',
      kind: 'revenue',
      weight: '60%',
      quota: 'existing',
      clause: '§ 4 (2)',
      payCode: '4711',
      measure: { sum: 'amount', customers: 'existing' },
      pay: {
        share: {
          curve: [
            ['80%', '0%'],
            ['100%', '100%'],
            ['120%', '160%'],
          ],
          above: 'flat',
        },
      },
    },
    {
      id: 'new',
      kind: 'revenue',
      weight: '40%',
      quota: 'new',
      measure: { sum: 'amount', customers: 'new' },
      pay: {
        share: {
          tiers: [
            ['0%', '1'],
            ['100%', '1.4'],
          ],
        },
      },
    },
    {
      id: 'broadening',
      kind: 'performance',
      quota: { amount: '6', per: 'period' },
      measure: { newCategories: { minimum: '500', customerMustGrow: true } },
      pay: { share: 'linear' },
      cap: { times: '2' },
    },
    {
      id: 'value-added',
      kind: 'profit',
      measure: { efficiencyGain: { by: 'category' } },
      pay: { rate: '10%' },
      cap: '4000',
    },
  ],
  modifiers: [
    {
      id: 'feedback',
      factor: {
        curve: [
          ['80%', '90%'],
          ['95%', '100%'],
          ['100%', '105%'],
        ],
        on: { kpi: 'complaints-in-time', ifNone: '100%' },
      },
    },
    {
      id: 'talks',
      require: { kpi: 'development-talks', atLeast: '8' },
      otherwise: '50%',
      components: ['broadening'],
    },
  ],
  guarantee: '500',
} satisfies PlanInput;
