/** The columns of `Master.csv` as Asterisk writes it; the last two only if configured. */
const asteriskHeadings =
  'accountcode src dst dcontext clid channel dstchannel lastapp lastdata start answer end duration billsec disposition amaflags uniqueid userfield';
const cdrHeadings =
  'historyid callid duration time-start time-answered time-end reason-terminated from-no to-no from-dn to-dn dial-no reason-changed final-number final-dn chain from-type to-type final-type from-dispname to-dispname final-dispname';

/**
 * The headings of a known table that comes without them, recognised by its first row; null: it has its own.
 */
export function headingsOfHeadless(firstRow: readonly string[]): readonly string[] | null {
  const isTime = (index: number): boolean => /^\d{4}[-/]\d\d[-/]\d\d /.test(firstRow[index] ?? '');
  const isAsterisk = isTime(9) && isTime(11) && /^[A-Z ]+$/.test(firstRow[14] ?? '');
  const isCdr = /^Call \d+$/.test(firstRow[0] ?? '') && isTime(3) && isTime(5);
  const names = isAsterisk ? asteriskHeadings : isCdr ? cdrHeadings : null;
  return names?.split(' ').slice(0, firstRow.length) ?? null;
}
