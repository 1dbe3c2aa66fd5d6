/**
 * The second path: settles 1998-Q1 of the Northwind tables once more, without the library.
 *
 *   node test/northwind/second-path.mjs <folder of the tables>
 *
 * It reads the CSV tables and works the quarter out for all nine people with its own exact fractions. It imports
 * nothing of this project and shares no code with it, so an error would have to be made twice to go unseen. The rules
 * of the plan are written here as plain code; the script stops if `plan.json` has other rules than that code.
 *
 * It prints JSON. Per employee and component: `figure`, `quota`, `attainment` and `pay` (exact, an integer or "n/d";
 * `pay` is before modifiers, cap and rounding, and may be below 0) and `amount` (after the factor, the rule for pay
 * below 0 and the cap, rounded once to cents, half up). Then `kinds` (sums of amounts), `earned` (after the guarantee)
 * and `payable`. `tables` holds totals over all lines, for checking another reading of the same tables.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// ---- exact fractions: { n, d }, d above 0, in lowest terms ----

const gcd = (a, b) => (b === 0n ? a : gcd(b, a % b));
const fraction = (n, d = 1n) => {
  if (d === 0n) throw new Error('division by zero');
  const g = gcd(n < 0n ? -n : n, d < 0n ? -d : d) * (d < 0n ? -1n : 1n);
  return { n: n / g, d: d / g };
};
const number = (text) => {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new Error(`not a number: ${JSON.stringify(text)}`);
  const [whole, decimals = ''] = text.split('.');
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
};
const ZERO = fraction(0n);
const ONE = fraction(1n);
const add = (a, b) => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
const subtract = (a, b) => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
const multiply = (a, b) => fraction(a.n * b.n, a.d * b.d);
const divide = (a, b) => fraction(a.n * b.d, a.d * b.n);
const below = (a, b) => a.n * b.d < b.n * a.d;
const lower = (a, b) => (below(b, a) ? b : a);
const higher = (a, b) => (below(a, b) ? b : a);
const total = (fractions) => fractions.reduce(add, ZERO);

/** Rounds to so many decimals, a tie away from zero. */
const round = (a, decimals) => {
  const scale = 10n ** BigInt(decimals);
  const units = (2n * (a.n < 0n ? -a.n : a.n) * scale + a.d) / (2n * a.d);
  return fraction(a.n < 0n ? -units : units, scale);
};
const exactText = (a) => (a.d === 1n ? `${a.n}` : `${a.n}/${a.d}`);
/** Money of 0 or more in whole cents, as text with two decimals. */
const centsText = (a) => `${(a.n * 100n) / a.d}`.padStart(3, '0').replace(/(..)$/, '.$1');

// ---- the plan this code was written for ----

const PLAN_RULES = `{
  "currency": "USD", "period": "quarter", "existingAfter": "P12M", "baseline": "previous-year", "baselineOf": "payee",
  "targetIncentive": { "amount": "24000", "per": "year" }, "weights": { "revenue": "70%", "performance": "30%" },
  "components": [
    { "id": "existing", "kind": "revenue", "weight": "60%", "quota": "existing",
      "measure": { "sum": "amount", "customers": "existing" },
      "pay": { "share": { "curve": [["60%", "0%"], ["100%", "100%"], ["150%", "200%"]], "above": "flat" } } },
    { "id": "new", "kind": "revenue", "weight": "40%", "quota": "new", "measure": { "sum": "amount", "customers": "new" },
      "pay": { "share": { "tiers": [["0%", "1"], ["100%", "1.4"]] } }, "cap": { "times": "2" } },
    { "id": "broadening", "kind": "performance", "quota": { "amount": "6", "per": "period" },
      "measure": { "newCategories": { "minimum": "250", "lookBack": "P12M" } },
      "pay": { "share": "linear" }, "cap": { "times": "2" } },
    { "id": "value-added", "kind": "profit",
      "measure": { "efficiencyGain": { "by": "category", "costs": ["material", "freight"] } },
      "pay": { "rate": "5%" }, "cap": "2500" } ],
  "modifiers": [{ "id": "feedback",
    "factor": { "curve": [["80%", "90%"], ["95%", "100%"], ["100%", "105%"]], "on": { "kpi": "complaints-in-time" } } }],
  "guarantee": "250" }`;

const checkPlan = (folder) => {
  const { format, id, title, labels, ...rules } = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8'));
  if (format !== 'dreiklang/1' || JSON.stringify(rules) !== JSON.stringify(JSON.parse(PLAN_RULES)))
    throw new Error(`plan.json (${id}) has other rules than those the second path was written for`);
};

