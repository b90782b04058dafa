//! The sample world's customers. Everything is invented: numbers of papers follow the public check
//! rules, mobiles and account numbers are plainly made up.

use domain::{tariff::TariffClass, wire::account::PaymentKind};

use super::{
    sample::{Sample, Usage},
    usage::{Invented, Season},
};

const HOUSEHOLD_A: &[u8] = include_bytes!("../../samples/meter/household-a.csv.gz");
const HOUSEHOLD_B: &[u8] = include_bytes!("../../samples/meter/household-b.csv.gz");

/// A household that differs from others only in what is named after it.
const HOUSEHOLD: Sample = Sample {
    number: "",
    former_number_known: false,
    name: "",
    company: false,
    document: None,
    mobile: None,
    address: "",
    class: TariffClass::Residential,
    payment_kind: PaymentKind::Postpaid,
    balance_fen: 0,
    unpaid: 1,
    large_household_from: None,
    usage: home(190),
    shows: "",
};

const fn home(average_kwh: i64) -> Usage {
    Usage::Invented(Invented {
        average_kwh,
        season: Season::Home,
        peak_percent: 62,
        valley_percent: 38,
    })
}

const fn charger(average_kwh: i64) -> Usage {
    Usage::Invented(Invented {
        average_kwh,
        season: Season::Even,
        peak_percent: 10,
        valley_percent: 90,
    })
}

const fn business(average_kwh: i64) -> Usage {
    Usage::Invented(Invented {
        average_kwh,
        season: Season::Business,
        peak_percent: 44,
        valley_percent: 18,
    })
}

