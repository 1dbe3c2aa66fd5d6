import { describe, expect, it } from 'vitest';
import { handMade } from '../../test/support/hand-made.js';
import { givenLabel } from './given.js';
import { FIRM_BLANK } from './notation.js';
import { storyOf } from './stories.js';
import { Telling } from './telling.js';
import type { Locale } from './view.js';

type Node = Readonly<Record<string, unknown>>;

const JAN = { from: '2026-01-01', to: '2026-01-31' };
const LABELS = { rental: { en: 'Rental', de: 'Vermietung' }, csat: { en: 'Satisfaction', de: 'Zufriedenheit' } };

function telling(locale: Locale, trace: readonly Node[]): Telling {
  return new Telling(handMade({ trace, rest: { labels: LABELS } }), locale);
}

function labels(node: Node): (string | undefined)[] {
  return (['en', 'de'] as const).map((locale) => {
    const one = telling(locale, [{ value: '1', ...node }]);
    return givenLabel(one.node(0), one)?.replaceAll(FIRM_BLANK, ' ');
  });
}

describe('a given figure in words', () => {
  it.each<[Node, string, string]>([
    [
      { op: 'lines', count: 17, of: { figure: 'amount', customers: 'existing', ...JAN } },
      'Sales to existing customers, 1 Jan 2026 – 31 Jan 2026, 17 lines',
      'Umsatz mit Stammkunden, 01.01.2026 – 31.01.2026, 17 Posten',
    ],
    [
      {
        op: 'lines',
        count: 1,
        of: { figure: 'margin', customers: 'new', costs: ['rental'], categories: ['rental', 'x'] },
      },
      'Margin (costs: Rental) with new customers, Rental, x, 1 line',
      'Deckungsbeitrag (Kosten: Vermietung) mit Neukunden, Vermietung, x, 1 Posten',
    ],
    [
      { op: 'lines', of: { figure: 'deals', minimum: '500', segments: ['public', 'private'] } },
      'Deals of at least 500.00 EUR, segments public, private',
      'Abschlüsse ab 500,00 EUR, Segment public, private',
    ],
    [
      { op: 'lines', of: { figure: 'units', minimum: 'many', segments: ['public'], group: ['rental', 'new'] } },
      'Units, Rental, new, segment public',
      'Menge, Vermietung, new, Segment public',
    ],
    [
      { op: 'lines', of: { figure: 'toString', customer: 'c1', category: 'rental' } },
      'toString, c1, Rental',
      'toString, c1, Vermietung',
    ],
    [{ op: 'lines', of: { from: '2026-01-01', costs: 'all' } }, '', ''],
    [{ op: 'pairs', of: { pairs: [] } }, 'Newly won categories', 'Neu gewonnene Leistungsgruppen'],
    [
      { op: 'fact', of: { fact: 'kpi', id: 'csat', source: 'survey' } },
      'Satisfaction (source: survey)',
      'Zufriedenheit (Quelle: survey)',
    ],
    [{ op: 'fact', of: { fact: 'kpi', id: 'csat' } }, 'Satisfaction', 'Zufriedenheit'],
    [{ op: 'fact', of: { fact: 'kpi', id: 'csat', part: 'num' } }, 'Satisfaction: part', 'Zufriedenheit: Teil'],
    [{ op: 'fact', of: { fact: 'kpi', id: 'csat', part: 'den' } }, 'Satisfaction: whole', 'Zufriedenheit: Ganzes'],
    [
      { op: 'fact', of: { fact: 'personal', id: 'salary', ...JAN } },
      'Personal figure salary, 1 Jan 2026 – 31 Jan 2026',
      'Persönliche Größe salary, 01.01.2026 – 31.01.2026',
    ],
    [
      { op: 'fact', of: { fact: 'quota', id: 'q', per: 'month', ...JAN } },
      'Quota q, per month, 1 Jan 2026 – 31 Jan 2026',
      'Zielvorgabe q, je Monat, 01.01.2026 – 31.01.2026',
    ],
    [{ op: 'fact', of: { fact: 'quota', id: 'q', per: 'moon' } }, 'Quota q', 'Zielvorgabe q'],
    [{ op: 'fact', of: { fact: 'working-share' } }, 'Working time', 'Arbeitszeit'],
    [{ op: 'fact', of: { fact: 'moon', id: 'm' } }, 'm', 'm'],
    [{ op: 'fact' }, '', ''],
    [{ op: 'calendar', of: { counted: 'eligible-days' } }, 'Days that count', 'Anrechenbare Tage'],
    [{ op: 'calendar', of: { counted: 'days' } }, 'Days of the period', 'Tage des Zeitraums'],
    [
      { op: 'calendar', of: { counted: 'months', ...JAN } },
      'Months, 1 Jan 2026 – 31 Jan 2026',
      'Monate, 01.01.2026 – 31.01.2026',
    ],
    [
      { op: 'calendar', of: { counted: 'months', per: 'year' } },
      'Months that the figure is for (per year)',
      'Monate, für die der Wert gilt (je Jahr)',
    ],
    [{ op: 'calendar', of: { counted: 'months', per: 'moon' } }, 'Months', 'Monate'],
    [{ op: 'plan' }, 'Figure of the plan', 'Wert laut Plan'],
    [{ op: 'plan', at: '/weights/profit' }, 'Weight of profit', 'Gewicht Ertrag'],
    [{ op: 'plan', at: '/weights/toString' }, 'Weight of tostring', 'Gewicht toString'],
    [
      { op: 'plan', at: '/components/0/measure/efficiencyGain/referenceRate/rental' },
      'Reference rate for Rental',
      'Vergleichssatz für Vermietung',
    ],
    [
      { op: 'plan', at: '/components/0/measure/efficiencyGain/referenceRate/*' },
      'Reference rate for all others',
      'Vergleichssatz für alle anderen',
    ],
    [{ op: 'plan', at: '/components/0/measure/efficiencyGain/referenceRate' }, 'Reference rate', 'Vergleichssatz'],
  ])('%j', (node, english, german) => {
    expect(labels(node)).toEqual([english, german]);
  });

  it('there is no label for what was computed', () => {
    expect(labels({ op: 'add', in: [] })).toEqual([undefined, undefined]);
  });
});

