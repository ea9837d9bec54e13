import type { Child } from 'hono/jsx';
import type { Lang } from '../messages/index.ts';
import { Badge } from './badge.tsx';
import { safeHref } from './escape.ts';
import { Icon } from './icon.tsx';
import { pageMessages } from './messages.ts';

export interface StepperProps {
  lang: Lang;
  /** At most five. */
  steps: readonly { label: string; href?: string }[];
  /** Index of the current step, from 0; those before are done. */
  current: number;
}

/** Where one is on a way of few steps. */
export function Stepper({ lang, steps, current }: StepperProps) {
  const t = pageMessages(lang);
  return (
    <ol class="steps" aria-label={t('steps.label')}>
      {steps.map((step, index) => (
        <li
          class={index < current ? 'step-done' : undefined}
          aria-current={index === current ? 'step' : undefined}
        >
          <span class="step-mark" aria-hidden="true">
            {index < current ? <Icon name="check" size="s" /> : String(index + 1)}
          </span>
          <span class="step-label">
            {step.href !== undefined && index < current ? (
              <a href={safeHref(step.href)}>{step.label}</a>
            ) : (
              step.label
            )}
            {index < current ? <span class="unseen">（{t('steps.done')}）</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** A bar with words: 「42件中 18件を読みました」. */
export function Progress({ value, max, label }: { value: number; max: number; label: string }) {
  return (
    <div class="progress">
      <progress value={value} max={max} aria-label={label} />
      <p class="small sub">{label}</p>
    </div>
  );
}

export interface TimelineProps {
  /** Newest first. `current` is the word of the badge: 「いまの版」. */
  items: readonly { title: Child; current?: string; text?: Child }[];
}

/** Versions, histories: a line with dots, the current dot in kaki. */
export function Timeline({ items }: TimelineProps) {
  return (
    <ol class="timeline">
      {items.map((item) => (
        <li class={item.current === undefined ? undefined : 'timeline-current'}>
          <p class="timeline-title">
            {item.title}
            {item.current === undefined ? null : <Badge kind="you">{item.current}</Badge>}
          </p>
          {item.text ? <div class="small sub">{item.text}</div> : null}
        </li>
      ))}
    </ol>
  );
}
