//! The public guide.

use crate::text::{HelpText, Topic};

/// The public guide.
pub const HELP: HelpText = HelpText {
    title: "Guide",
    intro: concat!(
        "How to pay, how to read the bill, and who to call. Without the internet, call ",
        env!("KAIDENG_HOTLINE"),
        " or visit a service hall."
    ),
    contents: "Contents",
    topics: [
        Topic {
            anchor: "pay",
            title: "How to pay",
            text: &[
                "Sign in with your mobile, verify your identity and link your account. The home page shows what you owe; choose Pay and use WeChat Pay.",
                "On a computer a QR code is shown for WeChat to scan; on a phone WeChat opens. While the page says that it is checking, please do not pay again: the page tells the result.",
                concat!(
                    "You can also pay at a service hall, or ask ",
                    env!("KAIDENG_HOTLINE"),
                    " for a place near you."
                ),
            ],
        },
        Topic {
            anchor: "number",
            title: "Where to find the account number",
            text: &[
                "It has 10 or 13 digits and is printed on bills, invoices and payment messages.",
                "It is not the number on the meter; please do not enter the meter's bar code.",
            ],
        },
        Topic {
            anchor: "bill",
            title: "How to read the bill",
            text: &[
                "Every line says how much was used, at what price, and how they multiply; the lines add up to the amount due.",
                "Homes are billed in yearly tiers: what goes beyond a tier costs more. The bill says how much was used this year and how much is left in the tier.",
                "With time-of-use prices, peak and valley hours are metered apart.",
            ],
        },
        Topic {
            anchor: "late",
            title: "If a bill is late",
            text: &[
                "From the day after the due date a late fee is charged; the bill shows its daily rate and the days.",
                "Once you start to pay, the late fee is frozen until the payment order expires.",
            ],
        },
        Topic {
            anchor: "verify",
            title: "Why identity is verified",
            text: &[
                "How you use electricity is personal; verification keeps others from seeing it.",
                "There are several ways. If you do not want a face check, use name and ID number, a bank card, a code from the counter, or a review, which is answered within one working day.",
            ],
        },
        Topic {
            anchor: "tenant",
            title: "Paying as a tenant",
            text: &[
                "A tenant links the account as a payer, sees amount and month, and pays. Nothing else of the holder is shown.",
                "It takes the amount of a recent bill, or a code sent to the mobile on file.",
            ],
        },
        Topic {
            anchor: "receipt",
            title: "Receipts and invoices",
            text: &[
                "A receipt is issued once the payment is booked; it can be saved as PDF. Anybody can check it under Check a receipt.",
                "Enter an invoice title under Profile for e-invoices.",
            ],
        },
    ],
    call: "Contact",
    numbers: [
        (
            "Electricity hotline",
            env!("KAIDENG_HOTLINE"),
            "Day and night: power cuts, bills, complaints",
        ),
        ("Energy regulator", "12398", "If you are not satisfied with the supplier"),
        ("Government service", "12345", "Other public services"),
    ],
};
