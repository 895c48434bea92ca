/** Why a use case said no, and what to do about it. */
export const refusalsEn = {
  'public-address-missing': 'Your pages have no address on the internet yet: enter it in Settings → Business, and the link will appear.',
  'channel-not-set-up': 'No messenger is set up yet: Settings → SMS and messengers.',
  'bad-phone': 'This is no phone number we can read. Write it with the country code: +359 88 123 4567.',
  'bad-email': 'This is no e-mail address. It looks like name@example.com.',
  'bad-account': 'This account name is empty or too long.',
  'nothing-to-know-him-by': 'Give a name, a phone or an e-mail: one is enough.',
  'bad-birthday': 'There is no such day. The year may be left out.',
  'bad-quantity': 'The quantity is a number above zero, for instance 2 or 0.350.',
  'bad-amount': 'The sum is not right: it is zero, too large, or not a whole number of kopecks or cents.',
  'future-day': 'This day has not come yet. Choose today or a day before.',
  'too-many-lines': 'A sale has at most 1000 lines. Split it.',
  'lines-differ-from-total': 'The lines do not add up to the total. Correct one of them, or leave the total out.',
  'more-than-paid': 'That is more than what is left of this sale. Give back less.',
  'before-purchase': 'A refund cannot be older than its sale. Check the day.',
  'same-customer': 'These are one and the same customer.',
  'already-merged': 'One of them has already joined another customer. Open that one.',
  'kept-apart': 'You said that these are different people. To merge them, take that back in the card first.',
  'already-undone': 'This was already undone.',
  'too-late': 'It is too late for this. Refresh the page to see what happened.',
  'coupon-ends-too-soon': 'The coupon ends today or has ended. Choose a later day.',
  'not-unknown': 'It is known what became of this message. Refresh the page.',
  'not-finished': 'The import has not finished yet. Wait for it.',
  'already-chosen': 'A basis was chosen for this import already.',
  'has-own-data':
    'Your own customers are here already: a sample shop would mix with them. Export and delete them first, or use another data folder.',
  'no-purpose': 'Say what the consent is for.',
  'last-owner': 'Then nobody would own the shop. Make somebody else an owner first.',
  'point-too-fine': 'A point is worth so little that its worth would change in cents. Make a point dearer under Rewards first.',
} as const

export type RefusalWords = Readonly<Record<keyof typeof refusalsEn, string>>
