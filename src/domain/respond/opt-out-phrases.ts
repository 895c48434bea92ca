/**
 * The ways of asking for silence, as frames: a verb of ceasing, removing or sending, and what it is about. Word order, voice
 * and modality are free, so the frames name both orders; the notation is that of `phrases.ts`.
 */
import { CALM_BG, CALM_RU, ENDS_BG, ENDS_EN, ENDS_RU, STRIKES_EN, TAKES_OFF_BG, TAKES_OFF_EN, TAKES_OFF_RU } from './not-to-end.ts'

export interface OptOutFrames {
  readonly frames: string
  /** Sounds like a refusal and is none: a stop of the bus, a booking given up, a courier not wanted. */
  readonly guards: string
  /** A bad hour is refused, not the messages: heard only where nothing says that it is for good. */
  readonly hours: string
  /** "Take me off" of what is not said: with a day it is a visit, without one it is the list. */
  readonly takeMeOff: string
  /** Messages, bases and numbers: what is taken off there is no visit. */
  readonly aboutMessages: string
}

const SEND_RU =
  'писать/пишите/пиши/пишете/напоминать/слать/шлите/шли/шлете/присыл*/прислать/отправлять/отправляйте/отправляй/отправляете/' +
  'направлять/направляйте/высылать/' +
  'высылайте/рассылать/звонить/звоните/названива*/беспокоить/беспокойте/беспокой/тревожить/тревожьте/донимать/надоедать/спамить/' +
  'сообщать/уведомлять/информировать/контактировать'
const MSG_RU =
  'смс*/sms/смски/эсэмэс*/есемес*/сообщ*/рассыл*/реклам*/уведомл*/оповещ*/спам*/писем/письма/письмами/подписк*/промо/' +
  'напоминани*/месседж*/пуши/звонки/звонков'
const REMOVE_RU =
  'удал*/убер*/убрать/убирай*/исключ*/сотри*/сотрите/стереть/вычерк*/сними*/снять/выпис*/выпиши*/отпишите/отпиши/отписать*/' +
  'отписыва*/изъять/изымите/деактивир*/почист*'
const CEASE_RU =
  'прекра*/перестан*/хватит/конча*/кончи*/завяз*/завязыва*/довольно/хорош/харош/харе/харэ/заканчива*/закончи*/останови*/брос*/бросьте'

const SEND_BG =
  'пишете/пиши/пишат/пише/пращ*/изпращ*/пратите/звъните/звънете/звъни/търсите/търсете/безпокой*/безпокоите/занимава*/занимавате/' +
  'обаждате/спам*/тормоз*/досажда*/' +
  'уведомява*/информира*/контактува*'
const MSG_BG =
  'съобщ*/смс*/sms/есемес*/реклам*/известия/известията/писма/писмата/бюлетин*/абонамент*/спам*/имейл*/мейл*/промоции/промоциите/' +
  'оферти/офертите/обаждан*/напомняния/месидж*'
const REMOVE_BG =
  'махн*/махай*/изтри*/изтрий*/премахн*/заличи/заличе*/заличи*/изключ*/извад*/отпиш*/отпис*/отстран*/изтрива*/трият/трийте/изчист*'
const CEASE_BG = 'спри/спрете/спра/спрат/спре/спират/спира/спирай*/прекрат*/прекъсн*/престан*/стига/откаж*/отказвам/отказ'

const MSG_EN =
  'text/texts/txt/txts/texting/message/messages/msg/msgs/messaging/email/emails/emailing/mails/ads/adverts/advertising/' +
  'marketing/promos/promotions/newsletter*/spam/notifications/alerts/' +
  'reminders/sms/subscription*/mailshots/contacting/contact'
const REMOVE_EN = 'remove*/removing/delete*/deletion/erase*/erasing/erasure/scrub/wipe/strike/deregister/take/taken/unlist'

const VISIT_RU =
  'запис*/брон*/визит*/прием*/приема/заняти*/сеанс*/график*/расписан*/заказ*/столик*/очеред*/тренировк*/процедур*/услуг*/сигнализ*/свет'
