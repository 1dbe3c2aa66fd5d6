/** Minor units of currencies (ISO 4217): how many decimals money of a currency is written with. */

/** Currencies whose minor unit is not 2. */
const EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  '0': [
    'BIF',
    'CLP',
    'DJF',
    'GNF',
    'ISK',
    'JPY',
    'KMF',
    'KRW',
    'PYG',
    'RWF',
    'UGX',
    'UYI',
    'VND',
    'VUV',
    'XAF',
    'XOF',
    'XPF',
  ],
  '3': ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'],
  '4': ['CLF', 'UYW'],
};

/** Whether a text has the form of a currency: three capital letters. */
export function isCurrency(text: string): boolean {
  return text.length === 3 && /^[A-Z]{3}$/.test(text);
}

/**
 * Decimals of a currency's minor unit, 0 to 4; 2 for every currency that is not an exception.
 *
 * @example
 * minorUnitOf('EUR') // 2
 * minorUnitOf('JPY') // 0
 */
export function minorUnitOf(currency: string): number {
  for (const [decimals, currencies] of Object.entries(EXCEPTIONS)) {
    if (currencies.includes(currency)) return Number(decimals);
  }
  return 2;
}
