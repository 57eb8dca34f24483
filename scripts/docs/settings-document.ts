import { valueText } from '../../src/config/fixed-settings.ts';
import type { Text } from '../../src/config/settings/setting.ts';
import { type SettingName, settingSections, settings, wordsOf } from '../../src/config/settings.ts';

type Language = keyof Text;

/** The documents of the settings, by their paths from the root of the project. */
export function settingsDocuments(): Readonly<Record<string, string>> {
  return {
    'docs/settings.md': settingsDocument('en'),
    'docs/de/einstellungen.md': settingsDocument('de'),
  };
}

function settingsDocument(language: Language): string {
  const sections = settingSections.map(({ title, intro, settings }) =>
    [
      `## ${title[language]}`,
      ...(intro === undefined ? [] : [intro[language]]),
      table(Object.keys(settings) as SettingName[], language),
    ].join('\n\n'),
  );
  return `${[heads[language], ...sections].join('\n\n')}\n`;
}

function table(names: readonly SettingName[], language: Language): string {
  const rows = names.filter(name => !wordsOf(name).isObsolete).map(name => row(name, language));
  return [columns[language], '|---|---|---|', ...rows].join('\n');
}

function row(name: SettingName, language: Language): string {
  const words = wordsOf(name);
  const meaning = `${words.isSecret ? `${secret[language]} ` : ''}${words[language]}`;
  return `| \`${name}\` | ${ifUnset(name)[language]} | ${meaning} |`;
}

/** The default of the type, or what its words say of it. */
function ifUnset(name: SettingName): Text {
  const read = settings.shape[name].safeParse(undefined);
  if (!read.success) return { de: 'nötig', en: 'required' };
  const value = valueText(read.data);
  if (value !== null) return { de: `\`${value}\``, en: `\`${value}\`` };
  return wordsOf(name).ifUnset ?? { de: 'keine', en: 'none' };
}

const columns: Text = { de: '| Name | Vorgabe | Bedeutung |', en: '| Name | Default | Meaning |' };
const secret: Text = { de: '**Geheim.**', en: '**Secret.**' };

const heads: Text = {
  de: `# Einstellungen

<!-- Geschrieben von \`npm run docs\` aus src/config/settings; nicht von Hand ändern. -->

Familiar liest sie aus der Umgebung oder aus einer Datei \`.env\` im Arbeitsverzeichnis
([wie sie gelesen wird](betrieb.md#wie-env-gelesen-wird), [Muster](../../.env.example)). Was leer ist, gilt als nicht
gesetzt. Was nicht stimmt, wird beim Start auf einmal genannt, jeweils mit dem, was stattdessen dort stehen sollte.

Telefonnummern dürfen Sie schreiben, wie Sie es gewohnt sind: \`0211 …\`, \`+49 211 …\` oder \`49211…\`. Der Wert einer
Einstellung, die hier **geheim** heißt, erscheint weder im Server-Log noch auf der Seite.

*In English: [settings.md](../settings.md)*`,
  en: `# Settings

<!-- Written by \`npm run docs\` from src/config/settings; don't change it by hand. -->

Familiar reads them from the environment, or from a file \`.env\` in the working directory
([how it is read](operating.md#how-env-is-read), [example](../.env.example)). An empty setting counts as not set.
Whatever is wrong is named at the start, all at once, with what to give instead.

Write phone numbers in any usual way: \`0211 …\`, \`+49 211 …\` or \`49211…\`. The value of a setting marked **secret**
appears neither in the server log nor on the page.

*Auf Deutsch: [de/einstellungen.md](de/einstellungen.md)*`,
};
