/** How a reply is put rather than what it names: confirming, declining politely, having moved away, having had it done. Three languages. */
import { phrases } from './phrases.ts'

/** He says that he comes, and names no new time: a confirmation. */
export const ATTENDS =
  phrases(`буду !(думать/занят*/в/позже/рад*/знать/иметь/ждать) | будем !(думать/знать/иметь) | приду | придем | приеду | приедем
  подойду | подойдем | подъеду | подъедем | явлюсь | явимся
  ^ (ок/да/добре/окей/оки)? (,)? ще (мина/минем/намина) $ | ще (дойда/дойдем/бъда/бъдем/присъствам/присъстваме/съм_там/сме_там) | идвам
    идваме
  (i'll/we'll/i_will/we_will/will/gonna) (be_there/come/attend/be_attending/be_coming) | we (are/will_be) coming | i (am/will_be) coming
  see you (then/there/soon)`)
export const WISHES_TO_COME = phrases(
  `хочу | хотел* | можно | могу | можете | искам | бих | може | мога | can | could | would | want | like to | запиш* | book*`,
)

/** "I would love to, but": what stands behind the "but" decides. */
export const BUT = / (?:но|ама|обаче|only|but|unfortunately|sadly|жаль|жалко|увы|уви|к сожалению|за съжаление) /u
export const POLITE =
  phrases(`love to | would love | i'd love | would like to | i'd like to | wish i could | sounds (great/lovely/nice/good) | tempting
  nice offer | kind offer | thanks for the .. offer
  с радост | с удоволствие | бих | бихме | искаше ми се | иска ми се | звучи .. | с радостью | с удовольствием | рад* бы | хотел* бы
  хотелось бы | заманчиво | звучит .. | предложение .. (хорошее/отличное)`)

/** A plain refusal, however softly put: "yes no, probably not needed". */
export const DECLINES =
  phrases(`да нет !(,/проблем*) | (must/have_to/has_to/will/shall/going_to/gonna/respectfully/politely/i'd_rather) decline | decline ..
  give it a miss | skip (it/this) | count me out | not for us | not my thing
  (не/нет) .. (надо/нужно/нужна/нужны/интересно/интересует) | вынужден* .. отказ* | вынужден* .. отклон* | воздерж* | откажусь
  без меня | нам не надо | ни к чему
  (на/с/със) (автобус*/метро*/трамва*/электричк*/маршрутк*/попутк*/велосипед*/самокат*/колелото) .. (доберусь/доберемся/доеду/доедем/прибера/приберем)
  (getting/taking/catching) the (bus/train/tube/tram/metro) | own way (home/back/there)
  няма да се (възползвам*/запис*) | i'll (have/need) to pass | няма нужда | нямам нужда | нямаме нужда | не ми трябва | не ми трябват
  не ни трябва | ще откажа | ще пропусна | ще се въздърж* | без мен | мерси не | не мерси`)
/** What puts off rather than declines, in whatever sentence. */
export const FOR_NOW = phrases(
  `пока | сейчас | потом | позже | попозже | сегодня | еще | завтра | до | на этой | в этом | щас | засега | сега | за сега | по-късно
  още | днес | утре | напомн* | now | yet | later | today | right now | currently | this week | this month | at the moment | tomorrow
    remind*`,
)
/** He lives elsewhere now. */
export const MOVED_AWAY = phrases(`преместих се | преместихме се | изнесох се | не живея вече | вече не живея ..
  живея (в/във) (чужбина/друг*/германия/софия/англия) | заминах за постоянно
  (я/мы/мы_уже/уже) .. (переехал/переехала/переехали/съехал*) | (переехал/переехала) !(вы) | больше не живу .. | уже не живу ..
  живу .. в другом .. | (i/i've/i_have/we/we've/we_have) .. (moved/relocated) | no longer (live/living) .. | don't live .. | live abroad`)

const ELSEWHERE_RU =
  'в_другом/у_другого/у_других/в_другой/у_другой/у_соседей/сам/сама/сами/дома/в_гараже/у_знакомого/у_друга/у_подруги/друг'
