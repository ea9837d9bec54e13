/** The letters of a site, for its admin. */
import type { StoredMail } from '@tomoni/platform/mail';
import { type Lang, pathIn } from '@tomoni/platform/messages';
import {
  Badge,
  CopyField,
  EmptyState,
  Fold,
  Folds,
  LinkButton,
  Nb,
  PageTitle,
  Prose,
  Row,
  Rows,
  Small,
  Stack,
} from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import { dayOf, frame, Joined, type View } from './frame.tsx';

export function mailPage(view: View & { letters: readonly StoredMail[]; goesOut: boolean }): string {
  const { lang, letters, goesOut } = view;
  const t = messages(lang);
  return frame(
    view,
    t('mail.title'),
    <>
      <PageTitle title={t('mail.title')} lead={t(goesOut ? 'mail.lead.out' : 'mail.lead.in')} />
      {letters.length === 0 ? <EmptyState>{t('mail.none')}</EmptyState> : null}
      {goesOut ? (
        <Rows>
          {letters.map((letter) => (
            <Row
              title={letter.subject}
              sub={<Addressed lang={lang} letter={letter} />}
              end={<LetterBadge lang={lang} letter={letter} />}
            />
          ))}
        </Rows>
      ) : (
        <Folds>
          {letters.map((letter, index) => (
            <Fold title={letter.to} open={index === 0}>
              <Letter lang={lang} letter={letter} />
            </Fold>
          ))}
        </Folds>
      )}
      <div class="after-list">
        <LinkButton href={pathIn(lang, '/admin/people')}>{t('appointment.back')}</LinkButton>
      </div>
    </>,
    true,
  );
}

/** The letter as it would have been sent, and its link to take along. */
function Letter({ lang, letter }: { lang: Lang; letter: StoredMail }) {
  const t = messages(lang);
  const text = letter.text ?? '';
  const link = /https?:\/\/\S+/.exec(text)?.[0];
  return (
    <Stack gap={16}>
      <Small>
        <Joined lang={lang} items={[letter.subject, <Nb>{dayOf(letter.createdAt, lang)}</Nb>]} />
      </Small>
      {link === undefined ? null : (
        <CopyField
          id={`link-${letter.id}`}
          label={t('mail.link')}
          value={link}
          copy={t('mail.copy')}
          copied={t('mail.copied')}
        />
      )}
      <Prose>
        {text
          .split(/\n{2,}/)
          .filter((part) => part !== link && !part.startsWith('--'))
          .map((part) => (
            <p>{part}</p>
          ))}
      </Prose>
    </Stack>
  );
}

function Addressed({ lang, letter }: { lang: Lang; letter: StoredMail }) {
  const to = messages(lang)('mail.to', { email: letter.to });
  return <Joined lang={lang} items={[to, <Nb>{dayOf(letter.createdAt, lang)}</Nb>]} />;
}

function LetterBadge({ lang, letter }: { lang: Lang; letter: StoredMail }) {
  const t = messages(lang);
  if (letter.sentAt !== null) return <Badge kind="good">{t('mail.sent')}</Badge>;
  if (letter.givenUpAt !== null) return <Badge kind="bad">{t('mail.failed')}</Badge>;
  return <Badge kind="warn">{t('mail.waiting')}</Badge>;
}
