/** What sort of place it is, from the words that towns use. */
import type { Kind } from './model.ts';
import { type Body, firstOf, tidy, yesNo } from './values.ts';

const WORDS: readonly (readonly [RegExp, Kind])[] = [
  [/家庭的保育|保育ママ|居宅訪問|ベビーシッター|グループ型/u, 'home'],
  [/小規模・事業所内|小規模/u, 'small'],
  [/こども園|子ども園|幼保連携/u, 'kodomo'],
  [/事業所内|企業主導|院内/u, 'company'],
  [/認可外|無認可|届出|認可対象外/u, 'unlicensed'],
  [/認証|認定保育|横浜保育室|保育室$/u, 'recognised'],
  [/認可|保育所|保育園|公立保育|私立保育/u, 'licensed'],
  [/幼稚園/u, 'kindergarten'],
];

/** Other help for children, which some files of preschools hold, too: nobody enrols there. */
const ELSE = /学童|放課後|障害児|児童発達|児童館|子育て支援(?:センター|拠点)|つどいの広場|赤ちゃんの駅/u;

export const KIND_NAMES = ['種別', 'Type', '施設種別', '類型'];

/** Null: it is no preschool. */
export function kindOf(body: Body): Kind | null {
  const text = firstOf(body, KIND_NAMES);
  if (ELSE.test(text)) return null;
  if (yesNo(body.Kodomo ?? '') === true && !/認可外/u.test(text)) return 'kodomo';
  const found = WORDS.find(([words]) => words.test(text))?.[1];
  if (found !== undefined) return found;
  const inCompany = ['Shanai', 'ShaNai', 'Shonai', '事業所内'].some(
    (name) => yesNo(body[name] ?? '') === true,
  );
  if (inCompany) return 'company';
  return WORDS.find(([words]) => words.test(tidy(body['名称'])))?.[1] ?? 'other';
}

/** 公立 / 私立 / 公 / 私, or as part of the kind: 認可公立保育所. */
export function ownershipOf(body: Body): 'public' | 'private' | null {
  // In files that were read before 団体名 refused such words, Ownership was taken for that column.
  const founder = /^(?:公立?|私立?)$/u.exec(tidy(body.団体名))?.[0] ?? '';
  const text = firstOf(body, ['Ownership', '設置', '公私', '公立・私立', '設置区分', '運営形態']);
  const said = [text, founder].find((one) => one !== '') ?? firstOf(body, KIND_NAMES);
  if (/公立|公営|市立|町立|村立|区立|^公/u.test(said)) return 'public';
  return /私立|民営|民間|^私/u.test(said) ? 'private' : null;
}
