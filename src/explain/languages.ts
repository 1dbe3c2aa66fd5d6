/** The languages that statements are told in; one without words does not compile. */
import type { Locale } from './view.js';
import { WORDS_DE } from './words.de.js';
import { WORDS_EN } from './words.en.js';
import type { Words } from './words.js';

export const LANGUAGES = { en: WORDS_EN, de: WORDS_DE } as const satisfies Readonly<Record<Locale, Words>>;
