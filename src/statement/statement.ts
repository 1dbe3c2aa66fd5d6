/** What a statement is. `docs/statement-format.md` says the same for readers without TypeScript. */
import type { Kind, LocalText } from '../plan/plan.js';
import type { TraceNode } from '../trace/ledger.js';

/** A figure on a statement: text in one written form, and the node of the trace that it is. */
export interface Printed {
  readonly value: string;
  readonly node: number;
}

/** What changed the pay of a component, in the order in which it acted. */
export interface ComponentStep {
  readonly step:
    | 'modifier'
    | 'negative'
    | 'floor'
    | 'cap'
    /** Year to date: less the parts of the periods before. */
    | 'part'
    /** Late reversals take back a share of what they take away. */
    | 'clawback'
    /** Where the rounding runs on: with what was earned before, exactly. */
    | 'earned-before'
    | 'rounding'
    | 'total-rounding'
    /** Where the rounding runs on: less what earlier statements paid. */
    | 'paid-before'
    /** What was left open below 0 is set off. */
    | 'set-off';
  /** The modifier. */
  readonly id?: string;
  /** The factor, the bound, or what is taken off or set off. */
  readonly figure?: Printed;
  /** What the pay is after this step. */
  readonly amount: Printed;
}

/** What changed the sum of the statement, in the order in which it acted. */
export interface StatementStep {
  readonly step: 'cap' | 'floor' | 'budget' | 'guarantee';
  /** The bound, rounded; of a budget the factor, exact. */
  readonly figure: Printed;
  /** The sum after this step. */
  readonly amount: Printed;
  /** Of a budget: the minor unit that sharing out its cents added, where it did. */
  readonly remainder?: Printed;
  /** Where a plan cap cuts: what each component comes to after it. */
  readonly components?: readonly ComponentAmount[];
}

/** What a component comes to in a sum. */
export interface ComponentAmount {
  readonly id: string;
  readonly version?: number;
  readonly amount: Printed;
}

/** What became of an amount: held back, paid out, or forfeited. */
export type AmountStatus = 'conditional' | 'unconditional' | 'lapsed';

/** A component's part of what is held back, released or forfeited. */
export interface HeldAmount extends ComponentAmount {
  readonly payCode?: string;
}

/** What leads from what was earned to what is payable, in the order in which it acted. */
export interface PayableStep {
  readonly step: /** Held back of what was earned; with a `period`, of what that closed one now comes to. */
    | 'holdback'
    /** Held back before, and paid now. */
    | 'release'
    /** Held back before, and never to be paid: what is payable stays as it is. */
    | 'forfeit'
    | 'adjustment'
    /** What a closed period now comes to more or less than was settled and posted. */
    | 'correction'
    /** What earlier statements left open below 0. */
    | 'balance'
    | 'draw'
    | 'advance';
  /** The amount that was held back, released, forfeited, adjusted or corrected by, left open, drawn at least, or advanced; rounded. */
  readonly figure: Printed;
  /** The sum after this step. */
  readonly amount: Printed;
  /** Of what is held back: the holdback, the components, and what became of it. */
  readonly id?: string;
  readonly components?: readonly HeldAmount[];
  readonly status?: AmountStatus;
  /** Of an adjustment: why, and who says so. Of what is forfeited: `latest` where the last day has passed, or `final`. */
  readonly reason?: string;
  readonly author?: string;
  /** Of an adjustment or a correction: the component that it is about. Of a balance: the component that left it open. */
  readonly component?: string;
  /** Of an advance. */
  readonly date?: string;
  /** Of a correction: the closed period. Of what is held back: the period that earned it. Of a balance: whose statement left it open. */
  readonly period?: string;
  /** Of a correction that is about none of the components: what the plan says of their sum. */
  readonly of?: StatementStep['step'];
  /** Of a correction: in which of several versions of the plan the component stands. */
  readonly version?: number;
}

/** A closed period that was settled again: what it comes to now, in full. */
export interface StatementCorrection {
  readonly period: string;
  readonly plan: { readonly id: string; readonly digest: string };
  readonly versions?: readonly StatementVersion[];
  readonly tally: string;
  readonly proration?: Printed;
  readonly components: readonly StatementComponent[];
  readonly steps: readonly StatementStep[];
  readonly earned: Printed;
  /** What was settled and posted of it before this statement. */
  readonly settled: {
    /** The statement that says so. */
    readonly statement: string;
    readonly components: readonly SettledBefore[];
    readonly steps: readonly SettledStep[];
  };
  readonly remembers: readonly RememberedComponent[];
  /** Absent where there are none. */
  readonly pairs?: readonly RememberedPairs[];
}
export interface SettledBefore {
  readonly id: string;
  readonly version?: number;
  /** The pay code that it had. */
  readonly payCode?: string;
  readonly amount: Printed;
}
export interface SettledStep {
  readonly step: StatementStep['step'];
  /** What it added to the sum. */
  readonly amount: Printed;
}

