import type { VNode } from 'preact';
import { keyWords } from '../words/say-access.ts';
import { Select } from './field.tsx';

const lives = [7, 90, 365, null] as const;

/** How many days a new token or link is to be good; null: until it is revoked. */
export type Life = (typeof lives)[number];

/** Asks for how long a new token or link is to be good. */
export function LifeChoice({ life, onChange }: { life: Life; onChange: (life: Life) => void }): VNode {
  const say = keyWords.value;
  return (
    <Select
      label={say.life}
      value={String(life)}
      options={lives.map(days => ({ value: String(days), text: say.lives[days ?? 'ever'] }))}
      onChange={chosen => onChange(lives.find(days => String(days) === chosen) ?? null)}
    />
  );
}
