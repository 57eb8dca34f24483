import type { Language } from '../domain/language.ts';

interface Explanations {
  readonly head: string;
  /** By the name of a section. */
  readonly sections: Readonly<Record<string, string>>;
}

/** The comments that explain a document written by Familiar, head and sections. */
export const explanations: Readonly<Record<Language, Explanations>> = {
  en: {
    head: ` How Familiar routes your calls. Save it with "familiar config show > FILE", change it and apply it with
 "familiar config apply FILE". docs/configuration.md explains everything that may stand here.
 For an editor that knows the names: familiar config schema > familiar.schema.json
 yaml-language-server: $schema=familiar.schema.json`,
    sections: {
      language: ' The language of announcements: de or en',
      timeZone: ' The time zone of dates',
      learning: ' What makes a caller and an agent know each other',
      goals: ' What you aim for, in percent; figures below it stand out on the page',
      handling: ' What applies to calls at every hotline; left out: as in the server settings',
      callbacks: ' What callbacks on request may cost, at all hotlines together',
      groups: ' Agents who belong together, for use in hotlines',
      rotas: ' Agents who take weekly turns at being on call, for use in overflow',
      hours: ' Opening hours by name, for use in hotlines',
      hotlines: ' Published numbers, and how their calls are routed',
      absences: ' Who is away, and who stands in; days are included',
      workingTimes: ' When agents work who do not whenever a hotline is open',
      calendars: ' Published calendars from which absences are imported; their addresses are secret',
      callers: ' What you have decided about single callers; it takes precedence over all statistics',
    },
  },
  de: {
    head: ` Wie Familiar Ihre Anrufe verteilt. Speichern Sie es mit „familiar config show > DATEI“, ändern Sie es und setzen Sie es
 mit „familiar config apply DATEI“ in Kraft. Was hier stehen kann, erklärt docs/de/konfiguration.md.
 Für einen Editor, der die Namen kennt: familiar config schema > familiar.schema.json
 yaml-language-server: $schema=familiar.schema.json`,
    sections: {
      language: ' Die Sprache der Ansagen: de oder en',
      timeZone: ' Die Zeitzone der Datumsangaben',
      learning: ' Wodurch Anrufer und Mitarbeiter miteinander vertraut werden',
      goals: ' Ihre Ziele in Prozent; Zahlen darunter fallen auf der Seite auf',
      handling: ' Was für Anrufe an jeder Hotline gilt; weggelassen: wie in den Server-Einstellungen',
      callbacks: ' Was Rückrufe auf Wunsch kosten dürfen, an allen Hotlines zusammen',
      groups: ' Mitarbeiter, die zusammengehören, zur Verwendung bei den Hotlines',
      rotas: ' Mitarbeiter, die sich in der Bereitschaft wöchentlich abwechseln, zur Verwendung im Überlauf',
      hours: ' Öffnungszeiten mit Namen, zur Verwendung bei den Hotlines',
      hotlines: ' Veröffentlichte Nummern, und wie ihre Anrufe verteilt werden',
      absences: ' Wer abwesend ist, und wer vertritt; die Tage zählen mit',
      workingTimes: ' Wann arbeitet, wer nicht arbeitet, solange eine Hotline geöffnet ist',
      calendars:
        ' Veröffentlichte Kalender, aus denen Abwesenheiten übernommen werden; ihre Adressen sind geheim',
      callers: ' Was Sie über einzelne Anrufer entschieden haben; es hat Vorrang vor der Automatik',
    },
  },
};
