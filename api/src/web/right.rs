//! What a member may do for a party (成员权限).

use domain::wire::me::MemberRole;

/// What an endpoint does for a party; a higher right allows what a lower does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Right {
    /// Looks.
    Read,
    /// Pays bills.
    Pay,
    /// Binds and unbinds accounts, ends payments.
    Manage,
}

impl Right {
    /// The highest right of a role.
    #[must_use]
    pub const fn of(role: MemberRole) -> Self {
        match role {
            MemberRole::Viewer => Self::Read,
            MemberRole::Payer => Self::Pay,
            MemberRole::Agent | MemberRole::Owner => Self::Manage,
        }
    }
}
