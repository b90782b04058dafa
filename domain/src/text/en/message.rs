//! Messages by SMS.

use crate::text::MessageText;

/// Messages.
pub const MESSAGE: MessageText = MessageText {
    sign_in_code: "[{supplier}] Your sign-in code is {code}, valid for 5 minutes. If this wasn't you, tell it to nobody.",
    account_proof_code: "[{supplier}] Somebody is linking your electricity account. The code is {code}, valid for 5 minutes. If this wasn't you, tell it to nobody.",
    company_authorisation: "[{supplier}] An agent asks to act for your company. The authorisation code is {code}, valid for 10 minutes. If you don't authorise this, tell it to nobody.",
    payment_done: "[{supplier}] Your payment of {amount} yuan has arrived and is booked. The receipt is in the service hall.",
    review_approved: "[{supplier}] Your verification {number} was approved. You can go on now.",
    review_refused: "[{supplier}] Your verification {number} was not approved: {reason}. You can apply again or come to a hall.",
    binding_approved: "[{supplier}] Your account linking {number} was approved. You can read and pay its bills now.",
    binding_refused: "[{supplier}] Your account linking {number} was not approved: {reason}. You can link it as a payer, or come to a hall.",
};
