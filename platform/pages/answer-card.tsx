import type { Child } from 'hono/jsx';
import type { Lang } from '../messages/index.ts';
import { LinkButton } from './button.tsx';
import type { CategoryLook } from './category-look.ts';
import { classes, safeHref } from './escape.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';
import { Seal } from './seal.tsx';

export interface AnswerCardProps {
  lang: Lang;
  /** Id of the answer, which is a heading. */
  id: string;
  /** When: 'あした' and '11月25日（水）'. Each stays on one line. */
  when: readonly string[];
  /**
   * What: one thing or several, with their looks. `[]` with `what` says that there is nothing:
   * 「あしたの収集はありません」.
   */
  items: readonly { name: Child; look: CategoryLook }[];
  what?: Child | undefined;
  /** What to do: 「朝8時30分までに、いつもの集積所へ」. */
  todo?: Child | undefined;
  /** Foot: one fact, perhaps with an icon, and one link. */
  foot?: { icon?: IconName; text: Child; link?: { href: string; label: string } } | undefined;
  /** The next step, as the one filled button of the view: for a card that has no answer yet. */
  action?: { href: string; label: string };
  /** A day on which the collection rests: dashed edge. */
  closed?: boolean | undefined;
  /** 1 when the answer is the heading of the page, else 2. */
  level?: 1 | 2 | undefined;
}

/** The answer of a page: the one large filled surface, in the colour of the (first) category. */
export function AnswerCard(props: AnswerCardProps) {
  const { lang, id, when, items, what, todo, foot, action, closed, level = 2 } = props;
  const Heading = level === 1 ? 'h1' : 'h2';
  const first = items[0];
  const look = first === undefined || closed === true ? 'answer-none' : `cat-${first.look.role}`;
  return (
    <section class={classes('answer', look, closed === true && 'answer-closed')} aria-labelledby={id}>
      <div class="answer-top">
        <div class="answer-words">
          <p class="answer-when">
            {when.map((part) => (
              <span>{part}</span>
            ))}
          </p>
          <Heading class={classes('answer-what', items.length > 1 && 'answer-several')} id={id}>
            {what ?? <Names lang={lang} items={items} />}
          </Heading>
          {todo ? <p class="answer-todo">{todo}</p> : null}
        </div>
        {items.length === 1 && first !== undefined && closed !== true ? (
          <Seal look={first.look} lang={lang} size="l" />
        ) : null}
      </div>
      {action ? (
        <p class="answer-action">
          <LinkButton href={action.href} look="main" full>
            {action.label}
          </LinkButton>
        </p>
      ) : null}
      {foot ? Foot(foot) : null}
    </section>
  );
}

function Names({ lang, items }: Pick<AnswerCardProps, 'lang' | 'items'>) {
  if (items.length === 1) return <>{items[0]?.name}</>;
  return (
    <>
      {items.map((item) => (
        <span class="answer-item">
          <Seal look={item.look} lang={lang} size="m" />
          <span>{item.name}</span>
        </span>
      ))}
    </>
  );
}

function Foot({ icon, text, link }: NonNullable<AnswerCardProps['foot']>) {
  return (
    <p class="answer-foot">
      {icon ? <Icon name={icon} size="s" /> : null}
      <span class="grow">{text}</span>
      {link ? <a href={safeHref(link.href)}>{link.label}</a> : null}
    </p>
  );
}
