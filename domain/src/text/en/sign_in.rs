//! Sign-in.

use crate::text::SignInText;

/// Sign-in by SMS.
pub const SIGN_IN: SignInText = SignInText {
    title: "Sign in",
    intro: "With your mobile number and a code by text message; no registration is needed.",
    mobile: "Mobile number",
    mobile_hint: "A mainland number of 11 digits",
    send_code: "Send a code",
    sent: "A code was sent to {mobile}. Please enter it before {time}.",
    code: "Code",
    code_hint: "The 6 digits from the message; you can paste them",
    sign_in: "Sign in",
    resend: "Send another code",
    resend_in: "Another code in {n} s",
    resend_ready: "You can ask for another code now",
    resent: "A new code was sent",
    change_mobile: "Use another number",
    no_code: "No code received?",
    no_code_text: concat!(
        "Check the number and your blocked messages. You can ask for another code after a minute, or call ",
        env!("KAIDENG_HOTLINE"),
        " and have it done for you."
    ),
    signed_in: "Signed in; opening the page",
};
