import { Button } from './button.tsx';

export interface CopyFieldProps {
  id: string;
  label: string;
  /** What is to be copied; it can be selected by hand, too. */
  value: string;
  /** The word of the button, and what is said once it has copied. */
  copy: string;
  copied: string;
}

/** A text to take along, such as the address of a calendar, with a button where scripts run. */
export function CopyField({ id, label, value, copy, copied }: CopyFieldProps) {
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <div class="copy-field">
        <input class="input" id={id} value={value} readonly />
        <Button island="copy" target={id} doneLabel={copied} icon="copy">
          {copy}
        </Button>
        <p class="copy-done" role="status" />
      </div>
    </div>
  );
}