const NOT_A_SERVICE_RU =
  'писал*/говорил*/просил*/звонил*/думал*/хотел*/был/была/были/решил*/забыл*/устал*/опоздал*/заждал*/отправил*/отправлял*/договорил*/спрашивал*/жаловал*/ждал*/дал/дала/дали/ответил*/сказал*/объяснил*/если/ли/или/вышел/выехал*/приехал*/пришел/пришла/надоел*/достал*/работал*/стал*/сообщил*/оплатил*/заплатил*/подал*/попал*/стоял*/смотрел*/видел*/слышал*/знал*/мог/могла/смог*/успел*/начал*/пора'
const NOT_A_SERVICE_BG =
  'ви_*/писах/казах/молих/помолих/звънях/чаках/мислих/питах/исках/говорих/бях/платих/закъснях/пратих/изпратих/отговорих'
const FAILS_RU = 'не/бьет/стучит/горит/болит/зуд*/чеш*/опять/снова/сып*/воспал*/опух*/слез*/облез*/хуже/течет'
/** The work is done already, by whatever verb the trade has. */
export const DONE_HINT = /уже|вече|already|elsewhere|друг|сам|somewhere|another|someone|beat|yesterday| got | had /u
export const DONE_ELSEWHERE =
  phrases(`уже !(${NOT_A_SERVICE_RU}) (все/всё/сам/сама/сами/их/ее/его/нам/мне/давно/вчера/где-то)? !(${NOT_A_SERVICE_RU}) (*лся/*лась/*лись/*ил/*ал/*ял/*ел/*ила/*ала/*яла/*ела/*или/*али/*яли/*ели/*нул/*нула/*нули)
  (*лся/*лась/*лись/*ил/*ал/*ял/*ила/*ала/*яла/*или/*али/*яли/*нул/*нула/*нули) уже ..
  (*ил/*ал/*ял/*ила/*ала/*яла/*или/*али/*яли/*нул/*нула/*нули/*лся/*лась/*лись) .. (в_другом/у_другого/у_других/в_другой/у_другой/в_других)
  (сам/сама/сами) (*ил/*ал/*ял/*ила/*ала/*яла/*или/*али/*яли/*нул/*нула/*нули/*лся/*лась/*лись) ..
  уже (готово/сделано/сделали/сделал/сделала/решено/отремонтировано/привит*/пострижен*/помыт*/вымыт*/куплено)
  (${ELSEWHERE_RU}) .. (*нул/*ил/*ал/*или/*али) .. уже
  вече !(${NOT_A_SERVICE_BG}) (го/я/ги/си/се/ни/ми)? (*хме/*ах/*их/*ях/*ох/*ъх) !(ви)
  (*ахме/*ихме/*яхме) .. вече .. | (*ах/*их/*ях/*хме) .. (в_друг*/при_друг*/на_друго/у_друг*/другаде)
  вече (го/я/ги/ни/ми) (*ха) | (сам/сама/сами) (си)? (го/я/ги)? (*ах/*их/*ях/*хме) ..
  (направиха/оправиха/смениха/подстригаха/ваксинираха) .. (другаде/вече/друг*)
  already !(asked/told/emailed/called/texted/confirmed/replied/complained/waited/tired/booked/paid/said) (*ed/been_done/washed/cut/taken_care) ..
  (had/got/getting) .. (*ed/done/cut) .. (elsewhere/somewhere_else/by_someone_else/already/last_week/yesterday/at_another/by_a_friend)
  beat you to it | (my/the) (husband/wife/son/dad/brother/friend/mate/neighbour/cousin/daughter/mum/partner) .. already
  (*ил/*ал/*ял/*ила/*ала/*яла/*или/*али/*яли/*нул/*нула/*нули) (сам/сама/сами) !(понима*/знае*)
    (*ах/*их/*ях/*хме) (другаде/сам/сама/сами)
  (someone/somebody/another) .. (did/done/fixed/fitted) .. already`)

