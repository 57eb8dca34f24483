import type { StandingWarning } from '../health-warnings.ts';

const mostNamed = 10;

/** A sentence about people, whose names only users of the page are told. */
export function withNames(
  names: readonly string[],
  say: { readonly en: (who: string) => string; readonly de: (who: string) => string },
): StandingWarning {
  const count = names.length;
  const more = count - mostNamed;
  const listed = names.slice(0, mostNamed).join(', ');
  return {
    en: say.en(count === 1 ? '1 person' : `${count} people`),
    de: say.de(count === 1 ? '1 Person' : `${count} Personen`),
    forUsers: {
      en: say.en(more > 0 ? `${listed} and ${more} more` : listed),
      de: say.de(more > 0 ? `${listed} und ${more} weiteren` : listed),
    },
  };
}
