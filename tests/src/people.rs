//! People of the sample world whom the journeys follow.

/// A resident whom the supplier knows.
#[derive(Debug, Clone, Copy)]
pub struct Resident {
    /// Name on the papers and in the file.
    pub name: &'static str,
    /// Resident ID number (居民身份证号), a test number.
    pub id_number: &'static str,
    /// Mobile.
    pub mobile: &'static str,
    /// Account number (户号).
    pub account_number: &'static str,
}

/// A company that the supplier knows.
#[derive(Debug, Clone, Copy)]
pub struct Company {
    /// Registered name.
    pub name: &'static str,
    /// Unified social credit code (统一社会信用代码).
    pub credit_code: &'static str,
    /// Its legal person (法定代表人), with a mobile of his own.
    pub legal_person: Resident,
    /// Account number (户号).
    pub account_number: &'static str,
}

impl Company {
    /// Its legal person with the company's account in place of his own.
    pub const fn in_person(&self) -> Resident {
        Resident { account_number: self.account_number, ..self.legal_person }
    }
}

/// The ordinary case: one unpaid bill.
pub const WANG: Resident = Resident {
    name: "王晓梅",
    id_number: "370102199003070024",
    mobile: "13800000001",
    account_number: "9900000000101",
};

/// Three unpaid bills, two of them overdue.
pub const ZHAO: Resident = Resident {
    name: "赵立新",
    id_number: "370102197611120030",
    mobile: "13800000004",
    account_number: "9900000000104",
};

/// One unpaid bill, and the legal person of [`RESTAURANT`].
pub const CHEN: Resident = Resident {
    name: "陈建国",
    id_number: "370102198502280013",
    mobile: "13800000002",
    account_number: "9900000000102",
};

/// A company with an account.
pub const RESTAURANT: Company = Company {
    name: "明川好味道餐饮有限公司",
    credit_code: "91370102MA0000007F",
    legal_person: CHEN,
    account_number: "9900000000201",
};

/// Prepaid: a balance, and nothing owed.
pub const SUN: Resident = Resident {
    name: "孙慧",
    id_number: "370102198206090047",
    mobile: "13800000005",
    account_number: "9900000000105",
};

/// A name that providers can't take, within the basic plane, which WebKit's driver can type.
pub const RARE: Resident = Resident {
    name: "王䶮",
    id_number: "370102197901040071",
    mobile: "13800000008",
    account_number: "9900000000109",
};

/// A mobile that stands in no file.
pub const NEWCOMER_MOBILE: &str = "13800000098";
