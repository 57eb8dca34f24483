import { isExtensionOf, type PhoneNumber } from '../../domain/phone-number.ts';
import { hotlineByNumber } from '../../domain/plan-index.ts';
import type { Text } from '../../plan/remedy.ts';
import type { AppContext } from '../context.ts';

/**
 * Why a number is nobody's outside the company, so nobody is erased by it: it is a hotline's, an agent's, or
 * another number of the account, or an extension of one. Null: it is none of these.
 */
export function whyOfCompany(
  { plan, roster }: Pick<AppContext['known'], 'plan' | 'roster'>,
  number: PhoneNumber,
): Text | null {
  const hotline = hotlineByNumber(plan, number);
  if (hotline !== null) return refusal(`Hotline ${hotline.name}`, `the hotline ${hotline.name}`);
  const agent = roster.agents.find(
    ({ id, numbers, dialNumber }) => numbers.includes(number) || dialNumber === number || id === number,
  );
  if (agent !== undefined) return refusal(agent.name, agent.name);
  const isOfAccount =
    roster.accountNumbers?.some(own => own === number || isExtensionOf(number, own)) === true;
  return isOfAccount ? refusal('Ihr sipgate-Konto', 'your sipgate account') : null;
}

function refusal(ownerDe: string, ownerEn: string): Text {
  return {
    de: `Diese Nummer gehört Ihrem Unternehmen (${ownerDe}). Unter ihr wird niemand gelöscht, denn ihre Anrufe sind auch die anderer Leute.`,
    en: `This number is your company’s own (${ownerEn}). Nobody is erased by it, since its calls are other people’s too.`,
  };
}