/// All accounts.
pub(super) const SAMPLES: &[Sample] = &[
    Sample {
        number: "0000000101",
        former_number_known: true,
        name: "王晓梅",
        document: Some("370102199003070024"),
        mobile: Some("13800000001"),
        address: "明川市安和区柳荫路12号翠湖苑3幢2单元501室",
        usage: home(262),
        shows: "the ordinary journey: yearly tiers, one unpaid bill; also known by its former number",
        ..HOUSEHOLD
    },
    Sample {
        number: "0000000102",
        name: "陈建国",
        document: Some("370102198502280013"),
        mobile: Some("13800000002"),
        address: "明川市安和区桐林街88号",
        class: TariffClass::ResidentialTou,
        usage: home(455),
        shows: "peak and valley prices, third tier late in the year; legal person of 明川好味道餐饮有限公司",
        ..HOUSEHOLD
    },
    Sample {
        number: "0000000103",
        name: "周佳禾",
        document: Some("37010219900307018X"),
        mobile: Some("13800000003"),
        address: "明川市安和区翠屏路5号1幢1单元301室",
        large_household_from: Some((2024, 3)),
        usage: home(345),
        shows: "a large household (一户多人口): wider tiers",
        ..HOUSEHOLD
    },
    Sample {
        number: "0000000104",
        name: "赵立新",
        document: Some("370102197611120030"),
        mobile: Some("13800000004"),
        address: "明川市北湾区渔港路31号2幢402室",
        unpaid: 3,
        shows: "arrears: three unpaid bills, two of them overdue with late fees",
        ..HOUSEHOLD
    },
    Sample {
        number: "0000000105",
        name: "孙慧",
        document: Some("370102198206090047"),
        mobile: Some("13800000005"),
        address: "明川市北湾区云帆路9号6幢1101室",
        payment_kind: PaymentKind::Prepaid,
        balance_fen: 8_642,
        unpaid: 0,
        shows: "prepaid: a balance of 86.42 yuan, nothing owed",
        ..HOUSEHOLD
    },
    Sample {
        number: "0000000106",
        name: "郑伟",
        document: Some("370102196803150053"),
        mobile: Some("13800000006"),
        address: "明川市安和区柳荫路12号翠湖苑5幢1单元202室",
        shows: "a home whose holder has a charger account too",
        ..HOUSEHOLD
    },
    Sample {
        number: "0000000107",
        name: "郑伟",
        document: Some("370102196803150053"),
        mobile: Some("13800000006"),
        address: "明川市安和区柳荫路12号翠湖苑地下车库B2-117",
        class: TariffClass::Charger,
        usage: charger(165),
        shows: "a charger: flat price (合表) without tiers",
        ..HOUSEHOLD
    },
    Sample {
        number: "0000000108",
        name: "𠮷田优",
        document: Some("370102199307210065"),
        mobile: Some("13800000007"),
        address: "明川市安和区石桥街16号2幢603室",
        shows: "a rare character outside the basic plane (𠮷)",
        ..HOUSEHOLD
    },
    Sample {
        number: "0000000109",
        name: "王䶮",
        document: Some("370102197901040071"),
        mobile: Some("13800000008"),
        address: "明川市安和区石桥街18号1幢502室",
        shows: "a rare character that many fonts lack (䶮)",
        ..HOUSEHOLD
    },
    Sample {
        number: "0000000110",
        name: "阿卜杜拉·买买提江",
        document: Some("370102199512300094"),
        mobile: Some("13800000009"),
        address: "明川市北湾区云帆路21号3幢905室",
        shows: "a name with a dot (·)",
        ..HOUSEHOLD
    },
    Sample {
        number: "0000000111",
        former_number_known: true,
        name: "张守业",
        document: Some("370102193801010037"),
        address: "明川市柳泉镇石门村66号",
        unpaid: 2,
        usage: home(96),
        shows: "an old customer without a mobile in the file: proof by bill amount only",
        ..HOUSEHOLD
    },
    Sample {
        number: "0000000112",
        name: "林海",
        document: Some("370102198805080115"),
        mobile: Some("13800000011"),
        address: "明川市安和区梧桐路40号7幢1802室",
        class: TariffClass::ResidentialTou,
        usage: Usage::Series(HOUSEHOLD_A),
        shows: "real household A: hourly readings, peak and valley prices",
        ..HOUSEHOLD
    },
    Sample {
        number: "0000000113",
        name: "何雨",
        document: Some("370102199102140120"),
        mobile: Some("13800000012"),
        address: "明川市北湾区渔港路77号",
        usage: Usage::Series(HOUSEHOLD_B),
        shows: "real household B: half-hourly readings that cross tiers",
        ..HOUSEHOLD
    },
    Sample {
        number: "0000000114",
        name: "吴一凡",
        document: Some("370102200911240012"),
        mobile: Some("13800000013"),
        address: "明川市安和区桐林街90号1幢101室",
        shows: "a minor: verification ends in a manual review",
        ..HOUSEHOLD
    },
    Sample {
        number: "0000000115",
        name: "黄志强",
        document: Some("810000199003070015"),
        mobile: Some("13800000014"),
        address: "明川市北湾区海棠路2号4幢1503室",
        shows: "residence permit for people from Hong Kong (81)",
        ..HOUSEHOLD
    },
    Sample {
        number: "0000000116",
        name: "BERG ANNA MARIA",
        document: Some("937840198503210014"),
        mobile: Some("13800000015"),
        address: "明川市北湾区海棠路2号2幢701室",
        shows: "permanent residence card of 2023",
        ..HOUSEHOLD
    },
    Sample {
        number: "0000000117",
        name: "钱伯庸",
        address: "明川市安和区翠屏路5号3幢2单元102室",
        shows: "an old file: wrong holder, neither papers nor mobile in it",
        ..HOUSEHOLD
    },
    Sample {
        number: "0000000118",
        name: "唐婉",
        document: Some("370102197309260139"),
        mobile: Some("13800000016"),
        address: "明川市安和区旧仓巷3号",
        class: TariffClass::ResidentialShared,
        unpaid: 0,
        shows: "several households behind one meter (合表), everything paid",
        ..HOUSEHOLD
    },
    Sample {
        number: "0000000201",
        name: "明川好味道餐饮有限公司",
        company: true,
        document: Some("91370102MA0000007F"),
        mobile: Some("13800000002"),
        address: "明川市安和区桐林街92号一层",
        class: TariffClass::CommercialTou,
        usage: business(4_300),
        shows: "a company with period prices; its legal person is 陈建国",
        ..HOUSEHOLD
    },
    Sample {
        number: "0000000202",
        name: "明川市安和区晨光小吃店",
        company: true,
        document: Some("92370102MA3ABCD159"),
        mobile: Some("13800000021"),
        address: "明川市安和区石桥街2号",
        class: TariffClass::Commercial,
        unpaid: 2,
        usage: business(1_150),
        shows: "an individual business (个体工商户) in arrears: late fee of 2‰ a day",
        ..HOUSEHOLD
    },
    Sample {
        number: "0000000203",
        name: "明川星河科技有限公司",
        company: true,
        document: Some("91370102MA3TEXT0XT"),
        mobile: Some("13800000022"),
        address: "明川市北湾区创业大道100号A座6层",
        class: TariffClass::Commercial,
        unpaid: 0,
        usage: business(2_600),
        shows: "a company that has paid everything",
        ..HOUSEHOLD
    },
];
