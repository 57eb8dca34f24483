import type { SentPush } from './load.ts';

/** The time budget of a reply, and what a busy machine may add to it. In milliseconds. */
const budgetMs = 300;
const noiseMs = 200;

/** Every reply that came was XML that sipgate can read. */
export function unreadable(sent: readonly SentPush[]): readonly string[] {
  return sent
    .filter(({ reply }) => reply.status !== null && reply.problem !== null)
    .map(({ event, reply }) => `${event}: status ${reply.status}, ${reply.problem}`);
}

/** Every push to a running Familiar was replied to, with 200, XML, and in time. */
export function unkept(sent: readonly SentPush[]): readonly string[] {
  return sent.filter(({ wasDown }) => !wasDown).flatMap(push => complaintOf(push) ?? []);
}

function complaintOf({ event, reply }: SentPush): string | null {
  if (reply.status !== 200)
    return `${event}: ${reply.status ?? 'no reply'}${reply.problem === null ? '' : `, ${reply.problem}`}`;
  if (reply.problem !== null) return `${event}: ${reply.problem}`;
  return tookMs(reply) > budgetMs + noiseMs ? `${event}: took ${Math.round(tookMs(reply))} ms` : null;
}

/** The longest that a running Familiar took to reply, in milliseconds. */
export function slowestMs(sent: readonly SentPush[]): number {
  return Math.round(
    sent.reduce((max, { reply, wasDown }) => (wasDown ? max : Math.max(max, tookMs(reply))), 0),
  );
}

function tookMs({ sentAt, endedAt }: SentPush['reply']): number {
  return endedAt - sentAt;
}

/** The first few of many, and how many there are. */
export function summarise(complaints: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const complaint of complaints) {
    const kind = complaint.replace(/took \d+ ms/, 'took longer than allowed');
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts]
    .slice(0, 4)
    .map(([kind, count]) => `${count} times ${kind}`)
    .join('; ');
}
