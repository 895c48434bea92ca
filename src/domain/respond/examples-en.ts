/** English replies by what they want: what no rule recognises is compared with them. Written for this program; a line more teaches it. */
import type { Intent } from './reading.ts'

export const EXAMPLES_EN: Readonly<Record<Intent, string>> = {
  yes: `yes | Yes please | ok | sure | sounds good | Yep | go ahead | perfect, thanks | 👍 | why not | that works | no problem | 👌 | sure thing
    | go on then | absolutely | will do | yep | see you then! | perfect, cheers | okay waiting for you | yeah go on | Y | same as last
    time, yes please send it | yes thanks for the reminder, will be there | YES OF COURSE WE WILL COME | ofc | Yes, and please don't stop
    sending the reminders, so handy | confirming my visit, thank you | absolutely, I'll be there | Sure, that's fine by me | yeh ok |
    Happy with that | Yep, see you there | Confirmed, cheers | sure thing, we'll be there | 👍👍 | y | count me in | absolutely, looking
    forward to it | that'll do nicely | all good for me | on my way | wouldn't miss it | deal | yeah all good I'll be there | got it, see
    you then | Fine. Thanks for the reminder | that suits us | happy with that price, go ahead | lovely, put us in | ok let's do it | see
    you Friday | ta, noted | course I will | happy to | we'll both be there | yh thats fine | no probs | I'm up for that | okey dokey`,
  book: `tomorrow at 3pm | Friday afternoon | can I come on Saturday? | Book me in for Thursday at 11 | tonight works | this evening after 7 |
    Wed evening | tomorrow after 6 | Monday between 3 and 5 | half past five tomorrow | Friday at quarter to six | on the 15th | Tuesday
    at noon | I can't do Friday, how about Saturday | ok tomorrow 10:30 | I'll stop by tomorrow | any slots today? | do you have anything
    free this week? | could you fit me in on Monday at 9 | twenty fifth of March | thursady at 10 | in half an hour | tomorrow at 3 | the
    day after tomorrow at lunch | tomorrow 10-12 | March 20th at 10am | 15 March 4pm | Saturday or Sunday | this weekend? | not tomorrow,
    Friday is better | yes, on Wednesday | next Wednesday at 2 | when can I come? | Thurs morning please | tomorrow around 5ish | see you
    Saturday at 11 | Wednesday next week | 15-16 March | by Friday | tmrw 3pm | fri 10am | Hi! Could I come in on Saturday around 12? |
    April 3 | Sunday before 12 | 10ish on Sat | Mon or Tue between 9 and 11 | tomorrow's no good, day after? | I'm free weekdays after 6 |
    what have you got on the 19th? | cab to the airport at 5:15am tomorrow | a week from Friday works | Friday week at noon? | could u
    squeeze me in tmrw arvo | weds after 4 pls | the day after tomorrow, first thing | any time after school pickup on Thursday, say half
    3 | quarter to five today? | sat morn | not Wednesday, not Thursday, Friday's fine | can I come by in an hour | be there in 20 mins |
    weekends only | next available slot please | book me in | table for four Friday 7:30pm | second half of March works | Thurs 7:15pm pls
    | is Sat after 2 doable? | 19th March around lunch | Saturday morning next week | 1st April 9.45 is fine | tonight if poss | tomorrow
    between 2 and 4 | 8:15 tomorrow morning | closed Sundays right? then Monday 10am | Friday 3rd April 11.30, two cars, the Focus and the
    Yaris | could you squeeze me in today at 4pm | fri 1300 | monday after 5pm only, i work | quarter past five tomorrow afternoon
    alright? | can i pop in today after 5 | have you got a slot tomorrow for a full valet? | quarter to seven tuesday evening | tomorow at
    6 in the evning pls | ok tuesday after 3 works | Tuesday after 4pm suits me | any day from wednesday to friday whatever suits you | 21
    dec 8.30am | 30 December 9am for the cat's jabs please | sunday at noon? | Hi, could you book me in for 2 April at 10:00 please, it's
    the Golf | next weekend, not too early mind | wednesday half past nine | ok 1st oct 3pm then | can u do 15 july 9am for two dogs | any
    day next week is fine | whats your next available slot | I'm free Monday between 10 and 1 | got anything tmrw morning | fri 2.30pm ok?
    | Put me down for Saturday 12 noon pls | later today? say 6.15pm | need my usual with Kate | squeeze me in asap please | when can you
    see us | Friday about 5 would be ideal | from 10am Wednesday is good | thu 4pm | Monday pm | shall I come for 9.15 tomorrow | table
    for four Sunday night | sometime Thursday before noon | Saturday first thing if you've got it | nothing for tomorrow? | put my son
    down for a trim, Tuesday 5:15 | I'd love to come back, when is there space | Wednesday evening after work | we can make the 11th about
    3 | Mon or Tues anything | let's say five, Thursday | taxi for 6.40 tomorrow morning | Sunday somewhere around two | table for two
    tonight at 8 | same as last time, Wednesday 10 | can I come right now, I'm round the corner | Thursday before lunch suits me |
    earliest you've got please | earliest slot you have | any mornings free | could do with a trim | Id like to bring Rex in on Sat | Weds
    or Thurs eve pls | how's Tuesday lunch looking | 10am on the 28th? | Is Friday 4pm gone? | anything from 3 onwards tomorrow | pop me
    in for whenever suits you Thursday | need someone to look at the boiler asap | yes but not before 11, on Saturday`,
  later: `in a week | in 3 weeks | in a month | in six months | early April | end of April | mid April | next month | in the summer | remind me
    on May 25 | call me on Thursday | later | maybe later | busy right now, will text you | I'm away until March 20 | let me get back to
    you tomorrow | ask me again in the autumn | first week of April | in two weeks | in a couple of weeks | in May | second half of April
    | next week | not before April | not now | I'll think about it | driving, talk later | some other time | after the 20th | not today |
    from Monday | end of the month | next year | towards the end of the month | after the bank holiday | try me in the fall | in about six
    weeks | give it 3 months | swamped this week, ping me next Monday | bit skint atm, maybe next month | early next month | after payday
    | when the weather gets better | in the summer maybe | a month and a half from now | not till June | I'm away until the 24th | I'll
    ring you when I'm back | in ten days or so | first few days of April | anything but Monday | we'll see in May | after the 15th let's
    talk | cant right now, msg me later | would love to but still in plaster with my leg | skint at the moment, when I get paid | not
    before 11 January, we're travelling till then | next week most likely | middle of april probably | after the holidays | back to school
    time, september | No rush, they'll do a bit longer. Remind me again please | away all of april so lets look at may | sorry for the
    slow reply, no chance at the moment, try me again in december | Next month would be better for us | now isnt a good time, maybe
    another time | Remind me nearer the time | on holiday til the 20th, will ring when back | Try me again in September | we'll have a
    think and let you know | Too busy at the mo | not now mate, skint till payday | we're away all August, back in September | once the
    car's out of the garage | waiting on payday | maybe when the weather picks up | got exams, after that | plenty left for now | need to
    check with the missus | hair hasn't grown out yet | end of the month would suit better | I'm abroad until October, text me then |
    money's tight atm | not yet but soon | in the new year | will book when I'm ready | it can wait | will message you a bit later | can't
    stretch to it right now | let's speak at the end of October | nudge me after the 20th of December | I'll be ready in three weeks |
    towards winter | waiting for my wages | still holding up fine for now | we've put the renovation off until spring | will decide next
    week | bad timing, family funeral | I'm back on 3rd May, will book then | let me sleep on it | little one is poorly, another time |
    I'm out of the country, when I get home | maybe nearer Easter | not just yet | hang on till I've had my baby | bit strapped for cash |
    off on my hols, speak when I'm home | I'll have to see what shifts I'm on | got covid, will rebook when better | could you ask me
    again in six weeks | ordered loads last time so ok for a bit | let me get back to you on that | still thinking about it | mid
    September probably`,
  no: `No thank you | not interested | I'm good thanks | nah | changed my mind | 👎 | no | no thanks | nope | not needed | don't need it |
    I'll pass | nope all good thanks | not this time | sold the car | no thank you, not interested | no plans for that right now | Good
    afternoon. Thank you for the kind offer but I must decline | nooo 🙅‍♀️ | no no no 😂 gone bald, nothing left to cut | No we don't need
    anything at all, thanks very much! | nah your alright | dont need it ta | we dont really need anything so no | not tiling after all,
    going for laminate so no | I don't want it | nope ta | nah im good | thanks but we'll pass this time | not for us thanks | We sold the
    car so won't need it | car's been scrapped | no longer need it | not this time thanks | can't afford it | we've emigrated | we lost
    our cat last year | rather not | no, we walk | don't need it any more ta | no, way too pricey | really couldn't care less | we sold
    the flat so no renovation | don't want to dye it anymore | we'll manage without | nice offer but no | it's a no from me | cheers but
    I'm sorted | don't drive any more | not my cup of tea | we've decided against it | no use to us | appreciate it but no | gone vegan so
    no thanks`,
  stop: `stop | don't text me again | opt out | quit | lose my number | STOP | Stop. | unsubscribe | unsubcribe | please remove me from your
    list | stop texting me | do not contact me | take me off this list | no more messages please | leave me alone | delete my number |
    this is spam | I don't want to receive these messages | never message me again | unsubscribe me pls | STOPALL | take me off your list
    | remove my details under GDPR | I never signed up for this | enough already | please cease all communication | do not contact me
    again | stp | quit texting me | no more messages thank you | who gave you my number?? | opt me out | I'm reporting this as spam | ok
    but stop sending me ads | Stop sending messages to this number | how many times, take me off!! | don't spam me | I don't want anything
    from you | unsubscribe this phone | I do not permit you to use my number for marketing | Stoooop. I do not want these | please stop
    texting me | I wish to opt out of these texts | for gods sake leave me in peace with these texts | How many times?! Every week the
    same thing. Don't send me anything! | no more texts please | Unsubscribe me > Anna, your haircut is due. Reply STOP to opt out | could
    you be so kind as to take my number off your mailing list | Stop sending me messages | unsubscribe me pls ty | remvoe my number from
    ur list | I don't want to receive anything from you | dont msg me anymore | Please don't contact me again | no more messages thanks |
    enough | how do I block you | get me off this | stop with the texts | do not text this number | I don't want your messages | take my
    details off your system | unsubscribe us | spam | don't need your promos, don't send them | remove | kindly refrain from contacting me
    | stop it or I'll complain | last warning, delete my number | STOP SMS | do not send me anything | I've had enough of these | do me a
    favour and bin my number | why do you keep messaging me | not interested in your texts | I've asked you twice to stop | get off my
    phone | how do i turn these off | pls no more | do not contact`,
  price: `how much is it? | what's the price | how much do you charge for balancing | any discounts? | can I get a quote | cost? | how much is a
    full set | ballpark price? | what do you charge for a trim | any discount for students? | price for an oil change | how much are we
    talking | What's the rate for a double with breakfast? | How much is delivery and two bags of arabica? | wats the prize of a polish |
    Is there a discount for pensioners? how much would it be | and what will it set me back for 4 tyres fitted and balanced | how much is
    a cut n beard trim | same price as last year or has it gone up? | Can you send me the price list | What do you charge for a scale and
    polish | rough cost for 20 sqm of floor tiles? | What do you charge for a full groom | whats the damage for a boiler service these
    days | how much is an oil change now | what would it cost me | ballpark for a small bathroom? | is it expensive | quote please | any
    discount for students | price for 2 kids cuts? | is VAT included | same rate as before? | what do I owe for it all | how much to clean
    a sofa like that | how much altogether | is it dear | give me a price for a set of 16s | to the airport how much | what would the
    price be for the two of us | need to know the total beforehand | what's the going rate | how many quid | cost of a full valet? | any
    money off for regulars | is that per metre or per box | how much would 2 rooms set me back`,
  question: `where are you located? | what time do you close? | do you have parking? | do you take cards? | how long does it take? | do you have
    winter tyres in stock? | are you open on Saturday? | who is this? | are you open on Sunday? | where do I park | who's this? | do you
    do alloys? | has my order arrived? | is this a bot? | do you cut kids' hair? | is Mimi still working there | stop, didn't you move to
    Mill Lane? | which branch is this, High Street or the retail park? | are the tiles ok for outside, will they take frost | is there a
    bus stop nearby? | are dogs allowed? | Can I stop outside to unload or is there parking? | Do you store tyres? | are you open bank
    holiday monday? | do you take amex | Who is this | is my order in yet | do you take old tyres away | can my little one come along |
    what floor are you on | do I have to pay a deposit | when does this offer run out | will I get a receipt | is Anna working today | can
    you do blow dry as well | where are you based | what's included | do you give a guarantee | how late are you open tomorrow | where do
    I find you | is Ellie still on maternity leave | ok to bring a toddler? | do you do home visits | how long is the wait for an order |
    which tyres would you recommend | got any decaf | can I pay by phone | do you do payment plans | do you have a loo | is it ok to bring
    my mum | have my glasses come in | what do I need to bring | is your shop wheelchair friendly | do you stock Michelin | am I due or is
    this a mistake | does it hurt | when did I last come in`,
  cancel: `cancel my appointment | please cancel my booking for tomorrow | I can't make it | I won't be coming | need to cancel | need to cancel
    tomorrow, sorry | can't make it, kid's sick | drop my appointment please, plans changed | I can't make it, please cancel | cansel my
    order please | So sorry, I won't be able to come, please take me out of the diary | please cancel my 3pm | scrap the booking | give my
    slot to someone else | I won't make tomorrow | gonna have to pull out sorry | don't expect us on Friday | not going to be able to make
    it | please drop my appointment | Car broke down, can't get there | poorly today, not coming | please cancel my visit | tomorrow's
    off, sorry | we can't come, cat's not well | strike me off for Thursday | not gonna happen, had to go to my mum's | plans changed,
    won't be coming | afraid I'll have to call it off | Sorry can't do today after all | cancel pls, flat tyre lol | let someone else have
    my 2 o'clock | I'm not going to make it in | no longer able to attend`,
  reschedule: `can we move it to Friday | can we reschedule? | move me to 4pm | another time please | can I change my appointment from Thursday to
    Saturday | something came up, can we do Thursday instead? | push it back to 5? | move me from Wed to Fri same time | any chance of an
    earlier slot? | could we do an hour later | stuck in traffic, won't make it today, move me to tomorrow 4pm | move my appt to mon pls |
    Could we do tomorrow at 12 instead of today? | any way to bring it forward to the 10th? | I need a different day, Saturday clashes |
    swap me to thursday morning instead | running late, can we push it back half an hour? | could we do a different time | can I come a
    bit later same day | Can't do 3, could do 4 | switch me to Saturday at 10 | let's shift it to next week | stuck in traffic, be 15 mins
    late | instead of 2 can I have 4 | would the 12th work instead | bump me to Saturday please | could I have 12 instead of 10 | won't
    make it in time, an hour later ok? | make it next week rather than this | I'd like to change my time | tomorrow's no good, Friday at
    3? | could you push me to 5 instead | I put the wrong day, meant the 16th | is it possible to come an hour earlier | next Monday would
    be better than Friday | need to shift my appt`,
  done: `had it done yesterday | already bought | already done, thanks | I got new tyres last week | went somewhere else | already sorted
    thanks | already came in last Tuesday | got it done elsewhere | my brother-in-law sorted it already | bought them online last week |
    thanks, had them changed last week | found a barber closer to home | already bought one, thanks | did it myself in the garage, all
    done | already done | hubby did it at the weekend | bought some last week from Tesco | already had them done at kwik fit | I was only
    in with you yesterday! | we were with you last Saturday, all great | had it done a fortnight ago | just left yours lol | my brother in
    law fitted them | picked some up from B&Q | got my hair cut on Monday actually | already been thanks | went elsewhere in the end | dad
    changed the oil for me | got a bloke to do it already | ordered from Amazon last night | I use someone else now | all done already |
    got the tyres changed elsewhere yesterday | booked already on the website | only bought from you recently, got enough | we bought
    tiles at Topps | neighbour helped and fixed it | mine's been done | already popped in this morning | took it to the main dealer |
    we're all sorted, had them fitted last month | son's mate did it for cash | just paid you a visit`,
  wrong_number: `you have the wrong number | wrong number | I'm not Anna | this isn't Mike's phone | I think you have the wrong person | wrong person
    mate | Sarah doesn't have this number anymore | you've got the wrong number | there's no Sergey here | wrong number mate | I'm not
    George, you've got somebody else | this isn't Mike's number anymore | no Sarah here | I don't own a car, think you mean someone else |
    you've got the wrong person | I'm not Karen | there is nobody called Steve at this number | never had a dog in my life | new phone who
    dis | this is my mum's phone | got this sim last month | never heard of you | I've never used your company | think you have me mixed
    up with another customer | you have the wrong guy | this is not Olga | work phone, Ian left the company | don't know any Maria | I
    live in another city, you must be mistaken | number has a new owner | sorry, who? I'm not a customer | this is a landline for a school
    | my name's Dave not Linda | don't own any pets | Not Claire's phone | he doesn't live here anymore`,
  complaint: `I'm very unhappy with my haircut | the tyre went flat the next day | terrible service | I want a refund | your driver was rude | I
    waited an hour and nobody came | the tyre you fitted is leaking again | I'm really unhappy with my haircut | waited 40 minutes and
    nobody showed up | tiles are coming off, who's responsible? | taxi was half an hour late, shocking | Awful service | the stop light
    hasn't worked since you did the brakes | Steering wheel shakes since you balanced the wheels, poor job | Third time you've mixed up my
    order! Disgraceful | you lot overcharged me last time | tyre went flat again two days after | driver never turned up | you sent the
    wrong shade | she cut my ear | you charged me twice | grout is already crumbling | coffee was stone cold | nobody picks up the phone |
    scratches all over my alloys thanks to you | still knocking, you fixed nothing | staff were really unhelpful | my nails chipped the
    next day | came out in a rash after your facial | found a hair in my soup | won't be back after last time | you didn't top the oil up
    properly | it's even worse after you | you promised to ring back and nothing | why so long? second hour waiting | mats weren't even
    washed | colour is nothing like I asked for | item is faulty | you lied about the price | cabbie took the long way and charged double
    | brakes are worse than before | my fringe is all over the place | an hour I sat there waiting | took the money and never delivered |
    pizza was burnt and soggy | the fitter left a right mess | I'm fuming about the state of my car | told you 5pm and you came at 8 | two
    of the boxes are the wrong batch | leaking again already | your receptionist hung up on me | won't hold air since you touched it`,
  other: `stpo | happy holidays! | Automatic reply: I am out of office until April 1 | thanks | hello | happy birthday to you too lol | running
    10 min late | Thank you | hello? | thanks for letting me know | happy new year to you too | dunno | hi | have a nice day too | yo |
    same to you`,
}
