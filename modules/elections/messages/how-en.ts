/** How one votes in Japan, in general. */
export const how = {
  'how.title': 'How to |vote',
  'how.lead': 'For the first time, or after a long time. It is much the same in every election.',
  'how.description':
    'Polling hours, early voting, the admission card, voting with children, help with writing: how voting works.',

  'how.short.hours': 'On polling day',
  'how.short.hours.value': '7 am to 8 pm (some places close earlier)',
  'how.short.early': 'Early voting',
  'how.short.early.value': 'Until the day before, 8:30 am to 8 pm (it differs from place to place)',
  'how.short.bring': 'What to bring',
  'how.short.bring.value': 'The admission card. You can vote without it',

  'how.who': 'Who can vote',
  'how.who.1':
    'Citizens of Japan aged 18 or over who are on the electoral roll of the town where they live. So can those whose 18th birthday is the day after polling day.',
  'how.who.2':
    'If you moved not long ago, you may have to vote in the town where you lived before. The election commission can tell you which of the two.',
  'how.young': 'If you are 17, or have just turned 18',
  'how.young.1':
    'By law you grow a year older on the day before your birthday. So if your 18th birthday is the day after polling day or earlier, you can vote on polling day.',
  'how.young.2':
    'If you are not yet 18 by law on the day you want to vote early, you cast an absentee vote at the election commission of your own town instead.',
  'how.young.3':
    'People who are not yet 18 must not campaign. Asking a friend to vote for somebody, or spreading campaign posts on social media, is campaigning, too.',
  'how.day': 'On polling day',
  'how.day.1': 'Your address decides where you vote. The admission card that comes by post says where.',
  'how.day.2':
    'If you lost the card or forgot it, you can still vote. Say so at the desk: they check the roll and that it is you.',
  'how.early': 'When you cannot go on the day: early voting',
  'how.early.1':
    'If work, a journey, an errand or looking after children keeps you away on the day, you can vote earlier: from the day after the election is announced until the day before polling day.',
  'how.early.2':
    'You sign a paper that says why you cannot come on the day. It is often on the back of the admission card. Days and hours differ from place to place.',
  'how.away': 'When you are in another town, a hospital or a home: absentee voting',
  'how.away.1':
    'If you are in another town, for work or to give birth for example, you can vote at its election commission. Ask your own town for the voting papers beforehand. They travel by post, so do it early.',
  'how.away.2': 'In designated hospitals and homes for the elderly you can vote there. Ask the staff first.',
  'how.away.3':
    'With the papers comes an envelope with the absentee voting certificate, “不在者投票証明書”: do not open it. Fill in the ballot only where you vote.',
  'how.post': 'Voting by post from home',
  'how.post.1':
    'People with certain severe disabilities who hold a disability certificate (of the physically disabled or of the war-wounded), and people at care level 5 of the long-term care insurance, can vote by post. Which disabilities count is set by law.',
  'how.post.2':
    'You need a certificate for voting by post first, and have to ask for the voting papers at least four days before polling day. Ask the election commission early.',
  'how.post.3':
    'Those who can vote by post but cannot write, with a disability of arms or hands or of sight of the first degree, for example, can have a person write for them whom they registered beforehand.',
  'how.write': 'When you cannot write: help and braille',
  'how.write.1':
    'If an injury or a disability keeps you from writing, say so at the desk. Two members of the staff help: one writes what you say, the other watches that it is right. Your vote stays secret. Your family cannot write for you.',
  'how.write.2':
    'You can vote in braille. Say so at the desk: there are ballots for braille, and the tools are there.',
  'how.write.3': 'Both are possible at places for early voting, too.',
  'how.enter': 'With a wheelchair, with children',
  'how.enter.1':
    'Some polling places have ramps and low desks. If you worry about steps, ask the election commission beforehand, or have the staff called when you arrive.',
  'how.enter.2': 'Children under 18 can come in with you. Only you write on the ballot.',
  'how.enter.3': 'If you need somebody to assist you, say so at the desk.',
  'how.inside': 'Inside',
  'how.inside.1': 'Take no photos or videos, so that everybody can vote at ease.',
  'how.inside.2': 'Your vote is secret. You need not tell anybody whom you voted for.',
  'how.ask': 'Ask the election commission of your town when you are not sure',
  'how.ask.text':
    'Its phone number is on the admission card and on the town’s website. Some things differ between elections, and some are decided by each town.',
  'how.places': 'Polling places of {place}',
};
