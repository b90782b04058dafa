//! The footer: the hotline stands in the same place on every page.

use domain::text::ShellText;
use leptos::prelude::*;

use crate::{
    kit::parts::{Icon, IconName},
    routes::Page,
    session::text,
};

/// The footer.
#[component]
pub fn Footer() -> impl IntoView {
    let shell = text::<ShellText>();
    view! {
        <footer class="footer">
            <div class="footer-inner">
                <div class="hotline">
                    <Icon name=IconName::Phone/>
                    <p>
                        {shell.hotline}
                        " "
                        <a class="hotline-number" href=concat!("tel:", env!("KAIDENG_HOTLINE"))>
                            {env!("KAIDENG_HOTLINE")}
                        </a>
                        <span class="quiet">{shell.hotline_note}</span>
                    </p>
                </div>
                <p class="footer-links">
                    <a href=Page::Help.href()>{shell.help}</a>
                    <a href=Page::ReceiptCheck.href()>{shell.receipt_check}</a>
                </p>
            </div>
        </footer>
    }
}
