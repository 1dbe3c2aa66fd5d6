/** The people: who looks after whom and since when, what was agreed with them, and their quality marks. */

/** Customers that one person looks after, or looked after in turn. */
export type Owner = 'brandt' | 'demir' | 'falk' | 'hoffmann' | 'seidel' | 'novak' | 'winter';

/** In which customers are handed round; the team lead keeps every thirteenth. */
export const OWNERS: readonly Owner[] = [
  'brandt',
  'seidel',
  'hoffmann',
  'demir',
  'novak',
  'brandt',
  'falk',
  'seidel',
  'hoffmann',
  'demir',
  'novak',
  'falk',
  'winter',
];

export interface Stretch {
  readonly payee: string;
  readonly share: string;
  readonly from: string;
  readonly to?: string;
}

const HIRED = '2018-01-01';

/** Who is credited for an owner's customers, and when: Krüger follows Novak, two colleagues stand in for Hoffmann. */
export function stretchesOf(owner: Owner): Stretch[] {
  if (owner === 'novak') {
    return [
      { payee: 'novak', share: '1', from: HIRED, to: '2025-03-31' },
      { payee: 'krueger', share: '1', from: '2025-04-01' },
    ];
  }
  if (owner === 'hoffmann') {
    return [
      { payee: 'hoffmann', share: '1', from: HIRED, to: '2026-05-10' },
      { payee: 'brandt', share: '1/2', from: '2026-05-11' },
      { payee: 'seidel', share: '1/2', from: '2026-05-11' },
    ];
  }
  return [{ payee: owner, share: '1', from: HIRED }];
}

const TOLD = '2025-12-12';

function quarterly(amount: string) {
  return { amount, per: 'quarter', told: TOLD };
}

/** A quota of the first quarter, and one that was raised for the second. */
function raised(first: string, second: string, told: string) {
  return [
    { to: '2026-03-31', ...quarterly(first) },
    { from: '2026-04-01', amount: second, per: 'quarter', told },
  ];
}

function kpis(period: string, complaints: readonly [num: string, den: string] | null, talks: string) {
  const value = complaints === null ? null : { num: complaints[0], den: complaints[1] };
  return [
    { id: 'complaints-in-time', period, value, source: complaints === null ? 'no complaint came in' : 'ticket system' },
    { id: 'development-talks', period, value: talks, source: 'CRM' },
  ];
}

/** Payees as the facts have them. */
export const PAYEES = [
  {
    id: 'brandt',
    name: 'Jana Brandt',
    plan: 'care-2026',
    from: '2018-01-01',
    reportsTo: 'winter',
    unit: 'north',
    quotas: { existing: raised('180000', '235000', '2026-03-20'), new: quarterly('18000') },
    kpis: [...kpis('2026-Q1', ['23', '24'], '11'), ...kpis('2026-Q2', ['29', '30'], '9')],
  },
  {
    id: 'demir',
    name: 'Deniz Demir',
    plan: 'care-2026',
    from: '2018-01-01',
    reportsTo: 'winter',
    unit: 'north',
    workingShare: [
      { from: '2018-01-01', to: '2025-08-31', share: '1' },
      { from: '2025-09-01', to: '2026-04-30', share: '80%' },
      { from: '2026-05-01', share: '90%' },
    ],
    quotas: { existing: quarterly('220000'), new: quarterly('28000') },
    kpis: [...kpis('2026-Q1', ['17', '20'], '8'), ...kpis('2026-Q2', null, '8')],
  },
  {
    id: 'falk',
    name: 'Oliver Falk',
    plan: 'care-2026',
    from: '2018-01-01',
    reportsTo: 'winter',
    unit: 'south',
    workingShare: '60%',
    quotas: { existing: quarterly('190000'), new: quarterly('36000') },
    kpis: [...kpis('2026-Q1', ['12', '12'], '6'), ...kpis('2026-Q2', ['14', '15'], '9')],
  },
  {
    id: 'hoffmann',
    name: 'Marie Hoffmann',
    plan: 'care-2026',
    from: '2018-01-01',
    reportsTo: 'winter',
    unit: 'south',
    absences: [
      { from: '2026-02-16', to: '2026-02-20', kind: 'sick' },
      { from: '2026-05-11', to: '2026-11-10', kind: 'parental' },
    ],
    quotas: { existing: quarterly('175000'), new: quarterly('32000') },
    kpis: [...kpis('2026-Q1', ['26', '28'], '10'), ...kpis('2026-Q2', ['11', '11'], '4')],
  },
  {
    id: 'krueger',
    name: 'Tobias Krüger',
    plan: 'care-2026',
    from: '2025-04-01',
    reportsTo: 'winter',
    unit: 'north',
    quotas: {
      existing: raised('95000', '150000', TOLD),
      new: [
        { from: '2026-01-01', to: '2026-03-31', amount: '14000', per: 'month', told: TOLD },
        { from: '2026-04-01', to: '2026-04-30', amount: '5000', per: 'month', told: TOLD },
        { from: '2026-05-01', amount: '6000', per: 'month', told: '2026-03-20' },
      ],
    },
    kpis: [...kpis('2026-Q1', ['19', '22'], '12'), ...kpis('2026-Q2', ['25', '26'], '10')],
  },
  {
    id: 'novak',
    name: 'Petra Novak',
    from: '2018-01-01',
    to: '2025-03-31',
    reportsTo: 'winter',
    unit: 'north',
  },
  {
    id: 'seidel',
    name: 'Katrin Seidel',
    plan: 'care-2026',
    from: '2018-01-01',
    reportsTo: 'winter',
    unit: 'south',
    quotas: { existing: raised('140000', '175000', '2026-03-20'), new: quarterly('15000') },
    kpis: [...kpis('2026-Q1', ['31', '32'], '9'), ...kpis('2026-Q2', ['27', '31'], '7')],
  },
  {
    id: 'winter',
    name: 'Lars Winter',
    plan: 'care-2026',
    from: '2018-01-01',
    quotas: { existing: quarterly('150000'), new: quarterly('18000') },
    kpis: [...kpis('2026-Q1', ['4', '4'], '8'), ...kpis('2026-Q2', ['6', '6'], '8')],
  },
] as const;
