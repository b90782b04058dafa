//! What a page that needs a session shows without one.

use domain::text::{CommonText, ProblemText};
use leptos::prelude::*;

use super::sign_in_address;
use crate::{kit::notice::Notice, routes::here, session::text};

/// Asks to sign in, and comes back to this page.
#[component]
pub fn SignInNotice() -> impl IntoView {
    let message = text::<ProblemText>().sign_in_required;
    let common = text::<CommonText>();
    let here = here();
    view! {
        <Notice title=message.what>
            <p>{message.next}</p>
            <a class="button button-main" href=move || sign_in_address(&here())>
                {common.sign_in}
            </a>
        </Notice>
    }
}