const VISIT_BG = 'час/часа/часът/записван*/резервац*/посещен*/график*/преглед*/тренировк*/поръчк*/процедур*/масаж*/маса/визит*'
const CEASE_EN =
  'stop*/cease*/end/quit/cut/cut_out/halt/kill/turn_off/switch_off/cancel/enough/no_more/sick_of/tired_of/fed_up/bored_of/annoy*/annoying/had_enough'
/** Customers of a shop in Russia or Bulgaria also refuse in the languages next door; heard in the letters as typed, whatever the reply is read as. */
export const OPT_OUT_NEIGHBOURS = `(не/годі/досить/перестаньте/припиніть/хватить) ... (пишіть/пишить/писати/надсилайте/надсилати/шліть/
      турбуйте/турбувати/телефонуйте/дзвоніть/дзвонить)
    відпиш* | відпис* | (видаліть/видалити/приберіть/прибрати) .. (номер/мене/базы/бази/розсилк*) | не хочу .. отримувати
    (не/немојте/немој/престаните/престани/престанете) ... (шаљите/шаљи/слати/шаљете/пишите_ми_више/зовите/праќајте/праќај) | одјав*
    (избриш*/обриш*) .. (ме/број/ми)
    (ne/nemojte/nemoj/prestanite/prestani) ... (saljite/šaljite/salji/šalji/slati/saljete/šaljete/pisite/pišite/zovite) | odjavi*
    odjavu | (izbris*/izbriš*/obris*/obriš*) .. (me/broj/moj)
    (mesaj/mesajı/sms/reklam) .. (atma*/gonderme*/gönderme*/yollama*/istemiyorum/almak_istemiyorum) | (mesaj/sms) istemiyorum
    rahatsiz etme* | rahatsız etme*
    (numarami/numaramı/beni) .. (sil/silin/siler_misiniz/cikar*/çıkar*) | (месаж/мesaj) .. (атма*/истемийорум/истемиорум)
    (keine/keinen) .. (nachrichten/sms/werbung/newsletter) .. | abmelden | nicht mehr (schreiben/schicken/anrufen) | dezabon*
    nu (mai/imi) .. (trimite*/scrie*/suna*)`

/** What sounds like a refusal and is none, in guards and look-alikes both: a slip put right, our work, another way to write or ring. */
const ONLY_SOUNDS_RU = `стоп (,)? (отменяй/отменяйте/перепутал*/не_та/не_тот) !(рассыл*/подпис*/смс)
    стоп (стоп)? (,)? (обърках/сгреших) | (перестаньте/перестань/хватит) (пожалуйста)? (красить/стричь/класть/ставить/лить/мазать) (так/такой/такую)
    не (пишите/пиши/звоните/звони/шлите) ... ... (лучше/пишите/пиши/звоните/звони/только/
      давайте) ... (телег*/телеграм*/тг/вотсап*/ватсап*/вайбер*/вк/смс/почту/мейл/городской/сюда/тут/здесь/напишите/позвоните)`
const TOLD_ELSEWHERE_RU = `(отписал*/отпишу) (вам/тебе/ей/ему/в/на/там/тут) | не (отписываюсь/отписывался/отписывалась)`
const ELSEWHERE_BG = `не (ми)? (звънете/звъни/пишете/пиши/пращайте) ... ... (пишете/пиши/звънете/звъннете/пратете) (тук/тука/ми/във/по/на)`
const ELSEWHERE_EN = `(don't/dont/do_not) (text/call/ring/phone/message) ... ... (ring/call/text/email/whatsapp/phone) (the/my/me/on/instead)`

