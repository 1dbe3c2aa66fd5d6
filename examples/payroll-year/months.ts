/** Months of 2026 by number, 1 to 12; those of 2025 are 0 and below. */

/** `2026-03` for 3, `2025-12` for 0. */
export function monthName(month: number): string {
  const year = 2026 + Math.floor((month - 1) / 12);
  return `${year}-${String(((((month - 1) % 12) + 12) % 12) + 1).padStart(2, '0')}`;
}

/** A day of a month, no later than its last. */
export function dayOf(month: number, day: number): string {
  return `${monthName(month)}-${String(Math.min(day, lastDay(month))).padStart(2, '0')}`;
}

export function lastDay(month: number): number {
  return new Date(Date.UTC(2026, month, 0)).getUTCDate();
}

/** The date so many days later. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole cents as `"12.50"`. */
export function euros(cents: bigint): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `"12.50"`, `"-3"` as whole cents. */
export function cents(amount: string): bigint {
  const [whole = '0', part = ''] = amount.replace('-', '').split('.');
  const value = BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'));
  return amount.startsWith('-') ? -value : value;
}
