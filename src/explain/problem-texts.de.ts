/** What is wrong with an input and what to do next, in German: one text a code. */
import type { ProblemCode } from '../trace/problem-codes.js';

export const PROBLEM_TEXTS_DE = {
  // figures
  not_a_figure:
    'Das ist keine Zahl. Schreiben Sie Ziffern mit Punkt, etwa "12.50": ohne Komma, ohne Gruppierung, ohne Leerzeichen.',
  figure_too_many_digits: 'Die Zahl hat zu viele Stellen. Höchstens 18 vor und 12 nach dem Punkt sind möglich.',
  number_not_exact:
    'Diese Zahl sieht nach dem Ergebnis einer Gleitkommarechnung aus. Runden Sie sie vorher, oder übergeben Sie sie als Text.',
  percent_not_allowed:
    'Hier kann kein Prozentzeichen stehen. Schreiben Sie eine einfache Zahl wie "12.50" oder das, was erwartet wird.',
  fraction_not_allowed: 'Hier kann kein Bruch stehen. Schreiben Sie die Zahl mit Dezimalstellen.',
  denominator_too_large: 'Der Nenner ist zu groß. Schreiben Sie einen Bruch mit einem Nenner bis 1.000.000.',
  division_by_zero: 'Es wird durch 0 geteilt. Sagen Sie mit "ifZero", was dann gilt.',
  figure_too_long:
    'Eine Zahl wurde zu lang, um sie exakt zu halten. Verwenden Sie Zahlen mit weniger Stellen, oder runden Sie zwischendurch.',
  // shape
  input_not_readable: 'Das ließ sich nicht lesen. Übergeben Sie einfache Objekte, wie JSON.parse sie liefert.',
  not_plain_data:
    'Hier können nur einfache Objekte, Listen, Texte, Zahlen, true und false stehen. Wandeln Sie Datumswerte, Funktionen und andere Objekte vorher in Text um.',
  forbidden_key: 'Dieser Schlüssel ist nie erlaubt. Nehmen Sie ihn heraus.',
  circular_input: 'Die Eingabe enthält sich hier selbst. Übergeben Sie einfache Daten ohne Kreise.',
  too_deep: 'Die Eingabe ist zu tief verschachtelt. Nehmen Sie Ebenen heraus.',
  too_large: 'Die Eingabe enthält zu viele Werte. Teilen Sie sie auf, oder nehmen Sie Unnötiges heraus.',
  missing_field: 'Ein Feld fehlt. Ergänzen Sie es.',
  unknown_field: 'Dieses Feld ist hier nicht bekannt. Berichtigen Sie den Namen, oder nehmen Sie es heraus.',
  wrong_type:
    'Der Wert hat die falsche Art. Schreiben Sie, was erwartet wird, oder lassen Sie ein freiwilliges Feld weg.',
  not_one_of: 'Dieses Wort kann hier nicht stehen. Schreiben Sie eines der erwarteten.',
  not_a_date: 'Das ist kein Kalendertag. Schreiben Sie ihn als YYYY-MM-DD, und nur Tage, die es gibt.',
  dates_reversed: 'Der letzte Tag liegt vor dem ersten. Bringen Sie die Daten in die richtige Reihenfolge.',
  not_a_span: 'Das ist keine Dauer. Schreiben Sie ganze Monate wie "P12M" oder Tage wie "P91D".',
  not_an_integer: 'Hier ist eine ganze Zahl nötig. Schreiben Sie sie ohne Dezimalstellen.',
  out_of_range: 'Die Zahl liegt außerhalb dessen, was hier möglich ist. Schreiben Sie eine innerhalb der Grenzen.',
  text_empty: 'Der Text ist leer. Schreiben Sie etwas, oder lassen Sie das Feld weg.',
  text_too_long: 'Der Text ist zu lang. Kürzen Sie ihn.',
  text_control_characters: 'Der Text enthält Steuerzeichen. Nehmen Sie sie heraus.',
  id_empty: 'Die Kennung ist leer. Geben Sie ihr mindestens einen Buchstaben oder eine Ziffer.',
  id_too_long: 'Die Kennung ist zu lang. Höchstens 128 Zeichen sind möglich.',
  id_begins_wrong:
    'Die Kennung beginnt mit dem falschen Zeichen. Namen, die ein Plan vergibt, beginnen mit einem Buchstaben, andere Kennungen mit einem Buchstaben oder einer Ziffer.',
  id_not_nfc:
    'Die Kennung ist mit zusammengesetzten Zeichen geschrieben, die gleich aussehen, es aber nicht sind. Übergeben Sie sie in der Unicode-Normalform C.',
  id_invisible_characters: 'Die Kennung enthält Zeichen, die man nicht sieht. Nehmen Sie sie heraus.',
  duplicate_id: 'Diese Kennung steht hier ein zweites Mal. Geben Sie jedem eine eigene, oder nehmen Sie eine heraus.',
  list_too_short: 'Die Liste hat zu wenige Einträge. Ergänzen Sie welche, oder lassen Sie das Feld weg.',
  list_too_long: 'Die Liste hat zu viele Einträge. Nehmen Sie welche heraus.',
  // plan
  no_word: 'Keines der Wörter, die sagen, worum es geht, steht hier. Schreiben Sie eines der erwarteten.',
  two_words: 'Hier stehen zwei Wörter, die einander ausschließen. Behalten Sie eines davon.',
  word_not_here:
    'Dieses Wort gehört an eine andere Stelle. Setzen Sie es dorthin, wo es erwartet wird (neben ein Wort; nach einem Doppelpunkt: in dessen Objekt), oder nehmen Sie es heraus.',
  word_needs_more:
    'Diese Messgröße lässt sich nicht nur mit ihrem Namen schreiben. Schreiben Sie ein Objekt, das sagt, was sie nimmt.',
  how_not_here: 'Was gezahlt wird, kann nicht auf diese Weise von der Größe abhängen. Nehmen Sie eine der erwarteten.',
  currency_not_valid: 'Das ist keine Währung. Schreiben Sie die drei Großbuchstaben nach ISO 4217.',
  year_start_not_valid: 'Das Geschäftsjahr muss am Ersten eines Monats beginnen. Schreiben Sie MM-01.',
  money_trailing_zero:
    'Dieser Betrag endet mit einer Null jenseits der kleinsten Einheit der Währung: Sollte der Punkt Tausender trennen? Schreiben Sie einen der erwarteten Beträge.',
  amount_not_money:
    'Diese Messgröße ist eine Anzahl oder ein Verhältnis, nötig ist ein Geldbetrag. Nehmen Sie sie mit Geld mal, oder nehmen Sie eine andere.',
  needs_percent: 'Bei einer Zielerreichung oder einem Verhältnis steht hier ein Prozentzeichen. Schreiben Sie es so.',
  percent_not_here:
    'Bei Geld oder einer Anzahl steht hier kein Prozentzeichen. Schreiben Sie den Betrag oder die Anzahl selbst oder das, was erwartet wird.',
  marks_mixed: 'Einige davon haben ein Prozentzeichen, andere nicht. Schreiben Sie alle gleich.',
  marks_not_rising: 'Die Marken steigen nicht an. Ordnen Sie sie, jede nur einmal.',
  curve_on_own_figure:
    'Ein Satz auf einer Kurve kann nicht mit der Größe mitlaufen, auf die er gezahlt wird. Nehmen Sie Stufen, oder zahlen Sie einen Anteil oder einen Betrag.',
  edge_without_jump:
    'An diesen Marken springt nichts, so dass es gleich ist, auf welcher Seite sie liegen. Nehmen Sie "edge" heraus.',
  on_figure_needs_quota:
    'Ohne Zielvorgabe gelten die Marken ohnehin für die Bemessungsgrundlage. Nehmen Sie "on" heraus, oder ergänzen Sie "quota".',
  matrix_one_figure:
    'Zeilen und Spalten der Matrix lesen dieselbe Größe. Sagen Sie mit "on", was eine von beiden liest, oder nehmen Sie Stufen ("steps").',
  cells_not_matching:
    'Eine Matrix hat eine Zeile mit Werten je Marke ihrer Zeilen und darin einen Wert je Marke ihrer Spalten. Ergänzen Sie, was fehlt, oder nehmen Sie heraus, was zu viel ist.',
  target_incentive_missing:
    'Ein Teil der Zielprämie ist genannt, aber der Plan hat keine. Ergänzen Sie "targetIncentive".',
  share_needs_quota:
    'Ein Anteil nach Stufen ist ein Teil der Zielerreichung, aber es gibt keine Zielvorgabe. Ergänzen Sie "quota", oder nehmen Sie "steps" oder "curve".',
  weight_missing: 'Mehrere teilen sich die Zielprämie, und hier fehlt ein Gewicht. Geben Sie jedem eines.',
  weight_not_here: 'Ein Gewicht steht, wo kein Anteil der Zielprämie gezahlt wird. Nehmen Sie es heraus.',
  weights_not_whole: 'Diese Gewichte ergeben zusammen nicht 100 %. Berichtigen Sie sie.',
  table_not_splittable:
    'Die Größe ist hier nicht die Summe der Größen solcher Gruppen. Nehmen Sie eine Summe, eine Anzahl von Posten, eine Anzahl von Paaren (nicht nach einem Merkmal) oder keine Tabelle.',
  reference_rate_needs_groups:
    'Sätze nach Gruppen brauchen eine Messgröße nach Gruppen. Ergänzen Sie "by", oder schreiben Sie einen einzigen Satz.',
  times_needs_share:
    'Ein Vielfaches der Zielprämie braucht einen Bestandteil, der einen Anteil davon zahlt. Schreiben Sie stattdessen einen Betrag.',
  measure_missing:
    'Die Art "other" hat keine eigene Messgröße. Sagen Sie, was gemessen wird, oder zahlen Sie einen festen Betrag.',
  unknown_component: 'Es gibt keinen Bestandteil mit dieser Kennung. Berichtigen Sie sie.',
  acts_on_nothing: 'Das wirkt auf keinen Bestandteil des Plans. Nennen Sie Bestandteile oder Arten, die es gibt.',
  component_not_above:
    'Weiter oben steht kein Baustein mit dieser Kennung, und nur deren Werte lassen sich hier lesen. Berichtigen Sie die Kennung, oder rücken Sie den Baustein nach oben.',
  attainment_without_quota:
    'Dieser Baustein hat keine Zielvorgabe und damit keine Zielerreichung. Geben Sie ihm eine „quota“, oder lesen Sie seinen Betrag.',
  attainment_of_unpaid:
    'Dieser Baustein zahlt nicht („pays“: false): Er wird nur gezeigt, und seine Zielerreichung gibt nichts frei. Lassen Sie ihn zahlen, oder lesen Sie einen anderen.',
  earned_of_total_rounding:
    'Der Plan rundet die Summe der Bausteine einmal, sodass kein einzelner einen gerundeten Betrag hat. Runden Sie je Baustein („component“).',
  acts_on_what_it_reads:
    'Dieser Modifikator liest einen Baustein, auf den er selbst wirkt. Nennen Sie unter „components“ die anderen, oder lesen Sie einen anderen.',
  circular_components:
    'Dieser Wert hängt von sich selbst ab: Ein Modifikator liest einen Baustein, dessen eigener Modifikator zurückliest. Streichen Sie einen davon.',
  comparison_missing:
    'Eine Bedingung braucht einen Vergleich neben ihrer Messgröße. Ergänzen Sie einen der erwarteten.',
  two_comparisons:
    'Eine Bedingung nimmt einen Vergleich. Behalten Sie einen, oder verbinden Sie zwei Bedingungen mit "all".',
  group_with_quota:
    'Ein Baustein mit Zielvorgabe zahlt nach der Zielerreichung aller seiner Posten, nicht Gruppe für Gruppe. Nehmen Sie "quota" oder "group" weg.',
  group_not_here:
    'Der Wert dieser Messgröße lässt sich nicht nach solchen Gruppen bilden. Nehmen Sie eine der erwarteten oder keine Gruppe.',
  amount_not_accumulated:
    'Seit Jahresbeginn gerechnet würde ein Betrag, der in jedem Zeitraum gleich ist, nur einmal im Jahr gezahlt. Setzen Sie "accumulate" an die anderen Bestandteile statt an diesen, oder zahlen Sie nach Stufen ("steps").',
  total_rounding_not_here:
    'Was von Abrechnung zu Abrechnung weiterläuft (seit Jahresbeginn oder nach Zahlungseingang), wird je Bestandteil gerundet, der Plan rundet aber einmal deren Summe. Runden Sie je Bestandteil ("component").',
  held_of_unpaid:
    'Dieser Bestandteil zahlt nicht ("pays": false), also lässt sich nichts davon einbehalten. Lassen Sie ihn zahlen, oder nehmen Sie ihn hier heraus.',
  held_above_whole: 'Von einem Bestandteil würde mehr einbehalten, als er verdient hat. Verringern Sie die Anteile.',
  shares_not_whole: 'Die Anteile der Teilbeträge ergeben zusammen nicht 100 %. Berichtigen Sie sie.',
  spans_not_alike:
    'Einige dieser Längen sind ganze Monate, andere Tage, und ein Monat hat keine feste Zahl von Tagen. Schreiben Sie alle in Monaten oder alle in Tagen.',
  // facts
  covers_missing: 'Es fehlt, für welche Tage die Posten vollständig sind. Ergänzen Sie "covers" mit "from" und "to".',
  unknown_payee: 'Es gibt keinen Empfänger mit dieser Kennung. Berichtigen Sie sie, oder ergänzen Sie den Empfänger.',
  unknown_reference:
    'Nichts mit dieser Kennung wurde übergeben. Berichtigen Sie sie, oder ergänzen Sie, was sie nennt.',
  circular_reference: 'Die Verweise laufen im Kreis. Berichtigen Sie einen davon.',
  payee_and_credits: 'Ein Posten nennt seinen Empfänger oder seine Anteile, nicht beides. Behalten Sie eines davon.',
  duplicate_credit: 'Ein Empfänger steht hier zweimal. Machen Sie einen Anteil daraus.',
  shares_above_one:
    'Die Anteile ergeben zusammen mehr als 1. Berichtigen Sie sie, oder kennzeichnen Sie zusätzliche als "overlay".',
  reversal_of_reversal: 'Das nimmt einen Posten zurück, der selbst eine Rücknahme ist. Nennen Sie den ursprünglichen.',
  reversal_unknown_line:
    'Der zurückgenommene Posten wurde nicht übergeben. Ergänzen Sie ihn, oder berichtigen Sie die Kennung.',
  reversal_unknown_invoice:
    'Kein Posten der zurückgenommenen Rechnung wurde übergeben. Ergänzen Sie sie, oder berichtigen Sie die Nummer.',
  reversal_too_large:
    'Es wird mehr zurückgenommen, als da war, oder der Betrag hat das Vorzeichen seines Postens. Berichtigen Sie den Betrag.',
  payments_too_large:
    'Es wurde mehr gezahlt als der Betrag abzüglich dessen, was zurückgenommen wurde, oder mehr zurückgezahlt als gezahlt. Berichtigen Sie die Zahlungen; eine Rückzahlung ist eine negative.',
  not_of_reversal:
    'Eine Rücknahme hat keine eigenen Zahlungen und keine eigene Laufzeit. Übergeben Sie eine Rückzahlung als negative Zahlung des Postens, den sie zurücknimmt, und nehmen Sie dies heraus.',
  not_a_period: 'Das nennt keinen Zeitraum. Schreiben Sie "2026-03", "2026-Q1", "2026-H1" oder "2026".',
  dated_overlap: 'Zwei Einträge gelten am selben Tag. Berichtigen Sie ihre Daten.',
  kpi_given_twice: 'Die Kennzahl ist für einen Zeitraum zweimal übergeben. Nehmen Sie eine heraus.',
  // settling
  period_not_of_plan: 'Das ist kein Zeitraum des Plans. Nennen Sie einen von der Länge, die der Plan sagt.',
  payee_of_other_plan:
    'Der Empfänger gehört zu einem anderen Plan. Rechnen Sie mit jenem ab, oder berichtigen Sie den Empfänger.',
  plan_not_effective: 'Der Plan gilt in diesem Zeitraum nicht. Nehmen Sie den Plan jener Zeit.',
  versions_gap:
    'Der Plan ändert sich in diesem Zeitraum, und an manchen Tagen gilt keine Fassung. Verlängern Sie "effective" bei einer, oder ergänzen Sie die Fassung dazwischen.',
  versions_overlap:
    'Zwei Fassungen des Plans gelten an denselben Tagen. Beenden Sie "effective" der einen am Tag vor dem Beginn der anderen.',
  versions_differ:
    'Fassungen eines Plans, die in einem Zeitraum gelten, müssen hierin gleich sein. Lassen Sie die Änderung mit einem neuen Zeitraum gelten, oder unter einer anderen Plan-Kennung.',
  baseline_of_dates:
    'Der Plan ändert sich in diesem Zeitraum, und eine Vergleichszeit aus zwei Daten hat keinen Teil, der zu einigen seiner Tage gehört. Schreiben Sie "previous-year" oder "previous-period", oder lassen Sie die Änderung mit einem neuen Zeitraum gelten.',
  tally_not_for_this:
    'Die Zusammenfassung wurde nicht für diesen Plan und Zeitraum gemacht. Machen Sie sie mit einer Vorgabe, die beide nennt.',
  not_a_tally:
    'Das ist nicht der Text einer Zusammenfassung. Übergeben Sie unverändert, was tallyJson geschrieben hat.',
  covers_too_short:
    'Die Posten sind für einen Zeitraum, den der Plan betrachtet, nicht vollständig. Übergeben Sie die fehlenden, und erweitern Sie "covers".',
  since_missing:
    'Es ist nicht bekannt, seit wann das ein Kunde ist. Ergänzen Sie "since", oder im Plan "unknownCustomers".',
  segment_missing: 'Das Segment dieses Kunden ist nicht bekannt. Ergänzen Sie "segment".',
  cost_missing:
    'Ein Posten hat keine Kosten, wo ein Ertrag gelesen wird. Ergänzen Sie sie, oder im Plan "unknownCost".',
  list_price_missing: 'Ein Posten hat keinen Listenpreis, wo ein Nachlass gelesen wird. Ergänzen Sie "list".',
  units_missing: 'Ein Posten hat keine Menge, wo Mengen addiert werden. Ergänzen Sie "units".',
  kpi_missing:
    'Die Kennzahl wurde für diesen Empfänger und Zeitraum nicht übergeben. Ergänzen Sie sie; null sagt, dass es nichts zu messen gab.',
  nothing_to_measure: 'Für diese Kennzahl gab es nichts zu messen. Sagen Sie mit "ifNone", was dann gilt.',
  personal_missing: 'Die persönliche Größe wurde für diesen Empfänger nicht übergeben. Ergänzen Sie sie.',
  quota_missing: 'Die Zielvorgabe wurde für diesen Empfänger nicht übergeben. Ergänzen Sie sie.',
  dated_gap: 'Eine datierte Größe hat eine Lücke in den Tagen, die zählen. Schließen Sie sie.',
  quota_zero:
    'Die Zielvorgabe ist 0, also gibt es keine Zielerreichung. Berichtigen Sie sie, oder sagen Sie mit "ifZero", was dann gilt.',
  attainment_missing:
    'Der Baustein, dessen Zielerreichung gelesen wird, läuft in diesem Zeitraum nicht. Rechnen Sie einen Zeitraum seiner Laufzeit ab, oder streichen Sie das Lesen.',
  too_many_conditions:
    'Die Pläne fragen bei einzelnen Posten mehr ab (Merkmale, Alter der Kunden, Beträge), als ein Zählwerk auseinanderhält. Fragen Sie weniger ab, oder zählen Sie die Pläne getrennt.',
  days_given_twice: 'Die Tage dieses Zeitraums sind doppelt angegeben. Behalten Sie eine der Angaben.',
  rate_given_twice:
    'Für diesen Tag gibt es zwei Wechselkurse: dasselbe Datum, Zeiträume, die sich überschneiden, oder ein Datum innerhalb eines Zeitraums. Behalten Sie einen davon.',
  rate_to_itself: 'Eine Währung hat keinen Wechselkurs zu sich selbst. Nennen Sie unter "to" die Währung des Plans.',
  rate_missing:
    'Der Posten ist in einer anderen Währung, und für sein Datum fehlt ein Wechselkurs: Es gibt weder einen des Zeitraums noch einen von höchstens 7 Tagen davor. Ergänzen Sie ihn unter "rates".',
  reversal_other_currency:
    'Zurückgenommen wird in einer anderen Währung als der des Postens, oder die Posten der Rechnung sind in mehreren. Nehmen Sie jeden Posten in seiner eigenen Währung zurück.',
  days_missing:
    'Der Plan rechnet mit übergebenen Tagen anteilig, und für genau diesen Zeitraum sind keine da. Ergänzen Sie sie bei der Person als "days".',
  seasonal_not_of_a_year:
    'Nur ein Jahresbetrag lässt sich nach Saison auf die Zeiträume verteilen. Schreiben Sie "per": "year", oder nehmen Sie "seasonal" weg.',
  seasonal_not_whole: 'Die Anteile der Zeiträume eines Jahres ergeben zusammen nicht 100 %. Berichtigen Sie sie.',
  unit_unknown:
    'Niemand von den übergebenen Personen gehört zu dieser Einheit. Berichtigen Sie den Namen, oder geben Sie die Einheit ("unit") der Personen an.',
  zero_denominator: 'Ein Quotient hat den Nenner 0. Sagen Sie mit "ifZero", was er dann ist.',
  table_key_missing:
    'Die Tabelle hat keine Zeile für diesen Schlüssel. Ergänzen Sie eine, oder eine Zeile "*" für alle anderen. „channel: –“ heißt: Posten ohne das Merkmal „channel“ (in "tags"); geben Sie es ihnen oder ihrem Kunden, oder ergänzen Sie "*".',
  amends_before_first_statement:
    'Eine Rücknahme betrifft einen Posten aus der Zeit vor der ersten Abrechnung. Sagen Sie mit "amendsBefore", was damit geschieht: "own-date" zählt sie an ihrem eigenen Tag, "leave-out" gar nicht.',
  closed_period_changed:
    'Angaben zu einem abgerechneten Zeitraum haben sich seither geändert; er ergibt nun um diesen Betrag mehr oder weniger. Sagen Sie mit "reopen", ab welchem Zeitraum berichtigt wird, oder "none", um es für später zu lassen.',
  period_not_closed:
    'Nur ein abgerechneter Zeitraum, dessen Posten und Plan übergeben wurden, lässt sich wieder öffnen. Nennen Sie einen von diesen.',
  period_already_settled:
    'Dieser Zeitraum, oder ein späterer, ist schon abgerechnet. Eine Abrechnung ändert sich nie: Rechnen Sie den nächsten Zeitraum ab, und berichtigen Sie diesen dort mit "reopen".',
  budget_plans_differ:
    'Ein Budget ist ein Betrag über alle: Die Pläne des Laufs müssen eine Währung haben und gleich runden. Rechnen Sie die anderen in einem eigenen Lauf ab.',
  payee_not_in_run: 'Für diese Person gibt es in dem Lauf keine Abrechnung. Den Grund nennt "skipped".',
  statement_changed:
    'Die Abrechnung ist nicht mehr die, die erstellt wurde: Ihre Prüfsumme passt nicht zu ihrem Inhalt. Übergeben Sie sie so, wie sie zurückgegeben wurde.',
  statement_not_linked:
    'Die Abrechnung folgt nicht auf die, die unter den übergebenen vor ihr steht. Übergeben Sie alle, und jede so, wie sie zurückgegeben wurde.',
  statement_missing:
    'Eine frühere Abrechnung wird gebraucht und wurde nicht übergeben. Übergeben Sie alle der Person bis dahin, oder rechnen Sie jenen Zeitraum zuerst ab.',
  statement_is_preview:
    'Eine Vorschau ist eine Schätzung und keine Abrechnung: Nichts knüpft an sie an, und nichts davon wird ausgezahlt. Übergeben Sie, was abgerechnet wurde.',
  statement_is_final:
    'Es gibt eine Schlussabrechnung, und auf sie folgt keine mehr. Lassen Sie sie weg, oder rechnen Sie danach nichts mehr ab.',
  // statements
  not_a_statement:
    'Das ist keine Abrechnung dieser Bibliothek. Übergeben Sie, was "settle" zurückgegeben hat, oder dessen wieder eingelesenes JSON.',
} as const satisfies Record<ProblemCode, string>;
