/** The standard as data: every dataset of 自治体標準オープンデータセット, with what the old edition called it. */
import { aed } from './aed.ts';
import { babyStation } from './baby-station.ts';
import { bicycleParking } from './bicycle-parking.ts';
import { boringLogs } from './boring-logs.ts';
import { careService } from './care-service.ts';
import { culturalProperty } from './cultural-property.ts';
import type { Dataset } from './dataset.ts';
import { educationalInstitution } from './educational-institution.ts';
import { emergencyRadio } from './emergency-radio.ts';
import { evacuationSpace } from './evacuation-space.ts';
import { event } from './event.ts';
import { facility } from './facility.ts';
import { fireHydrant } from './fire-hydrant.ts';
import { foodBusiness } from './food-business.ts';
import { garbageCollectionPlace } from './garbage-collection-place.ts';
import { garbageSeparation } from './garbage-separation.ts';
import { gtfsJp } from './gtfs-jp.ts';
import { hospital } from './hospital.ts';
import { openDataList } from './open-data-list.ts';
import { pollingPlace } from './polling-place.ts';
import { population } from './population.ts';
import { preschool } from './preschool.ts';
import { procurement } from './procurement.ts';
import { publicFacility } from './public-facility.ts';
import { publicParking } from './public-parking.ts';
import { publicToilet } from './public-toilet.ts';
import { publicWirelessLan } from './public-wireless-lan.ts';
import { schoolDistrict } from './school-district.ts';
import { schoolLunch } from './school-lunch.ts';
import { supportSystem } from './support-system.ts';
import { tourism } from './tourism.ts';
import { tourismPoint } from './tourism-point.ts';
import { urbanPlanningSurvey } from './urban-planning-survey.ts';

export * from './dataset.ts';
export { headersOf } from './everyday-headers.ts';

/** 22 flat ones in the order of how many towns publish them, the nine of データモデル型, and 施設情報 beside those. */
export const datasets: readonly Dataset[] = [
  evacuationSpace,
  publicFacility,
  preschool,
  population,
  aed,
  culturalProperty,
  openDataList,
  publicWirelessLan,
  careService,
  tourism,
  hospital,
  publicToilet,
  fireHydrant,
  event,
  gtfsJp,
  schoolDistrict,
  foodBusiness,
  schoolLunch,
  supportSystem,
  urbanPlanningSurvey,
  boringLogs,
  procurement,
  educationalInstitution,
  pollingPlace,
  publicParking,
  bicycleParking,
  garbageSeparation,
  emergencyRadio,
  tourismPoint,
  garbageCollectionPlace,
  babyStation,
  facility,
];
