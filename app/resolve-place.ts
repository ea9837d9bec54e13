/** From what an operator writes for a place to the place itself. */
import {
  hasValidCheckDigit,
  type Municipality,
  municipalitiesNamed,
  municipalityByCode,
  normaliseMunicipalityCode,
} from '@tomoni/japanese';
import type { PlaceDetails } from '@tomoni/places/contract';
import { UsageProblem } from './command.ts';

/**
 * A code (5 or 6 digits) or a name → the place with what is known of it. A code that no town of Japan has needs
 * `name`: invented towns and associations of towns are welcome too.
 * @throws UsageProblem with what to write instead
 */
export function resolvePlace(text: string, name: string | null): PlaceDetails {
  const known = /^[0-9０-９]/.test(text) ? byCode(text) : byName(text);
  if (known !== null) return { ...detailsOf(known), ...(name === null ? {} : { name }) };
  if (!/^\d{6}$/.test(text) || !hasValidCheckDigit(text)) throw unknownPlace(text);
  if (name === null) {
    throw new UsageProblem({
      ja: `番号 ${text} の町を知りません。--name で町の名前を書いてください。`,
      en: `No town with the code ${text} is known. Give its name with --name.`,
    });
  }
  return { code: text, name };
}

function byCode(text: string): Municipality | null {
  const code = normaliseMunicipalityCode(text)?.code;
  return code === undefined ? null : municipalityByCode(code);
}

function byName(text: string): Municipality | null {
  const found = municipalitiesNamed(text).filter((one) => one.until === null);
  if (found.length <= 1) return found[0] ?? null;
  const list = found.map((one) => `${one.prefecture}${one.fullName} ${one.code}`).join('、');
  throw new UsageProblem({
    ja: `「${text}」はいくつもあります。番号で書いてください：${list}`,
    en: `There are several ${text}. Write the code: ${list}`,
  });
}

function detailsOf(one: Municipality): PlaceDetails {
  return {
    code: one.code,
    name: one.fullName,
    nameKana: one.kana,
    prefecture: one.prefecture,
    validFrom: one.from,
    validUntil: one.until,
    successors: [...one.successors],
  };
}

function unknownPlace(text: string): UsageProblem {
  return new UsageProblem({
    ja: `「${text}」という町が見つかりません。6けたの番号か、正しい名前を書いてください。`,
    en: `No town “${text}” was found. Write its six-digit code or its full name.`,
  });
}
