//! What went wrong.

use crate::text::{FieldErrorText, Message, ProblemText};

const fn message(what: &'static str, next: &'static str) -> Message {
    Message { what, next }
}

/// Problem documents.
pub const PROBLEMS: ProblemText = ProblemText {
    general: message(
        "That did not work",
        "What you entered is still here. Please try again later.",
    ),
    offline: message(
        "No connection",
        "What you entered is still here. Check the network and try again.",
    ),
    timeout: message(
        "No answer in time",
        "The request may have arrived; trying again will not do it twice.",
    ),
    body_invalid: message(
        "The request was not understood",
        "What you entered is still here. Reload the page and send it again.",
    ),
    body_too_large: message("Too much was sent", "Shorten the text or choose a smaller file."),
    content_type: message("This kind of file is not supported", "Please choose another file."),
    fields_invalid: message(
        "Some answers need changing",
        "What you entered is still here. Correct what is marked and send it again.",
    ),
    sign_in_required: message(
        "Please sign in first",
        "You come back to this page; what you typed is kept.",
    ),
    origin_refused: message(
        "The request was refused",
        "Open the page from this site and try again.",
    ),
    not_found: message(
        "Not found",
        "It may belong to another party. Switch under Profile and look again.",
    ),
    method: message("That did not work", "Reload the page and try again."),
    key_required: message("That did not work", "Reload the page and try again."),
    key_reused: message(
        "This differs from what was sent before",
        "The earlier request was accepted. Reload the page to see its result.",
    ),
    in_progress: message(
        "The last request is still running",
        "Nothing is done twice. Please wait and look at the result.",
    ),
    rate_limited: message(
        "Too many requests",
        "What you entered is still here. Try again in {retry_after_seconds} seconds.",
    ),
    internal: message(
        "Something went wrong on our side",
        "What you entered is still here. Please try again later.",
    ),
    unavailable: message(
        "The service is not available right now",
        "What you entered is still here. Please try again in a few minutes.",
    ),
    too_many_codes: message(
        "Too many codes were requested",
        "The code already sent can still be used. Ask for another one in {retry_after_seconds} seconds.",
    ),
    code_wrong: message("The code is wrong", "Check the newest message and enter the code again."),
    code_expired: message("The code is no longer valid", "Please ask for a new code."),
    account_proof_failed: message(
        "The account number and the proof do not match",
        concat!(
            "Check the account number, the amount or the code. Tenants and new owners may call ",
            env!("KAIDENG_HOTLINE"),
            "."
        ),
    ),
    already_bound: message("This account is already linked", "You find it under My accounts."),
    realname_required: message(
        "You need to verify your identity first",
        "It takes a few minutes; then you can go on.",
    ),
    role_not_enough: message(
        "Your role does not allow this",
        "Nothing was done. Ask the holder or an agent, or switch the party under Profile.",
    ),
    payment_open: message(
        "A payment for this bill is under way",
        "Finish or cancel it first, so that nothing is paid twice.",
    ),
    amount_changed: message(
        "The amount due has changed",
        "Nothing was charged. Check the new amount, then pay.",
    ),
    already_paid: message("This bill is already paid", "Nothing was charged again."),
    day_ends: message(
        "No payment can be started just before midnight",
        "Nothing was charged. Late fees count by the day: after midnight, check the amount and pay.",
    ),
    consent_outdated: message(
        "The text has changed",
        "Please read the new version and agree again.",
    ),
    consent_required: message("Your consent is needed", "Please read and tick the consents."),
    too_many_tries: message(
        "No tries left today",
        "Try again tomorrow, or choose a review by our staff.",
    ),
    too_many_reviews: message(
        "No more reviews can be asked for today",
        "Those you asked for will be answered. Try again tomorrow, or come to a service hall.",
    ),
    method_not_offered: message(
        "This way of verification is not offered",
        "Nothing was sent. Please choose another way.",
    ),
    agent_not_verified: message(
        "Please verify yourself first",
        "Nothing was sent. Once you are verified, you can verify the company.",
    ),
    authorisation_closed: message(
        "This verification cannot go on",
        "Please start again, or send a stamped letter.",
    ),
    authorisation_wrong: message(
        "The code or the amount is wrong",
        "Please check and enter it again; {tries_left} tries are left.",
    ),
    wechat_refused: message(
        "WeChat did not give its permission",
        "Nothing has changed. You can use another way.",
    ),
    wechat_link_required: message(
        "Please link your WeChat account first",
        "Nothing was charged. Link it and go on, or pay by QR code.",
    ),
};

/// Fields.
pub const FIELDS: FieldErrorText = FieldErrorText {
    general: "Please check this answer",
    required: "Please fill this in",
    length: "The length is wrong; please count the digits",
    too_long: "Too long; please shorten it",
    digits: "Digits only, please",
    characters: "Contains a character that cannot be used",
    format: "The format is wrong; please check",
    check_digit: "There is a typing mistake (the check digit does not match)",
    impossible_date: "The date of birth in the number does not exist",
    future_date: "The date in the number lies in the future",
    too_old: "The year of birth in the number is wrong",
    region: "The first digits are of no region",
    first_digit: "The first digit is wrong",
    prefix: "The beginning of the number is wrong",
    form: "The form is wrong; please check",
    mobile: "Enter a mobile number of 11 digits starting with 1",
    code: "Enter the 6 digits from the message",
    code_wrong: "The code is wrong; use the newest message",
    code_expired: "The code is no longer valid; ask for a new one",
    counter_code: "Enter the 8 digits of the code",
    missing_field: "This is missing",
    unknown_field: "This is not known",
    not_yours: "This cannot be chosen",
    amount: "Enter an amount with at most two decimals, such as 186.40",
    email: "Enter a complete address, such as name@example.com",
    agree: "Please read and tick",
    choose: "Please choose one",
};
