import type { Language } from '../../acd/reason-phrases.ts';

/** What is said of a trial, in one language. A policy that is null is sipgate's own routing. */
export interface TrialWords {
  heading(hotline: string, tried: string, base: string | null, shares: string): string;
  agreed(tried: string, calls: string, answered: string, share: readonly [string, string]): string;
  missed(calls: string): string;
  known(returning: string, familiar: string, wouldRing: string): string;
  group(policy: string | null): string;
  readonly elsewhere: string;
  readonly calls: string;
  readonly groups: string;
  readonly difference: string;
  readonly noise: string;
  readonly whatIf: string;
  readonly answered: string;
  readonly familiar: string;
  readonly effective: string;
  readonly coverage: string;
  readonly notes: string;
}

export const trialWords: Readonly<Record<Language, TrialWords>> = {
  en: {
    heading: (hotline, tried, base, shares) =>
      `${hotline} tries “${tried}” with ${shares} of callers; the others get ${base === null ? 'sipgate’s own routing' : `“${base}”`}.`,
    agreed: (tried, calls, answered, [share, interval]) =>
      `In shadow “${tried}” decided ${calls} calls. Of ${answered} that were answered, ${share} were by somebody it would have rung${interval === '' ? '' : ` (${interval})`}.`,
    missed: calls => `${calls} calls that nobody answered would have rung somebody.`,
    known: (returning, familiar, wouldRing) =>
      `Of ${returning} calls by regulars ${familiar} reached somebody they know; ${wouldRing} would have rung somebody they know.`,
    group: policy => policy ?? 'sipgate',
    elsewhere: 'answered calls that would have gone elsewhere',
    calls: 'calls',
    groups: 'the two groups of callers',
    difference: 'difference',
    noise: 'noise',
    whatIf: 'if all callers got',
    answered: 'answered',
    familiar: 'familiar',
    effective: 'calls’ worth',
    coverage: 'covered',
    notes:
      'Who is in which group was drawn by number, so that nothing else differs but by chance. “If all callers got” weighs each call by how likely it was to go that way (self-normalised inverse propensity, 95 % intervals over callers). “Calls’ worth” is the effective sample size; where “covered” is below 100 %, nothing is known of the rest.',
  },
  de: {
    heading: (hotline, tried, base, shares) =>
      `${hotline} erprobt „${tried}“ mit ${shares} der Anrufer; für die anderen gilt ${base === null ? 'die Einstellung bei sipgate' : `„${base}“`}.`,
    agreed: (tried, calls, answered, [share, interval]) =>
      `Zur Probe entschied „${tried}“ ${calls} Anrufe. Von ${answered} angenommenen nahm bei ${share} jemand an, bei dem es geklingelt hätte${interval === '' ? '' : ` (${interval})`}.`,
    missed: calls => `Bei ${calls} Anrufen, die niemand annahm, hätte es bei jemandem geklingelt.`,
    known: (returning, familiar, wouldRing) =>
      `Von ${returning} Anrufen bekannter Anrufer erreichten ${familiar} jemanden, den sie kennen; bei ${wouldRing} hätte es bei jemandem geklingelt, den sie kennen.`,
    group: policy => policy ?? 'sipgate',
    elsewhere: 'angenommene Anrufe, die woandershin gegangen wären',
    calls: 'Anrufe',
    groups: 'die beiden Gruppen von Anrufern',
    difference: 'Unterschied',
    noise: 'Zufall',
    whatIf: 'bekämen alle Anrufer',
    answered: 'angenommen',
    familiar: 'vertraut',
    effective: 'zählt wie so viele Anrufe',
    coverage: 'abgedeckt',
    notes:
      'Wer in welcher Gruppe ist, wurde nach der Nummer gelost, sodass sich sonst nichts unterscheidet als durch Zufall. „Bekämen alle Anrufer“ gewichtet jeden Anruf danach, wie wahrscheinlich es war, dass er diesen Weg nahm (selbstnormierte inverse Wahrscheinlichkeit, 95-%-Intervalle über Anrufer). Wo weniger als 100 % abgedeckt sind, ist über den Rest nichts bekannt.',
  },
};