/** Bad work, a thing that breaks again, goods that are off. */
export const COMPLAINS = phrases(`просроч* | испорчен* | тухл* | скисш* | протух* | заплесн* | плесен* | черств* | сыр* внутри | таракан*
  волос .. в .. (еде/тарелке/торте/салате) | холодн* .. (привез*/принес*)
  (после/с) .. (вас/вашего/вашей/вашего_ремонта/ваших/вами) .. (${FAILS_RU})
  (опять/снова/все_еще/по-прежнему/так_и) .. не .. (работ*/гор*/гре*/едет/заводит*/держ*/моет/сушит/откр*/закр*)
  (сигнал*/стоп-сигнал*/поворотник*/фара/фары/лампочк*) .. не (горит/работает) | что вы .. (сделали/натворили/наделали) | вы что там ..
  (отравил*/обожгл*/обожгли/порезал*/ожог/аллерги*) .. (после/у_вас/вас)? | так .. не (делают/делается) | руки .. (оторвать/не_оттуда)
  после .. (царапин*/царапк*/пятна/пятно/скол/сколы/вмятин*/разводы/потек*) | (пак/отново) .. след (вас/вашия/вашата/вашето/вашите) ..
  (arrived/came/delivered/was/were) (stone/ice/freezing)? (cold/cracked/squashed/smashed) | развален* | вмирис* | мухляс*
  изтекъл .. срок | с изтекъл | срок* .. изтек* | развали се .. след | студен* .. (храна/кафе/пица/донес*)
  след .. (вас/вашия/вашата/вашето/вашите/ремонта/смяната/боядисването) .. (не/бие/чука/боли/сърби/пак/по-зле/тече/скърца/вибрир*/пад*/свет*)
  (пак/отново/още) .. не .. (работ*/свет*/топл*/пали/държи/се_отвар*/се_затвар*)
  не е .. (като_хората/както_трябва/направен*_добре/свършен*/почистен*/измит*)
  (зле/криво/лошо/накриво) .. (направен*/сложен*/боядисан*/подстриган*/свършен*) | остав* .. (мръсн*/петна/драскот*)
  какво сте .. (направили/правили)
  expired | out of date | mouldy | moldy | stale | rotten | gone off | uncooked | undercooked
  (stone/freezing)? cold .. (food/coffee/pizza/delivered/arrived) | hair in .. | food poisoning | got sick
  (hasn't/hasnt/haven't/isn't/doesn't/doesnt/not/won't/still/never) .. (worked/working/work/right/same/fixed/clean/straight/running/hold/holding) .. (since/after/you/again) | since you .. (did/fixed/changed/fitted/cut/washed/serviced/repaired)
  (again/still) .. (not_working/doesn't_work/broken/shaking/shakes/vibrating/rattling/leaking)
  (shakes/shaking/vibrates/vibrating/wobbles/squeals/grinds) .. (again/since/after/still) | what have you done | what did you do to
  left .. (scratches/marks/stains/mess/dirty) | (rash/burn/itching) .. (after/since)`)

/** The number is another's now, or he is not the one meant. */
const NAMES =
  'george/john/paul/peter/mark/james/david/mike/michael/robert/bob/tom/thomas/dave/steve/steven/chris/andrew/anna/anne/mary/sarah/lisa/emma/kate/jane/susan/linda/karen/laura/julie/maria/elena/ivan/peter/alex/sam/ben/dan/nick/tony/kevin/brian/jack/harry/oliver/emily/sophie/lucy/rachel/helen/' +
  'анна/аня/мария/маша/елена/лена/ольга/оля/наталья/наташа/ирина/ира/светлана/света/татьяна/таня/юлия/юля/екатерина/катя/марина/галина/людмила/вера/надежда/виктория/дарья/ксения/алина/иван/сергей/сережа/андрей/алексей/леша/дмитрий/дима/михаил/миша/николай/коля/владимир/вова/александр/саша/павел/игорь/олег/виктор/максим/артем/антон/роман/денис/константин/юрий/георгий/' +
  'георги/гошо/петър/димитър/митко/стефан/тодор/николай/христо/васил/йордан/борис/пламен/калин/красимир/веселин/мария/иванка/елена/десислава/деси/гергана/силвия/надя/цветелина/ралица/радка/йорданка/стоян/кирил/людмил/валентин/мартин/даниел/росен/емил/пенка/яна'
