import type { CalledNow } from '../../app/callbacks/call-now.ts';
import type { Text } from '../contract/common.ts';
import { ApiError } from './route.ts';

/** Why something can't be done about a callback on request, and what to do instead. */
export const refusals = {
  over: outdated({
    en: 'This callback is over: somebody has talked to the caller, they have called again, or it was withdrawn.',
    de: 'Dieser Rückruf ist vorbei: Jemand hat mit dem Anrufer gesprochen, er hat wieder angerufen, oder der Wunsch wurde zurückgezogen.',
  }),
  'under-way': outdated({
    en: 'Somebody is calling back already.',
    de: 'Es wird schon zurückgerufen.',
  }),
  taken: outdated({
    en: 'A call came in between. If this person does not call back by themself in a moment, try again.',
    de: 'Ein Anruf kam dazwischen. Wird nicht gleich von selbst zurückgerufen, versuchen Sie es noch einmal.',
  }),
  never: refused({
    en: 'This person is never to be connected with this caller, or has left it to others. Choose somebody else.',
    de: 'Diese Person soll mit diesem Anrufer nicht verbunden werden oder hat ihn anderen überlassen. Wählen Sie jemand anderen.',
  }),
  'in-call': refused({
    en: 'This person is on the phone. Wait for the end of that call, or choose somebody else.',
    de: 'Diese Person telefoniert gerade. Warten Sie das Ende ab, oder wählen Sie jemand anderen.',
  }),
  failed: refused({
    en: 'sipgate did not start the call, or knows no phone of this person that could ring. It is tried again in a few minutes; Familiar’s server log says why.',
    de: 'sipgate hat den Anruf nicht begonnen oder kennt kein Telefon dieser Person, das klingeln könnte. In einigen Minuten wird es wieder versucht; im Server-Log von Familiar steht, warum.',
  }),
  cannotDial: refused({
    en: 'Familiar can start no calls here. Call the number from your own phone; it counts as soon as you have talked.',
    de: 'Familiar kann hier keine Anrufe starten. Rufen Sie mit Ihrem Telefon an; sobald Sie gesprochen haben, zählt es.',
  }),
  tooLate: refused({
    en: 'By then the time is over for which a callback was promised. Put it off for a shorter time, leave it to others, or withdraw it.',
    de: 'Bis dahin ist die Zeit vorbei, für die ein Rückruf versprochen ist. Verschieben Sie ihn kürzer, überlassen Sie ihn anderen, oder ziehen Sie den Wunsch zurück.',
  }),
  nobodyElse: refused({
    en: 'By a rule for this caller nobody else may call back. Put it off, or withdraw it.',
    de: 'Nach der Regel für diesen Anrufer darf niemand sonst zurückrufen. Verschieben Sie den Rückruf, oder ziehen Sie den Wunsch zurück.',
  }),
  databaseAway: new ApiError(
    503,
    'database-away',
    'The database can’t be reached at the moment.',
    {
      en: 'The database can’t be reached at the moment, and without it somebody might be called twice. Please try again in a moment.',
      de: 'Die Datenbank ist gerade nicht erreichbar, und ohne sie könnte jemand zweimal angerufen werden. Bitte versuchen Sie es gleich noch einmal.',
    },
    5,
  ),
} as const satisfies Record<Exclude<CalledNow, 'begun'> | string, ApiError>;

function outdated(text: Text): ApiError {
  return new ApiError(409, 'outdated', text.en, text);
}

function refused(text: Text): ApiError {
  return new ApiError(409, 'cannot-call-back', text.en, text);
}
