/**
 * Column headings that shops, tills and phone books use, in Russian, Bulgarian and English, a stroke between one and the next.
 * Written as people write them; headings.ts brings both sides to one normal form before it compares, and leaves out whose
 * the value is ("… клиента", "customer …") and its unit ("…, руб", "… лв"), so that only what is left needs to stand here.
 */
export const HEADER_SYNONYMS = {
  datetime: `
    created at|created|order date|processed at|paid at|date created|дата создания|дата и время|дата время|дата заказа|
    дата на поръчката|datetime|timestamp|created at date|date time|дата и час|момент продажи|час и дата|placed at|
    completed at|ordered at|purchased at|sold at|дата и время чека|дата и время визита|дата и время записи|
    дата и время продажи|дата и час на продажба|date and time|sale date and time`,
  date: `
    дата|дата продажи|дата визита|дата чека|дата документа|дата покупки|дата операции|день|когда|date|sale date|visit date|
    purchase date|invoice date|transaction date|дата на продажба|дата на посещение|дата на фактура|ден|date of purchase|
    date of sale|дата покупка|дата на покупка|дата время чека|invoicedate|order day|day|visit|дата услуги|дата приема|
    дата обслуживания|дата поездки|дата записи|дата оплаты|дата отгрузки|дата реализации|дата заказ наряда|
    дата накладной|число|дата док|дата плащане|дата на плащане|дата на поръчка|
    дата на визита|дата на услуга|дата на документа|day of sale|sold on|service date|
    appointment date|document date|booking date|checkout date|date paid|date sold|date ordered|paid on|когда был|
    когда купил|дата оформления|дата закрытия|дата выдачи|
    дата установки|дата работ`,
  time: `
    время|время чека|время визита|час|time|hour|время продажи|время заказа|час на продажба|час на посещение|час на бона|
    время операции|time of sale|time of day|часове|час визита`,
  receipt_no: `
    чек|номер чека|№ чека|n чека|№|номер|номер заказа|№ заказа|заказ|накладная|№ накладной|номер накладной|документ|
    номер документа|№ документа|бон|касов бон|фактура|фактура №|номер на фактура|№ на фактура|поръчка|№ на поръчка|order|
    order id|order no|order number|order_id|receipt|receipt no|receipt number|invoice|invoice no|invoice number|
    stock document|order reference|transaction id|basket id|check no|bill no|касова бележка|№ чека ккт|заказ наряда|
    заказ наряд номер|док|номер док|чек номер|заказ наряд|наряд|номер наряда|квитанция|квитанции|номер квитанции|продажа|
    номер продажи|регистратор|упд|унп|бон номер|номер на бон|номер на поръчка|поръчка номер|документ номер|
    номер на документ|фактура номер|касова бележка номер|bill|bill number|ticket|ticket number|ticket no|check number|
    check|sale id|sale no|sale number|transaction|transaction number|transaction no|txn|txn id|document number|document no|
    doc no|doc number|doc|job number|job no|booking ref|booking reference|order ref|reference|ref|ref no|реализация|
    реализация товаров|приходный ордер|заявка|номер заявки|№ заявки|счет|номер счета|№ счета|сделка|номер сделки|разписка|
    сметка|номер на сметка|протокол`,
  customer_name: `
    клиент|покупатель|фио|ф и о|имя|имя клиента|имя покупателя|контрагент|заказчик|гость|пациент|пассажир|кто|
    покупатель фио|покупатель наименование|клиент фио|наименование контрагента|купувач|име|име на клиент|име и фамилия|
    контрагент име|customer|customer name|client|client name|name|full name|buyer|billing name|guest|имя фамилия|
    имя и фамилия|фамилия имя|фамилия и о|фамилия и имя|фамилия имя отчество|имя контакта|контактное лицо|
    контактная персона|контакт фио|полное имя|владелец|хозяин|хозяйка|автовладелец|получатель|плательщик|абонент|клиентка|
    клиенты|покупатели|гости|партнер|партньор|клиенти|име фамилия|име презиме фамилия|име презиме и фамилия|имена|
    трите имена|лице|лице за контакт|собственик|титуляр|получател|гост|посетитель|посетител|ученик|студент|жилец|как зовут|
    имя гостя|фио контакта|clients|customers|contact person|contact name|contact full name|owner|person|patient|
    patient name|passenger|passenger name|member|member name|recipient|recipient name|payer|bill to|sold to|ship to|who|
    customer full name|shipping name|guest name|attendee|subscriber|first and last name|first name last name|
    name and surname|name surname|display name|ф и о клиента|клиент наименование|название контрагента|имя заказчика`,
  first_name: `
    first name|given name|billing first name|имя отдельно|собствено име|firstname|forename|given|първо име|лично име|first|
    имя без фамилии|fname`,
  last_name: `
    фамилия|last name|family name|surname|billing last name|фамилия на клиент|lastname|последно име|фамильное имя|last|
    family|second name|lname|фамилия клиента`,
  phone: `
    телефон|телефоны|тел|номер телефона|мобильный|мобильный телефон|сотовый|контактный телефон|покупатель телефон|
    клиент телефон|моб|моб тел|тел моб|сот тел|конт тел|тел клиента|контакт|телефонен номер|мобилен|мобилен телефон|
    тел номер|gsm|гсм|phone|phone number|mobile|mobile phone|cell|tel|telephone|billing phone|customer phone|phone 1 value|
    phone 2 value|phone 3 value|phone 1|phone 2|phone1|phone2|телефон 1|телефон 2|телефон клиента|номер телефон|
    мобильный номер|home phone|work phone|main phone|business phone|billing phone number|телефон на клиента|тел на клиент|
    телефона|whats app|whats app number|контактный тел|контактный номер|контакты|контактные данные|whatsapp|вотсап|ватсап|
    вацап|viber|вайбер|связь|тлф|тел за връзка|телефон за връзка|телефон за контакт|gsm номер|gsm на клиента|номер gsm|
    мобилен номер|моб номер|сотовый телефон|телеф|номер тел|cellphone|cell phone|cell no|contact number|contact no|
    contact phone|tel no|tel number|telephone no|telephone number|ph|ph no|phone no|mobile no|mobile number|mob|mob no|
    mob number|whatsapp number|viber номер|номер whatsapp|telegram phone|handy|телефон мобильный|тел мобильный|phones|
    номер моб|моб телефон|номер для связи|как связаться|домашний телефон|рабочий телефон|городской телефон|тел дом|тел раб`,
  email: `
    email|e mail|mail|почта|эл почта|электронная почта|емейл|имейл|имейл адрес|ел поща|електронна поща|customer email|
    billing email|email address|e mail 1 value|e mail 2 value|e mail address|email 1|email 2|mail address|e mail адрес|
    эл адрес|электронный адрес|электронка|мейл|мэйл|имэйл|майл|мыло|адрес эл почты|адрес электронной почты|почтовый ящик|
    и мейл|и мэйл|е поща|е мейл|ел адрес|електронен адрес|поща|email id|client email|emails|e mails|mail id|email клиента|
    имейл на клиент|emeil|емайл|е майл`,
  item: `
    товар|товары|услуга|услуги|номенклатура|наименование|наименование товара|название|товар наименование|позиция|состав|
    что делали|артикул наименование|стока|стоки|услуга стока|продукт|наименование на стоката|описание|item|items|product|
    product name|service|lineitem name|description|title|product title|product code|stock code name|вид работ|работы|
    вид услуги|услуга товар|продукти|изделие|item name|покупки|что купил|что купили|что брал|что взял|что заказал|покупка|
    ассортимент|блюдо|блюда|процедура|процедуры|маршрут|тариф|работа|вид работы|перечень работ|перечень услуг|предмет|
    модель|содержание|что сделано|сделано|выполненные работы|наименование услуги|название услуги|название товара|ястие|
    ястия|артикули|какво|какво купи|име на стока|име на продукт|име на артикул|наименование на артикул|services|goods|
    treatment|treatments|procedure|dish|menu item|what|article|work done|job|job description|sku name|products|
    items purchased|item description|item sold|line item|service name|product service|product description|purchased item|
    номенклатура характеристика|позиции|состав заказа|содержимое|товарная позиция|услуга процедура|направление|абонемент|
    рейс|поездка|продаден артикул|извършена услуга|вид на услугата|стока услуга`,
  sku: `
    артикул|код товара|код|штрихкод|sku|barcode|item code|lineitem sku|баркод|код на стоката|stock code|product sku|
    product id|арт|код номенклатуры|штрих код|шк|кат номер|катал номер|каталожен номер|каталожный номер|ean|ean13|upc|
    item no|item number|item id|code|plu|арт номер|артикулен номер|код стока|код на артикул|ид товара|id товара|
    штрихкод товара`,
  category: `
    категория|группа|товар категория|вид|раздел|category|group|product type|група|вид товара|тип товара|товарная группа|
    группа товара|группа товаров|категория товара|категория услуги|раздел меню|стокова група|група стоки|група артикули|
    department|dept|category name|product category|item category|item group|service category|тип услуги`,
  qty: `
    количество|кол во|кол|шт|товар кол во|количество товара|к во|бр|брой|количество на стоката|qty|quantity|pcs|count|
    lineitem quantity|units|штук|объем|ед|количества|кол во ед|кол во шт|количество шт|бройки|бр шт|qty sold|quantity sold|
    units sold|pieces|no of items|number of items|amount of items|no of units|item qty|item quantity|quantity purchased|
    q ty|qnty|quant|кол во позиций|часов|литры|литров|кг`,
  unit_price: `
    цена|цена за ед|цена за единицу|ед цена|единична цена|цена без скидки|price|unit price|rate|lineitem price|
    price per unit|unitprice|ед цена с ддс|прайс|цена шт|цена за шт|цена за 1 шт|цена за штуку|цена единицы|цена ед|
    розничная цена|цена розничная|цена продажи|цена на брой|цена бр|продажна цена|единична стойност|цена за брой|each|
    unit cost|price each|item price|item cost|selling price|retail price|sale price|цена с ндс|цена с ддс`,
  list_price: `
    стоимость|стоимость без скидки|полная стоимость|list price|subtotal|сумма без скидки|цена без отстъпка|
    сума без отстъпка|стойност без отстъпка|каталожна цена|full price|price before discount|amount before discount|
    gross price|list|стоимость товара без скидки`,
  discount: `
    скидка|скидка %|сумма скидки|отстъпка|discount|discount amount|lineitem discount|скидки|отстъпки|discounts|rebate|
    размер скидки|процент скидки|отстъпка в лв|отстъпка в %|discount value`,
  line_total: `
    сумма|сумма со скидкой|оплачено|сумма чека|итого|всего|к оплате|выручка|товар сумма|сколько|стойност|сума|обща сума|
    платено|платена сума|line total|total|amount|paid|total paid|amount paid|sum|revenue|grand total|стоимость покупки|
    сумма покупки|сумма продажи|сумма заказа|общая сумма|итоговая сумма|стойност на покупката|сума на покупката|turnover|
    gross|net amount|order total|total price|line amount|value|оборот|стоимость услуг|стоимость услуги|стоимость заказа|
    стоимость работ|стоимость с ндс|стоимость со скидкой|продажи|приход|доход|потратил|потрачено|на сумму|деньги|оплатил|
    заплатил|получено|сумма оплаты|сумма платежа|сумма услуг|сумма чека со скидкой|сумма продажи со скидкой|сумма позиции|
    сумма строки|сумма по строке|сумма к оплате|сумма с ндс|сумма итого|итого сумма|итого к оплате|всего к оплате|
    оплата сумма|чек сумма|общо|общо сума|общо с ддс|общо за плащане|всичко|всичко с ддс|крайна цена|крайна сума|
    сума за плащане|за плащане|тотал|продажба|продажби|оборот с ддс|платил|стойност с ддс|обща стойност|обща цена|
    сума на бона|сума на поръчката|сума с ддс|приходи|net sales|gross sales|sales|spend|spent|total spent|
    subtotal incl vat|total incl vat|invoice total|receipt total|bill total|bill amount|payment amount|charged|
    amount charged|net|takings|line price|ext price|extended price|cost|final price|net total|gross total|total amount|
    total sales|total due|amount due|amount spent|sale amount|sales amount|order amount|order value|sale value|sale total|
    sum total|price paid|paid amount|итог|итого со скидкой|сумма сделки|бюджет`,
  currency: `
    валюта|валута|currency|вал|curr|ccy|currency code|валюта платежа|валюта документа|валута на плащане|валюта чека|
    валюта заказа`,
  status: `
    статус|статус оплаты|состояние|статус заказа|состояние заказа|състояние|статус на поръчка|status|financial status|
    payment status|order status|оплачен|оплачено ли|отменен|статус на плащане|статус на поръчката|статус визита|
    статус записи|статус чека|статус сделки|этап|состояние оплаты|платена|state|appointment status|booking status|
    fulfillment status`,
  kind: `
    тип|вид операции|операция|тип операции|type|transaction type|вид операция|тип документа|вид документа|тип чека|
    вид чека|признак расчета|приход возврат|вид документ|тип документ|тип операция|document type|doc type|receipt type|
    event type|sale refund|operation|тип сделки|продажа возврат|sale type`,
  payment_method: `
    оплата|способ оплаты|тип оплаты|вид оплаты|плащане|начин на плащане|payment|payment method|форма оплаты|вид платежа|
    тип платежа|способ платежа|нал безнал|наличные карта|наличные безнал|метод на плащане|вид плащане|тип плащане|
    форма на плащане|payment type|paid by|paid with|tender|tender type|method|как оплатил|в брой карта`,
  staff: `
    мастер|сотрудник|кассир|продавец|менеджер|специалист|водитель|служител|касиер|оператор|майстор|staff|employee|cashier|
    master|specialist|driver|исполнитель|фио мастера|имя мастера|фио сотрудника|фио кассира|врач|доктор|стилист|парикмахер|
    барбер|официант|администратор|консультант|ответственный|механик|приемщик|тренер|фризьор|козметик|лекар|продавач|
    обслужил|изпълнител|механик на смяна|монтьор|търговец|sales person|salesperson|sales rep|stylist|doctor|barber|
    technician|waiter|server|served by|team member|provider|therapist|groomer|trainer|mechanic|specialist name`,
  location: `
    точка|магазин|салон|филиал|касса|адрес точки|обект|магазин обект|store|shop|location|branch|register|торговая точка|
    точка продаж|отделение|подразделение|склад|адрес магазина|кафе|студия|клиника|локация|клон|търговски обект|склад обект|
    студио|outlet|site|venue|point of sale|pos|salon|store name|shop name|location name|каса|пункт|пвз`,
  card_no: `
    карта|номер карты|№ карты|дисконтная карта|бонусная карта|карта лояльности|клиентска карта|номер на карта|card|
    card number|loyalty card|номер дисконтной карты|дисконтной карты|штрихкод карты|код карты|клубная карта|клубна карта|
    лоялна карта|карта номер|номер бонусной карты|loyalty number|loyalty card number|loyalty card no|discount card|
    discount card number|club card|card no|membership card|membership number|карта клиента|карта покупателя|
    карта за лоялност|номер на клиентска карта|номер карты лояльности`,
  birthday: `
    день рождения|дата рождения|дата рожд|день рожд|дата рожд я|д р|др|рождение|рожден ден|дата на раждане|birthday|
    birth date|date of birth|dob|рожд|рожден|родился|роден на|родена на|рожд дата|рд|birth day|bday|b day|birthdate|d o b|
    born|born on|дата народження|дата на рождение|день и месяц рождения`,
  note: `
    комментарий|примечание|заметки|заметка|описание заказа|бележка|бележки|коментар|забележка|note|notes|comment|comments|
    remarks|примечания|комментарии|доп информация|дополнительная информация|пометки|пометка|прим|дополнительно|особенности|
    предпочтения|забележки|коментари|доп инфо|допълнителна информация|пояснение|remark|memo|additional info|
    additional information|client notes|customer note|customer notes|internal note|special requests|информация о клиенте|
    предпочитания|особености|бел`,
  consent: `
    согласие|согласен на рассылку|рассылка|подписка|съгласие|абонамент|consent|accepts marketing|accepts email marketing|
    accepts sms marketing|subscribed|opt in|согласие на рассылку|согласие на обработку|согласие на рекламу|можно писать|
    разрешил рассылку|согласен|согласна|подписан|подписан на рассылку|съгласен|съгласен за реклама|съгласие за реклама|
    съгласие за маркетинг|маркетинг съгласие|marketing consent|email consent|sms consent|accepts sms|marketing opt in|
    newsletter|gdpr consent|email marketing consent|sms marketing consent|разрешение на рассылку|получать рассылку`,
  tags: `
    метки|теги|тег|сегмент|labels|tags|tag|етикети|категория клиента|группа клиента|группа клиентов|группы|статус клиента|
    тип клиента|маркеры|сегменти|група клиенти|категория клиент|вид клиент|customer group|customer tags|segments|
    client group|client type|customer type|группы клиентов|group membership|categories`,
  car_plate: `
    госномер|гос номер|номер авто|номер машины|рег номер|регистрационен номер|plate|license plate|авто|автомобиля|кола|мпс|
    гос no|г н|гос рег знак|номер а м|авто номер|номер автомобиля|госномер авто|рег no|рег номер на мпс|дк номер|дк|
    номер на кола|номер на колата|номер на автомобил|номер на автомобила|рег no на мпс|reg no|reg number|registration|
    registration number|registration plate|number plate|vehicle reg|vehicle registration|plate no|plate number|car number|
    vrm|автомобиль номер|гнз|грз`,
  address: `
    адрес|адрес доставки|адрес клиента|куда|адрес на доставка|address|shipping address|destination|город|пункт назначения|
    откуда|адрес подачи|адрес проживания|адрес на клиента|град|дестинация|street|street address|home address|
    billing address|delivery address|drop off|dropoff|city|postcode|zip|населенный пункт|район|улица|улица дом|
    местожителство|село град`,
  customer_no: `
    customer id|customer no|customer number|customer code|client id|client no|client number|client code|user id|buyer id|
    card holder id|id клиента|ид клиента|клиент id|клиента id|код клиента|номер клиента|клиентский номер|код контрагента|
    id покупателя|код покупателя|код на клиент|номер на клиент|клиентски номер|клиент номер|ид на клиент|id контакта|
    клиентски код|код на клиента|клиент код|cust id|cust no|cust code|account no|account number|account id|member id|
    member no|member number|patient id|patient no|contact id|guest id|ид контакта|ид на клиента|лицевой счет|
    клиентский код|партньор код|код на партньор|код партнера|loyalty id`,
} as const satisfies Readonly<Record<string, string>>

export type ImportField = keyof typeof HEADER_SYNONYMS
