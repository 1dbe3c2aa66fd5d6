import { describe, expect, it } from 'vitest';
import { handMade } from '../../test/support/hand-made.js';
import { FIRM_BLANK } from './notation.js';
import { scaleReading } from './scale-reading.js';
import { Telling } from './telling.js';
import type { Unit } from './view.js';

/** Pieces as `from value slope`, the first without a mark; `>` before a mark: open. */
function form(...pieces: string[]) {
  return pieces.map((piece, place) => {
    const [from = '', value, slope] = piece.split(' ');
    return {
      from: place === 0 ? null : from.replace('>', ''),
      ...(from.startsWith('>') ? { open: true } : undefined),
      value,
      slope,
    };
  });
}

function read(figure: string, pieces: ReturnType<typeof form>, mark: Unit, value: Unit) {
  const nodes = [
    { op: 'fact', value: figure, of: { fact: 'kpi', id: 'k' } },
    { op: 'piecewise', in: [0], value: '0', form: pieces },
  ];
  const telling = new Telling(handMade({ trace: nodes }), 'en');
  const { label, parts } = scaleReading(telling.node(1), { mark, value }, telling);
  const told = parts.map((part) => `${part.label} = ${part.figure.toString()}`);
  return [label, ...told].map((text) => text.replaceAll(FIRM_BLANK, ' '));
}

const TIERS = form('- 0 0.02', '0 0 0.02', '20000 400 0.03', '50000 1300 0.04');
const LATE_TIERS = form('- 0 0', '100 0 0.1');
const SHARE_TIERS = form('- 0 1', '0 0 1', '1 1 1.4');
const STEPS = form('- 0 0', '0.8 0.5 0', '1 1 0');
const RATES = form('- 0 0', '1000 30 0.03', '2000 80 0.04');
const CURVE = form('- 0 0', '0.8 0 5', '1 1 3', '1.2 1.6 0');
const EXTENDED = form('- -4 5', '0.8 0 5', '1 1 3', '1.2 1.6 3');
const EXTRA = form('- 0 0', '>0 50 0');

describe('how a figure was read off a scale', () => {
  it.each<[string, string, ReturnType<typeof form>, Unit, Unit, string[]]>([
    [
      'in several tiers',
      '30000',
      TIERS,
      'money',
      'money',
      ['sum of the tiers', '0.00 – 20,000.00 at 2% = 400', '20,000.00 – 30,000.00 at 3% = 300'],
    ],
    ['in the first of several tiers', '5000', TIERS, 'money', 'money', ['at 2%']],
    ['below 0 where tiers go on', '-5000', TIERS, 'money', 'money', ['at 2%']],
    ['in tiers for each piece', '3', form('- 0 250', '0 0 250'), 'count', 'money', ['at 250.00 EUR']],
    ['in tiers that begin later', '150', LATE_TIERS, 'money', 'money', ['100.00 – 150.00 at 10%']],
    ['below the first tier', '50', LATE_TIERS, 'money', 'money', ['below 100.00']],
    [
      'in tiers of a share',
      '1.25',
      SHARE_TIERS,
      'ratio',
      'ratio',
      ['sum of the tiers', '0% – 100% at 1 = 1', '100% – 125% at 1.4 = 0.35'],
    ],
    ['in proportion', '0.7', SHARE_TIERS, 'ratio', 'ratio', ['the same percentage']],
    ['on a step', '0.9', STEPS, 'ratio', 'ratio', ['from 80% on, below 100%']],
    ['on the last step', '1', STEPS, 'ratio', 'ratio', ['from 100% on']],
    ['below the first step', '0.5', STEPS, 'ratio', 'ratio', ['below 80%']],
    ['above an open mark', '1', EXTRA, 'money', 'money', ['above 0.00']],
    ['at an open mark', '0', EXTRA, 'money', 'money', ['up to 0.00']],
    ['where one value holds everywhere', '5', form('- 7 0'), 'number', 'money', ['Value']],
    ['at a rate for the whole', '2500', RATES, 'money', 'money', ['the whole at 4% (tier from 2,000.00)']],
    ['below the first rate for the whole', '500', RATES, 'money', 'money', ['below 1,000.00']],
    [
      'below 0 at a rate for the whole',
      '-10',
      form('- 0 0.03', '0 0 0.03', '50 2 0.04'),
      'money',
      'money',
      ['the whole at 3% (tier from 0.00)'],
    ],
    ['on a curve', '1.1', CURVE, 'ratio', 'ratio', ['between 100% (at 100%) and 160% (at 120%)']],
    ['on the flat end of a curve', '1.5', CURVE, 'ratio', 'ratio', ['from 120% on']],
    ['below a curve', '0.5', CURVE, 'ratio', 'ratio', ['below 80%']],
    ['beyond a curve that goes on', '1.5', EXTENDED, 'ratio', 'ratio', ['160% (at 120%), 300% for each further 100%']],
    ['before a curve that goes on', '0.5', EXTENDED, 'ratio', 'ratio', ['0% (at 80%), 500% for each further 100%']],
    [
      'on one line of a curve without marks',
      '2',
      form('- 1 2'),
      'number',
      'number',
      ['1 (at 0), 2 for each further 1'],
    ],
    [
      'on a curve in money',
      '0.9',
      form('- 0 0', '0.8 100 500'),
      'ratio',
      'money',
      ['100.00 (at 80%), 500.00 for each further 100%'],
    ],
  ])('%s', (_, figure, pieces, mark, value, told) => {
    expect(read(figure, pieces, mark, value)).toEqual(told);
  });
});
