export const en = {
  title: 'Public data of Tomoni',
  description:
    'How programs read the public data of this site. Every address can be read without an account, and from pages of other sites, too.',
  'server.ja': 'Japanese',
  'server.en': 'English',
  unchanged: 'Nothing has changed since the version that you have (If-None-Match).',
  problem: 'When there is no answer, the reason, as RFC 9457 describes.',
};
