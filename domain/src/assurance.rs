//! Which assurance level (实名等级) each service asks for: a table with defaults that a supplier
//! configures.

use crate::{codes::coded_errors, wire::identity::AssuranceLevel};

/// Something that a customer does and that asks for a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Service {
    /// Prices, guides, public outages (信息公开).
    PublicInformation,
    /// Paying a bill by account number; the payer sees masked data (代缴).
    Payment,
    /// Binding an account with a second proof (绑定户号).
    AccountBinding,
    /// Bills with lines and readings, as the holder (账单查询).
    Billing,
    /// Receipts and invoice titles (凭证).
    Receipt,
    /// Money back (退费).
    Refund,
    /// Change of name or transfer (更名/过户).
    Transfer,
    /// Charger application (充电桩报装).
    Charger,
    /// Signing a supply contract (供用电合同签订).
    ContractSigning,
}

impl Service {
    /// Every service, in the order of the table.
    pub const ALL: [Self; 9] = [
        Self::PublicInformation,
        Self::Payment,
        Self::AccountBinding,
        Self::Billing,
        Self::Receipt,
        Self::Refund,
        Self::Transfer,
        Self::Charger,
        Self::ContractSigning,
    ];

    /// The name in configuration.
    pub const fn key(self) -> &'static str {
        match self {
            Self::PublicInformation => "public_information",
            Self::Payment => "payment",
            Self::AccountBinding => "account_binding",
            Self::Billing => "billing",
            Self::Receipt => "receipt",
            Self::Refund => "refund",
            Self::Transfer => "transfer",
            Self::Charger => "charger",
            Self::ContractSigning => "contract_signing",
        }
    }

    /// The level that is asked for unless configured otherwise.
    pub const fn default_level(self) -> AssuranceLevel {
        match self {
            Self::PublicInformation => AssuranceLevel::L0,
            Self::Payment => AssuranceLevel::L1,
            Self::AccountBinding | Self::Billing | Self::Receipt => AssuranceLevel::L2,
            Self::Refund | Self::Transfer | Self::Charger | Self::ContractSigning => {
                AssuranceLevel::L3
            }
        }
    }
}

coded_errors! {
    /// Why a configured table can't be read.
    PolicyError {
        /// An entry isn't `service=level`.
        Entry = "ENTRY",
        /// No such service.
        Service = "SERVICE",
        /// No such level.
        Level = "LEVEL",
    }
}

/// The table of levels.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AssurancePolicy {
    overrides: Vec<(Service, AssuranceLevel)>,
}

impl AssurancePolicy {
    /// Reads overrides such as `payment=L1,refund=L2`; empty for the defaults.
    ///
    /// # Errors
    ///
    /// The first entry that can't be read.
    pub fn parse(text: &str) -> Result<Self, PolicyError> {
        let entries = text.split(',').map(str::trim).filter(|entry| !entry.is_empty());
        entries.map(parse_entry).collect::<Result<_, _>>().map(|overrides| Self { overrides })
    }

    /// The level that a service asks for; the last override of a service counts.
    pub fn required(&self, service: Service) -> AssuranceLevel {
        let configured = self.overrides.iter().rev().find(|(named, _)| *named == service);
        configured.map_or(service.default_level(), |(_, level)| *level)
    }

    /// Whether a level is enough for a service.
    pub fn allows(&self, level: AssuranceLevel, service: Service) -> bool {
        level >= self.required(service)
    }
}

fn parse_entry(entry: &str) -> Result<(Service, AssuranceLevel), PolicyError> {
    let (key, level) = entry.split_once('=').ok_or(PolicyError::Entry)?;
    let service = Service::ALL.into_iter().find(|service| service.key() == key.trim());
    let level = match level.trim() {
        "L0" => AssuranceLevel::L0,
        "L1" => AssuranceLevel::L1,
        "L2" => AssuranceLevel::L2,
        "L3" => AssuranceLevel::L3,
        _ => return Err(PolicyError::Level),
    };
    Ok((service.ok_or(PolicyError::Service)?, level))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_that_cannot_be_read() {
        assert_eq!(AssurancePolicy::parse("payment"), Err(PolicyError::Entry));
        assert_eq!(AssurancePolicy::parse("paying=L1"), Err(PolicyError::Service));
        assert_eq!(AssurancePolicy::parse("payment=L4"), Err(PolicyError::Level));
        assert_eq!(AssurancePolicy::parse("payment=1"), Err(PolicyError::Level));
    }

    #[test]
    fn defaults() {
        let policy = AssurancePolicy::parse("").unwrap();
        assert!(policy.allows(AssuranceLevel::L0, Service::PublicInformation));
        assert!(!policy.allows(AssuranceLevel::L0, Service::Payment));
        assert!(policy.allows(AssuranceLevel::L1, Service::Payment));
        assert!(!policy.allows(AssuranceLevel::L1, Service::AccountBinding));
        assert!(policy.allows(AssuranceLevel::L3, Service::AccountBinding));
        assert!(!policy.allows(AssuranceLevel::L2, Service::Transfer));
    }

    #[test]
    fn a_supplier_asks_for_more_or_less() {
        let policy = AssurancePolicy::parse(" refund=L2, payment=L2 ,payment=L0,").unwrap();
        assert_eq!(policy.required(Service::Refund), AssuranceLevel::L2);
        assert_eq!(policy.required(Service::Payment), AssuranceLevel::L0);
        assert_eq!(policy.required(Service::Transfer), AssuranceLevel::L3);
    }
}
