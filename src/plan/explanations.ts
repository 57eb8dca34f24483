import type { Language } from '../domain/language.ts';

interface Explanations {
  readonly head: string;
  /** By the name of a section. */
  readonly sections: Readonly<Record<string, string>>;
}

/** What a document that Familiar writes says of itself, as comments of YAML. */
export const explanations: Readonly<Record<Language, Explanations>> = {
  en: {
    head: ` How Familiar routes your calls. Save it with "familiar config show > FILE", change it and bring it in force with
 "familiar config apply FILE". docs/configuration.md explains everything that may stand here.
 For an editor that knows the names: familiar config schema > familiar.schema.json
 yaml-language-server: $schema=familiar.schema.json`,
    sections: {
      language: ' Of announcements: de or en',
      timeZone: ' Where dates hold',
      learning: ' What makes a caller and an agent know each other',
      groups: ' Agents who belong together, for use in hotlines',
      hours: ' Opening hours by name, for use in hotlines',
      hotlines: ' Numbers that are published, and how their calls are routed',
      absences: ' Who is away, and who stands in; days are included',
      calendars: ' Published calendars from which absences come by themselves; their addresses are secrets',
      callers: ' What you have decided about single callers; it beats all statistics',
    },
  },
  de: {
    head: ` Wie Familiar Ihre Anrufe verteilt. Speichern Sie es mit „familiar config show > DATEI“, ändern Sie es und setzen Sie es
 mit „familiar config apply DATEI“ in Kraft. Was hier stehen kann, erklärt docs/de/konfiguration.md.
 Für einen Editor, der die Namen kennt: familiar config schema > familiar.schema.json
 yaml-language-server: $schema=familiar.schema.json`,
    sections: {
      language: ' Der Ansagen: de oder en',
      timeZone: ' Wo die Daten gelten',
      learning: ' Wodurch Anrufer und Agent miteinander vertraut werden',
      groups: ' Agenten, die zusammengehören, zur Verwendung bei den Hotlines',
      hours: ' Öffnungszeiten mit Namen, zur Verwendung bei den Hotlines',
      hotlines: ' Veröffentlichte Nummern, und wie ihre Anrufe verteilt werden',
      absences: ' Wer abwesend ist, und wer vertritt; die Tage zählen mit',
      calendars:
        ' Veröffentlichte Kalender, aus denen Abwesenheiten von selbst kommen; ihre Adressen sind geheim',
      callers: ' Was Sie über einzelne Anrufer entschieden haben; es geht aller Statistik vor',
    },
  },
};
