/** Types of facts: what a person may write, and that the type knows the fields that `parseFacts` reads. */
import { type FactsInput, parseFacts, parsePlan } from '../../src/index.js';
import type { WHOLE_FACTS } from '../support/whole-facts.js';

const plan = parsePlan({ id: 'p', currency: 'EUR', period: 'month', components: [] });

const line = { id: 'L1', date: '2026-01-10', customer: 'c1', category: 'service', amount: '100' } as const;
const facts = {
  covers: { from: '2024-01-01', to: '2026-03-31' },
  lines: [
    { ...line, cost: { material: '3000', labour: 4200n }, deal: 'D7', invoice: 'R-1', payee: 'anna' },
    { ...line, id: 'L2', cost: 12.5, list: '120', units: 2, credits: [{ payee: 'anna', share: '2/3', overlay: true }] },
    {
      ...line,
      id: 'L3',
      payments: [{ date: '2026-02-10', amount: '60' }],
      service: { from: '2026-03-01', to: '2027-02-28' },
    },
    { id: 'R1', date: '2026-03-05', amount: '-20', reverses: { line: 'L1' }, reason: 'returned' },
    { id: 'R2', date: '2026-03-05', amount: '-20', reverses: { invoice: 'R-1' }, tags: { channel: 'field' } },
  ],
  customers: [
    { id: 'c1', since: '2019-05-02', name: 'One', segment: 'retail' },
    { id: 'c3', mergedInto: 'c1' },
  ],
  categories: [
    { id: 'service', name: 'Wartung' },
    { id: 'svc', sameAs: 'service' },
  ],
  assignments: [{ customer: 'c1', payee: 'anna', share: '50%', from: '2026-01-01' }],
  payees: [
    {
      id: 'anna',
      plan: 'p',
      from: '2021-04-01',
      workingShare: [
        { to: '2026-02-28', share: '1' },
        { from: '2026-03-01', share: '80%' },
      ],
      absences: [{ from: '2026-01-10', to: '2026-01-16', kind: 'sick' }],
      personal: { salary: [{ to: '2026-02-28', amount: '48000' }], bonus: '100' },
      quotas: { existing: { amount: '100000', per: 'quarter', told: '2025-12-15' }, new: [{ amount: '3' }] },
      kpis: [
        { id: 'complaints', period: '2026-Q1', value: { num: '47', den: '50' }, source: 'tickets' },
        { id: 'survey', period: { from: '2026-01-01', to: '2026-01-31' }, value: null },
      ],
    },
    { id: 'ben', workingShare: '50%' },
  ],
} satisfies FactsInput;

parseFacts(facts, plan);
// What was read from a file is taken as well: types cannot know it.
parseFacts(JSON.parse('{}') as unknown, plan);

/** The fields of a type, of all its forms. */
type KeysOf<T> = T extends unknown ? keyof T : never;
type Entry<List extends readonly unknown[] | undefined> = NonNullable<List>[number];
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
const allTrue = <_Checks extends { readonly [name: string]: true }>(): void => undefined;

/** Facts in which every field stands once. */
type Whole = typeof WHOLE_FACTS;
allTrue<{
  facts: Same<KeysOf<FactsInput>, KeysOf<Whole>>;
  lines: Same<KeysOf<Entry<FactsInput['lines']>>, KeysOf<Entry<Whole['lines']>>>;
  customers: Same<KeysOf<Entry<FactsInput['customers']>>, KeysOf<Entry<Whole['customers']>>>;
  categories: Same<KeysOf<Entry<FactsInput['categories']>>, KeysOf<Entry<Whole['categories']>>>;
  assignments: Same<KeysOf<Entry<FactsInput['assignments']>>, KeysOf<Entry<Whole['assignments']>>>;
  payees: Same<KeysOf<Entry<FactsInput['payees']>>, KeysOf<Entry<Whole['payees']>>>;
}>();

// @ts-expect-error a slip of the pen in a field
({ lines: [{ ...line, catgory: 'service' }] }) satisfies FactsInput;
// @ts-expect-error a line has a category unless it takes something back
({ lines: [{ id: 'L1', date: '2026-01-10', customer: 'c1', amount: '100' }] }) satisfies FactsInput;
const back = { id: 'R1', date: '2026-01-10', amount: '-1' } as const;
// @ts-expect-error what is taken back is named in an object
({ lines: [{ ...back, reverses: 'L1' }] }) satisfies FactsInput;
// @ts-expect-error a line or an invoice, not both
({ lines: [{ ...back, reverses: { line: 'L1', invoice: 'I1' } }] }) satisfies FactsInput;
// @ts-expect-error a quota says in an object what it is
({ payees: [{ id: 'anna', quotas: { existing: '100000' } }] }) satisfies FactsInput;
// @ts-expect-error a cost that is not known is left out
({ lines: [{ ...line, cost: null }] }) satisfies FactsInput;
({ rates: [{ currency: 'USD', to: 'EUR', date: '2026-01-10', rate: '0.9' }] }) satisfies FactsInput;
// @ts-expect-error a rate is of a period or of a date
({ rates: [{ currency: 'USD', to: 'EUR', rate: '0.9' }] }) satisfies FactsInput;
// @ts-expect-error not of both
({ rates: [{ currency: 'USD', to: 'EUR', rate: '0.9', date: '2026-01-10', period: '2026-01' }] }) satisfies FactsInput;
// @ts-expect-error an adjustment says why and who
({ payees: [{ id: 'anna', adjustments: [{ period: '2026-01', amount: '1' }] }] }) satisfies FactsInput;
