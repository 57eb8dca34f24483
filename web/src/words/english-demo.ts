import type { DemoWords } from './demo-words.ts';

export const englishDemo: DemoWords = {
  title: 'Phones',
  intro:
    'Try Familiar here: call as a regular, and pick up the phone that rings. “Live” says why it rings there.',
  callAs: 'Call the hotline',
  callAsText: 'Call as',
  newCaller: 'New caller',
  withheld: 'Withheld number',
  phones: 'The team’s phones',
  callers: 'Calls in progress',
  pickUp: 'Pick up',
  decline: 'Decline',
  hangUp: 'Hang up',
  dnd: 'Do not disturb',
  offline: 'Offline',
  automatic: 'Picks up automatically',
  fast: 'The day passes in fast motion. After that, time runs normally and the phones are yours.',
  state: { idle: 'idle', ringing: 'ringing', talking: 'talking', ended: 'ended' },
  noCalls: 'Nobody is calling at the moment.',
};