/** What later statements need to know of a component. */
export interface RememberedComponent {
  readonly id: string;
  /** Where its pay runs from the start of a year: the first day. */
  readonly since?: string;
  /** The sum of its parts before modifiers, where it runs from the start of a year. */
  readonly parts?: Printed;
  /** The exact sum of its pay, where its rounding runs on. */
  readonly exact?: Printed;
  /** What was paid of that, before anything was set off. */
  readonly paid?: Printed;
  /** What it left open, below 0. */
  readonly balance?: Printed;
}

/** The pairs of customer and category that later statements need to know of one measure of new categories. */
export interface RememberedPairs {
  /** The component or modifier that the measure stands in; neither: it is of the plan as a whole. */
  readonly component?: string;
  readonly modifier?: string;
  /** The measure's place in the component, modifier or plan: a JSON pointer. */
  readonly at: string;
  /** For so long pairs are remembered. */
  readonly lookBack: string;
  /** Pairs that were counted, by the last day of the settled period (or of its part under one version of the plan). */
  readonly counted: readonly {
    readonly on: string;
    readonly pairs: readonly (readonly [customer: string, category: string])[];
  }[];
  /** Pairs that count in part until they lasted; absent where there are none. */
  readonly pending?: readonly RememberedPending[];
}
export interface RememberedPending {
  readonly customer: string;
  readonly category: string;
  /** The period in which it was counted in part. */
  readonly period: string;
  /** The part of its weight, or of its amount, that is open: exact. */
  readonly rest: string;
  /** In how many of the periods looked at since then it was kept. */
  readonly kept: number;
  readonly looked: number;
}

/** What is held back of a component of a period. */
export interface RememberedHeld {
  /** The holdback. */
  readonly id: string;
  /** The period that earned it. */
  readonly period: string;
  readonly component: string;
  readonly version?: number;
  readonly payCode?: string;
  /** What releases it: its lines are paid, its customers stay active, or a day. */
  readonly until: 'paid' | 'customer-active' | string;
  /** Of customers: the day from which on they must have bought. */
  readonly after?: string;
  /** Last day on which it can be released. */
  readonly latest?: string;
  /** The share of what the component came to. */
  readonly share: Printed;
  /** What of that was paid, at once or since. */
  readonly released: Printed;
  /** The rest. */
  readonly held: Printed;
  readonly status: 'conditional';
}

/** A period that was settled, and whose sums the lines given still tell. */
export interface ClosedPeriod {
  readonly period: string;
  /** The tally's digest, as it was settled or corrected last. */
  readonly tally: string;
}

/** All that the statement after this one needs. */
export interface Remembers {
  /** First day of the first statement. */
  readonly first: string;
  readonly components: readonly RememberedComponent[];
  /** Absent where there are none. */
  readonly pairs?: readonly RememberedPairs[];
  /** What is held back; absent where nothing is. */
  readonly held?: readonly RememberedHeld[];
  readonly closed: readonly ClosedPeriod[];
}

/** A part of what is payable, and the day on which it is due. */
export interface PayoutPart {
  readonly due: string;
  /** Of every amount that is payable; all shares add up to 1. */
  readonly share: string;
}

/** Something that the reader should know about one component; never changes a figure. */
export interface Note {
  readonly code: NoteCode;
  /** Which group, quota or KPI it is about. */
  readonly about?: string;
}

export type NoteCode =
  /** A group without a baseline amount was left out of an efficiency gain. */
  | 'group_without_baseline'
  /** The quota went to 0 by proration, so the component pays 0. */
  | 'quota_prorated_to_zero'
  /** No day of the period counts: quota and incentive are those of the last period that had some, which `about` names. */
  | 'quota_of_last_period'
  /** The quota is 0; the plan's `ifZero` was used. */
  | 'quota_zero'
  /** A figure divided by 0; the plan's `ifZero` was used. */
  | 'zero_denominator'
  | 'nobody_in_team'
  /** Customers who bought again after a gap that the plan counts are new; `about` is its length. */
  | 'won_back_counts_as_new'
  | 'marks_prorated_to_zero'
  /** There was nothing to measure; the plan's `ifNone` was used. */
  | 'nothing_to_measure'
  /** Lines without a known cost were left out. */
  | 'lines_without_cost_left_out'
  /** The pay is not above 0, so that no modifier acts on it. */
  | 'modifiers_pass'
  /** New pairs of customer and category, `about` says how many, were counted in an earlier statement and are not again. */
  | 'pairs_counted_before'
  /** So many wait for the rest that counts once they lasted. */
  | 'pairs_pending'
  /** The rest of so many is gone: they were not kept often enough, or the payee left first. */
  | 'pairs_lapsed';

