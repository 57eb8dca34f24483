import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { WebhookView } from '../../../src/http/contract/connect.ts';
import { send } from '../api.ts';
import { say } from '../language.ts';
import { Asking } from '../parts/asking.tsx';
import { Problem } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';
import { useTask } from '../parts/use-task.ts';
import { askingWords } from './asking-words.ts';
import { Copyable } from './copyable.tsx';
import type { StepProps } from './facts.ts';
import { connectWords } from './in-words.ts';

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
      {settings !== null && <Comparison settings={settings} ours={ours} agents={facts.agents} />}
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
        <details open={problem !== null}>
          <summary>{text.byHand}</summary>
          <ByHand ours={ours} />
          <button
            type="button"
            onClick={() => {
              setTried(null);
              facts.reload();
            }}
          >
            {text.again}
          </button>
        </details>
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
  agents,
}: {
  settings: NonNullable<WebhookView['settings']>;
  ours: string | null;
  agents: StepProps['facts']['agents'];
}): VNode {
  const text = connectWords.value.webhook;
  const { incomingUrl, outgoingUrl, log, whitelist } = settings;
  const nameOf = (id: string): string => agents.find(({ agentId }) => agentId === id)?.name ?? id;
  const who = whitelist === null ? text.everybody : whitelist.map(nameOf).join(', ') || text.nobody;
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

function ByHand({ ours }: { ours: string }): VNode {
  const text = connectWords.value.webhook;
  return (
    <ol class="by-hand">
      <li>
        <a href="https://console.sipgate.com/webhooks/urls" target="_blank" rel="noreferrer">
          {text.console}
        </a>
      </li>
      <li>
        {text.enter}
        <Copyable label={connectWords.value.steps.address} text={ours} />
      </li>
      <li>{text.classic}</li>
      <li>{text.neo}</li>
    </ol>
  );
}
