/** What English-speaking customers write, by what they mean. */
import type { IntentPhrases } from './intent-phrases.ts'

export const PHRASES_EN: IntentPhrases = {
  stop: `^ remove $ | (bin/ditch/scrap/wipe/erase) .. (my)? (number/details/phone)
    keep .. (messaging/texting/emailing/calling/sending/bothering) | get off my .. | turn .. (these/this/them) off
    turn off (these/this/the) .. | no more $ | (asked/told) you .. to stop | refrain from ..
    had enough (of/with) (these/this/you/your/the) | i've had enough $ | ^ enough $ | (plz/please/pls) remove $ | stop | stopp
    stop* .. (texting/messaging/emailing/sending/calling/contacting/spamming/it/this/these/messages/texts/emails/me) | unsub* | opt out
    opt me out | optout | opt-out | opting out | ^ quit $ | ^ end $ | ^ revoke $ | ^ cancel $ | ^ arret $ | remove .. (me/my/number/us)
    take .. (me/my/us) off | delete .. (me/my .. number/number/my)
    (dont/don't/do_not/not/never/no) .. (text/message/contact/call/email/write/bother/spam/send) .. (me/us/again/anymore/more/any/this/here)
    (dont/don't/do_not/never) (text/message/contact/call/email/write/bother) | do not (contact/call/text/email/message/disturb)
    no (texts/messages/ads/advertising/marketing/spam) | leave me alone
    go away | get lost | piss off | f*ck off | fuck* | spam | spamming | (lose/forget) my number | sick of .. (messages/texts/this/you)
    fed up
    (not/don't/dont/longer) .. (receive/get/getting/receiving) .. (messages/texts/emails/these/sms/anything) | withdraw .. consent
    never .. (consented/signed/subscribed) | never .. gave .. (number/consent/permission/email/details) | blocking you | i'll report | reported | enough already
    no longer .. (wish/want) .. | gdpr | off .. list | mailing list | cease .. | desist
    stopall | stp | st0p | stop all | quit .. (texting/messaging/it/this/sending/contacting/calling) | lose (my/the/this) .. number
    (who/how/where) .. (gave/got/get) .. (number/details/email/contact)
    (i've/i/i_have) never .. (signed/subscribed/asked/agreed/opted/consented/gave) | never asked for
    didn't (sign/subscribe/ask/agree/opt) ..
    not subscribed | cut it out | knock it off | bugger off | get stuffed | jog on | f off | blocking
    report* .. (spam/you/this) | harass* | unwanted | cancel .. subscription | (end/kill) .. (subscription/messages/texts) | opt* .. out
    delete .. (data/details/info/number/me) | (don't/dont/do_not) want .. (texts/messages/emails/ads/promos/marketing/offers/your)
    no .. (ads/promos/promotions/marketing) | not interested in .. (messages/texts/emails/ads/marketing/offers)
    stop* .. (ads/promos/marketing/offers/emails/messages/texts) | please stop | just stop | get me off
    take .. off .. (list/database/system)
    unsub* | unsuscribe | unsubcribe | do not (contact/disturb/text/message/call/mail)
    (don't/dont) .. (contact/text/message/email) .. (again/anymore/ever) | cease | enough .. (already/texts/messages) | ico
    remove .. (details/data/number/from)
    (don't/do_not) (permit/allow/authorise/authorize) .. | forbid .. | not allowed to .. (use/text/contact) | withdraw .. | revoke ..
    (don't/do_not/dont) want anything .. | (don't/do_not/dont) .. spam .. | how many times .. | no longer want ..
    (off/from) .. (this/your) (list/database) | this is (spam/harassment) | get lost | do not use my .. | remove .. number`,
  wrong_number: `who (are/were/r) (you/u) .. (texting/messaging/looking/trying/after) | wrong (number/person/guy/girl/address) | (number/person) is wrong | not (my/his/her) number
    this (isn't/isnt/is_not) .. (anna/ivan/john/mary/sarah/mike/her/him/me/his/phone/number)
    (i'm/im/i_am) not (anna/ivan/john/mary/sarah/mike/david/him/her/that/who/the_person/a_customer/your_customer)
    you .. (mistaken/mixed up/wrong) | (no one/nobody) .. (by that name/called/here by) | don't know .. (this/you/any)
    dont know .. (you/any)
    new (owner/phone who_dis) | no longer .. (number/belongs) | mistaken identity | changed hands
    never been .. (customer/shop/there/your)
    not the person | not me
    wrong .. (person/number/guy/bloke/lady) | doesn't have this .. | doesn't (use/own) this .. | not .. number .. (anymore/any_more)
    this number .. (anymore/changed/belongs/new) | (no/nobody) .. (here/called) .. by that name | who is (anna/sarah/john) ..
    (never/not) .. (heard of) .. shop | not the right (person/number) | got the wrong .. | isn't .. (here/phone/number)
    there's no .. here | there is no .. here | no .. at this number | nobody called ..
    (never/don't) .. (heard of/know) .. (you/this_shop)
    i'm not .. (customer/client) | new number .. | number .. (recycled/reassigned)`,
  complaint: `complain* | terrible | awful | horrible | disgust* | worst | rude | unacceptable | disappoint* | unhappy | not happy
    not satisfied
    dissatisfied | refund | money back | rip off | ripped off | scam* | cheat* | broke .. (my/again/down) | broken | damaged | scratched
    ruined | (tyre/tire/tiles/colour/color/wheel) .. (flat/fell/cracked/leak*/falling/vibrat*/wrong) | waited .. (hour*/minutes/ages)
    no one .. (came/called/showed/answered) | nobody .. (came/called/showed/answered) | never (again/came/coming_back/showed)
    never coming
    (was/were/is) .. (bad/poor/late) | bad (service/job/experience/quality) | poor (service/job/quality) | emojiangry | shoddy
    still waiting
    overcharged | shambles | very late
    (leaking/leaks/squeaks/squeaking/rattling/rattles/wobbles/vibrates) .. again | again .. (leaking/broken/flat)
    (tyre/tire) .. (leaking/leaks) .. | waited .. (minutes/mins/hours) | nobody .. (showed/turned/answered/picked/called)
    no one .. (showed/turned/answered) | (want/demand) .. (refund/money) | really .. (unhappy/disappointed)
    not (impressed/good_enough/acceptable) | messed up | botched | hate .. (haircut/hair/colour) | overpriced | joke of
    (you/they) .. (ruined/wrecked/damaged) .. | fell (off/apart) | still (leaks/broken/wobbling) | let down | never showed
    left me waiting
    dirty | burnt | burned
    who's (responsible/paying/liable) .. | who is (responsible/paying/liable)
    (coming/came/fell/falling/peeling/fallen) (off/apart/loose)
    shocking | disgrace* | appalling | dreadful | useless | (half an hour/an hour/minutes/mins/hours) late | (was/were) .. late
    rubbish | crap
    filthy | wonky | crooked | not what i (ordered/asked) | wrong (colour/color/size/order) | missing .. (parts/items) | lost my ..
    kept (us/me) waiting | (redo / fix) (it / this) .. free | promised .. but | never again | sloppy | unprofessional`,
  done: `already .. (bought/got/done/did/have/sorted/ordered/changed/had/been/booked/purchased/fixed/taken)
    (bought/got/ordered/changed/did/had) .. (already/yesterday/elsewhere/last/recently/somewhere/ago/myself/another)
    went .. (elsewhere/somewhere/another) | (done/sorted/bought/fixed/handled) (already/thanks/elsewhere/it) | all (sorted/done/set)
    got it (done/sorted) | found .. (another/someone/elsewhere/somewhere) | had .. (done/cut/changed) | did it myself | been sorted
    was there .. (yesterday/last/recently) | just (had/got/bought/did) | sorted .. (thanks/myself) | have one now
    (already/just) .. (came/been) .. | came in .. (last/yesterday) | (bought/got) .. (online/elsewhere/last_week)
    (brother) .. (sorted/did/fixed) | sorted it .. | (husband/wife/son/dad/brother/friend/mate) .. (sorted/did/fixed/changed)
    (done/sorted) .. (already/elsewhere/now) | took care of | taken care of | got .. done .. | someone else .. (did/done)
    handled .. already
    had it done
    (had/got) (them/it/mine/that) .. (changed/done/fixed/cut/sorted)
    found .. (barber/hairdresser/garage/place/one/closer/cheaper/elsewhere/another) | going .. (elsewhere/somewhere_else) now | (went
    gone) with (another / someone) .. | using someone else | use (someone/somebody) else .. | already (sorted/done/fixed)`,
  cancel: `(take/remove/delete/drop/strike/scratch) .. (me/my) .. (list/rota/schedule/diary/calendar/booking*/appointment*/slot/visit/tomorrow/today) | take me off .. | cancel* .. | can't make it | cant make it | cannot make it | won't make it | wont make it | not coming
    (won't/wont/can't/cant/cannot/not) .. (be_there/come/make/coming) | call off | scrap .. (appointment/booking) | (delete/remove) (my/the/our) (second/first/other)? (appt/appointment/booking/slot/order) | bin off (my/our) .. | pull (my/our) (order/booking) | (don't/dont/do_not) send the (cab/taxi/car/driver)
    take me off the * !(list/lists/system/database/mailing) ..  | (scrap/axe/bin/ditch) (my/our) * !(number/details/data) | don't expect me
    won't be (coming/able) | unable to (come/make/attend)
    (need/have) to cancel | can't make (it/tomorrow/today) | not going to (make) .. it | won't be .. | bail | have to bail
    something came up .. (cancel) | cancel
    (drop/scrap/scratch/bin/lose) .. (appointment/booking/slot/visit) | plans changed | change of plans`,
  reschedule: `reschedul* | re-schedul* | postpone | rearrange
    (move/push/shift/change/swap/switch/bring) .. (appointment/booking/slot/it/time/date/to/me/mine/back/forward)
    (another/different) (time/day/date/slot) | other (day/date/slot) | instead of .. | (later/earlier) .. (slot/time)
    can we do .. instead
    rebook | rain check
    (something_came_up) .. (can/could/instead) | (push/bump/shift/move) .. (back/forward) .. | (earlier/later) .. (slot/time) | instead
    another day | a different (day/time) | (running) .. late | same time .. | swap .. | (could/can) we .. (push/move/shift)
    (hour/half_an_hour/minutes/mins/day/week/bit) (later/earlier) | (later/earlier) (time/slot/on)? .. instead | do .. (later/earlier)
    drop .. to .. (another / different)`,
  price: `(hows/how's/how) much | fare | fares | (what's/whats/what_is/how_much) .. per (season/month/head/person/hour/night/km/mile) | whats the (damage/cost/price) | what .. (come/add_up/amount) to
    (what's/whats/what_is/your/the/hourly/daily/nightly) .. (rate/rates/tariff/fee/charge) | set me back | what .. (damage/total/bill)
    how much's | worth it ? | what would .. (run/cost) .. | how much | price* | pricing | cost* | quote | what .. (charge/rates/pay)
    rates | how expensive
    (any/a/have/got/what/is_there) .. (discount*/deal/deals/offers) | discount* | cheaper | expensive | fee | fees | estimate
    ballpark | how much .. | what's the (damage/cost/price) | what do you charge .. | (charge) for .. | cheapest | deposit
    student discount
    any (discount*/offers/deals)
    how much .. | price for .. | what's it going to (cost / ) | talking .. (much/money)`,
  question: `where .. (are/is/you) | address | directions | how .. (get there/find you/long) | what time .. (open/close/do) | are you open
    (opening/working) hours | (do/are/is/have/can) you .. (have/open/sell/offer/do/take/accept/deliver/got/stock) | in stock | parking
    deliver* | who (is/are/dis) | who's | whos | what .. (brands/services/included/do/sizes/should/is/are) | which .. | does it
    do i need
    is it | is there .. (parking/delivery) | how do | how does | can i pay | pay by card | question | what's | whats | why | how long
    (is/are) (this/you) .. (bot/robot/human/real) | (do) you do .. | where (do/can/should) i .. | has .. (arrived/come/ready)
    is .. ready
    are you open | can i (park) .. | what .. (brand*/size*/time) | who('s) .. this | who is .. this | who are .. | whose | do you ..
    have you got .. | is there .. | when .. (open/close) | got any ..
    ^ (is/are/do/does/did/can/could/would) .. | (still) (working/open/there/available) | got .. ?`,
  book: `book* | schedul* | reserve* | appointment | slot* | (i'd/id/i_would/would) .. (like/love) .. (to come/come/appointment/to book)
    (i'll/ill/i_will/will/gonna/i'm/im) .. (come/be there/be_there/stop by/drop by/pop in/swing by/drop in/be in/coming)
    (can/could/may) i .. (come/book/get/have/drop/stop/pop/bring) | (can/could) (you/we) .. (fit/squeeze/see/do/make)
    (any/have/got/is_there/anything) .. (free/available/availability/openings/opening/space/slots/time) | availab*
    when (can/could/are/is) ..
    (see you/see_you) .. | fit me in | squeeze me | put me (down/in) | pencil me | sign me up | stop by | drop by | swing by | pop in
    i want (to/an) | order .. please | send .. (car/taxi/order) | pack .. | the same (again/as) | count me in | set .. up | works .. me
    does .. work | how about | what about
    next available .. | (squeeze/fit) .. in | table for .. | (cab/taxi) .. (to/at) | be there .. (in/at) | book .. in
    (i'm/im/i_am) free ..
    (can/could) i .. (come) .. by | what (have_you_got) .. on | first (available) .. | any .. (slots/openings/space) | coming in ..
    i'll be (there) .. | on my way`,
  later: `^ (maybe/perhaps/possibly/dunno) $ | no time | not sure | don't know | might | possibly | later | not (now/yet/today/right_now/at_the_moment/this)
    maybe .. (later/next/another) | another time | next time | some other time
    (remind/ping/text/call/message/contact/email/try/ask/write) me .. (in/next/later/after/again/when/on/tomorrow/back/at) | remind me
    get back | call .. back | call you | let you know | let me (think/check/see/know) | think about it
    (i'll/ill/i_will/will) .. (think/let/call/text/check/get_back/be_in_touch/see/message) | be in touch | busy | driving | in a meeting
    at work | on (holiday/vacation/leave) | away .. | sick | ill at | when i .. (back/return) | in .. (week*/month*/days/year)
    after .. (holiday*/easter/payday/christmas) | not before | (it's/its/bit/still/far/way/is/^) too (early/soon) | isn't a good time
    isnt a good time | not a good time | bad time | not ready | give me .. | wait .. (until/till) | hold off
    check back | down the road | once i'm | not for .. (while/now) | in a (bit/while/few) | a bit later | sometime | can't right now
    perhaps later | next (month/year) | too busy
    (try/ping/nudge/poke/bug) me .. | (skint/broke) .. | payday | after .. (payday/the_bank_holiday/exams/surgery) | when .. (weather) ..
    not (till/until) | swamped | (ring/call) you .. (when/later) | i'll (ring/call) .. | give it .. | (a_bit) later | in a (while) ..
    not right now | maybe next | when i'm back | come back to (me) .. | circle back | on (hol/hols) | not ready | some (time) later
    wait until .. | hold off | tied up | rain check
    let's (talk/chat/speak/catch_up/see/touch_base) | we'll (see/talk/speak) | will see | play it by ear | depends .. | see how .. goes`,
  no: `no longer (need/needed) | don't need .. anymore | no | nope | nah | no (thanks/thank/thx/way/need)
    not (interested/needed/for me/really/required/thanks) | don't (need/want) | dont (need/want) | i'm (good/fine/ok/okay)
    im (good/fine)
    pass | decline | never | emojino | i'll pass | no longer interested | changed my mind
    nah .. | nope .. | (no) thank you | not this (time) | i'll pass | (sold) .. (car) | don't need .. | all good .. | we're good
    i'm (all_set/good) | not for me | not really | no need | no longer .. | hard pass | not today | can't afford
    no plans .. | not looking .. | not planning .. | not in the market`,
  yes: `ofc | obvs | obviously | def | defo | deffo | indeed | happy with .. | happy to | fine by me | good by me | suits ..
    no objections | sorted then | bring it on | why not | yes | yep | yeah | yup | ya | y | ok | okay | k | kk | sure | sure thing
    of course | absolutely | definitely | certainly
    sounds (good/great/fine/perfect) | (that/it) (works/suits) | works | great | perfect | fine | good | agreed | deal | confirm*
    please do
    go ahead | let's (do/go) .. | lets (do/go) .. | i'm in | im in | count me in | yes please | please | happy to | love to
    would love | i do
    cool | awesome | brilliant | + | emojiyes | yess | yesss | aye | alright | all right | will do
    yep | yup | sounds (good) | sure .. | go on .. | go for it | see you .. | will do | cheers | perfect .. | absolutely | definitely
    i'll be there | i will be there | on it | confirmed | count me in | yes .. | ok .. | thumbs | lovely | that'll do | that's fine
    fab | spot on
    all good for | ya | ye | yh | yeh | deal | roger | copy that
    waiting for you | yeah .. | okay .. | ok great | go on | sure .. | yes .. please`,
}
