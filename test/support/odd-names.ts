import { type Company, exampleCompany } from '../../src/emulator/company.ts';

/** Eighty characters without a place to break. */
export const longWord = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

/** The names that people really give things, or could. */
const oddNames = [
  ['', longWord],
  ['Prof. Dr. Dr. h. c. Karl-Theodor', 'Maria Nikolaus Freiherr von und zu Guttenberg-X'],
  ['👩‍🚀🏳️‍🌈', '🔥'],
  ['محمد عبد الرحمن', 'بن عبد العزيز آل سعود'],
  ['שלמה', 'בן־גוריון'],
  ['Ö', ''],
] as const;

/** The example company, whose agents have names that are long, of one letter, of pictures, or written from right to left. */
export function oddlyNamed(): Company {
  const company = exampleCompany({ agents: oddNames.length });
  const users = company.users.map((user, index) => {
    const [firstname, lastname] = oddNames[index] ?? oddNames[0];
    return { ...user, firstname, lastname };
  });
  return { ...company, users };
}
