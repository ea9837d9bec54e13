/** Where the office puts its files; the routes themselves are platform/intake's. */
import { UploadForm, uploadRoutes } from '@tomoni/platform/intake';
import type { AppEnv } from '@tomoni/platform/manifest';
import { PageTitle, Phrases, Stack, Stepper } from '@tomoni/platform/pages';
import { actorId } from '@tomoni/platform/permissions';
import { Hono } from 'hono';
import { messages } from './messages.ts';
import { guarded, officeView } from './office-requests.ts';
import { officeHref, officePage } from './pages/office-frame.tsx';

/** From the form for files to the page that shows what was understood of them. */
export function filesRoutes(): Hono<AppEnv> {
  const routes = uploadRoutes({
    guard: guarded('edit'),
    base: (c) => `/${c.req.param('code')}/office/garbage/upload`,
    ownerOf: async (c) => (await officeView(c)).place.code,
    actorOf: async (c) => actorId(await c.get('actor')()),
    reviewHref: (c, staged) => `/${c.req.param('code')}/office/garbage/staged/${staged}`,
    async page(c, form) {
      const view = await officeView(c);
      const t = messages(view.lang);
      return officePage(
        view,
        { title: t('upload.title'), islands: true },
        <Stack gap={24}>
          <Stepper
            lang={view.lang}
            steps={[{ label: t('step.file') }, { label: t('step.check') }, { label: t('step.publish') }]}
            current={0}
          />
          <PageTitle title={<Phrases of={t.phrases('upload.title')} />} lead={t('upload.lead')} />
          <UploadForm {...form} />
          <a href={officeHref(view)}>{t('office.back')}</a>
        </Stack>,
      );
    },
  });
  return new Hono<AppEnv>().route('/:code{[0-9]{6}}/office/garbage/upload', routes);
}
