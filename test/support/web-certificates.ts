import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { issueCertificate, makeAuthority } from './certificates.ts';
import type { Certificate } from './own-servers.ts';

/** Who is asked for in the tests of addresses. */
export const webHost = 'familiar.example.com';

/** What web servers show for {@link webHost}, right and wrong. */
export interface WebCertificates {
  /** PEM of the authority that counts as a public one. */
  readonly ca: string;
  /** With the certificate between it and the authority. */
  readonly good: Certificate;
  readonly withoutChain: Certificate;
  readonly selfSigned: Certificate;
  readonly ofUnknown: Certificate;
  /** With its own authority beside it. */
  readonly ofUnknownInChain: Certificate;
  readonly expired: Certificate;
  readonly notYetValid: Certificate;
  readonly ofOtherName: Certificate;
}

export function makeWebCertificates(folder: string): WebCertificates {
  const [root, unknown] = [makeAuthority(folder, 'root'), makeAuthority(folder, 'unknown')];
  const subjectAltName = `DNS:${webHost}`;
  const between = issueCertificate(folder, root, {
    name: 'between',
    subjectAltName: 'DNS:between.example.com',
    more: 'basicConstraints = critical,CA:TRUE',
  });
  const more = 'authorityInfoAccess = caIssuers;URI:http://authority.example.com/between.pem';
  const ofBetween = issueCertificate(folder, between, { name: 'of-between', subjectAltName, more });
  const issue = (name: string, wanted: { from?: string; until?: string; subjectAltName?: string }) =>
    issueCertificate(folder, root, { name, subjectAltName, ...wanted });
  const ofUnknown = issueCertificate(folder, unknown, { name: 'of-unknown', subjectAltName });
  return {
    ca: readFileSync(root.cert, 'utf8'),
    good: inChain(folder, ofBetween, between),
    withoutChain: ofBetween,
    selfSigned: makeAuthority(folder, webHost),
    ofUnknown,
    ofUnknownInChain: inChain(folder, ofUnknown, unknown),
    expired: issue('expired', { until: '20210101000000Z' }),
    notYetValid: issue('not-yet', { from: '20480101000000Z' }),
    ofOtherName: issue('other-name', { subjectAltName: 'DNS:other.example.com' }),
  };
}

function inChain(folder: string, { cert, key }: Certificate, above: Certificate): Certificate {
  const chain = join(folder, `chain-${above.cert.split('/').at(-1)}`);
  writeFileSync(chain, readFileSync(cert, 'utf8') + readFileSync(above.cert, 'utf8'));
  return { cert: chain, key };
}
