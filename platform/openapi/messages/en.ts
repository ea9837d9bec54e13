export const en = {
  title: 'Public data of Tomoni',
  description:
    'How programs read the public data of this site: without an account, and from pages of other sites, too. With a key, programs of a town’s officials bring in files.',
  key: 'Officials and approvers of a town make one under “Keys for programs” in their account. Send no cookie beside it.',
  'server.ja': 'Japanese',
  'server.en': 'English',
  unchanged: 'Nothing has changed since the version that you have (If-None-Match).',
  problem: 'When there is no answer, the reason, as RFC 9457 describes.',
};
