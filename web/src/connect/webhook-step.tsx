import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { WebhookView } from '../../../src/http/contract/connect.ts';
import { send } from '../api.ts';
import { say } from '../language.ts';
import { Asking } from '../parts/asking.tsx';
import { Problem } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { useTask } from '../parts/use-task.ts';
import { askingWords } from './asking-words.ts';
import type { StepProps } from './facts.ts';
import { guideWords } from './guide-words.ts';
import { GuidedClicks } from './guided-clicks.tsx';
import { connectWords } from './in-words.ts';

/** Whoever clicks at sipgate wants to see soon that it worked. */
const lookEveryMs = 5_000;

/** Where sipgate reports calls: today beside what it should be, set by a click or by hand. */
export function WebhookStep({ facts, goOn }: StepProps): VNode {
  const text = connectWords.value.webhook;
  // Why it failed is not known when it is looked at anew.
  const [tried, setTried] = useState<WebhookView | null>(null);
  const webhook = tried ?? facts.webhook;
  const task = useTask();
  const change = async (method: 'PUT' | 'DELETE'): Promise<void> => {
    const now = await send<WebhookView>(method, '/connect/webhook');
    setTried(now);
    facts.reload();
    if (now.isRight) goOn();
  };
  const asking = <Asking what={askingWords.value.sipgate} />;
  if (webhook === undefined)
    return facts.isAskingWebhook ? asking : <Problem error={facts.webhookError} retry={facts.reload} />;
  const { ours, settings, problem, isRight, canUndo } = webhook;
  return (
    <>
      <p>{text.text}</p>
      {ours === null && <p class="notice">{text.addressFirst}</p>}
      {problem !== null && ours !== null && (
        <p class="problem" role="alert">
          {say(problem.say)}
        </p>
      )}
      {settings !== null && <Comparison settings={settings} ours={ours} selected={webhook.selected} />}
      {settings?.whitelist?.length === 0 && <p class="notice">{text.nobodyHint}</p>}
      {isRight && <p class="notice">{text.isRight}</p>}
      <Problem error={task.error} />
      {(task.isBusy || facts.isAskingWebhook) && asking}
      <div class="buttons">
        {settings !== null && ours !== null && !isRight && (
          <button
            type="button"
            class="primary"
            disabled={task.isBusy}
            onClick={() => void task.run(() => change('PUT'))}
          >
            {text.set}
          </button>
        )}
        {canUndo && (
          <button type="button" disabled={task.isBusy} onClick={() => void task.run(() => change('DELETE'))}>
            {text.undo}
          </button>
        )}
      </div>
      {ours !== null && (
        <ByHand
          facts={facts}
          webhook={webhook}
          onSeen={() => {
            setTried(null);
            facts.reload();
          }}
        />
      )}
      {ours !== null && (isRight || settings === null) && (
        <button type="button" class="primary" onClick={() => goOn()}>
          {connectWords.value.next}
        </button>
      )}
    </>
  );
}

function Comparison({
  settings,
  ours,
  selected,
}: {
  settings: NonNullable<WebhookView['settings']>;
  ours: string | null;
  selected: WebhookView['selected'];
}): VNode {
  const text = connectWords.value.webhook;
  const { incomingUrl, outgoingUrl, log, whitelist } = settings;
  const who = whitelist === null ? text.everybody : selected?.join(', ') || text.nobody;
  const logged = log ? text.on : text.off;
  const rows = [
    [text.incoming, incomingUrl || text.nothing, ours ?? ''],
    [text.outgoing, outgoingUrl || text.nothing, ours ?? ''],
    [text.log, logged, logged],
    [text.whitelist, who, who],
  ] as const;
  return (
    <Table label={text.setting}>
      <thead>
        <tr>
          <th scope="col">{text.setting}</th>
          <th scope="col">{text.now}</th>
          <th scope="col">{text.after}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, before, after]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="value">{before}</td>
            <td class="value">{after}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

interface ByHandProps {
  facts: StepProps['facts'];
  webhook: WebhookView;
  onSeen: () => void;
}

function ByHand({ facts, webhook, onSeen }: ByHandProps): VNode {
  const isNeeded = webhook.problem !== null || webhook.settings === null || webhook.account === 'neo';
  const [isOpen, setOpen] = useState(isNeeded && !webhook.isRight);
  useEffect(() => {
    if (isNeeded && !webhook.isRight) setOpen(true);
  }, [isNeeded, webhook.isRight]);
  const looked = useLoaded<WebhookView>(isOpen ? '/connect/webhook' : null, lookEveryMs);
  const now = looked.value ?? webhook;
  useEffect(() => {
    if (now.isRight && !webhook.isRight) onSeen();
  }, [now.isRight, webhook.isRight]);
  return (
    <details open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{guideWords.value.byHand}</summary>
      {isOpen && <GuidedClicks webhook={now} hasCalled={facts.hasCalled} />}
      <button
        type="button"
        onClick={() => {
          looked.reload();
          onSeen();
        }}
      >
        {connectWords.value.webhook.again}
      </button>
    </details>
  );
}
