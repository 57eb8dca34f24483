import type { ComponentType, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { words } from '../language.ts';
import { Asking } from '../parts/asking.tsx';
import { lazy } from '../parts/lazy.tsx';
import { Problem } from '../parts/problem.tsx';
import { linkTo } from '../router.ts';
import { session } from '../session.ts';
import { AddressStep } from './address-step.tsx';
import { BeginStep } from './begin-step.tsx';
import type { StepName, StepState } from './connect-words.ts';
import { type Facts, type StepProps, useFacts } from './facts.ts';
import { connectWords } from './in-words.ts';
import { judges } from './judge.ts';
import { SipgateStep } from './sipgate-step.tsx';
import { StepFrame } from './step.tsx';
import './style.css';

// Steps that are long are loaded when they are opened.
const TeamStep = lazy(async () => (await import('./team-step.tsx')).TeamStep);
const FirstCallStep = lazy(async () => (await import('./first-call-step.tsx')).FirstCallStep);
const HotlineStep = lazy(async () => (await import('./hotline-step.tsx')).HotlineStep);
const HoursStep = lazy(async () => (await import('./hours-step.tsx')).HoursStep);
const PastCallsStep = lazy(async () => (await import('./past-calls-step.tsx')).PastCallsStep);
const WebhookStep = lazy(async () => (await import('./webhook-step.tsx')).WebhookStep);

const DemoAccount = lazy(async () => (await import('../parts/demo-account.tsx')).DemoAccount);

/** In the order in which they are gone through; each can be opened at any time. */
const steps: readonly (readonly [StepName, ComponentType<StepProps>])[] = [
  ['sipgate', SipgateStep],
  ['hotline', HotlineStep],
  ['team', TeamStep],
  ['address', AddressStep],
  ['webhook', WebhookStep],
  ['first-call', FirstCallStep],
  ['past-calls', PastCallsStep],
  ['hours', HoursStep],
  ['begin', BeginStep],
];

/** Leads from nothing to the first routed call. What is done is what the server says is done. */
export function ConnectView(): VNode {
  const say = connectWords.value;
  const { facts, error } = useFacts();
  return (
    <div class="connect">
      <div class="title">
        <h1>{say.title}</h1>
      </div>
      <p class="intro">{say.intro}</p>
      {session.value?.isToSetUp === true && <DemoAccount isConnecting onSwitch={facts?.reload} />}
      {facts === null && error === undefined && <Asking what={words.value.loading} />}
      <Problem error={facts === null ? error : undefined} />
      {facts !== null && <Steps facts={facts} />}
    </div>
  );
}

/** Whether something must be done for calls to be put through. */
function isNeeded(state: StepState): boolean {
  return state !== 'done' && state !== 'optional';
}

function Steps({ facts }: { facts: Facts }): VNode {
  const say = connectWords.value;
  const [chosen, setChosen] = useState<StepName | null>(null);
  const [hasMoved, setMoved] = useState(false);
  const verdicts = steps.map(([name]) => judges[name](facts));
  const first = verdicts.findIndex(({ state }) => isNeeded(state));
  // While it is not known how a step stands, none is opened in its place.
  const isLooking = verdicts[first]?.state === 'looking';
  const open = chosen ?? (isLooking ? null : (steps[first]?.[0] ?? null));
  // It stays open when it is done, until somebody goes on.
  useEffect(() => setChosen(open), [open]);
  const go = (name: StepName): void => {
    setChosen(name);
    setMoved(true);
  };
  const nextAfter = (place: number): StepName => {
    const later = [...steps.keys()].map(index => (place + 1 + index) % steps.length);
    const next = later.find(index => index !== place && verdicts[index]?.state !== 'done');
    return steps[next ?? -1]?.[0] ?? 'begin';
  };
  return (
    <>
      <div role="status">
        {!verdicts.some(({ state }) => isNeeded(state)) && (
          <p class="notice">
            {say.allDone} <a href={linkTo('live')}>{say.toBoard}</a>
          </p>
        )}
      </div>
      <ol class="connect-steps">
        {steps.map(([name, Content], index) => (
          <StepFrame
            key={name}
            place={index + 1}
            title={say.steps[name]}
            verdict={verdicts[index] ?? { state: 'looking', line: '' }}
            isOpen={name === open}
            isArrivedAt={hasMoved && name === open}
            onOpen={() => go(name)}
          >
            <Content facts={facts} goOn={next => go(next ?? nextAfter(index))} />
          </StepFrame>
        ))}
      </ol>
    </>
  );
}
