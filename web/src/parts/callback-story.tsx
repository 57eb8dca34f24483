import type { VNode } from 'preact';
import type { CallDetail } from '../../../src/http/contract/board.ts';
import { formatTime } from '../format.ts';
import { say, words } from '../language.ts';
import '../style/story.css';

/** What became of a caller's wish to be called back, one step after the other. */
export function CallbackStory({ steps }: { steps: CallDetail['callback'] }): VNode | null {
  if (steps.length === 0) return null;
  return (
    <ol class="story" aria-label={words.value.live.callbackStory}>
      {steps.map(({ at, text }) => (
        <li key={`${at} ${text.en}`}>
          <time>{formatTime(at)}</time> {say(text)}
        </li>
      ))}
    </ol>
  );
}
