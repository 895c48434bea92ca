import { formatDay, plural } from '../../kernel/locale.ts'
import type { PlanWords, WhyData } from './plan-words.ts'
import { rhythmText } from './rhythm.ts'

const day = (iso: string): string => formatDay(iso, 'en')
const days = (count: number): string => plural('en', count, { one: '# day', other: '# days' })
const everyDays = (count: number): string => (count === 1 ? 'every day' : `every ~${days(count)}`)
const every = (data: WhyData): string => (data.year ? rhythmText(data, 'en') : everyDays(data.cycleDays))
const people = (count: number): string => plural('en', count, { one: '# customer', other: '# customers' })
const times = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : plural('en', count, { one: '# time', other: '# times' })
const last = ({ lastDay, isLongAgo }: WhyData): string => formatDay(lastDay, 'en', { year: isLongAgo })
const likely = ({ likely }: WhyData): string => (likely === null ? '' : ` (80% between ${day(likely.from)} and ${day(likely.to)})`)
const said = ({ agreedWords }: WhyData): string => (agreedWords === '' ? '' : `: “${agreedWords}”`)

export const en: PlanWords = {
  why: {
    due: data => `Comes ${every(data)}, last on ${last(data)} — due around ${day(data.dueDay)}${likely(data)}.`,
    'due-guess': data =>
      `Bought ${times(data.purchases)}, last on ${last(data)}. Going by other customers, likely back around ${day(data.dueDay)}; that is a guess.`,
    overdue: data =>
      `Usually comes ${every(data)}, and it has been ${days(data.silenceDays)} since ${last(data)}: a good moment for a reminder.`,
    'no-rhythm': data =>
      `Bought ${times(data.purchases)} without a clear rhythm, last on ${last(data)}. May be back around ${day(data.dueDay)}; one word is enough.`,
    'second-purchase': data =>
      `Bought once, on ${last(data)}, and the usual time has passed: ${days(data.silenceDays)} of silence. One try for a second purchase.`,
    'win-back': data =>
      `Used to come (${times(data.purchases)}, ${every(data)}) and went silent: ${days(data.silenceDays)} since ${last(data)}. Worth inviting back.`,
    promise: data =>
      `You agreed${data.agreedDay === null ? '' : ` on ${day(data.agreedDay)}`} to be in touch on ${day(data.dueDay)}${said(data)}. A promise is kept.`,
    'group-due': data => `“${data.about}”: usually ${every(data)}, last on ${last(data)}, so due around ${day(data.dueDay)}.`,
    'asset-return': data =>
      `You are storing “${data.about}”: it is to be fetched on ${day(data.dueDay)}. A good moment to invite and book.`,
    'asset-service': data =>
      `“${data.about}”: service ${every(data)}, the last one on ${last(data)}. The next is due around ${day(data.dueDay)}.`,
    warranty: data => `“${data.about}”: the warranty ends on ${day(data.dueDay)}. Say so while it can still be used.`,
    birthday: data => `Birthday on ${day(data.dueDay)}. Just congratulate, no offers.`,
    season: data => `The season “${data.about}” begins, and the last purchase was on ${last(data)}. Invite while there is free time.`,
    welcome: data => `First purchase on ${last(data)}. Say thank you and be remembered; there is nothing to sell yet.`,
    thanks: data => `Bought ${times(data.purchases)}: you are trusted. Say thank you without a discount and ask for a recommendation.`,
    elsewhere: data => `Bought elsewhere last time, on ${last(data)}. The next time is around ${day(data.dueDay)}: be the first.`,
    campaign: data => `A campaign that you approved: “${data.about}”.`,
    content: data => `Something of interest, as the customer asked: “${data.about}”.`,
    event: data => `An event: “${data.about}”.`,
    coupon: data => `A coupon (${data.about}) has not been used yet and holds until ${day(data.dueDay)}.`,
    linked: data => `${last(data)}: “${data.about}”. After it others usually take the next thing around ${day(data.dueDay)}.`,
  },
  chip: {
    cycle: count => everyDays(count),
    due: iso => `due ${day(iso)}`,
    overdue: count => `${days(count)} late`,
    silent: count => `${days(count)} of silence`,
    once: 'bought once',
    promise: iso => `agreed for ${day(iso)}`,
    softTask: 'a like or a hello will do too',
    guess: 'the date is a guess',
    tryNo: count => `try ${count}`,
    about: name => `“${name}”`,
    benefit: { thanks: 'thanks, no discount', terms: 'special terms', none: '' },
  },
  also: names => ` Due as well: ${names.join(', ')}, in one message.`,
  greeting: { birthday: 'birthday', thanks: 'thank-you', welcome: 'welcome' },
  notContacted: {
    booked: count => `${people(count)}: already booked. Nothing to write.`,
    'follow-up-open': count => `${people(count)}: a date is agreed. The reminder comes on that day.`,
    'no-contact-point': count => `${people(count)}: no phone and no e-mail. Ask for one at the next visit.`,
    'opted-out': count => `${people(count)}: asked not to be written to. Serve them as always when they come.`,
    'no-consent': count =>
      `${people(count)}: no consent of the kind the law asks for. Choose a basis under Import if you have not yet, or record consent in the customer's card.`,
    'no-channel': count => `${people(count)}: no active channel fits. Turn on e-mail or calls in Settings.`,
    'held-out': count => `${people(count)}: control group. They are not written to, so that you can see what reminders bring.`,
    capped: count => `${people(count)}: written to often enough lately. They come back when time has passed.`,
    quiet: count => `${people(count)}: no allowed hour fits them. Check the allowed hours in Settings.`,
    'told-already': count => `${people(count)}: another message has told them already. Nothing to do.`,
    unanswered: count =>
      `${people(count)}: they do not answer reminders. A longer pause, then peace; when they come by themselves, all begins anew.`,
    complaint: count => `${people(count)}: unhappy. Until you have talked and closed the complaint, no advertising goes out.`,
    'over-budget': count => `${people(count)}: did not fit into your minutes. Allow more time a day in Settings to reach them.`,
  },
  refusal: {
    'not-found': () => 'This contact is gone. Reload the page.',
    'not-open': () => 'This contact was already made or taken back. Reload the list.',
    'too-late': () => 'The time for this contact is over. The next one will appear by itself.',
    'too-early': () => 'It is too early for this contact. It appears on its day.',
    booked: () => 'The customer is already booked; no reminder is needed.',
    complaint: () => 'The customer is unhappy. Talk first and close the complaint on the customer’s page.',
    capped: () => 'This customer was written to lately. Wait, or change the limit in Settings.',
    quiet: () => 'These are quiet hours, and no allowed time is left before this contact ends. Change the hours in Settings if need be.',
    'no-words': () => 'There are no words: the template is empty. Write the text on the card.',
    'no-contact-point': () => 'The customer has no phone and no e-mail. Add one to his card.',
    'opted-out': () => 'The customer asked not to be written to. Only he can take that back.',
    'no-consent': () =>
      'There is no consent of the kind the law asks for. Record his consent in his card, or choose a basis for the import if you have not yet.',
    'no-channel': () => 'No active channel fits this customer. Turn on e-mail or calls in Settings.',
    'not-approved': () => 'There is nothing to take back: it was not sent.',
    'already-sent': () => 'The message has left and cannot be taken back.',
    'day-has-passed': () => 'That day has passed. Choose tomorrow or later.',
    'after-its-end': data =>
      `Later than that it makes no sense${data.day === undefined ? '' : `: its last day is ${day(data.day)}`}. If you agreed another date with the customer, choose “Later”.`,
  },
  next: {
    allDone: 'All done for today. Tomorrow brings new people.',
    nothingDue: 'Nobody is due today. Look in tomorrow, or see who is coming up under Customers.',
    noHistory: 'There are no purchases yet. Import a file of sales, or record the first one.',
    askContacts: count => `No phone and no e-mail: ${people(count)}. Ask at the next purchase, or import a file with phone numbers.`,
    chooseConsent: count =>
      `No consent of the kind the law asks for: ${people(count)}. Until there is, they may not be written to. Choose a basis under Import if you have not yet, or record consent in the customer's card.`,
  },
  rung: { soft: 'remember us', product: 'your product', offer: 'direct offer', 'follow-up': 'agreed date' },
  channel: {
    sandbox: 'practice outbox',
    email: 'e-mail',
    sms: 'SMS',
    telegram: 'Telegram',
    vk: 'VK',
    max: 'MAX',
    whatsapp: 'WhatsApp',
    viber: 'Viber',
    'web-push': 'notification',
    hand: 'by hand',
  },
  heading: data =>
    `${formatDay(data.day, 'en', { year: true })} — ${people(data.cards)}, about ${plural('en', data.minutes, { one: '# minute', other: '# minutes' })}`,
  laterCards: count => `${people(count)} more can wait until tomorrow.`,
  validUntil: iso => `until ${day(iso)}`,
  heldOut: count => `${people(count)} in the control group today: not written to, to learn what reminders bring.`,
  unnamed: 'No name',
}
