import type { Reached } from '../goal.ts';

/** What the figures of a day are called, on the board and on wall screens. */
export interface FigureNames {
  readonly offered: string;
  readonly answered: string;
  readonly missed: string;
  /** Answered within so many seconds, as written. */
  readonly serviceLevel: (seconds: string) => string;
  readonly speed: string;
  readonly familiar: string;
  readonly yesterday: string;
  readonly lastWeek: string;
  /** How a figure stands to its goal. */
  readonly goal: Readonly<Record<Reached, (goal: string) => string>>;
}

export const germanFigures: FigureNames = {
  offered: 'Anrufe',
  answered: 'Angenommen',
  missed: 'Verpasst',
  serviceLevel: seconds => `In ${seconds} s angenommen`,
  speed: 'Annahmezeit',
  familiar: 'Bekannte Stimme',
  yesterday: 'gestern',
  lastWeek: 'vor einer Woche',
  goal: {
    met: goal => `Ziel ${goal} erreicht`,
    near: goal => `knapp unter dem Ziel von ${goal}`,
    below: goal => `weit unter dem Ziel von ${goal}`,
  },
};

export const englishFigures: FigureNames = {
  offered: 'Calls',
  answered: 'Answered',
  missed: 'Missed',
  serviceLevel: seconds => `Answered in ${seconds} s`,
  speed: 'Speed of answer',
  familiar: 'Familiar voice',
  yesterday: 'yesterday',
  lastWeek: 'a week ago',
  goal: {
    met: goal => `goal of ${goal} reached`,
    near: goal => `just below the goal of ${goal}`,
    below: goal => `far below the goal of ${goal}`,
  },
};