/** Never a refusal, whatever it sounds like: likeness hears the reply without it. */
export const OPT_OUT_LOOKALIKES = `(did/have) (you/i) .. (unsubscribe*/block*) | отписах се (без/случайно/погрешка) | случайно (отписал*/удалил*) | (влез*/отид*/попад*/отиш*) .. спам*
    (на/в) (лент*/открытк*/карточк*/чек*/накладн*/торт*) ... не .. (пиши/пишите/писать)
    ${ONLY_SOUNDS_RU}
    ${ELSEWHERE_BG}
    ${ELSEWHERE_EN}
    стоп (сигнал*/ламп*/лини*/кран*/кадр*/светл*) | стоп-* | нон-стоп | нонстоп | нон стоп
    non-stop | nonstop | non stop | bus stop*
    ${TOLD_ELSEWHERE_RU}
    (удал*/сотри*) (прошл*/это/последн*/предыдущ*/старое) (смс/сообщ*) | (попал*/ушло/улетел*) в спам
    не беспокойтесь (,/./я/мы/!/за/о/об/насчет/обо) | не спам
  ${CALM_BG} | не се отписвам | (изтри*) (предишн*/последн*/старото) (смс/съобщ*)
    стига ли | (откаж*/отказвам) (се)? от (часа/резервац*/посещ*)
  don't worry | dont worry | not unsubscribing | (delete/ignore) (my/the/that/previous/last) (last/previous/old)? (message/text/msg)
    (stop/stopping/stopped) (by/at/in/over/off)
    (don't/dont/do_not/never) (ever)? stop (${ENDS_EN})
    (don't/dont/do_not/never) (${STRIKES_EN}) (me/us) off (the/your)? (list)?`

/** What one is taken off when it is about messages; anything else is a visit: "take me off the spin class". */
const LIST_RU =
  'рассыл*/расылк*/баз*/списк*/список/уч*/систем*/смс*/sms/сообщ*/уведомл*/оповещ*/напомин*/контакт*/подпис*/реклам*/спам*/акци*/' +
  'этого/этой/этих/эт*/ваш*/все*/вас/туда/там/своих/своей/своего/телефон*/рееcтр*/реестр*/групп*/чат*/бот*/крм/crm/программ*/приложен*/' +
  'прозвон*/обзвон*/звонк*/навсегда/клиент*/' +
  'любых/каких*/сво*/тво*/пуш*/вотсап*/вайбер*/телеграм*'
const LIST_BG =
  'списък*/списъц*/баз*/систем*/смс*/sms/съобщ*/известия*/напомн*/контакт*/абонамент*/бюлетин*/реклам*/спам*/промоц*/тук/тука/там/тоя/тия/този/' +
  'тези/това/тази/тая/ваш*/всички/всичко/всякъде/навсякъде/вас/регист*/телефон*/указател*/груп*/чат*/програм*/клиент*/обажд*/вайбър/имейл*/мейл*/' +
  'вашия/вашата/вашите/разпращ*/картотек*/крм/crm/твоя*/твоите/сво*'

