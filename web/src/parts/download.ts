/** Lets the browser save a text as a file. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/**
 * Rows as CSV that Excel reads in German and English: quoted, with a byte order mark. What a spreadsheet
 * would take for a formula gets a leading apostrophe.
 */
export function toCsv(rows: readonly (readonly (string | number)[])[], language: 'de' | 'en'): string {
  const separator = language === 'de' ? ';' : ',';
  const cell = (value: string | number): string => {
    if (typeof value === 'number') return language === 'de' ? String(value).replace('.', ',') : String(value);
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return `"${safe.replaceAll('"', '""')}"`;
  };
  return `\uFEFF${rows.map(row => row.map(cell).join(separator)).join('\r\n')}\r\n`;
}