export const OTHER_PERSON = phrases(`(i'm/im/i_am/this_is/this_isn't/this_isnt/it's/its/it_is) not !(sure) (mr/mrs/ms)? (${NAMES})
  (isn't/isnt/is_not/not) (${NAMES}) | not called .. | my name (isn't/is_not/isnt) ..
  (you've/you/you_have) .. (somebody/someone) else | (confused/mistaken/mixing) .. (me/us) .. with
  (somebody/someone) else's (number/phone) | (belongs/belonged) to someone
  (я/это/мы/меня_зовут) не (${NAMES}) | не (${NAMES}) я | (номер/телефон) .. (хозя*/владел*) | (сменил*/поменял*) .. (хозяин*/владел*)
  путаете (меня/нас/с) .. | вам .. (другой/другого/другая) человек | (ищете/нужен/нужна) .. другой
  (не/аз_не) съм (${NAMES}) | това не е (${NAMES}) | не се казвам ..
  (търсите/имате_предвид/бъркате/сбъркахте/объркахте) .. (друг_човек/някой/някого/човек*) | бъркате (ме/ни) ..
  (номер*/телефон*) .. (собственик/притежател/друг_човек)
  (мужской/женский/детский/мужчины/женщины/мъжки/женски/детски/bloke's/man's/woman's/guy's/lady's/kid's) (номер/телефон/phone/number)`)

/** It is we who may have moved, not his visit. */
export const YOU_MOVED = phrases(
  `преместихте | местихте | местите ли се | переехали | переезжали | переезжаете
  (did/didn't/have/haven't/are/aren't) you .. (move/moved/moving/relocate*)`,
)
/** "Maybe another time" moves nothing. */
export const SOME_OTHER_TIME = phrases(
  `(maybe/perhaps/some/possibly) another time | another time $ | (maybe/perhaps/possibly) (some)? other time
    another time (then/perhaps/maybe/thanks/$)
  може би друг път | друг път (може_би/,/$) | в другой раз | как-нибудь потом`,
)

/** A question by its order or its particle, with or without the mark. */
export const ASKS_PLAINLY =
  phrases(`или (нет/не/нету) (?)? $ | or (nah/not/no/nope) (?)? $ | в колко .. (затвар*/отвар*/работ*/почва*/започва*/свърш*) | (до/от) колко .. (сте/работ*/затвар*/отвар*) | има ли ..
  имат ли .. | ^ (на)? (кой/коя/кое/кои/какъв/каква/какви/къде/колко/защо) | сте ли .. | (разрешено/задължително/необходимо/безопасно) ли
  (обязательн*/нужн*/надо/можно/лучше/свободн*/утром/картой) .. или .. | (есть/бывает/будет/имеется) ли | или можно | или нельзя
  или необязательно | или може | или трябва | or (can/do/is/should) (i/it/you)
  ^ (а)? (где/куда/какой/какая/какие/какое/во_сколько/со_скольки/до_скольки/чем/чья/чей/кто) | у вас .. (есть/можно/бывает/принимают)
    можно ли .. с
  разве | неужели | правда что | правда ли
  ^ а * (еще/уже/все_еще) .. ?
    (с_ребенком/с_детьми/с_малышом/с_собакой/с_дете/с_детето/с_куче/a_toddler/a_baby/a_dog/my_dog/my_kid/my_kids/my_little_one) .. ?
    сколько ждать .. | колко се чака ..
    (какую/какой/какие/какое/какви/какво/кои/which/what) .. (посоветуете/рекомендуете/препоръч*/recommend/suggest)
    ^ (ok/okay/alright) (if/to) .. ?
  ^ а (у_вас/вы/если/чек/чеки/это/мне/там/дети) .. | или (мой/моя/мое/свой/свои/ваш) | (до/от) кога .. | докога ..
  ^ (do/does/did/is/are/was/were/has/have/can/could/will/would/should/didn't/don't/isn't/aren't/wasn't) (you/it/there/the/your/that/this/they/we)
  what time .. | (tell_me/wondering/wonder) .. (if/whether/what/when/where)
  can i (stop/park/bring/pay/wait/leave/use/take/smoke/eat/sit) .. | didn't you .. `)

