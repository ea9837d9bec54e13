/** ともに市, invented: a gym whose floor is mended before the vote, and what staff said of early voting in other years. */
import { addDays, todayIn } from '@tomoni/japanese';
import type { Site } from '@tomoni/platform/manifest';
import { type Trx, transaction } from '@tomoni/platform/storage';
import { beginAlert, moveIn } from './alerts-moves.ts';
import { toldAlerts } from './alerts-store.ts';
import type { SeenPlace } from './changed-place-model.ts';
import { seenTown, toldOf } from './changed-place-rules.ts';
import type { Level } from './crowding-rules.ts';
import { hourWords, sayWord } from './crowding-store.ts';
import { DEMO_POLLING_DAY } from './demo.ts';
import { readTown } from './town.ts';

const TOWN = '992011';
/** First days of early voting of two votes before it. */
const FORMER = ['2025-01-20', '2026-01-19'];

/** Run again it changes nothing. */
export async function demoAlerts(site: Site): Promise<void> {
  const { day, early } = seenTown((await readTown(site.db, TOWN)).places);
  const [gym, centre] = ['みどり町体育館', 'みどり町児童館'].map((name) =>
    day.find((place) => place.name === name),
  );
  const hall = early.find(({ name }) => name.startsWith('ともに市役所'));
  await transaction(site.db, async (trx) => {
    if (gym !== undefined && centre !== undefined) await tellOfGym(trx, { gym, centre, at: site.now() });
    if (hall !== undefined) await sayFormerWords(trx, hall);
  });
}

async function tellOfGym(trx: Trx, { gym, centre, at }: { gym: SeenPlace; centre: SeenPlace; at: Date }) {
  if (todayIn('Asia/Tokyo', at) > DEMO_POLLING_DAY || (await toldAlerts(trx, TOWN)).length > 0) return;
  const actor = { kind: 'operator' } as const;
  const { key, name, nameEn, address } = centre;
  const before = toldOf(gym);
  const ref = await beginAlert(trx, {
    owner: TOWN,
    actor,
    alert: {
      ...{
        origin: 'office',
        withdraws: null,
        pollingDay: DEMO_POLLING_DAY,
        until: DEMO_POLLING_DAY,
        madeAt: at,
      },
      reason: '体育館の床を直しているため、今回だけ、近くの児童館で投票していただきます。',
      reasonEn:
        'The floor of the gym is being mended, so this time you vote in the children’s centre nearby.',
      changes: [
        {
          ...{ kind: 'moved', when: 'day', threads: gym.threads, before },
          after: { ...before, key, name, nameEn, address },
        },
      ],
    },
  });
  const step = { owner: TOWN, ref, actor, expectedVersion: 1, note: '' };
  const made = await moveIn(trx, { ...step, move: 'publish-now' }, at);
  if (!made.moved) throw new Error(`The alert of the demo could not be told: ${made.code}`);
}

/** Busy at noon and in the evening, quiet in the middle of the morning. */
const LEVEL: Record<number, Level> = {
  9: 'normal',
  10: 'quiet',
  12: 'busy',
  14: 'quiet',
  17: 'normal',
  18: 'busy',
};

async function sayFormerWords(trx: Trx, { key }: SeenPlace): Promise<void> {
  if ((await hourWords(trx, { owner: TOWN, placeKey: key })).length > 0) return;
  for (const first of FORMER) {
    for (let n = 0; n < 6; n += 1) {
      for (const [hour, level] of Object.entries(LEVEL)) {
        const at = new Date(`${addDays(first, n)}T${hour.padStart(2, '0')}:20:00+09:00`);
        await sayWord(trx, { owner: TOWN, placeKey: key, level, waitMinutes: null, at });
      }
    }
  }
}
