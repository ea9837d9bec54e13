/** From a record of the catalogue (the standard's columns, papamama's own) to a preschool. */
import { createHash } from 'node:crypto';
import { type Entry, type Privacy, privacyOf, roughAddress, roughPosition } from '@tomoni/catalogue/contract';
import { isPosition, type Position } from '@tomoni/geo';
import { nfkc } from '@tomoni/japanese';
import { ageRange } from './age-words.ts';
import { hoursOf } from './hours.ts';
import { KIND_NAMES, kindOf, ownershipOf } from './kind-words.ts';
import { CARES, type Care, type Hours, type Preschool } from './model.ts';
import { ageOfHeader, isCountDate, vacancyOf } from './vacancy-words.ts';
import { type Body, firstOf, tidy, wholeNumber, yesNo } from './values.ts';

/** By care: columns of the standard first, then the names of papamama and what towns write. */
const CARE_NAMES: Readonly<Record<Care, readonly string[]>> = {
  extended: ['Extra', '延長保育', '延長保育の有無', '延長保育有無', '延長'],
  temporary: ['一時預かりの有無', 'Temp', '一時預かり', '一時保育'],
  holiday: ['Holiday', '休日保育', '休日保育の有無', '休日保育有無', '休日'],
  night: ['Night', '夜間保育', '夜間保育の有無', '夜間保育有無', '夜間'],
  sick: ['病児保育の有無', 'Sick', 'AfterSick', '病児保育', '病後児保育'],
  allDay: ['H24', '24時間', '24時間保育'],
  garden: ['Playground', '園庭', '園庭の有無', '園庭有無'],
};

const ADDRESS = ['所在地_連結表記', '住所', 'Address', 'Add1'];

/** Columns that the page says in its own words. */
const SAID = new Set([
  ...[
    '名称',
    '名称_カナ',
    '名称_英字',
    '名称_英語',
    '種別',
    'Type',
    'Label',
    'ID',
    'HID',
    'NO',
    '緯度',
    '経度',
    'geometry.coordinates[0]',
    'geometry.coordinates[1]',
    'X',
    'Y',
  ],
  ...[
    '全国地方公共団体コード',
    '地方公共団体名',
    '町字ID',
    '高度の種別',
    '高度の値',
    '電話番号',
    'URL',
    '収容定員',
    '受入年齢',
  ],
  ...[
    '開始時間',
    '終了時間',
    'Vacancy',
    'VacancyDate',
    'Kodomo',
    'Ownership',
    'AgeS',
    'AgeE',
    'Open',
    'Close',
    'url',
  ],
  ...[
    '所在地_全国地方公共団体コード',
    '所在地_都道府県',
    '所在地_市区町村',
    '所在地_町字',
    '所在地_番地以下',
    'Add2',
  ],
  ...ADDRESS,
  ...Object.values(CARE_NAMES).flat(),
]);

/** What a record says; null where it is no preschool. `id` is empty unless it is the only one of its owner with it. */
export function readRecord(entry: Entry, id: string): Preschool | null {
  const { body } = entry;
  const kind = kindOf(body);
  const name = tidy(entry.name === '' ? body['名称'] : entry.name);
  if (kind === null || name === '') return null;
  const privacy = privacyOf({ body, standard: 'preschool' });
  const address = addressOf(body, privacy);
  const ages = firstOf(body, ['受入年齢', '対象年齢']);
  return {
    ...{
      key: keyOf(id, name, address),
      name,
      nameEn: firstOf(body, ['名称_英字', '名称_英語']) || null,
      kind,
    },
    ...{ kindText: firstOf(body, KIND_NAMES), ownership: ownershipOf(body), privacy, address },
    position: positionOf(entry, privacy),
    capacity: wholeNumber(firstOf(body, ['収容定員', 'Full', '定員'])),
    ages: ages === '' ? ageRange(`${firstOf(body, ['AgeS'])}～${firstOf(body, ['AgeE'])}`) : ageRange(ages),
    agesText: (body.受入年齢 ?? '').trim(),
    ...hoursIn(body),
    care: careOf(body),
    vacancy: vacancyOf(body),
    phone: firstOf(body, ['電話番号', 'TEL', 'Tel']),
    url: webAddress(firstOf(body, ['URL', 'url', 'Url'])),
    more: privacy === 'open' ? moreOf(body) : [],
    source: { dataset: entry.dataset, n: entry.n },
  };
}

/** The owner's own number of a record, as far as it has one. */
export function recordId(body: Body): string {
  return firstOf(body, ['ID', 'HID']);
}

/** What is shown to nobody is no part of the key either: whoever knows the rule could try addresses. */
function keyOf(id: string, name: string, address: string): string {
  const text = id === '' ? `${sameName(name)}|${sameName(address)}` : `id|${id}`;
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}

/** A name for comparing: width, spaces and brackets don't count. */
export function sameName(name: string): string {
  return nfkc(name)
    .replace(/[\s・()「」『』]/gu, '')
    .toLowerCase();
}

function addressOf(body: Body, privacy: Privacy): string {
  if (privacy === 'hidden') return '';
  const whole = firstOf(body, ADDRESS);
  const written = whole === '' ? firstOf(body, ['所在地_市区町村']) + firstOf(body, ['所在地_町字']) : whole;
  return privacy === 'rough' ? roughAddress(written) : written;
}

function positionOf(entry: Entry, privacy: Privacy): Position | null {
  const position = positionIn(entry);
  if (position === null || privacy === 'hidden' || !isPosition(position)) return null;
  return privacy === 'rough' ? roughPosition(position) : position;
}

/** As the catalogue found it; in GeoJSON without columns for it, as its point says. */
function positionIn({ lat, lon, body }: Entry): Position | null {
  if (lat !== null && lon !== null) return { lat, lon };
  const [x = '', y = ''] = [body['geometry.coordinates[0]'], body['geometry.coordinates[1]']];
  return x === '' || y === '' ? null : { lat: Number(y), lon: Number(x) };
}

function hoursIn(body: Body): { hours: Hours; hoursText: string } {
  const open = firstOf(body, ['開始時間', 'Open', '保育時間', '開所時間']);
  const close = firstOf(body, ['終了時間', 'Close']);
  const hours = yesNo(body.H24 ?? '') === true ? { opens: 0, closes: 1440 } : hoursOf(open, close);
  return { hours, hoursText: [open, close].filter((text) => text !== '').join('–') };
}

function careOf(body: Body): Record<Care, boolean | null> {
  const said = CARES.map((care) => {
    const flags = CARE_NAMES[care].map((name) => flagOf(body[name] ?? ''));
    return [care, flags.includes(true) ? true : flags.includes(false) ? false : null] as const;
  });
  return Object.fromEntries(said) as Record<Care, boolean | null>;
}

/** 園庭 is also written as its size: 261.35. */
function flagOf(text: string): boolean | null {
  const size = /^\d+(?:\.\d+)?$/u.test(tidy(text)) ? Number(tidy(text)) : null;
  return size === null ? yesNo(text) : size > 0;
}

function webAddress(text: string): string {
  return /^https?:\/\/\S+$/iu.test(text) && URL.canParse(text) ? text : '';
}

function moreOf(body: Body): (readonly [string, string])[] {
  return Object.entries(body)
    .filter(([name]) => !SAID.has(name) && ageOfHeader(name) === null && !isCountDate(name))
    .map(([name, value]) => [name, tidy(value)] as const)
    .filter(([, value]) => value !== '');
}
