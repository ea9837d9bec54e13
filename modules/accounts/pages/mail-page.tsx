/** The letters of a site, for its admin. */
import type { StoredMail } from '@tomoni/platform/mail';
import { pathIn } from '@tomoni/platform/messages';
import {
  Badge,
  EmptyState,
  Fold,
  Folds,
  LinkButton,
  Nb,
  PageTitle,
  Row,
  Rows,
  Small,
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
          {letters.map((letter) => (
            <Fold title={letter.to}>
              <Small>
                <Joined lang={lang} items={[letter.subject, <Nb>{dayOf(letter.createdAt, lang)}</Nb>]} />
              </Small>
              <pre class="letter">{letter.text}</pre>
            </Fold>
          ))}
        </Folds>
      )}
      <div class="after-list">
        <LinkButton href={pathIn(lang, '/admin/people')}>{t('appointment.back')}</LinkButton>
      </div>
    </>,
  );
}

function Addressed({ lang, letter }: { lang: 'ja' | 'en'; letter: StoredMail }) {
  const to = messages(lang)('mail.to', { email: letter.to });
  return <Joined lang={lang} items={[to, <Nb>{dayOf(letter.createdAt, lang)}</Nb>]} />;
}

function LetterBadge({ lang, letter }: { lang: 'ja' | 'en'; letter: StoredMail }) {
  const t = messages(lang);
  if (letter.sentAt !== null) return <Badge kind="good">{t('mail.sent')}</Badge>;
  if (letter.givenUpAt !== null) return <Badge kind="bad">{t('mail.failed')}</Badge>;
  return <Badge kind="warn">{t('mail.waiting')}</Badge>;
}
