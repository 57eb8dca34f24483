import type { VNode } from 'preact';
import type { RefusalDocument } from '../../../src/http/contract/settings.ts';
import type { Option } from '../choice/option.ts';
import type { HotlinePart } from './hotline-part.ts';
import { choicesOf, labelOf, settingsWords } from './in-words.ts';
import { Choice } from './inputs.tsx';
import { announcementOptions } from './picker.tsx';

/** What callers hear before the phone rings, and what happens to withheld numbers. */
export function SoundEditor({ hotline, change }: HotlinePart): VNode {
  const say = settingsWords.value;
  const { greeting = 'none', withheld = 'as-strangers' } = hotline;
  return (
    <section class="card form" aria-labelledby="sound-title">
      <h3 id="sound-title">{say.nav.announcements}</h3>
      <div class="pair">
        <Choice
          label={labelOf('greeting')}
          hint={say.hotlines.hints.greeting}
          value={greeting === 'none' ? '' : greeting}
          options={announcementOptions(say.lists.none)}
          onChange={chosen => change({ greeting: chosen === '' ? 'none' : chosen })}
        />
        <Choice
          label={labelOf('withheld')}
          hint={say.hotlines.hints.withheld}
          value={refusalValue(withheld)}
          options={refusalOptions('withheld')}
          onChange={chosen => change({ withheld: toRefusal(chosen) })}
        />
      </div>
    </section>
  );
}

const played = 'announcement:';

/** How a caller may be turned away: by a tone or an announcement. */
export function refusalOptions(field: 'withheld' | 'blocked'): readonly Option[] {
  const sounds = announcementOptions('').filter(({ value }) => value !== '');
  return [
    ...choicesOf(field),
    ...sounds.map(({ value, text }) => ({
      value: played + value,
      text: `${labelOf('announcement')}: ${text}`,
    })),
  ];
}

export function refusalValue(refusal: 'as-strangers' | RefusalDocument): string {
  return typeof refusal === 'string' ? refusal : played + refusal.announcement;
}

export function toRefusal(value: string): RefusalDocument {
  return value.startsWith(played)
    ? { announcement: value.slice(played.length) }
    : (value as 'reject' | 'busy');
}
