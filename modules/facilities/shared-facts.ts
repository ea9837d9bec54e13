/** What several kinds tell on the page of one facility. */
import type { Fact } from './kind.ts';

export const about: Fact = { slug: 'about', columns: ['説明', '概要'] };
export const note: Fact = { slug: 'note', columns: ['備考'] };
export const web: Fact = { slug: 'web', columns: ['URL', 'コンテンツURL', '施設_URL'], as: 'url' };
export const fee: Fact = { slug: 'fee', columns: ['料金(基本)'], as: 'yen' };
export const feeDetail: Fact = { slug: 'feeDetail', columns: ['料金(詳細)'] };
export const access: Fact = { slug: 'access', columns: ['アクセス方法'] };
export const parking: Fact = { slug: 'parking', columns: ['駐車場情報'] };
