/** Reading takes time in proportion to what is read, also where somebody means to make it slow. */
import { describe, expect, it } from 'vitest';
import { DreiklangError, parseFacts, parsePlan } from '../../src/index.js';
import { growthOf } from '../support/growth.js';

type Loose = Record<string, unknown>;

const PLAN = parsePlan({
  id: 'p',
  currency: 'EUR',
  period: 'month',
  components: [{ id: 'sales', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '10%' } }],
});
const COVERS = { from: '2026-01-01', to: '2026-01-31' };
const LINE = { date: '2026-01-10', customer: 'c1', category: 'service', amount: '100.25', payee: 'anna' };
const many = <Entry>(count: number, make: (place: number) => Entry): Entry[] =>
  Array.from({ length: count }, (_, place) => make(place));
const ofLines =
  (make: (place: number, size: number) => Loose) =>
  (size: number): Loose => ({
    covers: COVERS,
    payees: [{ id: 'anna' }],
    lines: many(size, (place) => make(place, size)),
  });
const numbered = (place: number): Loose => ({ ...LINE, id: `L${place}` });

function read(facts: unknown): void {
  try {
    parseFacts(facts, PLAN);
  } catch (error) {
    if (!(error instanceof DreiklangError)) throw error;
  }
}

/** A day of a long calendar, the later the larger the number. */
const dayNumbered = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);
/** Odd fractions that share nothing: their sum has a denominator of thousands of digits. */
const primes = many(7_500, (place) => 2 * place + 3).filter((n) =>
  many(Math.floor(Math.sqrt(n)), (d) => d + 2).every((d) => d >= n || n % d > 0),
);

const LINES = [1_000, 2_000, 4_000, 8_000, 16_000];
const SHAPES: readonly [string, readonly number[], (size: number) => unknown][] = [
  ['lines with rising ids', LINES, ofLines(numbered)],
  ['lines with falling ids', LINES, ofLines((place, size) => numbered(size - place))],
  ['lines with one id', LINES, ofLines(() => numbered(1))],
  [
    'lines with named costs',
    LINES,
    ofLines((place) => ({ ...numbered(place), cost: { material: '1', labour: '2.5' } })),
  ],
  [
    'lines each with a cost of its own name',
    LINES,
    ofLines((place) => ({ ...numbered(place), cost: { [`n${place}`]: '1' } })),
  ],
  [
    'lines with ever more decimals',
    LINES,
    ofLines((place, size) => ({
      ...numbered(place),
      amount: `1.${'1'.repeat(1 + Math.floor((12 * place) / (size + 1)))}`,
    })),
  ],
  [
    'lines each of its own customer and deal',
    LINES,
    ofLines((place) => ({ ...numbered(place), customer: `c${place}`, deal: `d${place}` })),
  ],
  [
    'lines with credits',
    LINES,
    ofLines((place) => ({
      ...numbered(place),
      payee: undefined,
      credits: [{ payee: 'anna', share: `1/${place + 1}` }],
    })),
  ],
  ['bad lines', LINES, ofLines((place) => ({ ...numbered(place), amount: 'x', date: 'y', more: 1 }))],
  [
    'reversals',
    LINES,
    ofLines((place) =>
      place % 2 === 0
        ? numbered(place)
        : { id: `R${place}`, date: '2026-01-20', amount: '-1', reverses: { line: `L${place - 1}` } },
    ),
  ],
  [
    'reversals in a chain',
    LINES,
    ofLines((place) => ({ id: `R${place}`, date: '2026-01-20', amount: '-1', reverses: { line: `R${place - 1}` } })),
  ],
  [
    'one line with many credits of odd shares',
    [125, 250, 500, 1_000],
    (size) => ({
      covers: COVERS,
      payees: many(size, (place) => ({ id: `p${place}` })),
      lines: many(10, (row) => ({
        ...numbered(row),
        payee: undefined,
        credits: many(size, (place) => ({ payee: `p${place}`, share: `1/${primes[place + 500]}` })),
      })),
    }),
  ],
  [
    'customers merged in a chain',
    LINES,
    (size) => ({
      customers: many(size, (place) => ({
        id: `c${place}`,
        ...(place === 0 ? undefined : { mergedInto: `c${place - 1}` }),
      })),
    }),
  ],
  [
    'categories in one circle',
    LINES,
    (size) => ({ categories: many(size, (place) => ({ id: `c${place}`, sameAs: `c${(place + 1) % size}` })) }),
  ],
  [
    'payees who report in a chain',
    LINES,
    (size) => ({
      payees: many(size, (place) => ({
        id: `p${place}`,
        ...(place === 0 ? undefined : { reportsTo: `p${place - 1}` }),
      })),
    }),
  ],
  [
    'assignments of one customer, one after the other',
    LINES,
    (size) => ({
      payees: [{ id: 'anna' }],
      assignments: many(size, (place) => ({
        customer: 'c',
        payee: 'anna',
        from: dayNumbered(2 * place),
        to: dayNumbered(2 * place + 1),
      })),
    }),
  ],
  [
    'assignments of one customer, all at once',
    LINES,
    (size) => ({
      payees: [{ id: 'anna' }],
      assignments: many(size, (place) => ({ customer: 'c', payee: 'anna', share: '0', from: dayNumbered(place) })),
    }),
  ],
  [
    'KPIs of one payee',
    LINES,
    (size) => ({
      payees: [
        {
          id: 'anna',
          kpis: many(size, (place) => ({
            id: 'k',
            period: { from: dayNumbered(place), to: dayNumbered(place) },
            value: '1',
          })),
        },
      ],
    }),
  ],
  [
    'quotas of one payee, one after the other',
    LINES,
    (size) => ({
      payees: [
        {
          id: 'anna',
          quotas: { q: many(size, (place) => ({ amount: '1', from: dayNumbered(place), to: dayNumbered(place) })) },
        },
      ],
    }),
  ],
];

describe('time against size', () => {
  it('is noticed where it is quadratic: a planted reader that looks at all lines for each line', () => {
    const planted = ({ lines }: Loose): number => {
      const ids = (lines as Loose[]).map(({ id }) => id as string);
      return ids.filter((id, place) => ids.indexOf(id) === place).length;
    };
    expect(growthOf(LINES, ofLines(numbered), planted)).toBeGreaterThan(1.6);
  });

  it.each(SHAPES)('grows about in proportion: %s', (_, sizes, make) => {
    // A slow moment of the machine is not a quadratic reader: that one would be slow each time.
    const growth = [0, 1, 2].reduce(
      (best) => (best < 1.5 ? best : Math.min(best, growthOf(sizes, make, read))),
      Number.POSITIVE_INFINITY,
    );
    expect(growth).toBeLessThan(1.5);
  });
});
