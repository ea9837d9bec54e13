/** Three steps of one page: what is to go, where it stands, that it is gone. */
import type { PurgeResult } from '@tomoni/platform/history';
import { type Lang, pathIn } from '@tomoni/platform/messages';
import {
  Button,
  Cluster,
  Columns,
  ErrorSummary,
  Field,
  LinkButton,
  Notice,
  Part,
  Phrases,
  Row,
  Rows,
  Stack,
} from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import { framed } from './frame.tsx';

/** What somebody asked to remove. */
export interface Asked {
  owner: string;
  text: string;
  reason: string;
}

type Found = Omit<PurgeResult, 'id'>;

interface FormView {
  lang: Lang;
  asked: Asked;
  faults: readonly { name: string; message: string }[];
}

export function purgeFormPage({ lang, asked, faults }: FormView): string {
  const t = messages(lang);
  const fault = (name: string) => {
    const message = faults.find((one) => one.name === name)?.message;
    return message === undefined ? {} : { error: message };
  };
  return framed({
    ...{ lang, path: '/admin/purge', title: 'purge.title', lead: t('purge.lead') },
    children: (
      <Columns split="7+5">
        <form method="post" action={pathIn(lang, '/admin/purge')} autocomplete="off">
          <Stack gap={24}>
            <ErrorSummary lang={lang} errors={faults} />
            <Field
              {...{ lang, name: 'owner', label: t('purge.owner'), hint: t('purge.owner.hint') }}
              {...{ value: asked.owner, required: true, ...fault('owner') }}
            />
            <Field
              {...{ lang, name: 'text', label: t('purge.text'), hint: t('purge.text.hint') }}
              {...{ value: asked.text, required: true, ...fault('text') }}
            />
            <Field
              {...{ lang, name: 'reason', label: t('purge.reason'), hint: t('purge.reason.hint') }}
              {...{ value: asked.reason, required: true, ...fault('reason') }}
            />
            <Button look="main">{t('purge.look')}</Button>
          </Stack>
        </form>
      </Columns>
    ),
  });
}

interface FoundView {
  lang: Lang;
  asked: Asked;
  ownerName: string;
  found: Found;
}

export function purgeFoundPage({ lang, asked, ownerName, found }: FoundView): string {
  const t = messages(lang);
  const count = countOf(found);
  return framed({
    ...{ lang, path: '/admin/purge', title: 'purge.title' },
    children: (
      <Stack gap={24}>
        {count === 0 ? (
          <Notice kind="info" title={<Phrases of={t.phrases('purge.found.none')} />}>
            <p>{t('purge.found.none.text')}</p>
          </Notice>
        ) : (
          <Notice kind="warn" title={<Phrases of={t.phrases('purge.found', { count })} />}>
            <p>{t('purge.found.ask', { owner: ownerName })}</p>
          </Notice>
        )}
        <Where lang={lang} found={found} />
        <Cluster>
          {count === 0 ? null : (
            <form method="post" action={pathIn(lang, '/admin/purge')}>
              <input type="hidden" name="owner" value={asked.owner} />
              <input type="hidden" name="text" value={asked.text} />
              <input type="hidden" name="reason" value={asked.reason} />
              <Button look="main" name="step" value="remove">
                {t('purge.confirm')}
              </Button>
            </form>
          )}
          <LinkButton href={pathIn(lang, '/admin/purge')} look="quiet">
            {t(count === 0 ? 'purge.again' : 'purge.cancel')}
          </LinkButton>
        </Cluster>
      </Stack>
    ),
  });
}

export function purgeDonePage({ lang, removed }: { lang: Lang; removed: Found }): string {
  const t = messages(lang);
  return framed({
    ...{ lang, path: '/admin/purge', title: 'purge.title' },
    children: (
      <Stack gap={24}>
        <Notice
          kind="good"
          role="status"
          title={<Phrases of={t.phrases('purge.done', { count: countOf(removed) })} />}
        >
          <p>{t('purge.done.text')}</p>
        </Notice>
        <Where lang={lang} found={removed} />
        <Cluster>
          <LinkButton href={pathIn(lang, '/admin/purge')}>{t('purge.again')}</LinkButton>
        </Cluster>
      </Stack>
    ),
  });
}

function countOf({ places }: Found): number {
  return Object.values(places).reduce((sum, one) => sum + one, 0);
}

/** What a person has to look at besides comes after what the program found. */
function Where({ lang, found }: { lang: Lang; found: Found }) {
  const t = messages(lang);
  const { places, unsearched, unreached } = found;
  return (
    <>
      {Object.keys(places).length === 0 ? null : (
        <Rows>
          {Object.entries(places).map(([name, count]) => (
            <Row icon="file-text" title={placeName(name, lang)} end={t('purge.places', { count })} />
          ))}
        </Rows>
      )}
      {unsearched.length === 0 ? null : (
        <Part id="unsearched" title={<Phrases of={t.phrases('purge.unsearched')} />}>
          <p>{t('purge.unsearched.text')}</p>
          <Rows close>
            {unsearched.map((name) => (
              <Row icon="file-text" title={name} />
            ))}
          </Rows>
        </Part>
      )}
      {unreached.length === 0 ? null : (
        <Part id="unreached" title={<Phrases of={t.phrases('purge.unreached')} />}>
          <p>{t('purge.unreached.text')}</p>
          <Rows close>
            {unreached.map((name) => (
              <Row icon="package" title={name} />
            ))}
          </Rows>
        </Part>
      )}
    </>
  );
}

const NAMED = [
  'collection',
  'intake',
  'attachments',
  'history',
  'search',
  'workflow',
  'mail',
  'notices',
  'jobs',
  'outbox',
  'accounts',
  'owners',
  'places',
] as const;

function placeName(name: string, lang: Lang): string {
  const t = messages(lang);
  const known = NAMED.find((one) => one === name);
  return known === undefined ? t('purge.in.other', { name }) : t(`purge.in.${known}`);
}
