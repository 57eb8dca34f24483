import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { AnnouncementList, ListedAnnouncement } from '../../../src/http/contract/announcements.ts';
import { RequestError, send, sendFile } from '../api.ts';
import { formatDuration } from '../format.ts';
import { say as sayText, words } from '../language.ts';
import { AskFirst } from '../parts/ask-first.tsx';
import { Field, fieldOf } from '../parts/field.tsx';
import { Problem } from '../parts/problem.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { useTask } from '../parts/use-task.ts';
import { mayDo } from '../session.ts';
import { refreshAnnouncements } from './draft.ts';
import { choicesOf, meaningOf, settingsWords } from './in-words.ts';
import { Choice } from './inputs.tsx';
import { RefusalNote } from './refusal-note.tsx';
import { SectionHead } from './section-head.tsx';

/** Announcements: listen, upload and remove. */
export function AnnouncementsView(): VNode {
  const say = settingsWords.value.announcements;
  const { value, error, reload } = useLoaded<AnnouncementList>('/announcements');
  const changed = (): void => {
    reload();
    void refreshAnnouncements();
  };
  const all = value?.announcements ?? [];
  const isOwn = (one: ListedAnnouncement): boolean => one.sounds.some(sound => sound.isOwn);
  return (
    <>
      <SectionHead section="announcements" />
      <Problem error={value === undefined ? error : undefined} retry={reload} />
      <section class="card" aria-labelledby="own-title">
        <h3 id="own-title">{say.own}</h3>
        {value !== undefined && !all.some(isOwn) && <p class="hint">{say.noOwn}</p>}
        <Sounds announcements={all.filter(isOwn)} onChange={changed} />
      </section>
      {mayDo('admin') && <Upload onDone={changed} />}
      <section class="card" aria-labelledby="shipped-title">
        <h3 id="shipped-title">{say.shipped}</h3>
        <Sounds announcements={all.filter(one => !isOwn(one))} onChange={changed} />
      </section>
    </>
  );
}

function Sounds({
  announcements,
  onChange,
}: {
  announcements: readonly ListedAnnouncement[];
  onChange: () => void;
}): VNode {
  return (
    <ul class="sounds">
      {announcements.map(one => (
        <Sound key={one.name} announcement={one} onChange={onChange} />
      ))}
    </ul>
  );
}

function Sound({
  announcement,
  onChange,
}: {
  announcement: ListedAnnouncement;
  onChange: () => void;
}): VNode {
  const say = settingsWords.value.announcements;
  const { name, sounds, usedBy } = announcement;
  const task = useTask();
  const isOwn = sounds.some(sound => sound.isOwn);
  const remove = async (): Promise<void> => {
    await send('DELETE', `/announcements?${new URLSearchParams({ name })}`);
    onChange();
  };
  return (
    <li>
      <div>
        <p class="sound-name">{name}</p>
        <p class="hint">{say.texts[name] ?? ''}</p>
        <p class="hint">
          {usedBy.length === 0 ? say.unused : `${say.usedBy}: ${usedBy.map(sayText).join('; ')}`}
        </p>
        <RefusalNote error={task.error} />
      </div>
      <div class="players">
        {sounds.map(({ language, durationMs, hash }) => (
          <Player key={`${language} ${hash}`} {...{ name, language, durationMs, hash }} />
        ))}
      </div>
      {isOwn && mayDo('admin') && (
        <AskFirst
          label={words.value.remove}
          about={name}
          question={say.confirmRemove(name)}
          isBusy={task.isBusy}
          onYes={() => void task.run(remove)}
        />
      )}
    </li>
  );
}

function Player({
  name,
  language,
  durationMs,
  hash,
}: {
  name: string;
  language: 'de' | 'en';
  durationMs: number;
  hash: string;
}): VNode {
  const spoken = meaningOf('language', language);
  // The hash keeps a browser from playing an earlier sound from its cache.
  const query = new URLSearchParams({ name, language, hash });
  return (
    <figure>
      <figcaption>
        {spoken}, {formatDuration(durationMs)}
      </figcaption>
      {/* biome-ignore lint/a11y/useMediaCaption: it is what callers hear on the phone, and its text is beside it. */}
      <audio
        controls
        preload="none"
        src={`api/announcements/sound?${query}`}
        aria-label={settingsWords.value.announcements.play(name, spoken)}
      />
    </figure>
  );
}

function Upload({ onDone }: { onDone: () => void }): VNode {
  const say = settingsWords.value.announcements;
  const [language, setLanguage] = useState('de');
  const task = useTask();
  const upload = async (form: HTMLFormElement): Promise<void> => {
    const file = new FormData(form).get('file');
    if (!(file instanceof File)) return;
    if (file.size > maxBytes) throw new RequestError('too-large', 'The file is too large.');
    const query = new URLSearchParams({ name: fieldOf(form, 'name').trim(), language });
    await sendFile(`/announcements/sound?${query}`, file);
    form.reset();
    onDone();
  };
  return (
    <section class="card" aria-labelledby="upload-title">
      <h3 id="upload-title">{say.upload}</h3>
      <p class="hint">{say.uploadText}</p>
      <form
        onSubmit={event => {
          event.preventDefault();
          const form = event.currentTarget;
          void task.run(() => upload(form));
        }}
      >
        <Field label={say.name} name="name" required maxLength={60} autocomplete="off" />
        <Choice
          label={say.language}
          value={language}
          options={choicesOf('language')}
          onChange={setLanguage}
        />
        <div class="field">
          <label for="sound-file">{say.file}</label>
          <input id="sound-file" type="file" name="file" required accept=".wav,.mp3,audio/wav,audio/mpeg" />
        </div>
        <RefusalNote error={task.error} />
        <button type="submit" class="primary" disabled={task.isBusy}>
          {say.upload}
        </button>
      </form>
    </section>
  );
}

const maxBytes = 10 * 1024 * 1024;
