//! What is under way.

use domain::{
    text::{HomeText, fill},
    wire::me::Me,
};
use leptos::prelude::*;

use crate::{
    kit::{
        date::date,
        parts::{Tag, TagTone},
    },
    routes::Page,
    session::{Session, text},
};

/// The requests, or that there are none.
pub fn requests(me: &Me) -> AnyView {
    let home = text::<HomeText>();
    let language = Session::get().language.get_untracked();
    let rows = me.in_progress.iter().map(|request| {
        let (name, page) = match request.service.as_str() {
            "identity_review" => (home.identity_review, Page::Verify),
            "account_review" => (home.account_review, Page::Accounts),
            _ => (home.request, Page::Home),
        };
        let by = fill(home.answered_by, &[("date", &date(language, &request.due_date))]);
        view! {
            <li class="request">
                <a class="request-name" href=page.href()>{name}</a>
                <span class="quiet">{fill(home.number, &[("number", &request.number)])}</span>
                <Tag tone=TagTone::Waiting label=by/>
            </li>
        }
    });
    let list = if me.in_progress.is_empty() {
        view! { <p class="quiet">{home.nothing_in_progress}</p> }.into_any()
    } else {
        view! { <ul class="plain-list">{rows.collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="card">
            <h2>{home.in_progress}</h2>
            {list}
        </section>
    }
    .into_any()
}
