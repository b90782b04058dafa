//! The sample world as a table for people: `docs/sample-world.md`.

use std::fmt::Write as _;

use domain::money::Fen;
use jiff::civil::Date;

use super::{SAMPLES, SeedError, account};

const HEAD: &str = "\
# The sample world

`kaideng seed` fills the sandbox's customer system with an invented supplier, 明川供电, and these
customers. Nobody here exists: names, papers, mobiles and account numbers are made up (the papers'
check digits are right), and 明川市 is on no map. Sign in with any mobile; the code is in the
sandbox's SMS inbox. Households are billed by the published prices of 浙江 (不满1千伏), businesses by
invented figures in the published structure.

There are bills for the 13 months before the current one (all months of the two real households),
issued on the first and due on the last day of the following month. Readings depend on account
and month only, so that a month's bill is the same whenever the world is made; the real series end
with the last billed month. Late fees are computed by Kaideng and aren't in the table.
";

/// The table as of a date.
///
/// # Errors
///
/// [`SeedError`].
pub fn describe(today: Date) -> Result<String, SeedError> {
    let mut text = String::from(HEAD);
    // Writing into a String can't fail.
    let _ = write!(
        text,
        "\nAs of {today}; `kaideng seed --describe` prints it for today.\n\n\
         | mobile in the file | name | papers | account | last bills, newest first (yuan) | shows |\n\
         | --- | --- | --- | --- | --- | --- |\n"
    );
    for sample in SAMPLES {
        let known = account(sample, today)?;
        let bills = known.bills.iter().rev().take(3).map(|bill| {
            let state = if bill.paid_at.is_some() { "paid" } else { "**unpaid**" };
            format!("{} {} {state}", bill.period, Fen::new(bill.amount_fen).plain())
        });
        let former = if sample.former_number_known {
            format!(" (formerly {})", sample.number)
        } else {
            String::new()
        };
        let _ = writeln!(
            text,
            "| {} | {} | {} | {}{former} | {} | {} |",
            sample.mobile.unwrap_or("none"),
            sample.name,
            sample.document.unwrap_or("none"),
            known.account.account_number,
            bills.collect::<Vec<_>>().join("; "),
            sample.shows,
        );
    }
    Ok(text)
}