describe('a figure that is told in one row', () => {
  function story(locale: Locale, ...trace: Node[]) {
    const told = storyOf(trace.length - 1, telling(locale, trace));
    return told === undefined ? undefined : [told.label, ...told.notes].map((text) => text.replaceAll(FIRM_BLANK, ' '));
  }

  const margin = { op: 'lines', value: '400', of: { figure: 'margin', category: 'rental', ...JAN } };
  const amount = { op: 'lines', value: '1000', of: { figure: 'amount', category: 'rental', ...JAN } };
  const rate = { op: 'plan', value: '0.3', at: '/components/0/measure/efficiencyGain/referenceRate' };
  const product = { op: 'multiply', in: [1, 2], value: '300' };
  const gain = { op: 'subtract', in: [0, 3], value: '100' };

  it('is an efficiency gain, of a group or of all lines', () => {
    expect(story('de', margin, amount, rate, product, gain)).toEqual([
      'Vermietung',
      'Deckungsbeitrag 400,00 (0 Posten) − erwartet 300,00',
      'erwartet: 1.000,00 Umsatz × 30 % (Vergleichssatz laut Plan)',
    ]);
    const ungrouped = { ...margin, count: 2, of: { figure: 'margin' } };
    const then = [margin, amount, { op: 'divide', in: [2, 3], value: '0.4' }];
    const told = story(
      'en',
      ungrouped,
      amount,
      ...then,
      { op: 'multiply', in: [1, 4], value: '400' },
      { op: 'subtract', in: [0, 5], value: '0' },
    );
    expect(told).toEqual([
      'Efficiency gain',
      'margin 400.00 (2 lines) − expected 400.00',
      'expected: 1,000.00 of sales × 40% (1 Jan 2026 – 31 Jan 2026: margin 400.00 ÷ sales 1,000.00)',
    ]);
  });

  it('is none of it where the shape is another', () => {
    expect(story('en', margin, amount, rate, { op: 'multiply', in: [1], value: '300' }, gain)).toBeUndefined();
    expect(story('en', amount, amount, rate, product, gain)).toBeUndefined();
    expect(story('en', margin, margin, rate, product, gain)).toBeUndefined();
    expect(story('en', margin, amount, { op: 'max', in: [0, 1], value: '1' }, product, gain)).toBeUndefined();
    expect(
      story('en', margin, amount, { op: 'divide', in: [0, 0], value: '1' }, product, { ...gain, in: [3, 0] }),
    ).toBeUndefined();
    expect(story('en', margin, { op: 'divide', in: [0, 0], value: '1' })).toBeUndefined();
    expect(story('en', margin, { op: 'multiply', in: [0, 0], value: '1' })).toBeUndefined();
    expect(story('en', margin, { op: 'multiply', in: [0], value: '1' })).toBeUndefined();
  });

  it('is what was agreed for a denominator of 0', () => {
    const zero = { op: 'lines', value: '0', of: { figure: 'amount' } };
    const agreed = { op: 'plan', value: '0.5', at: '/components/0/measure/ifZero' };
    const choice = { op: 'choose', in: [2, 3, 0], value: '0.5' };
    const isZero = { op: 'none', in: [1], value: '1' };
    expect(story('en', margin, zero, isZero, agreed, choice)).toEqual([
      'Agreed for a denominator of 0',
      'instead of Margin, Rental, 1 Jan 2026 – 31 Jan 2026: 400.00 EUR ÷ 0',
    ]);
    const sum = { op: 'add', in: [0, 0], value: '800' };
    expect(story('de', margin, zero, isZero, agreed, sum, { ...choice, in: [2, 3, 4] })).toEqual([
      'Vereinbart für den Nenner 0',
      'statt 800,00 EUR ÷ 0',
    ]);
    expect(story('en', margin, zero, { ...isZero, value: '0' }, agreed, choice)).toBeUndefined();
    expect(story('en', margin, zero, isZero, { op: 'plan', value: '0.5' }, choice)).toBeUndefined();
  });

  it('is a part of the working time, a KPI in parts, a thing counted in part', () => {
    const days = { op: 'calendar', value: '31', of: { counted: 'eligible-days' } };
    const share = { op: 'fact', value: '0.8', of: { fact: 'working-share' } };
    expect(story('de', days, share, { op: 'multiply', in: [0, 1], value: '24.8' })).toEqual([
      '31 Tage mit 80 % der Arbeitszeit',
    ]);
    const num = { op: 'fact', value: '47', of: { fact: 'kpi', id: 'csat', part: 'num' } };
    const den = { op: 'fact', value: '50', of: { fact: 'kpi', id: 'csat', part: 'den' } };
    expect(story('de', num, den, { op: 'divide', in: [0, 1], value: '0.94' })).toEqual(['Zufriedenheit: 47 von 50']);
    const own = { ...amount, of: { ...amount.of, customer: 'c1', credited: 'payee' } };
    const whole = { ...amount, value: '4000', of: { ...amount.of, customer: 'c1', credited: 'whole' } };
    expect(story('de', own, whole, { op: 'divide', in: [0, 1], value: '0.25' })).toEqual([
      'c1: Vermietung, anteilig',
      '1.000,00 von 4.000,00 zugerechnet',
    ]);
  });
});
