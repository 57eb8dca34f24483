import type { ErasurePreview } from '../app/page/erase-caller.ts';
import type { PhoneNumber } from '../domain/phone-number.ts';

/** What `familiar erase` says, in each language. */
export const eraseWords = {
  en: {
    kept: (caller: PhoneNumber, kept: ErasurePreview) => {
      const parts = [
        ...(kept.calls > 0 ? [count(kept.calls, 'call', 'calls')] : []),
        ...(kept.agents > 0 ? [`familiarity with ${count(kept.agents, 'agent', 'agents')}`] : []),
        ...(kept.profiles > 0 ? ['name and note'] : []),
        ...(kept.callbacks > 0 ? ['1 callback'] : []),
        ...(kept.rules > 0 ? ['1 rule'] : []),
      ];
      const others = count(kept.mentions, 'call', 'calls');
      const staying = kept.mentions === 0 ? '' : ` Without the number stay: ${others} of others.`;
      return `Of ${caller}: ${parts.join(', ') || 'nothing is kept'}.${staying}`;
    },
    notYet: 'Nothing is erased yet: give --yes to erase it for good.',
    erased: 'Erased.',
    erasedAgain: (callers: number) =>
      callers === 0
        ? 'Nothing of anybody on the list is there.'
        : `Erased again: ${count(callers, 'caller', 'callers')}.`,
    ofAnotherKey: (callers: number) =>
      `${callers} on the list were noted with a key that is not here. Put it beside the list (ERASED_FILE) and do this again.`,
  },
  de: {
    kept: (caller: PhoneNumber, kept: ErasurePreview) => {
      const parts = [
        ...(kept.calls > 0 ? [count(kept.calls, 'Anruf', 'Anrufe')] : []),
        ...(kept.agents > 0 ? [`Vertrautheit mit ${count(kept.agents, 'Mitarbeiter', 'Mitarbeitern')}`] : []),
        ...(kept.profiles > 0 ? ['Name und Notiz'] : []),
        ...(kept.callbacks > 0 ? ['1 Rückruf'] : []),
        ...(kept.rules > 0 ? ['1 Regel'] : []),
      ];
      const others = count(kept.mentions, 'Anruf', 'Anrufe');
      const staying = kept.mentions === 0 ? '' : ` Ohne die Nummer bleibt: ${others} anderer.`;
      return `Zu ${caller}: ${parts.join(', ') || 'Gespeichert ist nichts'}.${staying}`;
    },
    notYet: 'Noch ist nichts gelöscht: Mit --yes wird es endgültig gelöscht.',
    erased: 'Gelöscht.',
    erasedAgain: (callers: number) =>
      callers === 0
        ? 'Von niemandem auf der Liste ist etwas da.'
        : `Erneut gelöscht: ${count(callers, 'Anrufer', 'Anrufer')}.`,
    ofAnotherKey: (callers: number) =>
      `${callers} auf der Liste sind mit einem Schlüssel vermerkt, der hier fehlt. Legen Sie ihn neben die Liste (ERASED_FILE), und wiederholen Sie das.`,
  },
} as const;

function count(number: number, one: string, several: string): string {
  return `${number} ${number === 1 ? one : several}`;
}
