import ipaddr from 'ipaddr.js';

/**
 * Whether an IP address is one of the internet: not of this computer, of a private network, or of anything else that has a
 * meaning of its own. Addresses of IPv6 that stand for one of IPv4 are judged by that.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address instanceof ipaddr.IPv6 && address.range() === 'rfc6052')
    return ipaddr.fromByteArray(address.toByteArray().slice(12)).range() === 'unicast';
  return address.range() === 'unicast';
}
