/**
 * Reads the header `Retry-After`, which holds seconds or a date, as milliseconds from now; null if it holds
 * neither. `date` is the server's own `Date` header: with it, a wrong clock here does no harm.
 */
export function parseRetryAfter(retryAfter: string | null, date: string | null): number | null {
  if (retryAfter === null) return null;
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const waitMs = Date.parse(retryAfter) - (date === null ? Date.now() : Date.parse(date));
  return Number.isNaN(waitMs) ? null : Math.max(0, waitMs);
}