export const OPT_OUT_RU: OptOutFrames = {
  frames: `(больше/никогда/впредь) .. не (спрашива*/предлага*/приглаша*/зовите) | не (спрашива*/предлага*/приглаша*) .. (больше/никогда)
    (дайте/дай) .. (покой/покоя)
    (катитесь/катись/валите/свалите/свали/сгиньте/сгинь/исчезните/исчезни/отлезьте/отцепитесь/брысь) !(сюда/на)
    (идите/иди/пошли) (вы/ты)? (лесом/подальше/в_баню/к_черту/на_фиг/нафиг/на_хрен/нахрен/на_хер/в_жопу)
    стоп* !(сигнал*/линия/кадр) $ | ctop | ^ стп $ | стпо | сотп | стопэ*
    (${REMOVE_RU}/отключ*/выключ*/отмен*/отказаться/откажусь/останов*) ... (${MSG_RU})
  (${MSG_RU}) .. (${REMOVE_RU}/отключ*/выключ*/прекрат*/останов*)
    (${REMOVE_RU}) ... (номер/номера/телефон/контакт*/данные/базы/базе/база/реестр*/системы/меня)
  (номер/телефон/данные/контакт*/меня) ... (${REMOVE_RU})
    (${CEASE_RU}/сколько_можно/устал*/надоел*/достал*/задолб*/замучил*) ... (${SEND_RU})
  (${CEASE_RU}/устал*_от/надоел*/достал*/бесят/раздражают) ... (${MSG_RU})
    (больше/впредь/прошу/просьба/пожалуйста/просил*/чтобы/чтоб/можете/можно) ... (не/ни/никаких/ничего) ... (${SEND_RU})
    (больше/впредь/прошу/просьба/чтобы/чтоб) ... (не/ни/никаких) ... (${MSG_RU}) | (не/ни) (одной/одного/единого/единой) .. (${MSG_RU})
    не .. (направля*/присыла*/отправляйте/отправлять/шлите/слать/спамьте/спамить/названивать/тревожить/донимайте) ..
    (${MSG_RU}) .. (не/больше_не) .. (приход*/надо/нужн*/хочу/желаю/интерес*/получать)
    (не_нужны/не_нужна/не_надо/не_хочу/не_желаю/не_интересны/не_интересует) ... (${MSG_RU})
    (сыт*_по_горло/заваливаете/закидали/засыпали/бомбите) .. | отвяньте | не_хочу .. (слышать/слышать_от_вас)
    (оставь*/оставьте) .. (в_покое)
    (атпиш*/атпис*/отпеш*/одпиш*/отпиж*/отпишм*/отпшите) | (как/где/хочу/хотел*/можно/прошу) .. (отписаться/отписатся/отпис*)
  (кто/откуда) .. (мой_номер/мои_данные)
    отпишусь от | отпишитесь .. от (меня/нас) | (забан*/заблокир*) .. (вас/если/номер/тебя) | стоп .. рассыл* | в черный список
    ансаб* | ансубс* | анфоло* | анфолл* | опт аут | отзыв* .. соглас* | соглас* .. отзыв* | анти-спам`,
  guards: `(меня/нас) .. (отписали/заблокировали) (?)? | случайно (отписал*/удалил*) | не (пишите/пиши) ... ... (тут/сюда/здесь) лучше
    нон-стоп | нонстоп | нон стоп | стоп-ламп*
    ${ONLY_SOUNDS_RU}
    ${TOLD_ELSEWHERE_RU}
    (удал*/сотри*) (прошл*/это/последн*/предыдущ*/старое) (смс/сообщ*) | не спам
    (на/в/во) (открытк*/лент*/накладн*/торт*/карточк*/бирк*/упаковк*/чек*/счет*/конверт*/табличк*/коробк*/фактур*/
      этикетк*/записк*/накладной) ... не .. (пиши/пишите/писать)
    не .. (пиши/пишите/писать) .. (на/в/во) (открытк*/лент*/накладн*/торт*/карточк*/бирк*/упаковк*/чек*/счет*/конверт*/
      табличк*/коробк*/фактур*/этикетк*/записк*/накладной)
    (пиши/пишите) .. (маме/жене/мужу/ему/ей) | (старый/старого/старые) .. (${REMOVE_RU})
    (вычеркн*/исключ*/убер*/удал*) (доставк*/орех*/сахар*/лук/соус*) | замок .. заблок*
    (${REMOVE_RU}) (меня/нас) .. (с/со/из/от) !(${LIST_RU}) *
    хватит (мне/нам) !(*ать/*ить/*ять/*еть/*ться/смс*/sms/сообщ*/реклам*/спам*/рассыл*/этого/уже/ваш*) * | пока хватит $
    (пока/мне/нам/этого/надолго/еще) хватит !(слать/писать/спамить/присылать/звонить/уже) | хватит (пока/надолго)
    (попал*/ушло/съел/угодил*) .. (в_спам/спам) | спам-фильтр* | не (получил/получила/пришл*/приходит) .. (смс/сообщ*) .. (код*/пароль)
    не (${ENDS_RU}/${TAKES_OFF_RU}) .. | стоп-сигнал* | стоп-лин* | стоп-кадр* | стоп-кран*
  стоп сигнал* | до упора стоп | остановк*
    (${REMOVE_RU}/отмен*/отключ*/аннулир*/откаж*) .. (${VISIT_RU})
    (запис*/брон*/прием*/визит*) .. (${REMOVE_RU}/отмен*)
    (отпишусь/отпишемся/отпишитесь/отписался/отписалась) !(от/уже/же/наконец/вы/блин)
  отпиш* .. (цену/ценник/стоимость/сколько/когда/время/адрес/как_будет/по_цене/вечером/завтра)
    хватит !(писать/слать/спам*/присыл*/звон*/уже/мне/меня/нам) .. (час*/минут*/дня/дней/на/литр*/метр*/денег/времени/штук*/места)
  (не/ли/мне/нам) хватит | хватит ли | хватит на
    довольно !(писать/сообщ*/слать/рассыл*/спам*)
    (надоел/надоела/надоели) .. (стар*/цвет*/стриж*/причес*/прическ*/образ/длин*/волос*/зима/мороз*/ногти)
  достал* .. (билет*/запчаст*/детал*/размер*/приед*/номер_у)
    без рекламы .. (нашел/нашла/узнал*) | спам .. (ветчин*/консерв*) | (прекратил*/прекращен*) .. (производ*/выпус*/прода*/работ*)
  перестал* .. (скрип*/греть/работ*/свет*/болеть/гореть)
    не .. (присыл*/отправля*/шлите/высыл*/направля*) .. (курьер*/заказ*/мастер*/машин*/такси/доставк*/посылк*/водител*/счет)
    не (${CALM_RU}) | не забудьте | забудьте про
  не (звоните/звони/пишите) .. (лучше/только/просто) .. (напишите/пишите/смс/позвоните/звоните/ватсап*)
    (откуда/где) .. (взяли/достали) .. (шин*/плитк*/материал*/кофе) | перестань* .. (скрип*/греть/работ*/свет*)`,
  hours: `(сегодня/сейчас/завтра) не (звоните/звони/пишите/пиши/беспокойте)
    не (звоните/звони/пишите/беспокойте) .. (сегодня/завтра/сейчас/до/утром/раньше/рано/после/днем/ночью)
    не !(больше) (пишите/пиши/звоните/звони/шлите/присылайте/беспокойте/будите) (мне/нам/смс/сообщения)? (по_ночам/ночью/среди_ночи/
      так_поздно/так_рано/в_такую_рань/с_утра_пораньше/после_девяти)`,
  takeMeOff: `(${REMOVE_RU}) .. (меня/нас) | (меня/нас) .. (${REMOVE_RU})`,
  aboutMessages: `(${MSG_RU}/номер/номера/телефон/данные/базы/базе/база/системы/рассыл*/навсегда/насовсем/вообще)`,
}

