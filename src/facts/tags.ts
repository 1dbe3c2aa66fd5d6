/** Tags of a line or a customer. */
import { MAX_PARTS_PER_LINE } from '../number/limits.js';
import { idRefusal } from '../trace/ids.js';
import { pointer } from '../trace/problems.js';
import type { FieldReader } from './field-reader.js';

/** Tags: key → value, both short texts. */
export function readTags(reader: FieldReader, input: unknown, at: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    reader.refuse('wrong_type', at, input, 'an object');
    return tags;
  }
  const keys = Object.keys(input);
  if (keys.length > MAX_PARTS_PER_LINE) {
    reader.refuse('list_too_long', at, keys.length, String(MAX_PARTS_PER_LINE));
    return tags;
  }
  for (const key of keys) {
    const value = reader.text((input as Record<string, unknown>)[key], pointer(at, key));
    const refusal = idRefusal(key);
    if (refusal !== undefined) reader.refuse(refusal, pointer(at, key), key);
    else if (value !== undefined) tags.set(key, value);
  }
  return tags;
}
