import type { VNode } from 'preact';
import { chooseLanguage, language, words } from '../language.ts';
import { signOut, user } from '../session.ts';
import { chooseTheme, theme, themes } from '../theme.ts';
import { Select } from './field.tsx';
import { Problem } from './problem.tsx';
import { useTask } from './use-task.ts';

/** Language, appearance, and the way out. */
export function Preferences(): VNode {
  const say = words.value;
  const task = useTask();
  return (
    <div class="preferences">
      <Select
        isCompact
        label={say.languageLabel}
        value={language.value}
        options={[
          { value: 'de', text: 'Deutsch' },
          { value: 'en', text: 'English' },
        ]}
        onChange={chosen => chooseLanguage(chosen === 'de' ? 'de' : 'en')}
      />
      <Select
        isCompact
        label={say.theme.label}
        value={theme.value}
        options={themes.map(value => ({ value, text: say.theme[value] }))}
        onChange={chosen => chooseTheme(themes.find(one => one === chosen) ?? 'auto')}
      />
      {user.value !== null && (
        <>
          <button type="button" class="quiet" disabled={task.isBusy} onClick={() => void task.run(signOut)}>
            {say.signOut}
          </button>
          <Problem error={task.error} />
        </>
      )}
    </div>
  );
}
