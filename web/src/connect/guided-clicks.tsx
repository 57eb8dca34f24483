import type { VNode } from 'preact';
import type { WebhookView } from '../../../src/http/contract/connect.ts';
import { Copyable } from '../parts/copyable.tsx';
import { type Click, type Effect, guideOf } from './guide.ts';
import { guideWords } from './guide-words.ts';

/** What to click at sipgate, one after the other, with a tick beside what has taken effect. */
export function GuidedClicks({ webhook, hasCalled }: { webhook: WebhookView; hasCalled: boolean }): VNode {
  return (
    <ol class="by-hand" aria-live="polite">
      {guideOf(webhook, hasCalled).map(([click, effect]) => (
        <li key={click} data-click={click}>
          <div class="guided">
            <div>
              <ClickText click={click} webhook={webhook} />
            </div>
            <Tick effect={effect} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function ClickText({ click, webhook: { ours, account } }: { click: Click; webhook: WebhookView }): VNode {
  const text = guideWords.value;
  switch (click) {
    case 'open':
      return (
        <a href="https://console.sipgate.com/webhooks/urls" target="_blank" rel="noreferrer">
          {text.open}
        </a>
      );
    case 'incoming':
    case 'outgoing':
      return (
        <>
          {text[click]}
          <Copyable label={text.address[click]} text={ours ?? ''} />
          {account === 'neo' && ours?.startsWith('https:') === false && <p class="hint">{text.httpsOnly}</p>}
        </>
      );
    case 'select':
      return (
        <>
          {account !== 'neo' && <p>{text.classic}</p>}
          {account !== 'classic' && <p>{text.neo}</p>}
        </>
      );
    case 'call':
      return <>{text.call}</>;
  }
}

function Tick({ effect }: { effect: Effect }): VNode {
  return (
    <span class="chip" data-step={effect === 'seen' ? 'done' : ''} data-effect={effect}>
      {effect === 'seen' && <span aria-hidden="true">✓ </span>}
      {guideWords.value.effects[effect]}
    </span>
  );
}
