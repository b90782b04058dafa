//! The service grid.

use domain::text::HomeText;
use leptos::prelude::*;

use crate::{
    kit::parts::{Icon, IconName},
    routes::Page,
    session::text,
};

/// What can be done here.
#[component]
pub fn ServiceGrid() -> impl IntoView {
    let home = text::<HomeText>();
    let services = [
        (Page::Accounts, IconName::Bill, home.service_bills),
        (Page::Payments, IconName::List, home.service_payments),
        (Page::Bind, IconName::Link, home.service_bind),
        (Page::Verify, IconName::Person, home.service_verify),
        (Page::ReceiptCheck, IconName::Seal, home.service_check),
        (Page::Help, IconName::Guide, home.service_help),
    ];
    let tiles = services.map(|(page, icon, (name, what))| {
        view! {
            <li>
                <a class="service" href=page.href()>
                    <Icon name=icon/>
                    <span class="service-name">{name}</span>
                    <span class="service-what">{what}</span>
                </a>
            </li>
        }
    });
    view! {
        <section class="services">
            <h2>{home.services}</h2>
            <ul class="service-grid">{tiles.into_iter().collect_view()}</ul>
        </section>
    }
}
