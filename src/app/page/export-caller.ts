import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { CallerDocument } from '../../plan/document.ts';
import type { ArchiveContext } from './archive-context.ts';

const mostExported = 20_000;

/**
 * Everything that is stored about a caller, as JSON in UTF-8: it may be megabytes.
 *
 * @param rule of the configuration that names them; null: none does.
 */
export async function exportCaller(
  { store: { directory, callers }, clock }: ArchiveContext,
  caller: PhoneNumber,
  rule: CallerDocument | null,
): Promise<Uint8Array> {
  const calls = await directory.callsOf(caller, mostExported);
  const journal = await callers.entriesOf(caller, mostExported);
  const exported = {
    caller,
    exportedAt: clock(),
    profile: await directory.profileOf(caller),
    rule,
    callback: (await directory.callbacksOf([caller]))[0] ?? null,
    wishes: await callers.wishesOf(caller),
    familiarity: await callers.agentsKnownTo(caller),
    calls: calls.map(({ call }) => call),
    journal,
    isCut: calls.length === mostExported || journal.length === mostExported,
  };
  return new TextEncoder().encode(JSON.stringify(exported));
}
