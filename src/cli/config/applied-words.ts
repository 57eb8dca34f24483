/** What is said of a change of the configuration, in each language. */
export const appliedWords = {
  en: {
    inForce: (revision: number, changes: string) => `Revision ${revision} is in force: ${changes}.`,
    onlyText: 'calls are routed as before, and only the text is another, such as a comment',
    unchanged: 'Nothing changed.',
    outdated: (revision: number) =>
      `somebody has changed the configuration meanwhile; revision ${revision} is in force. Look at it with "familiar config show", then apply yours again.`,
    refused: (what: string, problems: number) =>
      `${what} has ${problems === 1 ? 'a problem' : `${problems} problems`}:`,
    nothingChanged: 'Nothing was changed.',
  },
  de: {
    inForce: (revision: number, changes: string) => `Stand ${revision} gilt: ${changes}.`,
    onlyText: 'Anrufe werden wie vorher verteilt, nur der Text ist anders, etwa ein Kommentar',
    unchanged: 'Es hat sich nichts geändert.',
    outdated: (revision: number) =>
      `Jemand hat die Konfiguration inzwischen geändert; es gilt Stand ${revision}. Sehen Sie ihn mit „familiar config show“ an und wiederholen Sie Ihre Änderung.`,
    refused: (what: string, problems: number) =>
      `${what} hat ${problems === 1 ? 'einen Fehler' : `${problems} Fehler`}:`,
    nothingChanged: 'Geändert wurde nichts.',
  },
} as const;