export const OPT_OUT_BG: OptOutFrames = {
  frames: `(повече/никога) .. не .. (питай*/предлага*/кани*) | не .. (питай*/предлага*/канете) .. (повече/никога)
    (разкарай*/изчезн*/изчезвай*/омитай*/пръждосвай*) | (вървете/върви/ходете/ходи) .. (по_дяволите/на_майната) | майната ви
    ънсъб* | ансъб* | ънфоло* | анфоло* | опт аут
    гледайте си работата
    ^ (изтрий/изтрийте/махай/махайте/чупка/чупката/разкарай*) (ме)? (моля)? $ | стоп $ | спре $ | спре (те/бе/ме) | spre
    (спре) .. (${SEND_BG}) | stpo | спрете_се | стопп
    (${REMOVE_BG}/${CEASE_BG}/блокир*) ... (${MSG_BG}) | (${MSG_BG}) .. (${REMOVE_BG}/спрете/спрат/спират/спира/прекрат*)
    (${REMOVE_BG}) ... (номер*/телефон*/данни*/контакт*/база/базата/систем*/регистър*/ме/мен)
  (номер*/телефон*/данни*/контакт*/мен/базата/списък*) ... (${REMOVE_BG})
    (${CEASE_BG}/не_искам/не_желая) ... (${SEND_BG})
    да .. (бъд*/съм) .. (изтрит*/премахнат*/заличен*/отписан*/изключен*/изваден*/махнат*)
    (бъд*/бъдат/бъде) (изтрит*/премахнат*/заличен*/отписан*/изключен*/махнат*) | (искам/желая/моля/как) .. (отпис*/отпиш*)
    как .. се .. отпис*
    (не/повече/никакви/никога/без/да_не/стига) ... (${SEND_BG}) .. (повече/вече/нищо/никога/ми/съобщ*/реклам*)
    (повече/моля/никога) ... (не/да_не) ... (${SEND_BG}) | (да_не/не) ... (получ*) .. (${MSG_BG})
  (никакви/никакъв/нито_един*/нито_едно/без_повече) .. (${MSG_BG})
    (не_искам/не_желая/не_ща/не_ме_интересуват/не_ми_трябват) ... (${MSG_BG}) | не .. (трябва/искам/желая) .. да ми .. (${SEND_BG})
    отказ* .. да .. (получ*) | (${MSG_BG}) .. (не_искам/не_желая/не_ми_трябват/ме_дразнят/дразнят)
    (кой) .. (дал/дава/даде) .. (номер*/телефон*/данни*) | (писна*/омръзна*/дотегн*/втръсна*) .. (ви/ми_от_вас/ваш*/${MSG_BG}/${SEND_BG})
    остав* .. (мира/намира/спокойствие) | оттегл* .. соглас* | оттегл* .. съглас* | махнете $ | махни $ | черния списък`,
  guards: `отписах се (без/случайно/погрешка) .. | (влез*/отид*/попад*/отиш*) .. спам* | стига с (тия/тези)? (цени*/чакан*)
    ${ELSEWHERE_BG}
    нон-стоп | нонстоп | нон стоп | стоп-ламп* | стоп ламп* | (да/хайде/айде/бе/добре/ок/тогава/моля) (пишете/пиши) ме
    (на/в/във) (картичк*/лент*/фактур*/торт*/бележк*/опаковк*/касов*/плик*/табелк*/кутия*/кутията/етикет*/картата/разписк*/
      стокова*) .. (не/да_не) .. (пиши/пишете/пише)
    не .. (пиши/пишете) .. (на/в/във/върху) (картичк*/лент*/фактур*/торт*/бележк*/опаковк*/касов*/плик*/табелк*/кутия*/кутията/
      етикет*/картата/разписк*/стокова*)
    (стария/старите) .. (${REMOVE_BG}) | стига де
    (${REMOVE_BG}) (ме/ни) (моля)? (от/из) !(${LIST_BG}) *
    никога повече (./,)? (*ихте/*ахте/*охте) | (оставете/остави) (ме/ни) (да/в/за/при) !(мира/спокойствие) ..
    (отиде/влезе/попадна) .. (в_спам*/спама) | не .. (получих/идва/дойде) .. (смс*/съобщ*) .. (код*)
    не (${ENDS_BG}/${TAKES_OFF_BG}) .. | не ме (${TAKES_OFF_BG}) | стоп-светл*
  стоп светл* | стопове* | спирка* | спирачк* | спря !(да_ми_п*) | спрял* | спряха
    (${REMOVE_BG}/откаж*/отмен*/отказвам/освобод*/анулир*) .. (${VISIT_BG})
    (час/часа/резервац*/поръчк*/посещен*) .. (${REMOVE_BG}/откаж*/отмен*)
    (махн*/премахн*/изтри*/извад*) (захар*/лук*/гум*/петн*/драскот*/плочк*)
  (махн*/премахн*/извад*/смен*) .. (гуми/гумите/лука/захарта/млякото/татуировк*/петното/зъб*/мъдрец*)
    премахва* | изтриване
    ${CALM_BG} | не ме чакайте | стига ми !(писа*/пращ*/звън*/спам*) | стига (ли/ни/до/му/време*)
    ще ми стигне | не забравяй*
    не .. (праща*/изпраща*) .. (куриер*/поръчк*/майстор*/кола/такси/пратк*/шофьор*)
    (омръзна*/писна*) .. (прическ*/цвят*/коса*/зимат*/дължин*/студ*/ноктите) | отказах се от !(вас/съобщ*/реклам*)
    (ще/да) спра .. (до/пред/при/у/за_малко/колата/буса/с_буса/там/тук/отпред/отвън)
    (спрете/спри) .. (до/пред) (вход*/вас/магазин*/блок*)
  не .. (звънете/звъни/обаждайте) .. (по-добре/само) .. (пишете/пиши/пратете)
    (отказва/блокира/блокирал*/блокирана) .. (климатик*/спирачк*/волан*/врат*/двигател*/път*/е)
    откъде .. (гуми/гумите/плочки*/кафе*)`,
  hours: `(днес/сега/утре) не (ми)? (звънете/звъни/пишете/пиши/безпокойте)
    не .. (звънете/звъни/пишете/обаждайте/търсете) .. (днес/сега/преди/до/сутрин*/рано/утре)
    не (ми/ме)? (пишете/пиши/пращайте/звънете/звъни/безпокойте/будете) (ми/ме/смс/съобщения)? (нощем/нощно_време/посред_нощ/през_нощта/
      по_нощите/толкова_късно/толкова_рано)`,
  takeMeOff: `(${REMOVE_BG}/откаж*) .. (ме/мен/ни)`,
  aboutMessages: `(${MSG_BG}/номер*/телефон*/данни*/база/базата/систем*/завинаги/изобщо)`,
}

