/**
 * The view model of a statement: plain rows in one language, which renderers lay out as text, Markdown or HTML. No row
 * knows how it is drawn, and no renderer knows what a statement is.
 */

/** The languages that statements are told in. */
export type Locale = 'en' | 'de';

/** What a figure is; decides how it is written. `number`: a figure of which nothing more is known. */
export type Unit = 'money' | 'count' | 'ratio' | 'days' | 'months' | 'number';

/**
 * How a row goes on from the row before it at the same depth, as on a calculator tape. No sign: the tape begins anew.
 * `≤` and `≥` bound the figure, `=` shows it, `≈` rounds it, `→` reads the next figure off a scale at this one.
 */
export type Sign = '+' | '−' | '×' | '÷' | '≤' | '≥' | '=' | '≈' | '→';

/** A figure, exact and as it is written. */
export interface Value {
  /** Exact, in the one written form of a statement: `"12.50"`, `"1/3"`; a ratio is 1 where 100 % is printed. */
  readonly figure: string;
  readonly unit: Unit;
  /** Sign and digits before the decimal mark, grouped. */
  readonly whole: string;
  /** The decimal mark and the digits behind it; ends in `…` where further digits follow. Empty for whole numbers. */
  readonly decimals: string;
  /** Currency code, `%`, or the word for days and months; empty for plain numbers. */
  readonly suffix: string;
}

/** One line of a statement. */
export interface Row {
  /**
   * 0 on the way from the figure to the amount; 1 and more where the rows show how the next row one step less deep
   * comes about.
   */
  readonly depth: number;
  readonly sign?: Sign;
  readonly label: string;
  /** Absent where the row only says something. */
  readonly value?: Value;
  /** What else there is to say about the figure; figures in it are not part of the tape. */
  readonly notes: readonly string[];
  readonly role: 'step' | 'total';
}

/** Rows under one heading. */
export interface Section {
  readonly kind: 'proration' | 'versions' | 'component' | 'sum' | 'notices' | 'legend';
  /** The component. */
  readonly id?: string;
  readonly heading: string;
  /** Clause and pay code. */
  readonly subheading?: string;
  readonly rows: readonly Row[];
}

/** A statement, ready to be laid out. */
export interface StatementView {
  readonly locale: Locale;
  readonly title: string;
  readonly head: readonly { readonly label: string; readonly text: string }[];
  readonly sections: readonly Section[];
}
