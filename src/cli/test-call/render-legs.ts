import type { PushRecord } from '../../emulator/pusher.ts';
import { renderTable } from '../table.ts';

/** What happened on each leg: every push in order, with the reply. */
export function renderLegs(pushes: readonly PushRecord[]): string {
  const legs = [...new Set(pushes.map(push => push.callId))];
  const startedAt = pushes[0]?.sentAt ?? 0;
  const rows = pushes.map(({ sentAt, callId, event, request, reply }) => {
    const form = new URLSearchParams(request);
    const about = event === 'newCall' ? `from ${form.get('from')} to ${form.get('to')}` : outcomeOf(form);
    const seconds = ((sentAt - startedAt) / 1000).toFixed(1);
    return [`${seconds} s`, `leg ${legs.indexOf(callId) + 1}`, event, about, verbsOf(reply)];
  });
  return renderTable(['', '', 'event', '', 'reply'], rows);
}

function outcomeOf(form: URLSearchParams): string {
  return form.get('cause') ?? form.get('answeringNumber') ?? form.get('dtmf') ?? '';
}

/** The reply without its declaration, its root and the addresses in it. */
function verbsOf(reply: string | null): string {
  const [, verbs = ''] = /<Response[^>]*>(.*)<\/Response>/s.exec(reply ?? '') ?? [];
  return verbs.replaceAll(/<Url>[^<]*\/([^<]*)<\/Url>/g, '$1').replaceAll(/ onData="[^"]*"/g, '');
}
