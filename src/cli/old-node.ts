/** What is said of a Node on which Familiar runs, but that gets no corrections of security any more; null: nothing. */
export function warningOfNode(version: string): string | null {
  if (!version.startsWith('20.')) return null;
  return `This is Node ${version}, for which there have been no security fixes since April 2026. Take Node 24.`;
}