/** A day that is left open on purpose. */
export const SOMETIME = phrases(
  `някой ден | някой път | някога | по някое време | когда-нибудь | как-нибудь | в какой-нибудь | some day | someday | sometime
  some time | some point | one of these days`,
)

/** "You pick": he leaves the hour to us, and wants one. */
export const LEAVES_TO_US =
  phrases(`(какой/в_какой) день .. удобн* | (в_любой/любой) (день/час/вечер) | (когда/во_сколько) угодно | в любое время
    (който/кой) ден .. (удоб*/може) | по всяко време | който и да е ден | any (day/time) | anytime | whichever day
    (на_ваш/на_ваше) (выбор/усмотрение) | вы (решайте/выбирайте/выберите) | выбирайте сами | (как/когда) вам удобн*
    (вие/вий) (решете/изберете/преценете) | (по/на) ваш избор | (както/когато) ви е удобно
  you (pick/choose/decide) | your (choice/call) | up to you | whatever suits you | whenever suits you`)
/** "I cannot say more exactly" puts nothing off. */
export const CANNOT_SAY = phrases(
  `не (скажу/знаю/могу_сказать/обещаю) | не (мога_да_кажа/знам/обещавам) | (can't/cant/cannot) (say/promise)`,
)
/** A plain no at the beginning, whatever puts it off behind. */
export const NO_THANKS = phrases(`^ (нет/не/no/nope/nah) (,)? (спасибо/спс/благодаря/мерси/thanks/thank_you/ta/cheers)`)

/** "Later, let us say the 25th": the word outweighs the day. */
export const PUTS_OFF =
  phrases(`ближе к (янв*/фев*/март*/апр*/маю/июн*/июл*/авг*/сент*/окт*/нояб*/дек*/зиме/весне/лету/осени/нов*/праздник*) | вернемся ..
    първо (да)? .. (питам/видя/говоря/проверя/разбера) | по-близо до | (closer/nearer) to | на море .. | в отпуск* .. | на даче ..
    в командировк* .. | away .. | abroad .. | on holiday .. | в чужбина ..
  позже , | попозже , | потом , | позже .. давайте | не сейчас | пока (не/нет/рано) | не раньше | рано еще | еще рано | later ,
    later .. in | not now | not yet | not before | (it's/its/bit/still/far/way/is/^) too (early/soon)
  по-късно , | не сега | засега | друг път | рано е | още е рано | не преди`)
export const MAYBE = phrases(
  'может быть | возможно | наверное | может | може би | вероятно | сигурно | maybe | perhaps | possibly | probably | might',
)
export const NEXT_TIME = phrases('в следующий раз | в другой раз | следващия път | другия път | next time')
/** "I am busy, write on Friday": that is the day to be asked again. */
export const WRITE_THEN = phrases(`^ (пишите/пиши/звоните/звони) (мне)? (в/во/после/через/ближе/завтра/послезавтра)
    (,/тогда/лучше/./и) (пишите/пиши/звоните/звони) (мне)? (в/во/после/через/ближе/завтра/послезавтра)
  ^ (пишете/пиши/звънете/звънни) (ми)? (в/след/през/утре) | (,/тогава/./и) (пишете/пиши/звънете/звънни) (ми)? (в/след/през/утре)`)
/** "On Wednesday, not before three" is an hour to come at. */
export const NOT_BEFORE = phrases(`не (раньше/ранее/преди/по-рано) | not (before/earlier)`)
/** This time no: the next cycle is another question. */
export const NOT_NOW_NO = phrases(`not this time | в этот раз (нет/не) | не в этот раз | този път не | не този път`)
/** "Is Saturday possible" asks for the time, not about the shop. */
export const SUITS = phrases(
  `може ли | става ли | възможно ли | удобно ли | реально | можно ли | получится ли | doable | possible | is .. (ok/okay/good/fine/free)`,
)
