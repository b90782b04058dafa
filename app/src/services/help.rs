//! The public guide (办事指南).

use domain::text::{HelpText, Topic};
use leptos::prelude::*;

use crate::{kit::page::Page, session::text};

/// The guide: a list of contents, the topics, and who to call.
#[component]
pub fn HelpPage() -> impl IntoView {
    let help = text::<HelpText>();
    let contents = help.topics.map(|Topic { anchor, title, .. }| {
        view! {
            <li>
                <a rel="external" href=format!("#{anchor}")>{title}</a>
            </li>
        }
    });
    let topics = help.topics.map(topic);
    let numbers = help.numbers.map(|(name, number, what)| {
        view! {
            <div class="contact">
                <dt>{name}</dt>
                <dd>
                    <a class="hotline-number" href=format!("tel:{number}")>{number}</a>
                    <span class="contact-what">{what}</span>
                </dd>
            </div>
        }
    });
    view! {
        <Page title=help.title>
            <p class="lead">{help.intro}</p>
            <div class="columns columns-side-first">
                <div class="column-side">
                    <nav class="card" aria-labelledby="contents">
                        <h2 id="contents">{help.contents}</h2>
                        <ul class="plain-list contents">{contents.into_iter().collect_view()}</ul>
                    </nav>
                    <section class="card">
                        <h2>{help.call}</h2>
                        <dl class="contacts">{numbers.into_iter().collect_view()}</dl>
                    </section>
                </div>
                <div class="column-main">{topics.into_iter().collect_view()}</div>
            </div>
        </Page>
    }
}

fn topic(Topic { anchor, title, text }: Topic) -> impl IntoView {
    let paragraphs = text.iter().map(|paragraph| view! { <p>{*paragraph}</p> });
    view! {
        <section class="topic">
            <h2 id=anchor>{title}</h2>
            {paragraphs.collect_view()}
        </section>
    }
}
