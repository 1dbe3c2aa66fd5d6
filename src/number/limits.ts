/**
 * Every limit of the library in one place. Each is named in the error that it causes.
 * They stand in the leftmost room, so that every room can read them.
 */

/** Digits before the decimal point of a figure that is handed in. */
export const MAX_INTEGER_DIGITS = 18;

/** Digits after the decimal point of a figure that is handed in. */
export const MAX_FRACTION_DIGITS = 12;

/** The largest denominator of a fraction such as `"1/3"`. */
export const MAX_DENOMINATOR = 1_000_000n;

/** Significant digits that a JavaScript number may show before it counts as the result of float arithmetic. */
export const MAX_NUMBER_DIGITS = 15;

/** Characters of a figure as text; longer text is refused before any pattern looks at it. */
export const MAX_FIGURE_LENGTH = 40;

/** Bits of a numerator or denominator inside a calculation. */
export const MAX_FIGURE_BITS = 65_536;

/** Decimals to which a quotient is taken that is added up with others over groups: exact sums of thousands would grow without bound. */
export const QUOTIENT_SCALE = 24;

/** Decimals to which such a sum is taken: to fewer than its parts, so that what ends is given back; money is never rounded to as many. */
export const SUM_OF_QUOTIENTS_SCALE = 12;

/**
 * The largest denominator of the share paid so far for which a line's cost, units and list price are taken exactly; of other
 * shares to 24 decimals, since sums of thousands of such fractions would grow without bound.
 */
export const MAX_EXACT_DENOMINATOR = 1_000n;

/** Characters (UTF-16 code units) of an id. */
export const MAX_ID_LENGTH = 128;

/** Characters of a name, title, label, reason or source. */
export const MAX_TEXT_LENGTH = 1_000;

/** Depth of nesting of a plan. */
export const MAX_PLAN_DEPTH = 32;

/** Objects, lists and values in a plan, all together. */
export const MAX_PLAN_NODES = 20_000;

/** Components of a plan. */
export const MAX_COMPONENTS = 2_000;

/** Holdbacks of a plan. */
export const MAX_HOLDBACKS = 20;

/** Parts in which what is payable falls due. */
export const MAX_INSTALMENTS = 120;

/** Following periods in which a new pair may be asked to last. */
export const MAX_LASTING_PERIODS = 24;

/** Modifiers of a plan. */
export const MAX_MODIFIERS = 500;

/** Lines in one list of facts. */
export const MAX_LINES = 50_000_000;

/** Rows in any other list of the facts (customers, payees, assignments, …). */
export const MAX_ROWS = 5_000_000;

/** Credits on one line, payments on one line, tags on one line, named costs on one line. */
export const MAX_PARTS_PER_LINE = 1_000;

/** Distinct names of costs in one list of lines: each is a column of its own. */
export const MAX_COST_NAMES = 100;

/** Levels of a team that a plan names. */
export const MAX_TEAM_LEVELS = 100;

/** Distinct conditions on single lines (a tag, an age of the customer) that one tally keeps apart. */
export const MAX_LINE_CONDITIONS = 16;

/** Pairs of look-alike ids that one statement names. */
export const MAX_LOOK_ALIKES = 20;

/** Ids that a problem names as those that would be right. */
export const MAX_EXPECTED_IDS = 20;

/** Problems that one error carries; it also says how many there were in all. */
export const MAX_PROBLEMS = 100;

/** Characters of what was found, as an error shows it. */
export const MAX_FOUND_LENGTH = 80;
