//! What a problem document's `code` means to a customer.

use super::section;

/// What happened, and what to do now (including whether what was entered is safe).
#[derive(Debug, Clone, Copy)]
pub struct Message {
    /// What happened.
    pub what: &'static str,
    /// Whether what was entered is safe, and what to do now.
    pub next: &'static str,
}

/// Declares a struct of texts together with the look-up by code.
macro_rules! by_code {
    ($(#[$meta:meta])* $name:ident: $value:ty { $($(#[$doc:meta])* $field:ident = $code:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name {
            /// When no other text fits.
            pub general: $value,
            $($(#[$doc])* pub $field: $value,)*
        }

        impl $name {
            /// The text for a code; none for a code that this build doesn't know.
            pub fn by_code(&self, code: &str) -> Option<$value> {
                match code {
                    $($code => Some(self.$field),)*
                    _ => None,
                }
            }
        }
    };
}

by_code! {
    /// Texts for the `code` of a problem document.
    ProblemText: Message {
        /// The browser reached nobody.
        offline = "OFFLINE",
        /// No answer in time.
        timeout = "TIMEOUT",
        /// The body wasn't understood.
        body_invalid = "BODY_INVALID",
        /// The body was too large.
        body_too_large = "BODY_TOO_LARGE",
        /// The body's type wasn't one we take.
        content_type = "CONTENT_TYPE",
        /// Some fields are wrong.
        fields_invalid = "FIELDS_INVALID",
        /// No session.
        sign_in_required = "SIGN_IN_REQUIRED",
        /// The request didn't come from our own pages.
        origin_refused = "ORIGIN_REFUSED",
        /// No such thing, or not this customer's.
        not_found = "NOT_FOUND",
        /// The address doesn't take this method.
        method = "METHOD",
        /// A request that creates came without its key.
        key_required = "IDEMPOTENCY_KEY_REQUIRED",
        /// The key was used for something else.
        key_reused = "IDEMPOTENCY_KEY_REUSED",
        /// The same request is still running.
        in_progress = "IDEMPOTENCY_IN_PROGRESS",
        /// Too many requests.
        rate_limited = "RATE_LIMITED",
        /// Our fault.
        internal = "INTERNAL",
        /// An outside system or we ourselves are down.
        unavailable = "UNAVAILABLE",
        /// Too many codes asked for.
        too_many_codes = "TOO_MANY_CODES",
        /// The code isn't the one that was sent.
        code_wrong = "CODE_WRONG",
        /// The code is too old or was tried too often.
        code_expired = "CODE_EXPIRED",
        /// Account number and proof don't go together.
        account_proof_failed = "ACCOUNT_PROOF_FAILED",
        /// The account is bound already.
        already_bound = "ALREADY_BOUND",
        /// A higher level of verification is needed.
        realname_required = "REALNAME_REQUIRED",
        /// The login's role in the party doesn't allow it.
        role_not_enough = "ROLE_NOT_ENOUGH",
        /// Another payment of the same bill is open.
        payment_open = "PAYMENT_OPEN",
        /// The amount isn't what the page showed.
        amount_changed = "AMOUNT_CHANGED",
        /// The bill is already paid.
        already_paid = "ALREADY_PAID",
        /// Too little of the day is left to pay.
        day_ends = "DAY_ENDS",
        /// The agreed text has a newer version.
        consent_outdated = "CONSENT_OUTDATED",
        /// A text must be agreed to first.
        consent_required = "CONSENT_REQUIRED",
        /// Tries are used up for today.
        too_many_tries = "TOO_MANY_TRIES",
        /// Requests for a manual review are used up for today.
        too_many_reviews = "TOO_MANY_REVIEWS",
        /// This deployment doesn't offer the way of verification.
        method_not_offered = "METHOD_NOT_OFFERED",
        /// Who acts for a company isn't verified himself.
        agent_not_verified = "AGENT_NOT_VERIFIED",
        /// The company's authorisation is no longer waited for.
        authorisation_closed = "AUTHORISATION_CLOSED",
        /// The company's code or amount is wrong.
        authorisation_wrong = "AUTHORISATION_WRONG",
        /// The customer or WeChat refused the link.
        wechat_refused = "WECHAT_REFUSED",
        /// JSAPI payment needs a linked WeChat account.
        wechat_link_required = "WECHAT_LINK_REQUIRED",
    }
}

by_code! {
    /// Texts for the `code` of one field's error.
    FieldErrorText: &'static str {
        /// Nothing was entered.
        required = "REQUIRED",
        /// Too short or too long.
        length = "LENGTH",
        /// Too long.
        too_long = "TOO_LONG",
        /// Not only digits.
        digits = "DIGITS",
        /// A character that can't stand there.
        characters = "CHARACTERS",
        /// The form isn't right.
        format = "FORMAT",
        /// The check digit is wrong: most likely a typing mistake.
        check_digit = "CHECK_DIGIT",
        /// A date that doesn't exist.
        impossible_date = "IMPOSSIBLE_DATE",
        /// A date that lies ahead.
        future_date = "FUTURE_DATE",
        /// A birth date too long ago.
        too_old = "TOO_OLD",
        /// The first digits are of no province.
        region = "REGION",
        /// The first digit isn't that of this kind of number.
        first_digit = "FIRST_DIGIT",
        /// The beginning isn't that of this kind of number.
        prefix = "PREFIX",
        /// Not what this kind of thing looks like.
        form = "FORM",
        /// Not a mainland mobile number.
        mobile = "MOBILE",
        /// Not a six-digit code.
        code = "CODE",
        /// The code isn't the one that was sent.
        code_wrong = "CODE_WRONG",
        /// The code is too old.
        code_expired = "CODE_EXPIRED",
        /// Not an eight-digit code from the counter.
        counter_code = "COUNTER_CODE",
        /// Missing in the request.
        missing_field = "MISSING_FIELD",
        /// Not known in the request.
        unknown_field = "UNKNOWN_FIELD",
        /// Not the login's own.
        not_yours = "NOT_YOURS",
        /// Not an amount of money.
        amount = "AMOUNT",
        /// Not an e-mail address.
        email = "EMAIL",
        /// A box that must be ticked isn't.
        agree = "AGREE",
        /// Nothing was chosen.
        choose = "CHOOSE",
    }
}

section!(ProblemText, errors::PROBLEMS);
section!(FieldErrorText, errors::FIELDS);
