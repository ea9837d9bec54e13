/** Text as it must stand in XML 1.0: markup escaped, and characters that XML doesn't know left out. */
export function escapeXml(text: string): string {
  return wellFormed(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Section 2.2: no controls but tab and line ends, no half surrogate pairs, no U+FFFE and U+FFFF. */
function wellFormed(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
