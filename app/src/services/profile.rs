//! The login's own things (我的): parties, invoice title, display, WeChat, consents, sign-out.

mod consents;
mod display;
mod invoice;
mod parties;
mod sign_out;
mod wechat;

use domain::{text::ProfileText, wire::me::Me};
use leptos::prelude::*;

use crate::{
    kit::{
        load::Load,
        loaded::{Reserve, Skeleton},
        notice::FailureNotice,
        page,
        parts::Facts,
    },
    session::{Session, text},
    shell::SignInNotice,
};

/// The profile.
#[component]
pub fn ProfilePage() -> impl IntoView {
    let session = Session::get();
    let words = text::<ProfileText>();
    // The page is built once for each login, not anew whenever a part of it changes.
    let who = Memo::new(move |_| {
        session.me.with(|me| match me {
            Load::Ready(me) => Some(Ok(me.mobile_masked.clone().filter(|_| me.signed_in))),
            Load::Failed(failure) => Some(Err(failure.clone())),
            Load::Loading => None,
        })
    });
    let body = move || match who.get() {
        None => view! { <Skeleton reserve=Reserve::Tall/> }.into_any(),
        Some(Err(failure)) => {
            view! { <FailureNotice failure=failure retry=move || session.refresh_me()/> }.into_any()
        }
        Some(Ok(None)) => view! { <SignInNotice/> }.into_any(),
        Some(Ok(Some(mobile))) => signed_in(mobile),
    };
    view! { <page::Page title=words.title>{body}</page::Page> }
}

fn signed_in(mobile: String) -> AnyView {
    let words = text::<ProfileText>();
    let rows = vec![(words.mobile.to_owned(), mobile.into_any())];
    view! {
        <div class="columns">
            <div class="column-main">
                <section class="card">
                    <Facts rows=rows/>
                    <parties::Parties/>
                </section>
                <section class="card">
                    <invoice::Invoice/>
                </section>
                <section class="card">
                    <consents::Consents/>
                </section>
            </div>
            <div class="column-side">
                <section class="card">
                    <display::Display/>
                </section>
                <section class="card">
                    <wechat::WeChat/>
                </section>
                <section class="card">
                    <sign_out::SignOut/>
                </section>
            </div>
        </div>
    }
    .into_any()
}

/// A part of who is signed in; the default while nobody is.
fn of_me<T: Default + PartialEq + Send + Sync + 'static>(
    read: impl Fn(&Me) -> T + Send + Sync + 'static,
) -> Memo<T> {
    let session = Session::get();
    Memo::new(move |_| {
        session.me.with(|me| match me {
            Load::Ready(me) => read(me),
            Load::Loading | Load::Failed(_) => T::default(),
        })
    })
}
