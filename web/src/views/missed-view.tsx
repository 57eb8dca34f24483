import type { VNode } from 'preact';
import type { MissedList, SettledList } from '../../../src/http/contract/callbacks.ts';
import { formatNumber } from '../format.ts';
import { words } from '../language.ts';
import { callbacks, requests } from '../live/board.ts';
import { NoticeSwitch } from '../parts/notice-switch.tsx';
import { OpenCallbacks } from '../parts/open-callbacks.tsx';
import { Problem } from '../parts/problem.tsx';
import { RequestSection } from '../parts/request-list.tsx';
import { SettledCallbacks } from '../parts/settled-callbacks.tsx';
import { type Pages, usePages } from '../parts/use-pages.ts';
import { linkTo, path } from '../router.ts';
import { mayDo } from '../session.ts';
import '../style/missed.css';
import { missedWords } from '../words/say-caller.ts';

/** Whom to call back, with the agent they know; and who has been called back. */
export function MissedView(): VNode {
  const say = missedWords.value;
  const isSettled = path.value[1] === 'settled';
  const open = callbacks.value?.open;
  return (
    <>
      <div class="title">
        <h1>{say.title}</h1>
      </div>
      <p class="intro">{mayDo('agent') ? say.introOfAgent : say.intro}</p>
      <nav class="tabs" aria-label={say.which}>
        <a href={linkTo('missed')} aria-current={isSettled ? undefined : 'page'}>
          {say.open(open === undefined ? '…' : formatNumber(open))}
        </a>
        <a href={linkTo('missed', 'settled')} aria-current={isSettled ? 'page' : undefined}>
          {say.settled}
        </a>
      </nav>
      {isSettled ? <Settled /> : <Open />}
    </>
  );
}

function Open(): VNode {
  const list = usePages<MissedList>('/missed', newsOfMissed());
  const first = list.pages?.[0];
  return (
    <>
      <RequestSection />
      <State {...list} />
      <OpenCallbacks {...list} />
      <NoticeSwitch />
      {first !== undefined && <Hidden hidden={first.hidden} />}
      {first?.isCut === true && <p class="hint">{missedWords.value.cut}</p>}
    </>
  );
}

/** Whoever has asked to be called back is not listed with them. */
function newsOfMissed(): string {
  return `${callbacks.value?.version} ${requests.value.version}`;
}

function Settled(): VNode {
  const list = usePages<SettledList>('/missed/settled', callbacks.value?.version);
  return (
    <>
      <State {...list} />
      <SettledCallbacks {...list} />
    </>
  );
}

/** Why nothing is shown yet. */
function State({ pages, error, reload }: Pages<MissedList | SettledList>): VNode | null {
  if (pages !== undefined) return null;
  return error === undefined ? (
    <p class="loading">{words.value.loading}</p>
  ) : (
    <Problem error={error} retry={reload} />
  );
}

/** How many are left out, and why. */
function Hidden({ hidden }: { hidden: MissedList['hidden'] }): VNode | null {
  const say = missedWords.value;
  const reasons = ['blocked', 'own', 'expensive', 'withheld'] as const;
  const texts = reasons.flatMap(why => (hidden[why] === 0 ? [] : [say.hiddenBecause[why](hidden[why])]));
  return texts.length === 0 ? null : (
    <p class="hint">
      {say.hidden} {texts.join(', ')}.
    </p>
  );
}
