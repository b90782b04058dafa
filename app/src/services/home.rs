//! Home: what I owe, what is under way, what can be done here.

mod owed;
mod requests;
mod services;

use domain::{text::HomeText, wire::me::Me};
use leptos::prelude::*;

use crate::{
    kit::{
        load::Load,
        loaded::{Reserve, Skeleton},
        notice::FailureNotice,
        page,
    },
    routes::Page,
    session::{Session, text},
};

/// The home page.
#[component]
pub fn HomePage() -> impl IntoView {
    let session = Session::get();
    let home = text::<HomeText>();
    session.refresh_me_if_ready();
    let top = move || {
        session.me.with(|me| match me {
            Load::Ready(me) if me.signed_in => signed_in(me),
            Load::Ready(_) => signed_out(),
            Load::Failed(failure) => view! {
                <FailureNotice failure=failure.clone() retry=move || session.refresh_me()/>
            }
            .into_any(),
            Load::Loading => unknown(),
        })
    };
    view! {
        <page::Page title=home.title quiet_heading=true>
            <div class="columns">
                <div class="column-main">{top}</div>
                <div class="column-side">
                    <services::ServiceGrid/>
                </div>
            </div>
        </page::Page>
    }
}

/// Before it is known who is here: the offer to sign in, or grey blocks where somebody was
/// signed in last time (the early script marks the document).
fn unknown() -> AnyView {
    view! {
        <div class="if-unknown">{signed_out()}</div>
        <div class="if-known">
            <Skeleton reserve=Reserve::Tall/>
        </div>
    }
    .into_any()
}

fn signed_out() -> AnyView {
    let home = text::<HomeText>();
    let steps = home.steps_list.map(|(step, what)| {
        view! {
            <li>
                <strong>{step}</strong>
                <span class="quiet">{what}</span>
            </li>
        }
    });
    let steps = steps.into_iter().collect_view();
    view! {
        <section class="welcome">
            <h2 class="welcome-title">{home.welcome}</h2>
            <p>{home.welcome_text}</p>
            <p>
                <a class="button button-main" href=Page::SignIn.href()>{home.sign_in}</a>
            </p>
            <p class="quiet">{home.sign_in_note}</p>
        </section>
        <section class="steps">
            <h2>{home.steps}</h2>
            <ol>{steps}</ol>
        </section>
    }
    .into_any()
}

fn signed_in(me: &Me) -> AnyView {
    let requests = requests::requests(me);
    view! {
        {owed::owed(me)}
        {requests}
    }
    .into_any()
}
