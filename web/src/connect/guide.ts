import type { WebhookView } from '../../../src/http/contract/connect.ts';

export type Click = 'open' | 'incoming' | 'outgoing' | 'select' | 'call';

/**
 * Whether a click at sipgate took effect.
 *
 * - `seen`: Familiar sees that it did
 * - `waiting`: it will see it, and does not yet
 * - `unseeable`: it has no way to tell
 */
export type Effect = 'seen' | 'waiting' | 'unseeable';

/** The clicks by which somebody sets the webhook by hand, in order, with what is seen of each. */
export function guideOf(webhook: WebhookView, hasCalled: boolean): readonly (readonly [Click, Effect])[] {
  const { settings, ours, account, lastPushAt, newCalls } = webhook;
  const hasPush = lastPushAt !== null || hasCalled;
  const hasCall = newCalls > 0 || hasCalled;
  const isSet = (url: string): boolean => ours !== null && URL.canParse(url) && new URL(url).href === ours;
  // Whether channels stand in the list of neo accounts is not known, so only a push tells.
  const isSelected = settings !== null && account === 'classic' && settings.whitelist?.length !== 0;
  return [
    ['open', 'unseeable'],
    ['incoming', effect(settings === null ? hasCall : isSet(settings.incomingUrl))],
    ['outgoing', settings === null ? 'unseeable' : effect(isSet(settings.outgoingUrl))],
    ['select', effect(isSelected || hasPush)],
    ['call', effect(hasCall)],
  ];
}

function effect(isSeen: boolean): Effect {
  return isSeen ? 'seen' : 'waiting';
}