export const OPT_OUT_EN: OptOutFrames = {
  frames: `(don't/dont/do_not/never/stop) (ask/asking/offer/offering/suggest/invite/inviting/remind/reminding) .. (again/anymore/any_more/ever)
    (buzz/piss/bugger/sod/naff/bog/shove/push/clear/fuck/f/eff) off | get lost | go away | get stuffed | take a hike | on your bike
    ^ (delete/remove/erase/wipe) (me)? (pls/please/thanks)? $ | lose (my/this) (number/contact*)
    (pack/cut/knock) it (in/out/off) .. (text*/message*/msg*)?
    (not/don't/dont/do_not/never/no_longer) ... (ring/ringing/phone/phoning/call/calling/write/writing) .. (anymore/any_more/again/here/me_no_more)
    ^ (dnc/stp) $ | stpo | sotp | stopp* | ctop | st0p | un subscribe | unsub* | unsus* | unsc* | opt (me)? out | opting out
    (${CEASE_EN}) ... (${MSG_EN})
    (${MSG_EN}) .. (stop/stopped/cease/annoy*/unwanted/annoying/end_them)
    (${REMOVE_EN}) ... (my/me/us) ... (number/details/data/info/information/name/contact/list/lists/system/database/records/address/file)
  (number/details/data/name/info) .. (${REMOVE_EN}/removed/erased/deleted/gone)
    (${REMOVE_EN}) .. (me/us) (from/off)? | (want/like/prefer/need/get) .. (off/removed_from/taken_off) .. (list/lists/system/database)
  (removed/erased/deleted) .. (list/system/database/records)
    (not/don't/dont/never/no_longer/rather_not/stop/didn't/didnt/cease/without) ... (text/message/msg/txt/texting/messaging/contact/
      contacting/contacted/emailing/spam/spamming/bother/bothering/pester*/disturb/disturbed) .. (me/us/anymore/again/more/please)
    (not/don't/dont/never/no_longer/rather_not) ... (consent/receive/receiving/get/getting/hear/want/wish/need) ... (${MSG_EN}/hear_from/from_you)
    (not/don't/dont/do_not) .. (want/wish) .. hear .. | hear from you (again/anymore) | rather not .. (get/receive/hear)
    (not/never) .. (be/get) .. (contacted/texted/messaged/emailed/called/bothered) | leave .. (me/us) .. (in_peace/alone/be) | ^ enough $
    (dont/don't/do_not/never) (msg/txt/text/message/contact/ping) | (who/where/how) .. (my_number/my_details/my_email) | block you
  blocking (you/this) | ^ blocked
    no more (please/thanks/thank_you/of_these/of_this/of_that) | no more .. (${MSG_EN}) | ^ no more $
  i (don't/do_not/dont) want (these/this/them) (anymore/any_more/again)? $ | do not want (these/this) $
    (don't/dont/do_not) (want/need) (these/them) (anymore)? $ | enough (already/now/of_this) | give (it/me) .. (a_rest/peace)
  how (do/can) .. (opt/get_off/unsub*/stop_these/stop_this)`,
  guards: `(did/have) (you/i) .. (unsubscribe*/unsubscribed/block*) | (delete/remove) (my/our/the) (appt*/slot*)
    ${ELSEWHERE_EN}
    (don't/dont/do_not) .. (write/put) .. (on/in) .. (card*/cake*/box/label*/invoice*/receipt*/note*/ribbon*)
    (delete/remove/erase) the old | (don't/dont/do_not) (${TAKES_OFF_EN}/${STRIKES_EN}) (me/us) | (what/which) stop
    stopped taking | given up .. stop | stop nagging | stop it that's | stop the (uber/taxi/car/cab/order/delivery)
    (${REMOVE_EN}) (me/us/my_name) (off/from/out_of) (the/today's/tomorrow's/monday*/tuesday*/wednesday*/thursday*/friday*/saturday*/sunday*) (*)? (*)? (class*/
      session*/slot*/booking*/course*/shift*/table/lesson*/diary/calendar/rota/queue/waiting_list/waitlist)
    (${REMOVE_EN}) (me/us/my_name) (off/from/out_of) (today/tomorrow/monday*/tuesday*/wednesday*/thursday*/friday*/saturday*/sunday*)
    (won't/wont/will_not) .. stop (by/in)
    (don't/dont/do_not/never) stop (${ENDS_EN}/the_reminders) | stop by | stopping by
  stop in | stop at | stop off | stop over | bus stop* | non-stop | nonstop | non stop | one stop | stop lights | stop light
    stop sign | pit stop
    (can't/cannot/cant/don't/dont/won't/didn't/never) (ever)? stop !(texting/sending/messag*/spam*)
  (can/could/may/should/where) (i/we) stop !(these/this/getting/receiving/the_*/your/texts/messages/it)
  (will/i'll/i'd/i) stop !(using/buying/these/this/getting/receiving/your/texts/messages/texting)
    (brake*/car/engine/it/rain/pain/heating/heater/wipers/clock/has/have/light*) .. (stop/stops/stopped) !(texting/messag*/sending)
    (${REMOVE_EN}/cancel*/scrub/drop) ... (booking*/appointment*/schedule/rota/slot/visit/order/diary/calendar/session/class/reservation)
    (remove*/take) (the/my/a/an) (onion*/wheel*/tyre*/tire*/tattoo/tooth/scratch*/winter*/car/stain*)
    take .. (cm/inch*/mm/wheel*/tyre*) .. off
  (don't/dont) (call/ring/phone) .. (text/message/email/whatsapp)
    (don't/dont) write (it/that/me_down/us_down) | (don't/dont/do_not) send .. (courier/order/driver/taxi/cab/parcel/anyone)
  don't (worry/forget/wait) | dont (worry/forget/wait)
    no more !(text*/message*/email*/call*/spam/ads/of_th*/please/thank*/sms/contact/marketing) * | enough (time/for/room/space/to)
    enough ?
    (road*/street/drain*/sink/pipe/nose/traffic/lane/exhaust) .. block* | block (out/my/the/an/a/me/off/in) | end of | can't stop
  (subscription) .. (how_much/price/cost)
    where .. (did/do) you get (those/these/the/your)`,
  hours: `(don't/dont/do_not) .. (call/text/message/write/phone/ring/contact) .. (before/today/now/until/till/tomorrow/at_work/early/tonight)
    (don't/dont/do_not) (text/message/msg/ring/call/phone/write) (me/us)? (at_night/at_this_hour/so_late/so_early/in_the_night/
      in_the_middle/on_sundays/at_midnight/at_1/at_2/at_3/at_4/at_5/at_6/at_three/at_four/at_five)`,
  takeMeOff: `(${REMOVE_EN}) .. (me/us) | take me off`,
  aboutMessages: `(${MSG_EN}/number/details/data/database/system/mailing/records/forever)`,
}
