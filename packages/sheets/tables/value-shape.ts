/** Numbers, percentages, dates and times as tables show them: values, hardly ever headers. */
const NUMBER = /^[-+△▲]?[¥￥]?\d[\d,]*(\.\d+)?(E[+-]?\d+)?[%％]?$/i;
const MONTH = '(0?[1-9]|1[0-2])';
const DATE = new RegExp(
  `^((1[89]|20)\\d\\d[-/.年]${MONTH}([-/.月]\\d{1,2}日?)?|(明治|大正|昭和|平成|令和|[MTSHR])[\\d元]+[年.]${MONTH}[月.]\\d{1,2}日?)$`,
);
const TIME = /^\d{1,2}[:：]\d{2}$/;
const YEAR = /^(19|20)\d\d(年度?)?$/;

/** Is the text a value by its shape: a number, a date, a time? */
export function isValue(text: string): boolean {
  const trimmed = text.trim();
  return NUMBER.test(trimmed) || DATE.test(trimmed) || TIME.test(trimmed);
}

/** 2015, 2020年度: a number that is often a header. */
export function isYear(text: string): boolean {
  return YEAR.test(text.trim());
}
