import type { Tls, TlsMode } from '../store/database/database-config.ts';
import { asksFor, stricter } from './tls-words.ts';
import type { AllSaid } from './url-options.ts';

type Files = Omit<Tls, 'mode'>;

/** What the settings beside an address say about TLS; null: nothing. */
export type TlsSettings = Files & { readonly mode: TlsMode | null };

export type ReadTls =
  /** `tls` is null if nothing was said. */
  | { readonly ok: true; readonly tls: Tls | null; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly remedy: string };

/** Joins the options of an address with the settings beside it, as the database's own tools mean them. */
export function readTls(kind: 'mysql' | 'postgres', said: AllSaid, beside: TlsSettings): ReadTls {
  const wishes = said.flatMap(([by, { tlsMode: mode }]) => (mode === undefined ? [] : [{ by, mode }]));
  if (beside.mode !== null) wishes.push({ by: 'DATABASE_SSL_MODE', mode: beside.mode });
  const off = wishes.find(wish => wish.mode === 'disable');
  const on = wishes.find(wish => wish.mode !== 'disable');
  if (off !== undefined && on !== undefined)
    return refuse(`${off.by} wants no TLS, and ${on.by} wants it; keep one of them`);
  const { mode: _, ...besideFiles } = beside;
  const files: Files = Object.assign(besideFiles, ...said.map(([, what]) => what.files));
  const mode = wishes.map(wish => wish.mode).reduce<TlsMode | null>((a, b) => stricter(a ?? b, b), null);
  if (mode === null && files.ca === null && files.cert === null && files.key === null)
    return { ok: true, tls: null, warnings: [] };
  const isNamed = wishes.some(({ by }) => /^(database_)?ssl[-_]?mode$/i.test(by));
  const { tls, warnings } =
    kind === 'mysql' ? mysqlTls(mode, isNamed, files) : { tls: postgresTls(mode, files), warnings: [] };
  const remedy = remedyFor(tls);
  if (remedy !== null) return refuse(remedy);
  const isIdle = tls.mode === 'disable' && (files.ca !== null || files.cert !== null);
  return {
    ok: true,
    tls,
    warnings: isIdle ? [...warnings, 'Certificates for TLS are named, but TLS is off.'] : warnings,
  };
}

/** Naming an authority asks for a check, unless a lesser mode is named. */
function mysqlTls(
  mode: TlsMode | null,
  isNamed: boolean,
  files: Files,
): { readonly tls: Tls; readonly warnings: readonly string[] } {
  const isSettled = mode === 'disable' || (mode !== null && asksFor(mode, 'verify-ca'));
  if (files.ca === null || isSettled) return { tls: { mode: mode ?? 'require', ...files }, warnings: [] };
  if (mode === null || !isNamed) return { tls: { mode: 'verify-ca', ...files }, warnings: [] };
  return {
    tls: { mode, ...files, ca: null },
    warnings: [
      'An authority is named for TLS, but its mode checks no certificate. VERIFY_CA or VERIFY_IDENTITY does.',
    ],
  };
}

/** With an authority, `require` is `verify-ca`; and files without a mode mean the full check. */
function postgresTls(mode: TlsMode | null, files: Files): Tls {
  if (mode === 'require' && files.ca !== null) return { mode: 'verify-ca', ...files };
  return { mode: mode ?? 'verify-full', ...files };
}

function remedyFor({ mode, ca, cert, key }: Tls): string | null {
  if ((cert === null) !== (key === null))
    return 'a certificate of our own and its key belong together; name both';
  if (mode === 'verify-ca' && ca === null)
    return 'name the authority that is to be trusted (sslrootcert, ssl-ca or DATABASE_SSL_CA), or check the host too with verify-full or VERIFY_IDENTITY';
  // Anybody can get a certificate from an authority that all computers trust.
  if (ca === 'system' && mode !== 'verify-full' && mode !== 'disable')
    return 'the authorities of the system are of use only where the host is checked too, with verify-full or VERIFY_IDENTITY';
  return null;
}

function refuse(remedy: string): ReadTls {
  return { ok: false, remedy };
}
