import type { TlsMode } from '../store/database/database-config.ts';

type Words = Readonly<Record<string, TlsMode>>;

export const postgresModes: Words = {
  disable: 'disable',
  allow: 'allow',
  prefer: 'prefer',
  require: 'require',
  'verify-ca': 'verify-ca',
  'verify-full': 'verify-full',
};

export const mysqlModes: Words = {
  disabled: 'disable',
  preferred: 'prefer',
  required: 'require',
  verify_ca: 'verify-ca',
  verify_identity: 'verify-full',
};

const allModes = new Map(Object.entries({ ...postgresModes, ...mysqlModes }));

/** The mode that a word names, in either vocabulary; null: none. */
export function parseTlsMode(text: string): TlsMode | null {
  return allModes.get(text.toLowerCase()) ?? null;
}

/** From the weakest to the strictest. */
const modes: readonly TlsMode[] = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'];

/** Whether a mode asks for at least as much as another. */
export function asksFor(mode: TlsMode, least: TlsMode): boolean {
  return modes.indexOf(mode) >= modes.indexOf(least);
}

export function stricter(a: TlsMode, b: TlsMode): TlsMode {
  return asksFor(a, b) ? a : b;
}
