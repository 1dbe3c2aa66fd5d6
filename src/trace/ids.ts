/** What an id and a text may be, for plans and facts alike: compared by code points, never normalised, nothing invisible. */
import { MAX_ID_LENGTH, MAX_TEXT_LENGTH } from '../number/limits.js';
import type { ProblemCode } from './problem-codes.js';

const STARTS = /^[\p{L}\p{N}]/u;
/** `\p{DI}`: variation selectors, Hangul fillers and other letters and marks that are drawn as nothing. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{DI}]/u;
const CONTROL = /[\p{Cc}\p{Cs}]/u;

/**
 * Why something is not an id, or undefined where it is one: text of 1 to 128 characters, beginning with a letter or
 * digit, in NFC, without control, format or other invisible characters. Ids of the common kind (printable ASCII) meet no pattern.
 */
export function idRefusal(id: unknown): ProblemCode | undefined {
  if (typeof id !== 'string') return id === undefined ? 'missing_field' : 'wrong_type';
  const length = id.length;
  if (length === 0) return 'id_empty';
  if (length > MAX_ID_LENGTH) return 'id_too_long';
  for (let place = 0; place < length; place += 1) {
    const code = id.charCodeAt(place);
    if (code < 0x20 || code > 0x7e) return unusualIdRefusal(id);
  }
  const first = id.charCodeAt(0);
  const plain = (first >= 97 && first <= 122) || (first >= 65 && first <= 90) || (first >= 48 && first <= 57);
  return plain ? undefined : 'id_begins_wrong';
}

function unusualIdRefusal(id: string): ProblemCode | undefined {
  if (INVISIBLE.test(id)) return 'id_invisible_characters';
  if (id.normalize('NFC') !== id) return 'id_not_nfc';
  return STARTS.test(id) ? undefined : 'id_begins_wrong';
}

/** Why a text cannot be shown to readers (a name, a reason, a source), or undefined: up to 1,000 characters, no control characters. */
export function textRefusal(text: unknown): ProblemCode | undefined {
  if (typeof text !== 'string') return 'wrong_type';
  if (text.length > MAX_TEXT_LENGTH) return 'text_too_long';
  return CONTROL.test(text) ? 'text_control_characters' : undefined;
}
