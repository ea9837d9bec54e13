/** What an edition says, with the ways to write it while it is a draft. */
import {
  Actions,
  Button,
  EmptyState,
  Facts,
  Field,
  LinkButton,
  Notice,
  OwnWords,
  Part,
  Row,
  Rows,
  Small,
  Stack,
} from '@tomoni/platform/pages';
import { differences } from '../describe-change.ts';
import type { Candidate, Result } from '../election.ts';
import { messages } from '../messages.ts';
import { deskHref } from './desk-frame.ts';
import type { EditionView } from './edition-page.tsx';
import { ResultPart } from './result-part.tsx';
import { aboutCandidate } from './vote-words.ts';

export function EditionContent({ view }: { view: EditionView }) {
  const { lang, edition, item } = view;
  const t = messages(lang);
  const draft = item.state === 'draft' && !view.frozen;
  if (edition.body === null)
    return (
      <Notice kind="warn" title={t('edition.removal.what', { part: t(`part.${edition.part}`) })}>
        <p>{t('edition.removal.text')}</p>
      </Notice>
    );
  if (edition.part === 'candidates') return <Candidates view={view} draft={draft} />;
  return (
    <Part id="content" title={t('edition.content')}>
      <Stack gap={24}>
        {edition.part === 'about' ? <AboutFacts view={view} /> : <ResultSoFar view={view} />}
        {draft ? (
          <Actions>
            <LinkButton href={deskHref(view, `/editions/${edition.id}/edit`)}>{t('edition.edit')}</LinkButton>
          </Actions>
        ) : null}
        {draft && edition.part === 'result' ? <FileForm view={view} /> : null}
      </Stack>
    </Part>
  );
}

function AboutFacts({ view: { lang, edition } }: { view: EditionView }) {
  const facts = differences('about', null, edition.body, lang);
  return (
    <Facts
      items={facts.map(({ fact, after }) => ({
        name: fact,
        value: <OwnWords of={after ?? ''} lang={lang} />,
      }))}
    />
  );
}

function ResultSoFar({ view: { lang, edition, about, candidates } }: { view: EditionView }) {
  const t = messages(lang);
  const result = edition.body as Result;
  if (about === null || result.counts.length === 0) return <EmptyState>{t('result.empty')}</EmptyState>;
  return <ResultPart {...{ lang, about, candidates, result }} />;
}

/** In official order, each with the way to its form. */
function Candidates({ view, draft }: { view: EditionView; draft: boolean }) {
  const { lang, edition } = view;
  const t = messages(lang);
  const candidates = edition.body as readonly Candidate[];
  const at = (rest: string) => deskHref(view, `/editions/${edition.id}/candidates/${rest}`);
  return (
    <Part id="content" title={t('edition.candidates', { count: candidates.length })}>
      <Stack gap={24}>
        {candidates.length === 0 ? <EmptyState>{t('edition.candidates.none')}</EmptyState> : null}
        <Rows close>
          {candidates.map((one, n) => (
            <Row
              title={
                <OwnWords
                  of={`${one.district === '' ? '' : `${one.district} `}${t('candidate.number', { number: String(one.number) })} ${one.name}`}
                  lang={lang}
                />
              }
              sub={
                <OwnWords
                  of={[
                    one.kana,
                    aboutCandidate(one, lang),
                    one.standing === 'stands' ? '' : t(`standing.${one.standing}`),
                  ]
                    .filter((text) => text !== '')
                    .join(t('list.comma'))}
                  lang={lang}
                />
              }
              {...(draft ? { href: at(String(n)) } : {})}
            />
          ))}
        </Rows>
        {draft ? (
          <Actions>
            <LinkButton href={at('new')} icon="plus">
              {t('candidate.new.short')}
            </LinkButton>
          </Actions>
        ) : null}
        {draft ? <FileForm view={view} /> : null}
      </Stack>
    </Part>
  );
}

/** The whole list, or all votes, as one table. */
function FileForm({ view }: { view: EditionView }) {
  const { lang, edition, item } = view;
  const t = messages(lang);
  const part = edition.part === 'candidates' ? 'candidates' : 'result';
  return (
    <form method="post" action={deskHref(view, `/editions/${edition.id}/file`)} enctype="multipart/form-data">
      <input type="hidden" name="version" value={String(item.version)} />
      <Stack>
        <h3>{t('file.title')}</h3>
        <Small>{t(`file.${part}.text`)}</Small>
        <LinkButton
          href={deskHref(view, `/editions/${edition.id}/template.csv`)}
          icon="download"
          download=""
          slim
        >
          {t('file.template')}
        </LinkButton>
        <div class="field">
          <label class="field-label" for="f-file">
            {t('file.choose')}
          </label>
          <input class="input" id="f-file" name="file" type="file" accept=".csv,.tsv,.txt,.xlsx,.xls" />
        </div>
        <Field lang={lang} name="table" type="textarea" label={t('file.paste')} value="" />
        <Button>{t('file.save')}</Button>
      </Stack>
    </form>
  );
}
