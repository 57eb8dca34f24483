import type { Warning } from '../health/health-summary.ts';

/** Why nothing of the environment's can be changed on the page. */
export function fixedBy(setting: string): Warning {
  return {
    en: `This is fixed by the server settings (${setting}) and can be changed only there.`,
    de: `Das steht in den Server-Einstellungen fest (${setting}) und ist nur dort zu ändern.`,
  };
}

export function noNumber(text: string): Warning {
  return {
    en: `${text} is no phone number. Write it with its area code, such as +49 30 23125 100.`,
    de: `${text} ist keine Telefonnummer. Schreiben Sie sie mit Vorwahl, etwa 030 23125 100.`,
  };
}
