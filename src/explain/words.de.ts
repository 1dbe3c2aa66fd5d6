/** What a statement says in German: a letter from payroll, not a translation. */
import type { StatementStep } from '../statement/statement.js';
import { exchangedText, lineCount, linesText } from './lines-text.de.js';
import type { BoundWord, PerText, Words } from './words.js';

const PERS: Readonly<Record<PerText, string>> = {
  period: 'je Zeitraum',
  month: 'je Monat',
  quarter: 'je Quartal',
  year: 'je Jahr',
};

const BOUNDS: Readonly<Record<BoundWord, string>> = {
  cap: 'Deckel',
  floor: 'Mindestbetrag',
  'plan-cap': 'Deckel des Plans',
  'plan-floor': 'Mindestbetrag des Plans',
  guarantee: 'Garantie',
};

export const WORDS_DE: Words = {
  title: 'Provisionsabrechnung',
  head: { plan: 'Plan', payee: 'Für', period: 'Zeitraum', statement: 'Abrechnung', status: 'Stand' },
  preview: (date) => `Vorschau zum ${date}, nicht abgerechnet`,
  sections: {
    proration: 'Anteiliger Zeitraum',
    versions: 'Der Plan hat sich in diesem Zeitraum geändert',
    sum: 'Zusammenfassung',
    notices: 'Bitte beachten Sie',
    legend: 'So lesen Sie diese Abrechnung',
  },
  days: 'Tage',
  months: 'Monate',
  span: (count, unit) =>
    unit === 'months' ? `${count} ${count === '1' ? 'Monat' : 'Monate'}` : `${count} ${count === '1' ? 'Tag' : 'Tage'}`,
  kinds: { revenue: 'Umsatz', performance: 'Leistung', profit: 'Ertrag', other: 'Sonstiges' },
  rounding: {
    'half-up': 'kaufmännisch',
    'half-even': 'zur geraden Ziffer',
    'half-down': 'mit Abrundung bei 5',
    up: 'durch Aufrunden',
    down: 'durch Abschneiden',
    ceiling: 'zur größeren Zahl hin',
    floor: 'zur kleineren Zahl hin',
  },
  tests: { atLeast: 'mindestens', above: 'mehr als', atMost: 'höchstens', below: 'weniger als' },
  written: {
    rate: 'Provisionssatz',
    each: 'Betrag je Stück',
    per: 'Größe eines Pakets',
    amount: 'Vereinbarter Betrag',
    share: 'Anteil der Zielprämie',
    weight: 'Gewicht des Bausteins',
    times: 'Vielfaches',
    targetIncentive: 'Zielprämie laut Plan',
    guarantee: 'Garantie laut Plan',
    cap: 'Deckel laut Plan',
    floor: 'Mindestbetrag laut Plan',
    quota: 'Zielvorgabe laut Plan',
    seasonal: 'Anteil des Zeitraums am Jahr',
    otherwise: 'Verbleibender Anteil',
    factor: 'Faktor laut Plan',
    referenceRate: 'Vergleichssatz',
    weigh: 'Gewicht der Leistungsgruppe',
    first: 'Anteil neuer Leistungsgruppen, der sofort zählt',
    ifZero: 'Vereinbart für den Nenner 0',
    ifNone: 'Vereinbart, wenn nichts zu messen war',
    other: 'Wert laut Plan',
  },
  operations: {
    add: 'Summe',
    subtract: 'Differenz',
    multiply: 'Produkt',
    divide: 'Quotient',
    min: 'Der kleinere Wert',
    max: 'Der größere Wert',
    round: 'Gerundet',
    piecewise: 'Aus der Staffel abgelesen',
    compare: 'Vergleich (1: trifft zu)',
    all: 'Alles trifft zu (1: ja)',
    any: 'Eines trifft zu (1: ja)',
    none: 'Nichts trifft zu (1: ja)',
    choose: 'Was dann gilt',
    'share-out': 'Teil der gerundeten Summe',
  },
  readAs: {
    share: 'Anteil der Zielprämie',
    rate: 'Provisionssatz',
    each: 'Betrag je Stück',
    pay: 'Vergütung',
    factor: 'Faktor',
    extra: 'Fester Zuschlag',
    value: 'Wert',
  },

  periodName: (year, part) => {
    if (part === undefined) return year;
    if (part.startsWith('Q')) return `${part.slice(1)}. Quartal ${year}`;
    if (part.startsWith('H')) return `${part.slice(1)}. Halbjahr ${year}`;
    return `${MONTHS[Number(part) - 1] ?? part} ${year}`;
  },
  range: (from, to) => `${from} – ${to}`,
  onDay: (date) => `am ${date}`,
  list: (names) => names.join(', '),
  componentHeading: (name, kind) => `${name} (${kind})`,
  clause: (clause) => `Vereinbart in ${clause}`,
  payCode: (code) => `Lohnart ${code}`,
  seeAbove: (label) => `${label} (siehe oben)`,

  lines: linesText,
  withoutTag: (tag) => `${tag} nicht angegeben`,
  lineGroup: (by, name) => `${by === 'line' ? 'Posten' : by === 'deal' ? 'Abschluss' : 'Kunde'} ${name}`,
  pair: (customer, category) => `${customer}: ${category}`,
  restOf: (pair, period) => `${pair}, neu in ${period} und gehalten: der Rest`,
  countingNow: 'Neu gewonnene Leistungsgruppen, die jetzt zählen',
  creditedPart: (names) => (names.length === 0 ? 'Anteilig gezählt' : `${names.join(': ')}, anteilig`),
  creditedOf: (own, whole) => `${own} von ${whole} zugerechnet`,
  kpi: (name, source) => (source === undefined ? name : `${name} (Quelle: ${source})`),
  kpiParts: (name, part, whole) => `${name}: ${part} von ${whole}`,
  kpiPart: 'Teil',
  kpiWhole: 'Ganzes',
  personal: (name, range) => `Persönliche Größe ${name}${comma(range)}`,
  exchangeRate: (currency, on, source) => `Wechselkurs für 1 ${currency}, ${on}${sourceText(source)}`,
  exchangedAt: (currency, rate, on, source) => `${currency} zu ${rate}, ${on}${sourceText(source)}`,
  exchanged: exchangedText,
  exchangedFrom: (currency) => `Umgerechnet aus ${currency}`,
  quotaOf: (name, per, range) =>
    `Zielvorgabe ${name}${comma(per === undefined ? undefined : PERS[per])}${comma(range)}`,
  workingShare: 'Arbeitszeit',
  workingTime: (days, share) => `${days} mit ${share} der Arbeitszeit`,
  eligibleDays: 'Anrechenbare Tage',
  eligibleDaysInAll: 'Anrechenbare Tage insgesamt',
  wholeMonths: 'Volle anrechenbare Monate',
  daysWorked: 'Gearbeitete Tage',
  daysToWork: 'Arbeitstage des Zeitraums',
  periodDays: 'Tage des Zeitraums',
  partDays: 'Tage unter dieser Fassung',
  employedDays: 'Tage insgesamt',
  monthsOf: (range) => `Monate${comma(range)}`,
  monthsPer: (per) => (per === undefined ? 'Monate' : `Monate, für die der Wert gilt (${PERS[per]})`),
  weightOf: (kind) => `Gewicht ${kind}`,
  referenceRate: (group) => `Vergleichssatz für ${group === '*' ? 'alle anderen' : group}`,

  figure: 'Bemessungsgrundlage',
  newlyWon: 'Neu gewonnene Leistungsgruppen',
  efficiencyGain: 'Effizienzgewinn',
  growth: 'Zuwachs gegenüber dem Vergleichszeitraum',
  marginRate: 'Deckungsbeitragssatz',
  flows: {
    retained: 'Gehaltener Umsatz',
    expansion: 'Mehrumsatz mit Kunden des Vergleichszeitraums',
    lost: 'Verlorener Umsatz',
    new: 'Umsatz mit hinzugekommenen Kunden',
    retention: 'Kundenbindung',
    breadth: 'Leistungsgruppen je Kunde',
    penetration: 'Anteil der Kunden mit breitem Einkauf',
    fallen: 'Abzuziehender Rückgang',
    left: 'Nach dem Rückgang verbleiben',
    counted: 'Anteilig gezählt',
    capped: 'Anteil, der bis zum Deckel zählt',
    customersWon: 'Kunden mit neu gewonnenen Leistungsgruppen',
    weighed: 'Gewichtet',
  },
  nothing: 'Nichts',
  noGroup: 'Keine Gruppe zum Vergleichen',
  quota: 'Zielvorgabe',
  fullQuota: 'Volle Zielvorgabe',
  overMonths: 'Für diese Monate',
  attainment: 'Zielerreichung',
  attainmentOf: (name) => `Zielerreichung von ${name}`,
  amountOf: (name) => `Betrag von ${name}`,
  quotaZero: 'Vereinbarte Zielerreichung bei Zielvorgabe 0',
  componentIncentive: 'Zielprämie des Bausteins',
  planIncentive: 'Zielprämie im Zeitraum',
  proration: 'Zeitanteil',
  partOfPeriod: 'Anteil an allem, was je Zeitraum gilt',
  partProrated: 'Anteil an dem, was zeitanteilig gilt',
  forPart: (range) => `Für ${range}`,
  wholePeriod: 'Auf den ganzen Zeitraum gerechnet',
  pay: 'Vergütung',
  packs: { full: 'Volle Pakete', started: 'Angefangene Pakete', exact: 'Pakete' },
  payAfter: (step) => `Vergütung nach ${step}`,
  fixedAmount: 'Fester Betrag',
  bound: (which, state) => {
    if (state === undefined) return BOUNDS[which];
    if (state === 'applies') return `${BOUNDS[which]} (greift)`;
    return `${BOUNDS[which]} (${which.endsWith('cap') ? 'nicht erreicht' : 'nicht benötigt'})`;
  },
  afterBound: (which) => AFTER_BOUND[which],
  belowZero: 'Negative Vergütung zählt als 0',
  rounded: (mode, decimals) =>
    `${WORDS_DE.rounding[mode]} gerundet auf ${decimals} ${decimals === 1 ? 'Nachkommastelle' : 'Nachkommastellen'}`,
  roundedRatio: (mode, step) => `${WORDS_DE.rounding[mode]} gerundet in Schritten von ${step}`,
  amount: 'Betrag',
  amountRounded: (how) => (how === undefined ? 'Betrag' : `Betrag, ${how}`),
  amountSharedOut: 'Betrag: Anteil dieses Bausteins an der Summe, die als Ganzes gerundet wird',

  gainMargin: (margin, lines, expected) => `Deckungsbeitrag ${margin} (${lines}) − erwartet ${expected}`,
  gainExpected: (amount, rate, origin) => `erwartet: ${amount} Umsatz × ${rate} (${origin})`,
  gainThen: (margin, amount, range) => `${range}: Deckungsbeitrag ${margin} ÷ Umsatz ${amount}`,
  gainReference: 'Vergleichssatz laut Plan',
  lineCount,

  readAt: (what, at) => `${what} bei ${at}`,
  scaleFrom: (from, to, open, closed) =>
    `${open ? 'über' : 'ab'} ${from}${to === undefined ? '' : ` ${closed ? 'bis' : 'bis unter'} ${to}`}`,
  scaleBelow: (mark, closed) => `${closed ? 'bis' : 'unter'} ${mark}`,
  scaleBetween: (from, value, to, next) => `zwischen ${value} (bei ${from}) und ${next} (bei ${to})`,
  scaleBeyond: (from, value, slope, unit) => `${value} (bei ${from}), dazu ${slope} je weitere ${unit}`,
  tier: (from, to, rate) => `${from} – ${to} zu ${rate}`,
  atRate: (rate) => `zu ${rate}`,
  byTiers: 'Summe der Stufen',
  wholeAt: (rate, from, open) => `das Ganze zu ${rate} (Stufe ${open ? 'über' : 'ab'} ${from})`,
  inProportion: 'derselbe Prozentsatz',
  matrixCell: (row, column) => `Zeile ${row}, Spalte ${column}`,

  compared: (left, value, test, bound, holds) => `${left}: ${value}, verlangt ${test} ${bound} (${erfuellt(holds)})`,
  several: (which, holds) => {
    const what = { all: 'Alle diese Bedingungen', any: 'Eine dieser Bedingungen', none: 'Keine dieser Bedingungen' }[
      which
    ];
    return `${what} verlangt: ${erfuellt(holds)}`;
  },
  requirementMet: (name) => `${name}: erfüllt, die Vergütung bleibt`,
  requirementMissed: (name, remains) =>
    `${name}: nicht erfüllt, ${remains === 'share' ? 'verbleibender Anteil' : 'die Vergütung beträgt höchstens'}`,
  averageRate: 'Durchschnittlicher Satz',
  zeroDenominator: 'Vereinbart für den Nenner 0',
  dividedByZero: (above) => `statt ${above} ÷ 0`,

  sumOfComponents: 'Summe der Bausteine',
  cutFrom: (name, before) => `${name} (vor dem Deckel ${before})`,
  cutParts: 'Unter dem Deckel entfällt auf die Bausteine:',
  sumSoFar: 'Bisherige Summe',
  topUp: (which) =>
    which === 'guarantee' ? 'Aufstockung auf die Garantie' : 'Aufstockung auf den Mindestbetrag des Plans',
  budgetFactor: 'Faktor des Budgets über alle',
  budgetRemainder: 'Anteil an den Cents des Budgets',
  afterBudget: 'Nach dem Budget',
  budgetIdle: 'Das Budget über alle kürzt nur Beträge über 0.',
  earned: 'Verdient',
  payable: 'Auszuzahlen',
  notPaidBelowZero: 'Ein Betrag unter 0 wird nicht ausgezahlt',
  marginSplit: ({ gain, volume, mix, rate, newGroups }) =>
    `Margenzuwachs ${gain} = Menge ${volume} + Mix ${mix} + Margensatz ${rate} + neue Gruppen ${newGroups}`,
  inNoSum: 'Wird nicht gezahlt: Dieser Betrag wird nur gezeigt und steht in keiner Summe.',
  adjustment: (component, reason, author) =>
    `Anpassung${component === undefined ? '' : ` zu ${component}`}: ${reason} (${author})`,
  advance: (date) => `Vorschuss vom ${date}, abgezogen`,
  carried: 'Bleibt offen und wird vorgetragen',
  draw: 'Garantierter Abschlag: mindestens auszuzahlen',
  openBefore: (component) =>
    component === undefined ? 'Offen aus der vorigen Abrechnung' : `Offen aus früheren Abrechnungen: ${component}`,
  forgiven: (component) => (component === undefined ? 'Offen und erlassen' : `Offen und erlassen: ${component}`),
  settledBefore: 'Bisher abgerechnet',
  difference: 'Unterschied',
  beforeReversals: (reversals) => `Vor der Rücknahme ${reversals}`,
  takenBack: 'Zurückgefordert',
  clawbackShare: 'Anteil, der zurückgefordert wird',
  afterClawback: 'Verbleibt nach der Rückforderung',
  correction: (period, about) => `Berichtigung für ${period}: ${about}`,
  heldBack: (holdback) => `Einbehalten: ${holdback}`,
  heldOfCorrection: (holdback, period, what, isLess) => {
    if (what === 'lapsed')
      return `${isLess ? 'War nie gezahlt, wird also nicht zurückgeholt' : 'Verfallen wie zuvor'}: ${holdback} aus ${period}`;
    return `${isLess ? 'Davon nicht mehr einbehalten' : 'Davon einbehalten'}: ${holdback} aus ${period}`;
  },
  released: (holdback, period) => `Freigegeben: ${holdback} aus ${period}`,
  forfeited: (holdback, period, reason) =>
    `Verfallen, da ${reason === 'final' ? 'dies die letzte Abrechnung ist' : 'der letzte Tag verstrichen ist'}, und nicht ausgezahlt: ${holdback} aus ${period}`,
  correctedStep: (step) => CORRECTED_STEPS[step],
  earlierParts: 'Abzüglich dessen, was die Zeiträume davor in diesem Jahr davon verdient haben',
  earnedInPeriod: 'In diesem Zeitraum verdient',
  earnedBefore: 'Dazu, was frühere Abrechnungen davon ergaben',
  earnedSoFar: 'Bisher verdient',
  paidBefore: 'Abzüglich dessen, was frühere Abrechnungen davon gezahlt haben',
  leftToPay: 'Noch zu zahlen',
  afterSetOff: 'Nach Verrechnung',

  notes: {
    group_without_baseline: (groups) =>
      `Beim Effizienzgewinn nicht angesetzt, da Umsatz zum Vergleich fehlt und der Plan keinen Vergleichssatz nennt: ${groups}.`,
    quota_prorated_to_zero: () =>
      'Für die Zielvorgabe zählt kein Tag dieses Zeitraums; dieser Baustein zahlt daher nichts.',
    quota_of_last_period: (period) =>
      `Kein Tag dieses Zeitraums zählt, wohl aber früher Verkauftes: Zielvorgabe und Zielprämie sind die von ${period}, ungekürzt.`,
    quota_zero: () => 'Die Zielvorgabe ist 0; es gilt die Zielerreichung, die der Plan dafür vorsieht.',
    marks_prorated_to_zero: () => 'Kein Tag dieses Zeitraums zählt für die Stufen; nach ihnen wird nichts gezahlt.',
    nobody_in_team: () => 'Zu diesem Team gehört niemand; es hat keine Posten.',
    won_back_counts_as_new: (gap) => `Wer ${gap} lang nichts gekauft hatte und dann wieder kaufte, zählt als Neukunde.`,
    zero_denominator: () => 'Ein Quotient hatte den Nenner 0; es gilt, was der Plan dafür vorsieht.',
    nothing_to_measure: (kpis) => `Es gab nichts zu messen; es gilt, was der Plan dafür vorsieht: ${kpis}.`,
    lines_without_cost_left_out: () => 'Posten ohne bekannte Kosten wurden nicht angesetzt, wie der Plan es vorsieht.',
    modifiers_pass: (modifiers) => `Nicht angewendet, da die Vergütung nicht über 0 liegt: ${modifiers}.`,
    pairs_counted_before: (count) =>
      `Neue Leistungsgruppen, die eine frühere Abrechnung schon gezählt hat, nicht noch einmal gezählt: ${count}.`,
    pairs_pending: (count) =>
      `Neue Leistungsgruppen, deren Rest zählt, sobald sie lange genug gehalten wurden: ${count}.`,
    pairs_lapsed: (count) =>
      `Neue Leistungsgruppen, deren Rest verfallen ist, da sie nicht lange genug gehalten wurden oder die Beschäftigung endet: ${count}.`,
  },
  notices: {
    plan_before_effective: () => 'Der Plan galt noch nicht im ganzen Zeitraum.',
    unclaimed_lines: (count) => `Posten, die niemandem zugerechnet sind: ${count ?? 'einige'}.`,
    not_employed_lines: (count) => `Posten außerhalb der Beschäftigung, nicht berücksichtigt: ${count ?? 'einige'}.`,
    look_alike_ids: (_count, about) => `Diese Bezeichnungen sehen gleich aus, sind aber verschieden: ${about}.`,
    closed_periods_changed: (_count, about) =>
      `Angaben zu abgerechneten Zeiträumen haben sich seither geändert; sie blieben vorerst, wie sie sind: ${about}.`,
    pairs_lapsed: (count) =>
      `Neue Leistungsgruppen, deren Rest verfallen ist, da der Plan nicht mehr auf ihn wartet: ${count ?? 'einige'}.`,
    no_eligible_days: () =>
      'Kein Tag dieses Zeitraums zählt: Was je Zeitraum gilt, ist 0, sofern bei einem Baustein nichts anderes steht.',
  },
  untraced:
    'Diese Abrechnung wurde ohne Rechenschritte erstellt; sie zeigt die Werte, aber nicht, wie sie zustande kommen.',
  legend: [
    'Jeder Block liest sich von oben nach unten wie ein Rechenstreifen. Eingerückte Zeilen zeigen, wie die nächste Zeile zustande kommt.',
    '→ liest einen Wert aus der Staffel des Plans ab, ≈ rundet, ≤ ist eine Obergrenze, ≥ eine Untergrenze.',
    '… heißt, dass weitere Ziffern folgen; gerechnet wird mit den genauen Werten, und Beträge werden nur gerundet, wo es dasteht.',
  ],
  legendOfSums:
    'Werden Quotienten vieler Gruppen addiert, so wird ihre Summe auf 12 Nachkommastellen gerundet, weit unter einem Cent: Der genaue Wert könnte Tausende von Ziffern haben.',
};

const MONTHS = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
] as const;

const AFTER_BOUND: Readonly<Record<BoundWord, string>> = {
  cap: 'Nach dem Deckel',
  floor: 'Nach dem Mindestbetrag',
  'plan-cap': 'Nach dem Deckel des Plans',
  'plan-floor': 'Nach dem Mindestbetrag des Plans',
  guarantee: 'Nach der Garantie',
};

function erfuellt(holds: boolean): string {
  return holds ? 'erfüllt' : 'nicht erfüllt';
}

function sourceText(source: string | undefined): string {
  return source === undefined ? '' : ` (Quelle: ${source})`;
}

function comma(text: string | undefined): string {
  return text === undefined ? '' : `, ${text}`;
}

/** What the plan, or a budget, says of the sum of the components. */
const CORRECTED_STEPS: Readonly<Record<StatementStep['step'], string>> = {
  cap: 'Obergrenze des Plans',
  floor: 'Mindestbetrag des Plans',
  budget: 'Budget über alle',
  guarantee: 'Aufstockung auf die Garantie',
};