// ---- the tables ----

/** Rows of a plain CSV file, without quoted cells, as objects by column name. */
const table = (folder, name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  if (text.includes('"')) throw new Error(`${name} has quoted cells, which this reader does not know`);
  const [head, ...rows] = text
    .trimEnd()
    .split(/\r?\n/)
    .map((row) => row.split(','));
  if (rows.some((cells) => cells.length !== head.length)) throw new Error(`${name} has a row of another length`);
  return rows.map((cells) => Object.fromEntries(head.map((column, i) => [column, cells[i]])));
};

/** Shares whole cents over weights: cut down, then the rest one by one to the largest remainders, ties to the earlier. */
const shareOut = (cents, weights) => {
  const exact = weights.map((weight) => divide(multiply(fraction(cents), weight), total(weights)));
  const parts = exact.map((part) => part.n / part.d);
  const remainder = (i) => subtract(exact[i], fraction(parts[i]));
  const byRemainder = [...parts.keys()].sort((i, j) => Number(subtract(remainder(j), remainder(i)).n) || i - j);
  const rest = cents - parts.reduce((a, b) => a + b, 0n);
  for (const i of byRemainder.slice(0, Number(rest))) parts[i] += 1n;
  return parts.map((part) => fraction(part, 100n));
};

const readLines = (folder) => {
  const products = new Map(table(folder, 'products.csv').map((row) => [row.ProductID, row]));
  const details = groupBy(table(folder, 'order_details.csv'), (row) => row.OrderID);
  return table(folder, 'orders.csv').flatMap((order) => {
    const rows = details.get(order.OrderID);
    const amounts = rows.map((row) =>
      multiply(multiply(number(row.UnitPrice), number(row.Quantity)), subtract(ONE, number(row.Discount))),
    );
    const freights = shareOut(multiply(number(order.Freight), number('100')).n, amounts);
    return rows.map((row, i) => {
      const { CategoryID: category, UnitPrice: listPrice } = products.get(row.ProductID);
      const material = multiply(multiply(number('0.6'), number(listPrice)), number(row.Quantity));
      const margin = subtract(amounts[i], add(material, freights[i]));
      const { OrderDate: date, CustomerID: customer, EmployeeID: employee } = order;
      return { date, customer, employee, category, amount: amounts[i], material, freight: freights[i], margin };
    });
  });
};

const groupBy = (items, keyOf) => {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
};
const amountOf = (lines) => total(lines.map((line) => line.amount));
const marginOf = (lines) => total(lines.map((line) => line.margin));
const between = (from, to) => (line) => from <= line.date && line.date <= to;

// ---- figures of the quarter ----

const inQuarter = between('1998-01-01', '1998-03-31');
const inBaseline = between('1997-01-01', '1997-03-31'); // the same quarter one year before
const inLookBack = between('1997-01-01', '1997-12-31'); // S0: twelve months up to the day before the quarter
const inStretch = between('1997-04-01', '1998-03-31'); // S1: twelve months up to the quarter's last day

/** New categories of existing customers: each new pair weighs this person's share of the pair's whole quarter. */
const broadeningFigure = (lines, employee, isExisting) => {
  const weights = [];
  for (const pair of groupBy(lines, (line) => `${line.customer} ${line.category}`).values()) {
    const now = pair.filter(inQuarter);
    const whole = amountOf(now);
    const wasSmall = below(amountOf(pair.filter(inLookBack)), number('250')); // S0 < minimum
    const isSmall = below(amountOf(pair.filter(inStretch)), number('250')); // S1 < minimum
    if (!isExisting(pair[0].customer) || !below(ZERO, whole) || !wasSmall || isSmall) continue;
    weights.push(round(divide(amountOf(now.filter((line) => line.employee === employee)), whole), 24));
  }
  return round(total(weights), 12);
};

/** Σ by category of margin − baseline margin rate × amount, over this person's lines then and now. */
const valueAddedFigure = (own) => {
  const gains = [];
  for (const lines of groupBy(own, (line) => line.category).values()) {
    const now = lines.filter(inQuarter);
    const then = lines.filter(inBaseline);
    if (!below(ZERO, amountOf(then))) continue; // a category without a baseline is left out
    const baselineRate = divide(marginOf(then), amountOf(then));
    gains.push(round(subtract(marginOf(now), multiply(baselineRate, amountOf(now))), 24));
  }
  return round(total(gains), 12);
};

// ---- pay of the quarter ----

