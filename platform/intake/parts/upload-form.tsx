/** Where files are put: a zone to drop them, two fields to choose them, words about how far it is. */
import type { Finding } from '@tomoni/findings';
import { todayIn } from '@tomoni/japanese';
import { formatDate, type Lang } from '../../messages/index.ts';
import { assets, Button, FindingList, Icon, Notice, Phrases } from '../../pages/index.ts';
import type { Drop } from '../drops.ts';
import { limits } from '../limits.ts';
import { intakeMessages } from '../messages.ts';

export interface UploadFormProps {
  lang: Lang;
  /** Where `uploadRoutes` are mounted, with the language prefix. */
  action: string;
  /** Why nothing was taken. */
  findings: readonly Finding[];
  /** A drop of this person to go on with. */
  unfinished: Drop | null;
}

/** The form. It works as it is; with the islands' script files are sent as soon as they are chosen. */
export function UploadForm({ lang, action, findings, unfinished }: UploadFormProps) {
  const t = intakeMessages(lang);
  const kinds = { count: limits.uploads, limit: limits.uploadBytes / 2 ** 30 };
  return (
    <div class="drop">
      {findings.length === 0 ? null : (
        <Notice kind="bad" role="alert" title={t('drop.refused')}>
          <FindingList lang={lang} findings={findings} />
        </Notice>
      )}
      {unfinished === null ? null : <Unfinished lang={lang} action={action} drop={unfinished} />}
      <form
        class="drop"
        action={action}
        method="post"
        enctype="multipart/form-data"
        data-upload-script={assets().href('upload.js')}
        data-drops={`${action}/drops`}
        data-unfinished={unfinished === null ? undefined : JSON.stringify(waitingOf(unfinished))}
        data-say-starting={t('drop.starting')}
        data-say-moved={t('drop.moved')}
        data-say-waiting={t('drop.waiting')}
        data-say-reading={t('drop.reading')}
        data-say-failed={t('drop.failed')}
        data-say-signed-out={t('drop.signed-out')}
      >
        <div class="drop-zone">
          <Icon name="upload" size="l" />
          <p class="drop-title" data-awake hidden>
            <Phrases of={t.phrases('drop.here')} />
          </p>
          <div class="drop-fields">
            <label class="drop-field drop-main">
              {t('drop.files')}
              <input type="file" name="files" multiple />
            </label>
            <label class="drop-field">
              {t('drop.folder')}
              <input type="file" name="folder" multiple webkitdirectory />
            </label>
          </div>
          <p class="small sub">{t('drop.kinds', kinds)}</p>
        </div>
        <div class="drop-now" hidden>
          <progress aria-label={t('drop.bar')} value="0" max="1" />
          <p class="drop-words" role="status" />
        </div>
        <div data-asleep>
          <Button look="main" full>
            {t('drop.send')}
          </Button>
        </div>
      </form>
    </div>
  );
}

function Unfinished({ lang, action, drop }: { lang: Lang; action: string; drop: Drop }) {
  const t = intakeMessages(lang);
  const done = drop.files.filter(({ size, received }) => received === size).length;
  const date = formatDate(todayIn('Asia/Tokyo', drop.createdAt), lang, 'date');
  return (
    <Notice kind="info" title={t('drop.unfinished')}>
      <p>{t('drop.unfinished.text', { all: drop.files.length, done, date })}</p>
      <form action={`${action}/drops/${drop.id}/give-up`} method="post">
        <Button look="quiet" slim>
          {t('drop.give-up')}
        </Button>
      </form>
    </Notice>
  );
}

/** What the script compares chosen files with. */
function waitingOf({ id, files }: Drop) {
  return { id, files };
}
