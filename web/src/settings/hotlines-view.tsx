import type { VNode } from 'preact';
import type { HotlineDocument } from '../../../src/http/contract/settings.ts';
import { goTo, linkTo, path } from '../router.ts';
import { mayDo } from '../session.ts';
import { draft, setSection } from './draft.ts';
import { HotlineEditor } from './hotline-editor.tsx';
import { agentName, labelOf, meaningOf, settingsWords, spelled } from './in-words.ts';
import { SectionHead } from './section-head.tsx';

/** All hotlines; with an index in the address, that hotline. */
export function HotlinesView(): VNode {
  const { hotlines } = draft.value;
  const index = Number(path.value[2] ?? Number.NaN);
  const hotline = hotlines[index];
  return hotline === undefined ? (
    <HotlineList />
  ) : (
    <HotlineEditor key={index} index={index} hotline={hotline} />
  );
}

function HotlineList(): VNode {
  const say = settingsWords.value.hotlines;
  const { hotlines } = draft.value;
  const add = (): void => {
    setSection('hotlines', [...hotlines, { name: say.newName, numbers: [] }]);
    goTo('settings', 'hotlines', String(hotlines.length));
  };
  return (
    <>
      <SectionHead section="hotlines" />
      <ul class="cards">
        {hotlines.map((hotline, index) => (
          <li key={index} class="card summary">
            <h3>
              <a href={linkTo('settings', 'hotlines', String(index))}>{hotline.name}</a>
            </h3>
            <Summary hotline={hotline} />
          </li>
        ))}
      </ul>
      {mayDo('admin') && (
        <button type="button" onClick={add}>
          {say.add}
        </button>
      )}
    </>
  );
}

function Summary({ hotline }: { hotline: HotlineDocument }): VNode {
  const say = settingsWords.value;
  const { familiarSeconds = 0, anySeconds = 0 } = hotline.waiting ?? {};
  const waits = familiarSeconds + anySeconds > 0;
  const policy = meaningOf('policy', hotline.policy?.name ?? 'familiar');
  const facts: readonly (readonly [string, string])[] = [
    [labelOf('numbers'), hotline.numbers.map(spelled).join(', ')],
    [say.hotlines.who, hotline.agents?.map(agentName).join(', ') ?? say.lists.everybody],
    [labelOf('hours'), hotline.hours ?? say.hotlines.always],
    [labelOf('policy'), hotline.shadow ? `${policy} (${say.hotlines.inShadow})` : policy],
    [labelOf('waiting'), waits ? say.hotlines.waits(familiarSeconds, anySeconds) : say.hotlines.waitsNever],
  ];
  return (
    <dl class="short-facts">
      {facts.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
