/** The events of a calendar file as text, each on its own, or why it is none. */
export type IcsBlocks =
  | { readonly ok: true; readonly events: readonly string[] }
  | { readonly ok: false; readonly problem: string };

const maxBytes = 5 * 1024 * 1024;
const maxEvents = 10_000;

/**
 * Takes a calendar file apart into its events, without reading them: each is then read on its own, so that one
 * which is broken spoils no other. Everything else in the file, such as time zones and tasks, is passed over.
 */
export function splitIntoEvents(bytes: Uint8Array): IcsBlocks {
  if (bytes.length > maxBytes)
    return refuse(
      `The calendar has ${(bytes.length / 1024 / 1024).toFixed(1)} MB; at most 5 MB are read. Export only the absences, and no past years`,
    );
  const text = decode(bytes);
  if (text === null) return refuse('The file is no text in UTF-8; export the calendar as .ics');
  const lines = text.replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const first = lines.find(line => line !== '');
  if (first?.toUpperCase() !== 'BEGIN:VCALENDAR')
    return refuse('The file does not begin with BEGIN:VCALENDAR; export the calendar as .ics');
  return collect(lines);
}

function decode(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function collect(lines: readonly string[]): IcsBlocks {
  const events: string[] = [];
  let begin: number | null = null;
  for (const [index, line] of lines.entries())
    switch (line.trimEnd().toUpperCase()) {
      case 'BEGIN:VEVENT':
        begin = index;
        break;
      case 'END:VEVENT':
        if (begin !== null) events.push(lines.slice(begin, index + 1).join('\r\n'));
        begin = null;
        break;
    }
  if (begin !== null || !lines.some(line => line.trimEnd().toUpperCase() === 'END:VCALENDAR'))
    return refuse('The calendar is cut off: END:VCALENDAR is missing. Export it again');
  if (events.length > maxEvents)
    return refuse(`The calendar has ${events.length} events; at most ${maxEvents} are read`);
  return { ok: true, events };
}

function refuse(problem: string): IcsBlocks {
  return { ok: false, problem: `${problem}.` };
}
