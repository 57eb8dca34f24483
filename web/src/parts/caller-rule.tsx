import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { CallerRuleReply, PageCallerRule } from '../../../src/http/contract/callers.ts';
import { send } from '../api.ts';
import { callerRuleWords } from '../words/say-caller.ts';
import { RuleForm } from './caller-rule-form.tsx';
import { GiveToKnown, type KnownAgent } from './give-to-known.tsx';
import { Problem } from './problem.tsx';
import { useLoaded } from './use-loaded.ts';
import { useTask } from './use-task.ts';

interface Props {
  number: string;
  /** Whom the caller knows, best first. */
  known: readonly KnownAgent[];
  reload: () => void;
}

/** A form for the company's rule about a caller. */
export function CallerRule({ number, known, reload }: Props): VNode {
  const say = callerRuleWords.value;
  const address = `/callers/${encodeURIComponent(number)}/rule`;
  const { value, error, isAsking, reload: again } = useLoaded<CallerRuleReply>(address);
  const [former, setFormer] = useState<PageCallerRule | null>(null);
  const [note, setNote] = useState('');
  const save = async (rule: PageCallerRule, basedOn: number): Promise<void> => {
    setNote('');
    await send('PUT', address, { basedOn, rule });
    again();
    reload();
  };
  const saveWithUndo =
    (given: CallerRuleReply) =>
    async (rule: PageCallerRule, before = given): Promise<void> => {
      await save(rule, before.revision);
      setFormer(before.rule);
      setNote(say.saved);
    };
  return (
    <section class="card caller-rule" aria-labelledby="rule-title" onInput={() => setNote('')}>
      <h2 id="rule-title">{say.title}</h2>
      {value === undefined && error !== undefined && <Problem error={error} retry={again} />}
      {value !== undefined && value.byPrefix !== null && <p class="notice">{say.byPrefix(value.byPrefix)}</p>}
      {value !== undefined && (
        <GiveToKnown known={known} given={value} isAsking={isAsking} give={saveWithUndo(value)} />
      )}
      {value !== undefined && (
        <RuleForm
          key={value.revision}
          given={value}
          number={number}
          save={saveWithUndo(value)}
          again={again}
        />
      )}
      <div class="buttons">
        <span role="status">{note}</span>
        {former !== null && value !== undefined && (
          <Undo
            isAsking={isAsking}
            undo={async () => {
              await save(former, value.revision);
              setFormer(null);
              setNote(say.undone);
            }}
          />
        )}
      </div>
      <p class="hint">{say.hint}</p>
    </section>
  );
}

function Undo({ isAsking, undo }: { isAsking: boolean; undo: () => Promise<void> }): VNode {
  const task = useTask();
  return (
    <>
      <button
        type="button"
        class="quiet"
        disabled={isAsking || task.isBusy}
        onClick={() => void task.run(undo)}
      >
        {callerRuleWords.value.undo}
      </button>
      <Problem error={task.error} />
    </>
  );
}
