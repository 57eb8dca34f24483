import type { AppContext } from '../../app/context.ts';
import { toPhoneNumber } from '../../domain/phone-number.ts';
import { fictionalCaller } from '../../emulator/fictional-caller.ts';

/** Customers of the furniture shop, whom the team has given names on the page. */
const regulars = [
  'Tischlerei Lindner',
  'Frau Aydın',
  'Hotel Seeblick',
  'Familie Petersen',
  'Praxis Dr. Weber',
  'Herr Okonkwo',
  'Café Morgenrot',
  'Schreinerei Holz & Sohn',
] as const;

/** Gives the first of the fictional callers a name. */
export async function nameRegulars({ store }: AppContext): Promise<void> {
  for (const [index, name] of regulars.entries()) {
    const caller = toPhoneNumber(fictionalCaller(index));
    if (caller !== null) await store.directory.saveProfile(caller, { name, note: '', objects: false });
  }
}
