/** The beginning of the local day in which a moment lies, so many days before. In epoch milliseconds. */
export function startOfDay(moment: number, daysBefore = 0): number {
  const day = new Date(moment);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() - daysBefore).getTime();
}
