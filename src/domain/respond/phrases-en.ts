/** What English-speaking customers write, by what they mean. */
import type { IntentPhrases } from './intent-phrases.ts'

export const PHRASES_EN: IntentPhrases = {
  stop: `^ remove $ | (plz/please/pls) remove $ | stop | stopp
    stop* .. (texting/messaging/emailing/sending/calling/contacting/spamming/it/this/these/messages/texts/emails/me) | unsub* | opt out
    opt me out | optout | opt-out | opting out | ^ quit $ | ^ end $ | ^ revoke $ | ^ cancel $ | ^ arret $ | remove .. (me/my/number/us)
    take .. (me/my/us) off | delete .. (me/my .. number/number/my)
    (dont/don't/do_not/not/never/no) .. (text/message/contact/call/email/write/bother/spam/send) .. (me/us/again/anymore/more/any/this/here)
    (dont/don't/do_not/never) (text/message/contact/call/email/write/bother) | do not (contact/call/text/email/message/disturb)
    no more .. (messages/texts/emails/calls/sms/spam/ads/please)? | no (texts/messages/ads/advertising/marketing/spam) | leave me alone
    go away | get lost | piss off | f*ck off | fuck* | spam | spamming | (lose/forget) my number | sick of .. (messages/texts/this/you) | fed up
    (not/don't/dont/longer) .. (receive/get/getting/receiving) .. (messages/texts/emails/these/sms/anything) | withdraw .. consent
    never .. (consented/signed/subscribed/gave) | blocking you | i'll report | reported | enough already | ^ enough
    no longer .. (wish/want) .. | gdpr | off .. list | mailing list | cease .. | desist`,
  notStop: `stop by | stopping by | stop in | stop at | stop off | stop over | bus stop | non-stop | nonstop | stop light* | don't stop | dont stop
    can't stop | (don't/dont/do_not) .. (call/text/message/write) .. (before/today/now/until/till/tomorrow/at_work/early)
    (don't/dont) call .. (text/message/email) | end of | cancel .. (my/the/appointment/booking)`,
  wrong_number: `wrong (number/person/guy/girl/address) | (number/person) is wrong | not (my/his/her) number
    this (isn't/isnt/is_not) .. (anna/ivan/john/mary/sarah/mike/her/him/me/his/phone/number)
    (i'm/im/i_am) not (anna/ivan/john/mary/sarah/mike/david/him/her/that/who/the_person/a_customer/your_customer)
    you .. (mistaken/mixed up/wrong) | (no one/nobody) .. (by that name/called/here by) | don't know .. (this/you/any) | dont know .. (you/any)
    new (owner/phone who_dis) | no longer .. (number/belongs) | mistaken identity | changed hands | never been .. (customer/shop/there/your)
    not the person | not me`,
  complaint: `complain* | terrible | awful | horrible | disgust* | worst | rude | unacceptable | disappoint* | unhappy | not happy | not satisfied
    dissatisfied | refund | money back | rip off | ripped off | scam* | cheat* | broke .. (my/again/down) | broken | damaged | scratched
    ruined | (tyre/tire/tiles/colour/color/wheel) .. (flat/fell/cracked/leak*/falling/vibrat*/wrong) | waited .. (hour*/minutes/ages)
    no one .. (came/called/showed/answered) | nobody .. (came/called/showed/answered) | never (again/came/coming_back/showed) | never coming
    (was/were/is) .. (bad/poor/late) | bad (service/job/experience/quality) | poor (service/job/quality) | emojiangry | shoddy | still waiting
    overcharged | shambles | very late`,
  done: `already .. (bought/got/done/did/have/sorted/ordered/changed/had/been/booked/purchased/fixed/taken)
    (bought/got/ordered/changed/did/had) .. (already/yesterday/elsewhere/last/recently/somewhere/ago/myself/another)
    went .. (elsewhere/somewhere/another) | (done/sorted/bought/fixed/handled) (already/thanks/elsewhere/it) | all (sorted/done/set)
    got it (done/sorted) | found .. (another/someone/elsewhere/somewhere) | had .. (done/cut/changed) | did it myself | been sorted
    was there .. (yesterday/last/recently) | just (had/got/bought/did) | sorted .. (thanks/myself) | have one now`,
  cancel: `cancel* .. | can't make it | cant make it | cannot make it | won't make it | wont make it | not coming
    (won't/wont/can't/cant/cannot/not) .. (be_there/come/make/coming) | call off | scrap .. (appointment/booking) | don't expect me
    won't be (coming/able) | unable to (come/make/attend)`,
  reschedule: `reschedul* | re-schedul* | postpone | rearrange
    (move/push/shift/change/swap/switch/bring) .. (appointment/booking/slot/it/time/date/to/me/mine/back/forward)
    (another/different) (time/day/date/slot) | other (day/date/slot) | instead of .. | (later/earlier) .. (slot/time) | can we do .. instead
    rebook | rain check`,
  price: `how much | price* | pricing | cost* | quote | what .. (charge/rates/pay) | rates | how expensive
    (any/a/have/got/what/is_there) .. (discount*/deal/deals/offers) | discount* | cheaper | expensive | fee | fees | estimate`,
  question: `where .. (are/is/you) | address | directions | how .. (get there/find you/long) | what time .. (open/close/do) | are you open
    (opening/working) hours | (do/are/is/have/can) you .. (have/open/sell/offer/do/take/accept/deliver/got/stock) | in stock | parking
    deliver* | who (is/are/dis) | who's | whos | what .. (brands/services/included/do/sizes/should/is/are) | which .. | does it | do i need
    is it | is there .. (parking/delivery) | how do | how does | can i pay | pay by card | question | what's | whats | why | how long`,
  book: `book* | schedul* | reserve* | appointment | slot* | (i'd/id/i_would/would) .. (like/love) .. (to come/come/appointment/to book)
    (i'll/ill/i_will/will/gonna/i'm/im) .. (come/be there/be_there/stop by/drop by/pop in/swing by/drop in/be in/coming)
    (can/could/may) i .. (come/book/get/have/drop/stop/pop/bring) | (can/could) (you/we) .. (fit/squeeze/see/do/make)
    (any/have/got/is_there/anything) .. (free/available/availability/openings/opening/space/slots/time) | availab* | when (can/could/are/is) ..
    (see you/see_you) .. | fit me in | squeeze me | put me (down/in) | pencil me | sign me up | stop by | drop by | swing by | pop in
    i want (to/an) | order .. please | send .. (car/taxi/order) | pack .. | the same (again/as) | count me in | set .. up | works .. me
    does .. work | how about | what about`,
  later: `no time | not sure | don't know | might | possibly | later | not (now/yet/today/right_now/at_the_moment/this)
    maybe .. (later/next/another) | another time | next time | some other time
    (remind/ping/text/call/message/contact/email/try/ask/write) me .. (in/next/later/after/again/when/on/tomorrow/back/at) | remind me
    get back | call .. back | call you | let you know | let me (think/check/see/know) | think about it
    (i'll/ill/i_will/will) .. (think/let/call/text/check/get_back/be_in_touch/see/message) | be in touch | busy | driving | in a meeting
    at work | on (holiday/vacation/leave) | away .. | sick | ill at | when i .. (back/return) | in .. (week*/month*/days/year)
    after .. (holiday*/easter/payday/christmas) | not before | too (early/soon) | not ready | give me .. | wait .. (until/till) | hold off
    check back | down the road | once i'm | not for .. (while/now) | in a (bit/while/few) | a bit later | sometime | can't right now
    perhaps later | next (month/year) | too busy`,
  no: `no longer (need/needed) | don't need .. anymore | no | nope | nah | no (thanks/thank/thx/way/need)
    not (interested/needed/for me/really/required/thanks) | don't (need/want) | dont (need/want) | i'm (good/fine/ok/okay) | im (good/fine)
    pass | decline | never | emojino | i'll pass | no longer interested | changed my mind`,
  yes: `yes | yep | yeah | yup | ya | y | ok | okay | k | kk | sure | sure thing | of course | absolutely | definitely | certainly
    sounds (good/great/fine/perfect) | (that/it) (works/suits) | works | great | perfect | fine | good | agreed | deal | confirm* | please do
    go ahead | let's (do/go) .. | lets (do/go) .. | i'm in | im in | count me in | yes please | please | happy to | love to | would love | i do
    cool | awesome | brilliant | + | emojiyes | yess | yesss | aye | alright | all right | will do`,
}
