import { judgePassword, type WantedPassword } from '../../app/access/judge-password.ts';
import { type PageContext, refused } from './route.ts';

/** Refuses a password that must not be used, and says why. Those that are in use go on working. */
export async function expectGood({ app }: PageContext, wanted: WantedPassword): Promise<void> {
  const problem = await judgePassword(app, wanted);
  if (problem !== null) throw refused(problem);
}
