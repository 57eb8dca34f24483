/** A text, and what an operator should know about its encoding. */
export interface Decoded {
  readonly text: string;
  /** Null: as it should be. */
  readonly note: string | null;
}

/** The text of an env file: UTF-8, or what editors and shells on Windows write. */
export function decodeEnv(bytes: Uint8Array): Decoded {
  const decoded = decodeAsOne(bytes);
  if (!decoded.text.includes('\0')) return decoded;
  return {
    text: decoded.text.replaceAll(/ÿþ|\0/g, ''),
    note: 'is partly encoded in UTF-16, as where PowerShell adds a line to a file with >>, and was read so. Save it as UTF-8: other programs, such as Docker, can’t read it.',
  };
}

function decodeAsOne(bytes: Uint8Array): Decoded {
  const wide = wideEncoding(bytes);
  if (wide !== null)
    return {
      text: new TextDecoder(wide).decode(bytes),
      note: `is encoded in ${wide.slice(0, 6).toUpperCase()}, as by PowerShell, and was read so. Save it as UTF-8: other programs, such as Docker, can’t read it.`,
    };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), note: null };
  } catch {
    // As a stream: of a whole text, Node 20 reads the euro sign as a control character.
    const decoder = new TextDecoder('windows-1252');
    return {
      text: decoder.decode(bytes, { stream: true }) + decoder.decode(),
      note: 'is not in UTF-8, so its umlauts were read as Windows-1252. Save it as UTF-8.',
    };
  }
}

/** Recognised by its byte order mark, or by the zero beside the first letter. */
function wideEncoding([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (second === 0) return 'utf-16le';
  return first === 0 ? 'utf-16be' : null;
}
