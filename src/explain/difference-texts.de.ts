/** Why two systems paid differently, in German. */
import type { DifferenceWords } from './difference-words.js';

export const DIFFERENCE_DE: DifferenceWords = {
  amounts: (ours, theirs, difference) => `hier ${ours}, dort ${theirs}, Unterschied ${difference}`,
  nothing: 'nichts',
  equal: 'Beide zahlen gleich viel.',
  onlyOurs:
    'Dort wird an diese Person nichts gezahlt. Prüfen Sie, ob sie dort fehlt oder auf anderem Weg bezahlt wird.',
  onlyOursOfComponent: 'Dort wird für diesen Baustein nichts gezahlt. Prüfen Sie, ob er dort fehlt oder anders heißt.',
  onlyTheirsOfComponent:
    'Unsere Abrechnung zahlt keinen solchen Baustein. Prüfen Sie, ob die Kennung stimmt oder der Baustein im Plan fehlt.',
  rounding: 'Der Unterschied ist so klein, dass er vom Runden kommt: höchstens eine kleinste Einheit je Baustein.',
  withoutStep: (step) =>
    `Dort wird gezahlt, was wir ohne diesen Schritt zahlen würden: ${step}. Prüfen Sie, ob das andere System ihn kennt.`,
  beforeStep: (step) =>
    `Dort wird gezahlt, was vor diesem Schritt steht: ${step}. Er und alles, was danach kommt, fehlen dort. Prüfen Sie, ob das andere System davor aufhört.`,
  withoutComponent: (component) =>
    `Dort wird alles gezahlt außer einem Baustein: ${component}. Prüfen Sie, ob er dort fehlt.`,
  linesLeftOut: {
    not_employed:
      'Dort werden auch Posten bezahlt, die hier nirgends zählen, da die Person an deren Tag nicht beschäftigt war. Prüfen Sie Ein- und Austritt.',
    not_in_run:
      'Dort werden auch Posten bezahlt, die hier nirgends zählen, da die Person in diesem Lauf keine Abrechnung hat. Den Grund nennt "skipped" des Laufs.',
    failed:
      'Dort werden auch Posten bezahlt, die hier nirgends zählen, da sich die Person nicht abrechnen ließ. Was fehlt, nennt "failed" des Laufs.',
    outside_windows:
      'Dort werden auch Posten bezahlt, die hier nirgends zählen, da der Plan deren Tag nicht betrachtet. Prüfen Sie, ob sie in diesen Zeitraum gehören.',
    of_other_period:
      'Dort zählen auch Gutschriften zu Posten eines anderen Zeitraums; hier zählen sie in jenem. Prüfen Sie, ob sie dort zu ihrem eigenen Datum gebucht werden.',
    amends_before_first_statement:
      'Dort zählen auch Gutschriften zu Posten aus der Zeit vor der ersten Abrechnung, die der Plan nicht ansetzt. Sehen Sie "amendsBefore" im Plan nach.',
    of_unknown_line:
      'Dort zählen auch Gutschriften, deren Posten hier nicht übergeben wurde. Übergeben Sie den Posten, der zurückgenommen wird.',
    after_as_of:
      'Dort werden auch Posten bezahlt, die nach dem Tag der Vorschau liegen. Vergleichen Sie noch einmal, wenn der Zeitraum abgerechnet ist.',
  },
  unexplained:
    'Kein einzelner Schritt unserer Abrechnung erklärt ihn. Vergleichen Sie Baustein für Baustein: Übergeben Sie, was dort je Baustein gezahlt wurde.',
  unexplainedOfComponent:
    'Kein einzelner Schritt dieses Bausteins erklärt ihn. Vergleichen Sie Bemessungsgrundlage, Satz und Posten mit denen dort.',
  noStatement: {
    failed:
      'Dort wird jemand bezahlt, der sich hier nicht abrechnen ließ. Was fehlt, nennt "failed" des Laufs: Übergeben Sie es, und rechnen Sie noch einmal ab.',
    other_plan:
      'Dort wird jemand bezahlt, dessen Plan nicht zu diesem Lauf gehört. Ergänzen Sie den Plan, oder berichtigen Sie den Plan der Person.',
    without_plan:
      'Dort wird jemand bezahlt, der keinen Plan nennt, und dieser Lauf hat mehrere. Sagen Sie, welcher Plan für die Person gilt.',
    other_period:
      'Dort wird jemand bezahlt, dessen Plan in Zeiträumen anderer Länge abgerechnet wird. Vergleichen Sie mit dem Lauf jenes Zeitraums.',
    left_before:
      'Dort wird jemand bezahlt, der vor diesem Zeitraum ausgetreten ist und hier nichts offen hat. Prüfen Sie, ob der Austritt dort bekannt ist.',
    joins_later:
      'Dort wird jemand bezahlt, der erst nach diesem Zeitraum eintritt. Prüfen Sie, ob der Eintritt stimmt.',
    settled_for_good:
      'Dort wird jemand bezahlt, der hier schon seine Schlussabrechnung hat. Prüfen Sie, ob dort bekannt ist, dass alles abgerechnet ist.',
    not_in_facts:
      'Dort wird jemand bezahlt, der hier frühere Abrechnungen hat und unter den Personen fehlt. Ergänzen Sie die Person in den Daten.',
    unknown:
      'Dort wird jemand bezahlt, der hier nicht bekannt ist. Prüfen Sie, ob die Kennung stimmt, oder ergänzen Sie die Person.',
  },
  steps: {
    modifier: 'Faktor oder Voraussetzung des Plans',
    negative: 'Regel für Beträge unter 0',
    floor: 'Mindestbetrag',
    cap: 'Obergrenze',
    part: 'Abzug dessen, was die Zeiträume davor in diesem Jahr davon verdient haben',
    clawback: 'Rückforderung',
    'earned-before': 'Hinzurechnung dessen, was frühere Abrechnungen davon ergaben',
    rounding: 'Rundung',
    'total-rounding': 'Rundung der Summe',
    'paid-before': 'Abzug dessen, was frühere Abrechnungen davon gezahlt haben',
    'set-off': 'Verrechnung dessen, was davon offen war',
    budget: 'Budget über alle',
    guarantee: 'Aufstockung auf die Garantie',
    holdback: 'Einbehalt',
    release: 'Auszahlung von früher Einbehaltenem',
    forfeit: 'Verfall von früher Einbehaltenem',
    adjustment: 'eine Anpassung oder alle',
    correction: 'Berichtigung eines abgerechneten Zeitraums',
    balance: 'Verrechnung dessen, was frühere Abrechnungen offen ließen',
    draw: 'garantierter Abschlag',
    advance: 'ein Vorschuss oder alle',
  },
  ofPlan: 'des Plans',
};
