import { phoneNumbers, text, webUrl } from '../setting-types.ts';
import { section, settingWords } from './setting.ts';

const onPage = { de: 'wird auf der Seite eingetragen', en: 'given on the page' };

export const account = section(
  { de: 'sipgate und Ihre Nummern', en: 'sipgate and your numbers' },
  {
    WEBHOOK_URL: webUrl(
      'give the https URL at which sipgate reaches Familiar, such as https://hotline.example.com/push',
    )
      .optional()
      .register(settingWords, {
        de: 'Öffentliche https-Adresse, unter der sipgate Familiar erreicht',
        en: 'Public https address at which sipgate reaches Familiar',
        ifUnset: onPage,
        // Whoever knows its path may fill what is kept free for pushes.
        isForAdmins: true,
      }),
    TOKEN_ID: text().optional().register(settingWords, {
      de: 'Kennung des persönlichen Zugriffstokens',
      en: 'Id of the personal access token',
      ifUnset: onPage,
    }),
    TOKEN: text().optional().register(settingWords, {
      de: 'Das Token selbst',
      en: 'The token itself',
      isSecret: true,
    }),
    CENTRAL_SERVICE_PHONE: phoneNumbers('the number of your hotline').optional().register(settingWords, {
      de: 'Nummer der Hotline; mehrere durch Kommas getrennt',
      en: 'Number of the hotline; several separated by commas',
      ifUnset: onPage,
    }),
    SERVICE_PHONES: phoneNumbers('the numbers of your agents')
      .optional()
      .register(settingWords, {
        de: 'Nummern des Teams, durch Kommas getrennt. Ohne Token nötig, hier oder auf der Seite; mit Token klingelt es nur bei diesen',
        en: 'The agents’ numbers, separated by commas. Required without a token, here or on the page; with one, only these are dialled',
        ifUnset: { de: 'wird ermittelt', en: 'discovered' },
      }),
  },
);
