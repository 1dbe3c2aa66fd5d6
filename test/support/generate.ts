/**
 * Valid plans and facts from a seed: every word that a plan may say, in every place it may stand, and everything that
 * facts may hold. What comes out settles for every payee; a test that finds a seed for which it does not has found a bug.
 */
import type { PlanInput } from '../../src/index.js';
import { type FactsInput, someFacts, withSureLines } from './generate-facts.js';
import { PAYEES, someFrame } from './generate-frame.js';
import { withLater } from './generate-later.js';
import { somePlan } from './generate-plan.js';
import { inForce, someVersions } from './generate-versions.js';
import { Seeded } from './seeded.js';

/** A plan, facts, and for whom and when they settle. */
export interface Generated {
  readonly seed: number;
  readonly plan: PlanInput;
  /** The plan alone; or versions of it that are in force one after the other within the period. */
  readonly versions: readonly PlanInput[];
  readonly facts: FactsInput;
  readonly payees: readonly string[];
  readonly period: string;
}

/** What is asked of what is made. */
export interface Wanted {
  /** How many lines; default 20 to 60. */
  readonly lines?: number;
  /**
   * Whether amounts are sometimes huge, sometimes have up to 12 decimals or stand in another currency, and whether there
   * are adjustments and advances; default true.
   */
  readonly extremes?: boolean;
  /** Whether plans say what later statements do, as of what is held back; default false. */
  readonly later?: boolean;
}

/** The plan and facts of a seed: the same on every machine. */
export function generated(seed: number, wanted: Wanted = {}): Generated {
  const seeded = new Seeded(seed);
  const frame = someFrame(seeded);
  const plan = somePlan(seeded, frame);
  const plans = someVersions(seeded.aside(8), frame, plan);
  const facts = someFacts(seeded, frame, [plan, ...plans], wanted);
  const changing = inForce(seeded.aside(9), frame, plans, facts);
  const versions = wanted.later === true ? withLater(seeded.aside(18), frame, changing) : changing;
  const inParts = withSureLines(seeded.aside(10), facts, versions);
  const [alone = plan, ...others] = versions;
  return {
    seed,
    plan: others.length === 0 ? alone : plan,
    versions,
    facts: inParts,
    payees: PAYEES,
    period: frame.period.name,
  };
}
