/** One value changed into another, by chance: digits, signs, written forms, characters, kinds. */
import type { Json } from './seal.js';
import type { Seeded } from './seeded.js';

const FIGURE = /^-?[0-9]+(\.[0-9]+|\/[0-9]+)?$/;

/** Whether a value is a number, or text that reads as one. */
export function isFigure(value: Json): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && FIGURE.test(value));
}

/** Another figure of the same kind, or the same number in another written form. */
export function changedFigure(figure: string | number, chance: Seeded): string | number {
  const text = String(figure);
  const changed = chance.pick<(text: string) => string>([
    (whole) => withDigit(whole, chance),
    (whole) => withDigit(whole, chance),
    (whole) => withMoreDigits(whole, chance),
    (whole) => withFewerDigits(whole, chance),
    (whole) => (whole.startsWith('-') ? whole.slice(1) : `-${whole}`),
    (whole) => inOtherForm(whole, chance),
  ])(text);
  if (typeof figure === 'string') return changed;
  return Number.isFinite(Number(changed)) ? Number(changed) : figure + 1;
}

function withDigit(text: string, chance: Seeded): string {
  const digits = [...text].flatMap((character, place) => (/[0-9]/.test(character) ? [place] : []));
  const place = chance.pick(digits);
  return text.slice(0, place) + String(chance.between(0, 9)) + text.slice(place + 1);
}

function withMoreDigits(text: string, chance: Seeded): string {
  const place = chance.between(text.startsWith('-') ? 1 : 0, text.length);
  return text.slice(0, place) + String(chance.between(0, 9)) + text.slice(place);
}

function withFewerDigits(text: string, chance: Seeded): string {
  const place = chance.between(0, text.length - 1);
  return text.length === 1 ? '0' : text.slice(0, place) + text.slice(place + 1);
}

function inOtherForm(text: string, chance: Seeded): string {
  const [above, below] = text.split('/') as [string, string?];
  if (below !== undefined) return `${BigInt(above) * 2n}/${BigInt(below) * 2n}`;
  return chance.pick([
    text.includes('.') ? `${text}0` : `${text}.0`,
    text.includes('.') ? text.replace(/0$/, '') : `${text}/1`,
    `+${text}`,
    ` ${text}`,
    text.startsWith('-') ? `-0${text.slice(1)}` : `0${text}`,
    text.includes('.') ? text.replace('.', ',') : `${text}.`,
    `${text}e0`,
  ]);
}

/** Another leaf: other text, another number, another kind of value. */
export function changedLeaf(value: Json, chance: Seeded): Json {
  if (isFigure(value) && chance.happens(80)) return changedFigure(value, chance);
  switch (typeof value) {
    case 'string':
      return chance.pick<() => Json>([
        () => withOtherCharacter(value, chance),
        () => `${value} `,
        () => value.slice(0, -1),
        () => value.normalize('NFD'),
        () => value.toUpperCase(),
        () => [...value].reverse().join(''),
        () => null,
        () => '',
      ])();
    case 'number':
      return chance.pick<Json>([String(value), value + 1, value - 1, value + 0.5, null, [value], -value]);
    case 'boolean':
      return chance.pick<Json>([!value, null, String(value), 1]);
    default:
      return chance.pick<Json>([false, 0, '', 'null', {}, []]);
  }
}

/** One character becomes another. */
export function withOtherCharacter(text: string, chance: Seeded): string {
  if (text === '') return 'x';
  const place = chance.between(0, text.length - 1);
  return text.slice(0, place) + chance.pick(['x', '0', '9', ' ', 'é', '\u200b', '-']) + text.slice(place + 1);
}
