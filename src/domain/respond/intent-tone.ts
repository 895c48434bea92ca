/**
 * What is meant rather than said: scorn that agrees in words, thanks that agree to nothing, an accusation put as a
 * question, a plan of his own told instead of a no. Three languages; the order in which they are asked is in `intent.ts`.
 */
import { phrases } from './phrases.ts'

/** "Yeah right, at those prices": agreement as scorn. */
export const SCOFFS =
  phrases(`(ага/угу/да/ну_да/конечно) (,)? (щас/щаз/сейчас/разбежал*/бегу/держи*/как_же/прям/прямо_сейчас) (,/./$/бегу/и) | бегу и падаю
    разбежал* | ага щаз | ну да конечно | держи* карман .. | бегу волосы назад | мечтай* | размечтал* | как же (,/.) | нашли (дурака/дуру/лоха)
    (сами/сам) .. (катай*/меняй*/стриги*/ешь*/ешьте/пей*/мой*/езди*) | за (такие/эти) (деньги/цены/бабки) .. (сами/спасибо_не/пусть)
  да бе (да/,/$) | друг път ($/бе) | да не съм (луд*/ударен*/откач*) | на тия цени .. | мечтайте | бързам и падам | хайде де ($)
    абе я (стига/остави)
    сами си (ги/го/я/сменяйте/яжте/пийте/мийте)
  (yeah/oh/aye) right | as if | in your dreams | dream on | you must be joking | you're joking | you having a laugh | jog on | fat chance
    when hell freezes | pull the other one | (yeah/ya) (sure)? whatever | do (it/them) (yourself/yourselves)`)

/** Thanks or praise for what was: nothing is wanted. */
export const THANKS_FOR =
  phrases(`честит* .. | (с_праздником/с_праздниками/с_новым_годом/с_рождеством/с_пасхой/с_днем/с_наступающим/с_восьмым/с_8) .. | поздравля* .. | христос воскрес* | весели (празници/коледа)
    happy (birthday/easter/new_year/christmas/holidays/women's) .. | merry christmas
    (спасибо/спс/благодар*/мерси) (вам/ви/большое/огромное/много)? за .. (открыт*/поздрав*/подар*/внимани*/пожелани*/заботу/
      заботливост*/помощь/работу/тепл*/прием/обслуж*/картичк*/честитк*/пожелания*/вниманието/грижата/помощта/подарък*/отношени*/всичко)
    (спасибо/привет/поклон/респект/поздрави*/браво/евала) .. (повар*/готвач*/мастер*/майстор*/девочк*/момичета*/команд*/екип*/бариста*/
      водител*/шофьор*)
    (было/беше) .. (вкусно/очень_приятно/супер/страхотно/приятно) | (вкусно/приятно/здорово/мило/супер/страхотно) .. (было/беше)
    очень приятно (./$) | много мило
  (thanks/thank_you/ty/cheers/ta) (so_much/very_much/again)? for (the/your/that/this/all) .. (card/wishes/gift/present/kindness/help/
      service/work/message/thought/care/evening/meal)
    (compliments/kudos/hats_off/well_done/props/regards/love) to (the/your) (chef/team/staff/girls/guys/lads/driver/barista)
    (lovely/great/amazing/delicious/fantastic/wonderful) (meal/food/job/service/evening/coffee/work/haircut/cut/dinner/lunch)
    that was (sweet/lovely/kind)`)

/** "There will be two of us, not four": a number of guests put right, for a person to note. */
export const HEADCOUNT =
  phrases(`(вдвоем/втроем/вчетвером/впятером/двое/трое/четверо/пятеро/шестеро) .. (а_не/вместо/не) .. (вдвоем/втроем/вчетвером/впятером/
      двое/трое/четверо/пятеро/шестеро/двоих/троих/четверых)
    (двама/трима/четирима/петима/шестима) .. (а_не/вместо/не) .. (двама/трима/четирима/петима/шестима)
    (two/three/four/five/six/seven/eight) of us .. (not/instead_of/rather_than) (two/three/four/five/six/seven/eight)`)

/** "What did you colour me with?" is no request for information where the body suffers. */
export const ACCUSES = phrases(`(что/чем/зачем/как) .. (вы/ты) .. (мне/меня/ей/ему/нам/ребенк*/собак*/кот*/туда/там/сделали/натворили)
    (какво/с_какво/как/защо) .. (ми/ме/ми_се/му/и/ни) (*ахте/*ихте/*ехте) | (какво/с_какво) (сте/ми/ме) .. | какво (сложихте/направихте)
  (what/why) (did/have) (you/u) .. (put/do/done/use/used/give)`)
export const SUFFERS =
  phrases(`(чешется/чешут*/зудит/зуд/жжет/жжёт/щиплет/сыпь/опух*/лезут/лезет/выпада*/клочьями/облез*/горит/покраснел*/волдыр*/аллерги*/
      болит/кровит/отпада*)
    (сърби/сърбят/пари/щипе/обрив*/подут*/подпух*/капе/капят/окапва*/падат/зачервен*/боли/възпал*/кърви)
    (itch*/itches/burning/burns/rash/swollen/swelling/blister*/bleeding/hurts/sore) | (hair*/it) .. (falling/coming) out`)

