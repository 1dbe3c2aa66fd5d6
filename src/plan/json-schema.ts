/** The JSON Schema of a plan, for editors and validators: made from the schemas that `parsePlan` uses. */
import { allDefinitions, planDefinition } from './json/definitions.js';
import type { JsonSchema } from './json/leaves.js';

/**
 * JSON Schema (draft 2020-12) of `PlanInput`: one definition a word, with titles and descriptions for editors. It sees
 * the shape of a plan; what only its meaning shows (weights that do not add up) is seen by `parsePlan`.
 */
export function planJsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://dreiklang.dev/plan.schema.json',
    ...planDefinition(),
    $defs: allDefinitions(),
  };
}
