/** One row of a reconciliation as a sentence or two for whoever checks the payroll. */
import type { LocalText } from '../plan/plan.js';
import type { Reconciled } from '../settle/reconcile.js';
import type { DifferenceReason } from '../settle/reconcile-reasons.js';
import type { LeftOutReason } from '../settle/run-lines.js';
import { DIFFERENCE_DE } from './difference-texts.de.js';
import { DIFFERENCE_EN } from './difference-texts.en.js';
import type { DifferenceStep, DifferenceWords, NoStatement } from './difference-words.js';
import { inThousands, MARKS } from './notation.js';
import type { Locale } from './view.js';

const WORDS: Readonly<Record<Locale, DifferenceWords>> = { en: DIFFERENCE_EN, de: DIFFERENCE_DE };

/** Who it is about, what both pay, and why. */
export function differenceIn(locale: Locale, row: Reconciled, labels: Readonly<Record<string, LocalText>>): string {
  const words = WORDS[locale];
  const { payee, component, ours, theirs, difference } = row;
  const named = (id: string): string => (Object.hasOwn(labels, id) ? (labels[id]?.[locale] ?? id) : id);
  const money = (amount: string | null): string => (amount === null ? words.nothing : written(amount, row, locale));
  const about = component === undefined ? payee : `${payee}, ${named(component)}`;
  return `${about}: ${words.amounts(money(ours), money(theirs), money(difference))}. ${reasonText(row, words, named)}`;
}

function reasonText(
  { component, currency, reason }: Reconciled,
  words: DifferenceWords,
  named: (id: string) => string,
): string {
  switch (reason.code) {
    case 'equal':
    case 'rounding':
      return words[reason.code];
    case 'unexplained':
      return component === undefined ? words.unexplained : words.unexplainedOfComponent;
    case 'only_ours':
      return component === undefined ? words.onlyOurs : words.onlyOursOfComponent;
    case 'only_theirs':
      return currency === null || component === undefined
        ? words.noStatement[(reason.why ?? 'unknown') as NoStatement]
        : words.onlyTheirsOfComponent;
    case 'without_step':
      return words.withoutStep(stepText(reason, reason.component, words, named));
    case 'before_step':
      return words.beforeStep(stepText(reason, reason.component ?? component, words, named));
    case 'without_component':
      return words.withoutComponent(named(reason.component ?? ''));
    case 'lines_left_out':
      return words.linesLeftOut[reason.why as LeftOutReason];
  }
}

/** The step, and in brackets what it is about: a modifier's name, a component, a closed period. */
function stepText(
  { step, id, period }: DifferenceReason,
  component: string | undefined,
  { steps, ofPlan }: DifferenceWords,
  named: (id: string) => string,
): string {
  const about = [...(id === undefined ? [] : [named(id)]), ...(component === undefined ? [] : [named(component)])];
  const all = [...about, ...(period === undefined ? [] : [period])];
  const isOfPlan = all.length === 0 && (step === 'cap' || step === 'floor');
  const text = steps[step as DifferenceStep];
  return `${text}${isOfPlan ? ` ${ofPlan}` : ''}${all.length === 0 ? '' : ` (${all.join(', ')})`}`;
}

/** Money as the language writes it; what is no decimal number stays as it is. */
function written(amount: string, { currency }: Reconciled, locale: Locale): string {
  const { decimal, group } = MARKS[locale];
  const [, sign, whole, part] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  const behind = currency === null ? '' : ` ${currency}`;
  if (whole === undefined) return `${amount}${behind}`;
  return `${sign}${inThousands(whole, group)}${part === undefined ? '' : `${decimal}${part}`}${behind}`;
}
