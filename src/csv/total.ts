/**
 * Whether a row is no call, but sums others up, as some programs do below a table: `Summe;;;2:00`, `Total: 2
 * calls`.
 */
export function isTotal(cells: readonly string[]): boolean {
  const first = cells.find(cell => cell.trim() !== '') ?? '';
  return totals.test(first.trim()) && !cells.some(cell => moment.test(cell));
}

const totals =
  /^["*]*(summen?|gesamt(?:summe|zahl|anzahl|dauer|zeit)?|insgesamt|zwischensumme|anzahl|durchschnitt|mittelwert|total|totals|grand total|subtotal|sum|average|count)\b/i;
/** A day, or the like, which only a call has. */
const moment = /\d{1,4}[./-]\d{1,2}[./-]\d{2}|^\s*(?:[3-6]\d{4}(?:[.,]\d+)?|1\d{9}|1\d{12}|20\d{6})\s*$/;
