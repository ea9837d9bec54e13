/** One answer by one tap: large buttons under each other that send the form, for a phone in one hand. */
import { classes } from './escape.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

export interface TapsProps {
  legend: string;
  /** Name of the field that the pressed button sends. */
  name: string;
  taps: readonly { value: string; label: string; icon: IconName; kind: 'good' | 'info' | 'warn' }[];
}

export function Taps({ legend, name, taps }: TapsProps) {
  return (
    <fieldset class="taps">
      <legend>{legend}</legend>
      {taps.map(({ value, label, icon, kind }) => (
        <button class={classes('tap', `tap-${kind}`)} type="submit" name={name} value={value}>
          <Icon name={icon} size="l" />
          <span>{label}</span>
        </button>
      ))}
    </fieldset>
  );
}
