import type { VNode } from 'preact';
import type { PageCheck, PageHealth } from '../../../src/http/contract/reports.ts';
import { formatMoment, formatNumber } from '../format.ts';
import { say as sayText, words } from '../language.ts';
import { Asking } from '../parts/asking.tsx';
import { lazy } from '../parts/lazy.tsx';
import { Problem } from '../parts/problem.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { linkTo } from '../router.ts';
import { mayDo, session } from '../session.ts';
import { healthWords } from '../words/say-health.ts';

const DemoAccount = lazy(async () => (await import('../parts/demo-account.tsx')).DemoAccount);

const lookEveryMs = 5_000;

/** What is wrong and what to do, what can't be checked, what is well, and the facts behind it. */
export function HealthView(): VNode {
  const say = healthWords.value;
  const { value, error, reload } = useLoaded<PageHealth>('/health', lookEveryMs);
  if (value === undefined)
    return error === undefined ? (
      <Asking what={words.value.loading} />
    ) : (
      <Problem error={error} retry={reload} />
    );
  return (
    <>
      <div class="title">
        <h1>{say.title}</h1>
      </div>
      {session.value?.isToSetUp === true && mayDo('admin') && (
        <DemoAccount isConnecting={false} onSwitch={reload} />
      )}
      <Findings health={value} />
      <Quiet title={say.unknown} checks={value.checks.filter(({ state }) => state === 'unknown')} />
      <Quiet title={say.ok} checks={value.checks.filter(({ state }) => state === 'ok')} />
      <Facts health={value} />
    </>
  );
}

/** What is wrong or doubtful, the worst first, each with what to do. */
function Findings({ health }: { health: PageHealth }): VNode {
  const say = healthWords.value;
  const { isWell, checks } = health;
  return (
    <section class={isWell ? 'card verdict well' : 'card verdict'} role="status">
      <p class="headline">{isWell ? say.well : say.notWell}</p>
      <ul>
        {checks.map(check =>
          check.howBad === null ? null : (
            <FindingItem key={check.sentence.en} check={check} bad={check.howBad} />
          ),
        )}
      </ul>
    </section>
  );
}

function FindingItem({ check, bad }: { check: PageCheck; bad: NonNullable<PageCheck['howBad']> }): VNode {
  const say = healthWords.value;
  const { sentence, remedy, since, place } = check;
  return (
    <li class="finding">
      <span class={`how-bad ${bad}`}>{say.howBad[bad]}</span>
      <div>
        <p>{sayText(sentence)}</p>
        {remedy !== null && <p class="remedy">{sayText(remedy)}</p>}
        {since !== null && <p class="hint">{say.since(formatMoment(since))}</p>}
        {place !== null && <a href={linkTo(...place.split('/'))}>{say.places[place]}</a>}
      </div>
    </li>
  );
}

/** What asks for nothing. */
function Quiet({ title, checks }: { title: string; checks: readonly PageCheck[] }): VNode | null {
  if (checks.length === 0) return null;
  return (
    <section class="card">
      <h2>{title}</h2>
      <ul class="quiet-checks">
        {checks.map(({ name, about, state, sentence }) => (
          <li key={`${name} ${sentence.en}`}>
            {state === 'unknown' && `${sayText(about)}: `}
            {sayText(sentence)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ health }: { health: PageHealth }): VNode {
  const say = healthWords.value;
  const { summary } = health;
  const moment = (at: number | null): string => (at === null ? say.never : formatMoment(at));
  const facts: readonly (readonly [keyof typeof say.facts, string])[] = [
    ['lastPushAt', moment(summary.lastPushAt)],
    [
      'pushes',
      say.pushes(
        formatNumber(summary.newCalls),
        formatNumber(summary.answers),
        formatNumber(summary.hangups),
      ),
    ],
    ['presence', moment(summary.presenceConfirmedAt)],
    [
      'waiting',
      words.value.waiting.healthText(
        formatNumber(summary.waitingCallers),
        formatNumber(summary.longestWaitSeconds),
      ),
    ],
    ['agents', say.agents(formatNumber(summary.agents), formatNumber(summary.pausedAgents))],
    ['database', summary.isDatabaseReachable ? say.reachable : say.unreachable],
    ['spooled', formatNumber(summary.spooledEntries)],
    ['openLegs', formatNumber(summary.openLegs)],
    ['corrections', formatNumber(summary.corrections)],
    ['viewers', formatNumber(health.viewers)],
    ['version', health.version],
  ];
  return (
    <section class="card">
      <dl class="facts">
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{say.facts[name]}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{say.processHint}</p>
    </section>
  );
}
