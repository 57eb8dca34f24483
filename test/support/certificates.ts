import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Certificate, programs } from './own-servers.ts';

/** What servers show in these tests, all but `otherCa` from the authority `ca`. */
export interface Certificates {
  readonly ca: string;
  /** An authority that has nothing to do with any of them. */
  readonly otherCa: string;
  /** For `localhost` and 127.0.0.1. */
  readonly good: Certificate;
  /** For `localhost` alone. */
  readonly byName: Certificate;
  /** For a host of another name. */
  readonly elsewhere: Certificate;
  /** Was for `localhost` and 127.0.0.1. */
  readonly expired: Certificate;
  /** Of the client `fam`. */
  readonly client: Certificate;
}

/** Makes them with openssl in this folder. */
export function makeCertificates(folder: string): Certificates {
  mkdirSync(folder, { recursive: true });
  const ca = makeAuthority(folder, 'ca');
  const issue = (name: string, subjectAltName: string, until?: string): Certificate =>
    issueCertificate(folder, ca, { name, subjectAltName, ...(until !== undefined && { until }) });
  return {
    ca: ca.cert,
    otherCa: makeAuthority(folder, 'other').cert,
    good: issue('good', 'DNS:localhost,IP:127.0.0.1'),
    byName: issue('by-name', 'DNS:localhost'),
    elsewhere: issue('elsewhere', 'DNS:db.elsewhere.example'),
    expired: issue('expired', 'DNS:localhost,IP:127.0.0.1', '20210101000000Z'),
    client: issue('fam', 'DNS:fam'),
  };
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'] as const;

/** A certificate that signs others and is signed by nobody else. */
export function makeAuthority(folder: string, name: string): Certificate {
  const [cert, key] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)];
  openssl(['req', '-x509', ...newKey, '-keyout', key, '-out', cert, '-days', '3650', '-subj', `/CN=${name}`]);
  return { cert, key };
}

interface Wanted {
  readonly name: string;
  readonly subjectAltName: string;
  readonly from?: string;
  readonly until?: string;
  /** More extensions, one a line. */
  readonly more?: string;
}

export function issueCertificate(folder: string, authority: Certificate, wanted: Wanted): Certificate {
  const {
    name,
    subjectAltName,
    from: since = '20200101000000Z',
    until = '20491231000000Z',
    more = '',
  } = wanted;
  const at = (suffix: string): string => join(folder, `${name}.${suffix}`);
  const [cert, key, request, config] = [at('pem'), at('key'), at('csr'), at('cnf')];
  openssl(['req', ...newKey, '-keyout', key, '-out', request, '-subj', `/CN=${name}`]);
  writeFileSync(at('index'), '');
  writeFileSync(at('serial'), '01');
  writeFileSync(
    config,
    `[ca]\ndefault_ca = it\n[it]\ndatabase = ${at('index')}\nserial = ${at('serial')}\nnew_certs_dir = ${folder}\n` +
      'default_md = sha256\npolicy = any\nx509_extensions = more\n[any]\ncommonName = supplied\n' +
      `[more]\nsubjectAltName = ${subjectAltName}\n${more}\n`,
  );
  const from = ['-cert', authority.cert, '-keyfile', authority.key, '-in', request, '-out', cert, '-notext'];
  openssl(['ca', '-batch', '-config', config, ...from, '-startdate', since, '-enddate', until]);
  chmodSync(key, 0o600);
  return { cert, key };
}

function openssl(args: readonly string[]): void {
  // Where another time is made, servers have another one than we: what began years ago is valid for both.
  const env = { ...process.env, FAKETIME: '@2024-01-01 00:00:00' };
  execFileSync(programs.openssl ?? '', args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
}