/** Share of the incentive for existing customers: nothing before 60 %, 100 % → 1, 150 % → 2, flat above. */
const existingShare = (attainment) => {
  if (below(attainment, number('0.6'))) return ZERO;
  if (below(attainment, ONE)) return divide(subtract(attainment, number('0.6')), number('0.4'));
  return add(ONE, divide(subtract(lower(attainment, number('1.5')), ONE), number('0.5')));
};
/** Share for new customers: attainment up to 100 % counts once, what lies above it 1.4 times. */
const newShare = (attainment) =>
  add(lower(attainment, ONE), multiply(number('1.4'), higher(subtract(attainment, ONE), ZERO)));
/** Feedback: 80 % → 0.90, 95 % → 1, 100 % → 1.05, straight in between, flat at both ends. */
const feedbackFactor = (kpi) => {
  if (!below(kpi, number('0.95'))) return lower(add(ONE, subtract(kpi, number('0.95'))), number('1.05'));
  const risePerPoint = divide(number('0.10'), number('0.15'));
  return add(number('0.9'), multiply(higher(subtract(kpi, number('0.8')), ZERO), risePerPoint));
};

const settle = (lines, employee, isExisting) => {
  const own = lines.filter((line) => line.employee === employee);
  const now = own.filter(inQuarter);
  const then = amountOf(own.filter(inBaseline));
  const factor = feedbackFactor(add(number('0.90'), multiply(number('0.01'), number(employee))));

  const paid = (figure, pay, cap) => {
    const modified = higher(multiply(pay, factor), ZERO); // pay below 0 pays nothing, so its factor does not matter
    return { figure, pay, amount: round(cap ? lower(modified, cap) : modified, 2) };
  };
  const shared = (figure, quota, incentive, shareOf, capTimes) => {
    const attainment = divide(figure, quota);
    const cap = capTimes && multiply(number(capTimes), incentive);
    return { quota, attainment, ...paid(figure, multiply(shareOf(attainment), incentive), cap) };
  };
  const incentive = (weight) => multiply(number(weight), divide(number('24000'), number('4')));
  const existingQuota = then.n === 0n ? number('5000') : round(multiply(then, number('1.1')), 2);
  const existingNow = amountOf(now.filter((line) => isExisting(line.customer)));
  const newNow = amountOf(now.filter((line) => !isExisting(line.customer)));
  const newPairs = broadeningFigure(lines, employee, isExisting);
  const gain = valueAddedFigure(own);

  const components = {
    existing: shared(existingNow, existingQuota, incentive('0.42'), existingShare), // 70 % × 60 %
    new: shared(newNow, number('3000'), incentive('0.28'), newShare, '2'), // 70 % × 40 %
    broadening: shared(newPairs, number('6'), incentive('0.30'), (attainment) => attainment, '2'),
    'value-added': paid(gain, multiply(number('0.05'), gain), number('2500')),
  };
  const kinds = {
    revenue: add(components.existing.amount, components.new.amount),
    performance: components.broadening.amount,
    profit: components['value-added'].amount,
  };
  const earned = higher(total(Object.values(kinds)), number('250')); // the guarantee tops up
  return { components, kinds, earned, payable: earned };
};

// ---- printing ----

const print = (folder) => {
  checkPlan(folder);
  const lines = readLines(folder);
  const since = new Map(
    [...groupBy(lines, (line) => line.customer)].map(([id, own]) => [id, own.map((line) => line.date).sort()[0]]),
  );
  const isExisting = (customer) => since.get(customer) <= '1997-01-01'; // first order + 12 months by 1998-01-01
  const people = table(folder, 'employees.csv').map((row) => [
    row.EmployeeID,
    settle(lines, row.EmployeeID, isExisting),
  ]);
  const sumOf = (column) => exactText(total(lines.map((line) => line[column])));

  const money = ['amount', 'revenue', 'performance', 'profit', 'earned', 'payable'];
  const asText = (key, value) =>
    value?.d === undefined ? value : money.includes(key) ? centsText(value) : exactText(value);
  const printed = {
    period: '1998-Q1',
    employees: Object.fromEntries(people),
    total: centsText(total(people.map(([, statement]) => statement.earned))),
    tables: {
      lines: lines.length,
      customers: since.size,
      amount: sumOf('amount'),
      material: sumOf('material'),
      freight: sumOf('freight'),
    },
  };
  console.log(JSON.stringify(printed, asText, 2));
};

if (process.argv[2] === undefined) throw new Error('usage: node second-path.mjs <folder of the Northwind tables>');
print(process.argv[2]);
