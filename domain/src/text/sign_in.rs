//! Sign-in.

use super::section;

/// Sign-in by SMS.
#[derive(Debug, Clone, Copy)]
pub struct SignInText {
    /// Heading.
    pub title: &'static str,
    /// What it needs.
    pub intro: &'static str,
    /// Question: mobile.
    pub mobile: &'static str,
    /// Its hint.
    pub mobile_hint: &'static str,
    /// Button that asks for a code.
    pub send_code: &'static str,
    /// `{mobile}`, `{time}`: where the code went, and until when it is taken.
    pub sent: &'static str,
    /// Question: code.
    pub code: &'static str,
    /// Its hint.
    pub code_hint: &'static str,
    /// Button that signs in.
    pub sign_in: &'static str,
    /// Asks for another code.
    pub resend: &'static str,
    /// `{n}`: seconds until then.
    pub resend_in: &'static str,
    /// Announced when another code may be asked for.
    pub resend_ready: &'static str,
    /// Announced when another code was sent.
    pub resent: &'static str,
    /// Back to the number.
    pub change_mobile: &'static str,
    /// What to do without a code.
    pub no_code: &'static str,
    /// The ways then.
    pub no_code_text: &'static str,
    /// Shown on the way to the page that was wanted.
    pub signed_in: &'static str,
}

section!(SignInText, sign_in::SIGN_IN);
