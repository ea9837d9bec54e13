/** This home as a site runs it: its tables, and sending by itself. */
import { holdsNothing } from '../history/index.ts';
import { defineJob } from '../jobs/index.ts';
import type { ModuleManifest, Site } from '../manifest/index.ts';
import { deliverMail } from './deliver.ts';
import { mailMeasures } from './measures.ts';
import { QUEUED, sweepMail } from './messages.ts';
import { personalData } from './personal-data.ts';
import { restore } from './restore.ts';
import { migrations } from './tables.ts';
import { openTransport } from './transport.ts';

/** Sends what is due, where the operator named a server. */
export async function sendDueMail(site: Site, signal?: AbortSignal): Promise<void> {
  const settings = site.settings?.mail ?? null;
  if (settings === null) return;
  const transport = openTransport(settings);
  try {
    await deliverMail(site.db, transport, {
      ...(signal === undefined ? {} : { signal }),
      onError: (letter, err) =>
        site.log.warn({ letter, err }, 'A letter could not be sent; it is tried again'),
    });
  } finally {
    transport.close();
  }
}

const sendJob = defineJob({
  name: 'mail.send',
  title: { ja: '待っているメールを送る', en: 'Send e-mails that wait' },
  schedule: { every: 'minute' },
  run: (site, _, { signal }) => sendDueMail(site, signal),
});

const sweepJob = defineJob({
  name: 'mail.sweep',
  title: { ja: '古いメールの控えを消す', en: 'Remove old e-mails' },
  schedule: { every: 'day', at: '03:50' },
  run: async (site) => {
    await sweepMail(site.db, site.now());
  },
});

/** For app/modules.ts. A new letter goes out at once, by its event; the job finds those that have to be tried again. */
export const mailHome: ModuleManifest = {
  name: 'mail',
  migrations,
  events: { [QUEUED]: (site) => sendDueMail(site) },
  jobs: [sendJob, sweepJob],
  personalData,
  measures: mailMeasures,
  restore,
  purge: holdsNothing('letters belong to those they were sent to, and lose their words when they are sent'),
};
