import { codeOf } from './retrying.ts';
import { messageOf } from './store-error.ts';
import { isTlsMissing } from './transports.ts';

/**
 * What to do about a TLS failure; null: the error is not about TLS. One driver gives codes, the other words.
 */
export function tlsRemedy(error: unknown): string | null {
  const message = messageOf(error);
  if (isTlsMissing(error))
    return 'it offers no TLS, which is asked for. Switch it on there, or do without by DATABASE_SSL_MODE=disable.';
  if (/certificate has expired|certificate is not yet valid/.test(message))
    return `TLS fails because its ${message}. Renew it there, and check the clocks of both computers.`;
  if (/altnames/.test(message))
    return `TLS fails because its certificate is not for this host (${message}). Name the host as the certificate does, or check the authority alone by DATABASE_SSL_MODE=verify-ca.`;
  if (/self.signed certificate|unable to (verify|get)/.test(message))
    return `TLS fails because nobody who is trusted vouches for its certificate (${message}). Name the file of its authority in DATABASE_SSL_CA, or encrypt without a check by DATABASE_SSL_MODE=require.`;
  const isTls = /^(HANDSHAKE_SSL_ERROR|EPROTO|ERR_SSL_|ERR_TLS_|ERR_OSSL_)/.test(codeOf(error) ?? '');
  return isTls || /establishing an SSL connection/.test(message)
    ? `TLS could not be agreed on: ${message}.`
    : null;
}
