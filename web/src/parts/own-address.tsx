import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { AddressReport } from '../../../src/http/contract/connect.ts';
import type { ConnectionView } from '../../../src/http/contract/connection.ts';
import { send } from '../api.ts';
import { say as sayText } from '../language.ts';
import { linkTo } from '../router.ts';
import { glanceWords } from '../words/glance-words.ts';
import { Asking } from './asking.tsx';
import { Copyable } from './copyable.tsx';
import { Problem } from './problem.tsx';
import { useLoaded } from './use-loaded.ts';
import { useTask } from './use-task.ts';

/** The address that sipgate is to call, to be copied and tried. */
export function OwnAddress(): VNode | null {
  const say = glanceWords.value;
  const { value, error, reload } = useLoaded<ConnectionView>('/connection');
  const [report, setReport] = useState<AddressReport | null>(null);
  const task = useTask();
  if (value === undefined) return error === undefined ? null : <Problem error={error} retry={reload} />;
  const address = value.webhookUrl.value;
  if (address === null)
    return (
      <p>
        {say.noAddress} <a href={linkTo('connect')}>{say.connect}</a>
      </p>
    );
  const look = async (): Promise<void> => {
    setReport(null);
    setReport(await send<AddressReport>('POST', '/connect/address', { address }));
  };
  return (
    <>
      <Copyable label={say.address} text={address} />
      <div class="buttons">
        <button type="button" disabled={task.isBusy} onClick={() => void task.run(look)}>
          {say.test}
        </button>
        <a href={linkTo('connect')}>{say.connect}</a>
      </div>
      {task.isBusy && <Asking what={say.testing} />}
      <Problem error={task.error} />
      {report !== null && <Outcome report={report} />}
    </>
  );
}

function Outcome({ report: { problems } }: { report: AddressReport }): VNode {
  const say = glanceWords.value;
  const wrong = problems.filter(({ isDoubt }) => !isDoubt);
  return (
    <div role="status">
      <p>{wrong.length === 0 ? say.reached : say.unreached}</p>
      {problems.map(one => (
        <p key={one.kind}>{sayText(one.say)}</p>
      ))}
    </div>
  );
}
