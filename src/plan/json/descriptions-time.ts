/** What an editor shows over the words about time: year to date, and what goes from one statement to the next. */
import type { AccumulateInput, ClawbackInput, DrawInput, HoldbackInput } from '../input-time.js';
import type { Described } from './descriptions.js';

/** Fields of `accumulate`. */
export const ACCUMULATE_TEXT: Described<AccumulateInput> = {
  text: 'Figure, quota, target incentive, floor and cap run from the start of the fiscal year.',
  fields: { quota: 'Those of the whole year (full), or of its periods so far (to-date).' },
};

/** Fields of `draw`. */
export const DRAW_TEXT: Described<DrawInput> = {
  text: 'Payable in any case; what it was more than earned is a balance, recovered from what is earned later.',
  fields: {
    amount: 'Money from 0 on.',
    atLeast: 'Money that is payable while a balance is open. Default: the amount.',
    recoverFrom: 'First day on which anything is recovered. Default: from the start.',
  },
};

/** Fields of a holdback. */
export const HOLDBACK_TEXT: Described<HoldbackInput> = {
  text: 'A share of what components earned, held back until something happens.',
  fields: {
    id: 'Begins with a letter; unique among the holdbacks.',
    share: 'Above 0; those of one component add up to at most 100 %.',
    until: 'paid: as the lines that earned it are paid; a date; year-end: the last day of the fiscal year.',
    releaseIf:
      '{ "customerActiveAfter": "P91D" }: the customer buys so long after the period that earned it, or later.',
    latest: 'From the end of the period that earned it: what is then still held is forfeited. Not of a date.',
    components: 'Ids of components that are paid. Default: all of them.',
  },
};

/** Payouts by their word. */
export const PAYOUT_TEXTS = {
  instalments: 'So many equal parts, 2 to 120: in this period and the following ones.',
  shares: 'One share for each part, adding up to 100 %: in this period and the following ones.',
};

/** Fields of `clawback`. */
export const CLAWBACK_TEXT: Described<ClawbackInput> = {
  text: 'How much is taken back of what a reversed line earned, by how long after the line the reversal is dated.',
  fields: {
    within: 'Later, nothing is taken back: "P12M".',
    shares: 'pro-rata: less day by day; or ages with their share, [["P0M", "100%"], ["P1M", "75%"]].',
  },
};