export interface StatementComponent {
  readonly id: string;
  readonly kind: Kind;
  /** Where several versions of the plan were settled: which of `versions` it is of. */
  readonly version?: number;
  /** There, where it runs on some days of the period alone: its part of them, as a version has its part of the period. */
  readonly share?: Printed;
  readonly proration?: Printed;
  readonly clause?: string;
  readonly payCode?: string;
  readonly legal?: 'commission' | 'target-bonus';
  /** How lines share in its amount; absent: in proportion to the figure. */
  readonly lineShares?: 'running';
  readonly figure?: Printed;
  /** What the figure is: so that readers show money as money and ratios as percent. */
  readonly unit?: 'money' | 'count' | 'ratio' | 'any';
  readonly quota?: Printed;
  readonly attainment?: Printed;
  /** Its target incentive for this payee and period. */
  readonly incentive?: Printed;
  readonly pay: Printed;
  /** Late reversals of which a share only is taken back, in order: what it came to before them. */
  readonly clawback?: readonly StatementClawback[];
  /** It is only shown: its amount stands in no sum. */
  readonly pays?: false;
  /** Where settling was asked for it: the margin gain behind each of its efficiency gains by group, split without a rest. */
  readonly marginSplits?: readonly StatementMarginSplit[];
  readonly steps: readonly ComponentStep[];
  /** Before a plan cap; rounded. */
  readonly amount: Printed;
  readonly notes: readonly Note[];
}

/** Reversals that came after the period of their line, of which the same share is taken back. */
export interface StatementClawback {
  readonly reversals: readonly string[];
  readonly share: Printed;
  /** Before them. */
  readonly figure?: Printed;
  readonly attainment?: Printed;
  readonly pay: Printed;
  /** Before them, after modifiers and bounds. */
  readonly amount: Printed;
}

/** volume + mix + rate + newGroups = gain, exactly. */
export interface StatementMarginSplit {
  /** Place of the efficiency gain in the plan. */
  readonly at: string;
  /** Margin now less margin then. */
  readonly gain: Printed;
  /** More or less sold, at the margin rate of then. */
  readonly volume: Printed;
  /** More or less of groups with a higher or lower rate: what is left over. */
  readonly mix: Printed;
  /** Each group at another rate than then. */
  readonly rate: Printed;
  /** Groups without an amount above 0 then. */
  readonly newGroups: Printed;
}

export interface Notice {
  readonly code:
    | 'plan_before_effective'
    | 'unclaimed_lines'
    | 'not_employed_lines'
    | 'look_alike_ids'
    | 'no_eligible_days'
    /** Closed periods came to something else by now, and were left as they are; `about` names them with the difference. */
    | 'closed_periods_changed'
    /** The rest of so many new pairs is gone, since the plan waits for none of them any more. */
    | 'pairs_lapsed';
  readonly count?: number;
  readonly about?: readonly string[];
}

/** A version of the plan that was in force in a part of the period. */
export interface StatementVersion {
  /** The days of the part, both included. */
  readonly from: string;
  readonly to: string;
  readonly title?: LocalText;
  readonly digest: string;
  /** The part by days of what is per period: days of employment in the part ÷ in the period; absent where it is 1. */
  readonly share?: Printed;
  /** The same of what is prorated; absent where it is the share, or 1. */
  readonly proration?: Printed;
}

/** One payee, one plan, one period: settled. Frozen plain data that survives `JSON.stringify` unchanged. */
export interface Statement {
  readonly format: 'dreiklang-statement/1';
  readonly library: string;
  readonly id: string;
  /** The statement before. */
  readonly previous: { readonly id: string; readonly digest: string } | null;
  /** A preview is never one that another goes on from. */
  readonly status: 'settled' | 'preview';
  /** Of a preview: the last day that it looks at. */
  readonly asOf?: string;
  /** The last statement of this payee: whether what is still open is claimed, or forgiven. */
  readonly final?: 'claim' | 'forgive';
  readonly plan: { readonly id: string; readonly title?: LocalText; readonly digest: string };
  /** Where the plan changed within the period: its versions in order of time. `plan` is then the last of them. */
  readonly versions?: readonly StatementVersion[];
  readonly currency: string;
  readonly scale: number;
  readonly payee: { readonly id: string; readonly name?: string };
  readonly period: { readonly name: string; readonly from: string; readonly to: string };
  readonly tally: { readonly digest: string; readonly lineIds: 'checked' | 'promised' };
  readonly proration?: Printed;
  readonly labels: Readonly<Record<string, LocalText>>;
  readonly components: readonly StatementComponent[];
  readonly kinds: readonly { readonly kind: Kind; readonly amount: Printed }[];
  readonly steps: readonly StatementStep[];
  readonly earned: Printed;
  /** From earned to payable: what is held back and released, adjustments, corrections, what is open from before, the draw, advances; absent where there is none. */
  readonly toPayable?: readonly PayableStep[];
  readonly payable: Printed;
  /** Where it is not all due on the last day of the period: its parts. */
  readonly payout?: readonly PayoutPart[];
  /** What is below 0 and left open; the statement after this one takes it. */
  readonly carried?: Printed;
  /** Of a final statement that claims nothing: what was open below 0, as a whole and by component. */
  readonly forgiven?: readonly { readonly component?: string; readonly amount: Printed }[];
  /** Closed periods that were settled again. */
  readonly corrections?: readonly StatementCorrection[];
  readonly remembers: Remembers;
  readonly notices: readonly Notice[];
  readonly trace: readonly TraceNode[];
  readonly control: { readonly nodes: number; readonly sum: string };
  readonly digest: string;
}