/** Money kept back, or driving that frightens: a complaint without its word. */
export const WRONGS =
  phrases(`(не/так_и_не) .. (отдал*/вернул*/верн*/дал/дали) .. (сдач*/деньг*/рубл*) | (сдач*/деньги) .. (не) .. (отдал*/вернул*/дал/дали)
    лихач* | (чуть) .. (не) .. (убил*/угробил*/разбил*/перевернул*/упал*) | гнал .. (как/под) | (врезал*/подрезал*) .. | (хамло/быдло)
    без (извинений/предупреждения) | даже не извинил*
  (не) .. (ми/ни) .. (върна*/даде*) .. (ресто*/пари*/лева/евро) | (кара/караше) .. (като) (луд*/бесен/бясна)
    за малко .. (да_не/да_се) .. | дори не се извини* | без извинение
  (never/didn't/didnt/not) .. (give/gave/given/get/got) .. (change/money/refund/receipt) ..
    (drives/drove/driving) like (a/an) (maniac/lunatic/idiot/madman/nutter)
    nearly (killed/crashed/hit) .. | not even (a/an) (sorry/apology) | (without/no) (apology/apologies)`)

/** "You fitted them yesterday and one is flat already": work of ours that fails. */
export const FAILS_SOON =
  phrases(`(спускает/спустил*/сдул*/травит/стучит/бьет/гремит/скрипит/течет/отвалил*/отклеил*/отлетел*/облез*/полез*/отвалив*/заглохл*/
      погас*) .. (уже/сразу/опять/на_следующий/заднее/переднее/левое/правое/через)
    (уже/сразу/опять/сегодня) .. (спускает/спустил*/сдул*/травит/стучит/гремит/скрипит/течет/отвалил*/отклеил*/отлетел*/облез*)
    (через/спустя) .. (день/дня/дней/час/часа/неделю/недели/минут*/сутки) .. (отвалил*/отклеил*/слез*/полез*/треснул*/сломал*/облез*/
      отлетел*/погас*/сдох*/разошл*)
    (отвалил*/отклеил*/слез*/треснул*/сломал*/облез*/отлетел*/погас*/сдох*/разошл*/выпал*/отпал*) .. (через/спустя/на_второй/на_третий/на_следующий)
    (привезли/доставили) .. (бой/битое/битые/битую/битая/разбит*)
  (падна*/отлепи*/счупи*/развали*/пукна*/олющи*/скъса*/изпадна*/спря*) .. след .. (ден/дни/дена/час/часа/седмица/седмици)
  (след/за) .. (ден/дни/дена/час/часа/седмица/седмици) .. (отлепи*/падна*/счупи*/развали*/пукна*/олющи*/олющи/скъса*/спря)
  (е/са) (спаднал*/изпуснал*/паднал*/счупен*/отлепен*) | (днес/вече/веднага) .. (спадна*/изпуска/пада/падна*/тропа/тече/скърца/отлепи*)
  (fell/came/broke/cracked/peeled/snapped) (off/out/apart)? .. (after/within) .. (day/days/week/weeks/hours)
    (day/days/week/weeks/hours) later .. (came/fell/broke/broken/cracked/peeled/off)
    (is/are/it's/gone/went) (flat/dead/loose/broken/leaking/off) (already/again/now) | (already/again) (flat/dead/loose/broken/leaking)
    (fell/came) off (already/again/after)`)

/** "Too dear for me now", "I do it at home now": a no told as a fact. */
export const OWN_WAY =
  phrases(`(слишком/больно/стало/стали/очень/сильно) (дорого/дорогие/дороговато) (стало/стали)? | (дорого/дороговато) (стало/для_меня/для_нас/выходит)
    (теперь/сейчас/давно) .. (сам/сама/сами/дома) !(решу/решим/напишу/позвоню/запишусь)
  (много/прекалено/доста) скъп* | скъп* (станах*/стана/сте/ми_е/ми_идва) | (вече/сега) (се/си/го/я/ги) .. (сам/сама/вкъщи/у_дома)
    (сам/сама) (се/си) .. (вече/сега)
    (хватит/хватает) (мне/нам) .. | (стигат/стига) (ми/ни) !(да) ..
  (i've/i_have/we've/we_have) (got)? enough (of)? !(time/room/of_this/of_your) ..
    (too/got/gotten/bit) (expensive/pricey/dear/steep/costly) (for/now/these/$) | too (much/rich) for (me/us)
    i (do/cut/wash/colour/dye/fix/make) .. (my_own/myself/at_home) (now)?`)
