import { addressColumns } from './address-columns.ts';
import { carried, demanding } from './column.ts';
import type { Column, Dataset, Text } from './dataset.ts';
import { managingBodyColumns } from './managing-body-columns.ts';
import { note } from './page-columns.ts';
import { positionColumns } from './position-columns.ts';

const WATER: Text = { ja: '消防水利施設', en: 'the water supply for fire fighting' };

/** There is no name: 種別 says what it is. */
const kind: Column = carried(
  '種別',
  'choice',
  '消火栓',
  '消火栓、防火水そうなど、決められた10の種別から選びます。',
  'One of the ten kinds, such as a hydrant or a cistern.',
  {
    choices: [
      ...['消火栓', '私設消火栓', '防火水そう', 'プール', '河川・溝等', '濠・池等', '海・湖', '井戸'],
      ...['下水道', 'その他'],
    ],
    aliases: ['種類', '水利種別', '消防水利種別', '水利の種別', '水利種類', '消防水利の種別', '区分'],
  },
);

const diameter: Column = carried(
  '口径',
  'integer',
  '65',
  '対応する口径を、ミリメートルの数字だけで書きます。',
  'The diameter it fits, in millimetres, as a number only.',
  { aliases: ['口径(mm)', '口径mm', '管口径', '配管口径', '管径'] },
);

export const fireHydrant: Dataset = {
  slug: 'fire_hydrant',
  name: { ja: '消防水利施設', en: 'Water for fire fighting' },
  kind: 'flat',
  newEdition: 'observed',
  oldEdition: true,
  columns: demanding(
    [...managingBodyColumns, kind, ...addressColumns(WATER), ...positionColumns(WATER), diameter, note],
    { oldRequired: ['種別'] },
  ),
  marks: ['種別', '口径'],
  words: ['fire_hydrant', 'hydrant', '消防水利', '消防水利施設', '消火栓', '防火水槽', '防火水そう'],
};
