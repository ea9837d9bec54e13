export const ja = {
  'role.site-admin': 'サイト管理者',
  'role.official': '担当職員',
  'role.approver': '承認者',
  'role.group-admin': 'グループ管理者',
  'role.organiser': '主催者',
  'role.moderator': 'モデレーター',
  'role.or': 'または',
  'refused.title': 'この操作はできません',
  'refused.sign-in': 'この操作には、ログインが必要です。',
  'refused.sign-in.title': 'ログインしてください',
  'refused.not-appointed':
    'この操作ができるのは、ここの{roles}に任命された方です。サイト管理者にご相談ください。',
  'refused.not-in-force':
    '{roles}としての任命の期間外です。引き続きご担当の場合は、サイト管理者に任命の更新をご依頼ください。',
  'refused.own-work': 'ご自身が作成や編集に関わったものは、承認できません。ほかの方にご依頼ください。',
  'refused.by-key': 'キーでは、この操作はできません。このサイトにログインして、画面から行ってください。',
  'refused.not-yours': 'この操作ができるのは、作成したご本人だけです。',
};