export const OWN_RIDE =
  phrases(`(муж/жена/сын/дочь/дочка/брат/сестра/папа/отец/зять/друг/подруга/сосед) .. (отвез*/подвез*/встрет*/забер*/довез*/подкин*/подброс*)
    (мъжът/жена_ми/синът/дъщеря*/брат_ми/баща_ми/зет_ми/приятел/комшията/съседът/синът_ми/мъжът_ми) .. ще .. (закара/вземе/посрещне/докара/хвърли)
  (husband/hubby/wife/son/sons/daughter/daughters/brother/dad/mum/mate/friend/neighbour/neighbour's/son's/wife's/dad's/husband's/brother's/
      mate's) (is/will/'s)? (driving/taking/giving/picking/dropping/collecting/bringing) (me/us)`)

/** Our message came at a bad hour: he wants quiet nights, not silence for ever. */
export const BAD_HOUR =
  phrases(`(пишите/пиши/шлите/звоните/звони/присыл*/беспокой*/будите/смс/сообщ*) .. (по_ночам/ночью/среди_ночи/в_такую_рань/с_утра_пораньше/
      в_выходные/на_ночь_глядя/после_девяти/поздно) | (ночью/среди_ночи/в_три_часа_ночи) .. (пишете/пишут/шлете/смс/сообщ*/звоните)
  (пишете/пишеш/пиши/пращ*/звъните/звънете/звъни/будете/смс/съобщ*) .. (нощем/нощно_време/посред_нощ/през_нощта/по_нощите/по_това_време/
      в_неделя/късно) | (нощем/нощно_време/посред_нощ/през_нощта) .. (пишете/пращ*/смс/съобщ*/звъните)
  (text/texting/message/messaging/msg/ring/ringing/call/calling/write/ping) .. (at_night/in_the_night/at_this_hour/so_late/so_early/
      middle_of_the_night/on_sundays/on_a_sunday/after_nine/at_midnight)
    (text/texting/message/messaging/ring/ringing/call/calling) .. at (1/2/3/4/5/6/11/one/two/three/four/five/six/midnight) (am/
      in_the_morning/at_night)? ..`)

/** He does not know yet, or has no hands free: later, not no. */
export const UNDECIDED = phrases(`(не) .. (знаю/знаем/решил*/решено/определил*) .. (пока/еще) | (пока/еще) не (знаю/знаем/решил*/определил*)
    (завал/зашива*/запара/аврал/руки_не_доходят/не_до_того)
  не (знам/знаем) .. (още/засега) | още не (знам/знаем/съм_решил*/сме_решили) | не съм (решил*/сигур*) | (затрупан*/затънал*/нямам_време_за_нищо) ..
  (dunno/don't_know/dont_know/not_sure/undecided/not_decided) .. (yet)
    (snowed_under/run_off_my_feet/flat_out/swamped/up_to_my_eyes/rushed_off/manic/mad_busy) ..`)

/** A question without its mark: with a dog, with a child, "would a bike fit". */
export const ASKS_UNMARKED =
  phrases(`^ (а)? (с/со/без) !(понед*/вторн*/сред*/четв*/пятн*/субб*/воскр*/утра/января/февраля/марта/апреля/мая/июня/июля/августа/сентября/
      октября/ноября/декабря/обеда) .. (можно/пустите/пускаете)
    ^ (а)? можно (ли)? .. (с/со/без) .. (собак*/собач*/кот*/кошк*/ребенк*/дет*/малыш*/коляск*/велосипед*/багаж*/подруг*/муж*/предоплат*/
      карт*/сертификат*)
    (заодно/попутно) .. (посмотр*/проверит*/глян*/сдела*) | (посмотр*/проверит*/глян*) .. (заодно/попутно)
  ^ (а)? (може_ли/мога_ли/може/мога) .. (с/без) .. (куче*/дете*/деца*/бебе*/количк*/колело*/багаж/карта/ваучер)
    ^ (с/без) (куче*/кученце*/дете*/дец*/колело*/количк*/бебе*) .. (може/мога/пускате)
  ^ (would/will/could/does/has/is) (a/an/the/your/my/there) !(tomorrow/monday/tuesday/wednesday/thursday/friday/saturday/sunday) ..
    ^ (is/has/does/did) !(it/that/this/monday/tuesday/wednesday/thursday/friday/saturday/sunday/tomorrow/today/tonight/there/the/noon/
      midday/morning/afternoon/evening) .. (back/still/working/there/left/open/free_wifi)`)

/** "Wasn't I down for Friday?": he asks about the visit he has. */
export const RECALLS = phrases(`(разве/же) .. (записан*/договор*/говорил*) | разве я .. | нали .. (бях/бяхме/съм/имам/се_разбрахме)
  (wasn't/wasnt/weren't/didn't/didnt/isn't/haven't/aren't) (i/we/my/it) ..`)

/** "Cannot today, sorry": the visit that stands is given up. */
export const NOT_TODAY = phrases(`(днес/утре/довечера) .. не (мога/мога_да_дойда/можем/успявам) .. (съжал*/извин*/сори/прощавай*)
    (съжал*/извин*/сори) .. (днес/утре/довечера) .. не (мога/можем/успявам)
    (can't/cant/cannot) (make/do/come) (it)? (today/tonight/tomorrow) .. (sorry/apolog*)`)
