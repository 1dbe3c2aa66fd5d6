// One line of the oracle door: from its text to a statement or to problems. Never throws.

/** What a line may hold, and what its options may. */
const FIELDS = ['plans', 'facts', 'options'];
const OPTIONS = ['payee', 'period', 'earlier', 'reopen', 'asOf', 'final', 'trace', 'marginSplit'];

const strictText = new TextDecoder('utf-8', { fatal: true });

/** Problems of one part of a line, thrown; `part` is where their pointers begin. */
class Refusal extends Error {
  constructor(part, problems, count = problems.length) {
    super();
    this.part = part;
    this.problems = problems;
    this.count = count;
  }
}

/**
 * Settles one line.
 *
 * @param {Uint8Array} line JSON as UTF-8: `{ plans, facts, options }`
 * @param {{ parsePlan, parseFacts, settle, DreiklangError }} library
 * @returns `{ statement }`, or `{ problems, count, in }`
 */
export function answerTo(line, library) {
  try {
    return { statement: settled(partsOf(line), library) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { problems: error.problems, count: error.count, in: error.part };
  }
}

function partsOf(line) {
  const content = parsed(line);
  if (!isObject(content)) throw refused('', { code: 'wrong_type', at: '', expected: '{ plans, facts, options }' });
  const unknown = Object.keys(content).filter((key) => !FIELDS.includes(key));
  const missing = FIELDS.filter((field) => !Object.hasOwn(content, field));
  const problems = [
    ...unknown.map((key) => ({ code: 'unknown_field', at: pointer(key), expected: FIELDS.join(', ') })),
    ...missing.map((field) => ({ code: 'missing_field', at: pointer(field) })),
  ];
  if (problems.length > 0) throw new Refusal('', problems);
  const { plans, facts, options } = content;
  if (!Array.isArray(plans)) throw refused('', { code: 'wrong_type', at: '/plans', expected: '[ … ]' });
  if (plans.length === 0) throw refused('', { code: 'list_too_short', at: '/plans', expected: '>= 1' });
  return { plans, facts, options: optionsOf(options) };
}

function parsed(line) {
  try {
    return JSON.parse(strictText.decode(line));
  } catch (error) {
    throw refused('', { code: 'input_not_readable', at: '', found: error.message.slice(0, 80) });
  }
}

function optionsOf(options) {
  if (!isObject(options)) throw refused('', { code: 'wrong_type', at: '/options', expected: '{ payee, period }' });
  const problems = Object.keys(options).flatMap((key) => {
    return OPTIONS.includes(key) ? [] : [{ code: 'unknown_field', at: pointer(key), expected: OPTIONS.join(', ') }];
  });
  for (const name of ['payee', 'period']) {
    if (!Object.hasOwn(options, name)) problems.push({ code: 'missing_field', at: pointer(name), expected: 'text' });
    else if (typeof options[name] !== 'string') {
      problems.push({ code: 'wrong_type', at: pointer(name), expected: 'text' });
    }
  }
  for (const name of ['trace', 'marginSplit']) {
    if (Object.hasOwn(options, name) && typeof options[name] !== 'boolean') {
      problems.push({ code: 'wrong_type', at: `/${name}`, expected: 'true, false' });
    }
  }
  if (problems.length > 0) throw new Refusal('/options', problems);
  return options;
}

function settled({ plans, facts, options }, library) {
  const { parsePlan, parseFacts, settle } = library;
  const read = plans.map((plan, place) => told(`/plans/${place}`, library, () => parsePlan(plan)));
  const known = told('/facts', library, () => parseFacts(facts, read));
  return told('settle', library, () => settle(read, known, options));
}

/** Runs a part of the way; the library's errors become answers. */
function told(part, { DreiklangError }, run) {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof DreiklangError)) throw error;
    throw new Refusal(part, error.problems, error.count);
  }
}

function refused(part, problem) {
  return new Refusal(part, [problem]);
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pointer(key) {
  return `/${key.slice(0, 128).replace(/~/g, '~0').replace(/\//g, '~1')}`;
}
