import type { Problem } from '../../app/ports/connect.ts';

export const noToken: Problem = {
  kind: 'no-token',
  say: {
    en: 'There is no token yet, so sipgate can’t be asked.',
    de: 'Es gibt noch kein Token, deshalb ist sipgate nicht zu fragen.',
  },
};
