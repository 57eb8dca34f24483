/** Letters that are no base letter with a mark, but are typed as one where keyboards lack them. */
const typedAs: Readonly<Record<string, string>> = { ı: 'i', ß: 'ss', ł: 'l', ø: 'o', đ: 'd', æ: 'ae' };

/** A text without case and accents, as it is searched. Phone numbers also without what people write between digits. */
export function plainText(text: string): string {
  const bare = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const typed = bare.replaceAll(/[ıßłøđæ]/g, letter => typedAs[letter] ?? letter);
  return typed.replaceAll(/(?<=\d)[\s/()-]+(?=\d)/g, '');
}
