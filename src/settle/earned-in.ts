/** What a payee earned in a period: under one plan, or where it changed, under the versions that are in force in it. */
import type { Earned, PeriodInput } from './earned.js';
import type { InForce } from './in-force.js';
import { earnedInPeriod } from './period.js';
import { earnedInVersions } from './versions.js';

/** @throws DreiklangError with everything that is missing or does not fit */
export function earnedIn({ versions, period }: InForce, input: PeriodInput): Earned {
  const [{ plan }, ...others] = versions;
  return others.length === 0 ? earnedInPeriod(plan, input) : earnedInVersions({ ...input, versions, period });
}
