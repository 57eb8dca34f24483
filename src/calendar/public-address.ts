import ipaddr from 'ipaddr.js';

/**
 * Whether an IP address is a public one on the internet: not this computer's, a private network's or any
 * other special one. An IPv6 address that stands for an IPv4 address is judged by that.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address instanceof ipaddr.IPv6 && address.range() === 'rfc6052')
    return ipaddr.fromByteArray(address.toByteArray().slice(12)).range() === 'unicast';
  return address.range() === 'unicast';
}
