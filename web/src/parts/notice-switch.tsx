import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { whyNoNotice } from '../live/notices.ts';
import { areNoticesOn, chooseNotices } from '../notice-choice.ts';
import type { NoNotice } from '../words/habit-words.ts';
import { habitWords } from '../words/say-habits.ts';

/** Whether this browser tells of missed calls. It is asked for leave only after this click, and what it says is told. */
export function NoticeSwitch(): VNode {
  const say = habitWords.value.notices;
  const [asked, setAsked] = useState<'asking' | 'dismissed' | null>(null);
  const [failed, setFailed] = useState<NoNotice | null>(null);
  const why = failed ?? whyNoNotice();
  const isOn = areNoticesOn.value && why === null;
  const change = async (wanted: boolean): Promise<void> => {
    setAsked(null);
    if (!wanted) return chooseNotices(false);
    if (why !== null) return;
    setAsked('asking');
    const answer = await Notification.requestPermission();
    setAsked(answer === 'default' ? 'dismissed' : null);
    if (answer !== 'granted') return;
    if (canShow()) chooseNotices(true);
    else setFailed('unsupported');
  };
  return (
    <section class="notices" aria-label={say.title}>
      <label class="switch">
        <input
          type="checkbox"
          checked={isOn}
          disabled={why !== null && !areNoticesOn.value}
          onChange={event => {
            const { currentTarget } = event;
            // As it is, until the browser has answered.
            const wanted = currentTarget.checked;
            currentTarget.checked = isOn;
            void change(wanted);
          }}
        />
        {say.switch}
      </label>
      <p role="status" class="hint">
        {why !== null ? say.why[why] : asked !== null ? say[asked] : isOn ? say.on : ''}
      </p>
    </section>
  );
}

/** Chrome on phones throws where it only shows notifications of installed workers. */
function canShow(): boolean {
  try {
    const { title } = habitWords.value.notices;
    new Notification(title, { tag: 'familiar', silent: true }).close();
    return true;
  } catch {
    return false;
  }
}
