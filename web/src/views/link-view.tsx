import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { words } from '../language.ts';
import { Gate } from '../parts/gate.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTask } from '../parts/use-task.ts';
import { linkTo, replacePath } from '../router.ts';
import { session, signInByLink } from '../session.ts';

/** Where a sign-in link leads. */
export function LinkView({ secret }: { secret: string }): VNode {
  const say = words.value.signIn;
  const task = useTask();
  useEffect(() => {
    void task.run(async () => {
      await signInByLink(secret);
      replacePath(session.value?.isDemo === true ? 'live' : '');
    });
  }, [secret]);
  return (
    <Gate title={say.title}>
      {task.error === null ? (
        <p>{say.byLink}</p>
      ) : (
        <>
          <Problem error={task.error} />
          <a href={linkTo()}>{say.title}</a>
        </>
      )}
    </Gate>
  );
}
