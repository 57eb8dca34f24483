import { signal } from '@preact/signals';

const kept = 'familiar-notices';

/** Whether this browser is to be told of missed calls beside the page. Off until somebody asks for it. */
export const areNoticesOn = signal(localStorage.getItem(kept) === 'on');

export function chooseNotices(isOn: boolean): void {
  localStorage.setItem(kept, isOn ? 'on' : 'off');
  areNoticesOn.value = isOn;
}
