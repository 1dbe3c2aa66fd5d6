import { describe, expect, it } from 'vitest';
import { explain } from '../explain/explain.js';
import { parseFacts, parsePlan, type Statement, settle } from '../index.js';

const LINES = [
  { id: 'L1', date: '2026-01-05', customer: 'c1', category: 'care', amount: '100', payee: 'anna' },
  { id: 'L2', date: '2026-01-06', customer: 'c1', category: 'care', amount: '20', payee: 'ben' },
];
const PAYEES = [{ id: 'lead' }, { id: 'anna', reportsTo: 'lead', unit: 'north' }, { id: 'ben', reportsTo: 'lead' }];

function statementOf(measure: object, lines: readonly object[] = LINES, payees: readonly object[] = PAYEES) {
  const plan = parsePlan({
    id: 'p',
    currency: 'EUR',
    period: 'month',
    components: [{ id: 'a', kind: 'other', measure: measure as never, pay: { rate: '1%' } }],
  });
  const facts = parseFacts({ covers: { from: '2026-01-01', to: '2026-01-31' }, payees, lines }, plan);
  return settle(plan, facts, { payee: 'lead', period: '2026-01' });
}

/** A statement in words, without its line breaks. */
const told = (statement: Statement, locale: 'en' | 'de'): string =>
  explain(statement, { locale }).replaceAll(/\s+/g, ' ');

const digestOf = (...given: Parameters<typeof statementOf>): string => statementOf(...given).tally.digest;

describe('the digest of a statement about a team', () => {
  const TEAM = { sum: 'amount', of: 'team' };

  it('changes with a line of a member', () => {
    expect(digestOf(TEAM, [LINES[0] as object])).not.toBe(digestOf(TEAM));
  });

  it('changes with a share of a member, the lines being the same', () => {
    const shared = (share: string) => [{ ...LINES[0], payee: undefined, credits: [{ payee: 'anna', share }] }];
    expect(digestOf(TEAM, shared('1/2'))).not.toBe(digestOf(TEAM, shared('1/3')));
  });

  it('changes with who is in the team', () => {
    expect(digestOf(TEAM, LINES, PAYEES.slice(0, 2).concat({ id: 'ben' } as never))).not.toBe(digestOf(TEAM));
  });

  it('does not change with a line of someone else', () => {
    const others = [...PAYEES, { id: 'cleo' }];
    const line = { id: 'L3', date: '2026-01-05', customer: 'c1', category: 'care', amount: '7', payee: 'cleo' };
    expect(digestOf(TEAM, [...LINES, line], others)).toBe(digestOf(TEAM, LINES, others));
    expect(digestOf({ ...TEAM, of: 'all' }, [...LINES, line], others)).not.toBe(
      digestOf({ ...TEAM, of: 'all' }, LINES, others),
    );
  });
});

describe('what a statement says of whose lines it takes', () => {
  it.each([
    ['team', 'Sales of the team,', 'Umsatz des Teams,'],
    [
      { team: 2, self: true },
      'Sales of the team (levels 1 to 2) with own lines,',
      'Umsatz des Teams (Ebenen 1 bis 2) mit eigenen Posten,',
    ],
    [{ team: 1 }, 'Sales of the team (level 1),', 'Umsatz des Teams (Ebene 1),'],
    [{ unit: 'north' }, 'Sales of the unit north,', 'Umsatz der Einheit north,'],
    ['all', 'Sales of everyone,', 'Umsatz von allen,'],
  ])('%j', (of, english, german) => {
    const statement = statementOf({ sum: 'amount', of });
    expect(told(statement, 'en')).toContain(english);
    expect(told(statement, 'de')).toContain(german);
  });

  it('and of which of them', () => {
    const measure = {
      sum: 'amount',
      tags: { channel: ['field', 'shop'] },
      not: { categories: ['spares'], tags: { size: ['small'] } },
    };
    const statement = statementOf(measure);
    expect(told(statement, 'en')).toContain(
      'Sales, channel: field or shop, without what is all of this: spares; size: small,',
    );
    expect(told(statement, 'de')).toContain(
      'Umsatz, channel: field oder shop, ohne das, was alles davon ist: spares; size: small,',
    );
  });

  it('and of how long their customers have been customers', () => {
    const customers = {
      sum: 'amount',
      customerAge: { from: 'P12M', before: 'P730D' },
      not: { customerAge: { before: 'P1M' } },
    };
    const statement = statementOf(customers, []);
    expect(told(statement, 'en')).toContain(
      'first order at least 12 months and less than 730 days before, without first order less than 1 month before',
    );
    expect(told(statement, 'de')).toContain(
      'Erstauftrag mindestens 12 Monate und weniger als 730 Tage zuvor, ohne Erstauftrag weniger als 1 Monat zuvor',
    );
  });
});
