//! Checking a receipt by its PDF.

use domain::{text::ReceiptText, wire::receipt::ReceiptCheck};
use leptos::{ev::SubmitEvent, html, prelude::*, task::spawn_local};

use super::check_page::Verdict;
use crate::{
    failure::Failure,
    kit::{
        form::SubmitButton,
        notice::FailureNotice,
        parts::{Icon, IconName},
    },
    net::use_net,
    session::text,
};

/// Largest file that is sent; receipts are far smaller.
const LARGEST_FILE: f64 = 2.0 * 1024.0 * 1024.0;

/// What is wrong with a chosen file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrong {
    Missing,
    NotPdf,
    TooLarge,
}

/// The file's form.
#[component]
pub fn CheckFile(
    /// Where the verdict goes.
    shown: Verdict,
) -> impl IntoView {
    let texts = &text::<ReceiptText>().check_page;
    let net = use_net();
    let input = NodeRef::<html::Input>::new();
    let busy = RwSignal::new(false);
    let wrong = RwSignal::new(None::<Wrong>);
    let failed = RwSignal::new(None::<Failure>);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        failed.set(None);
        let file = match chosen(input) {
            Ok(file) => file,
            Err(why) => {
                wrong.set(Some(why));
                if let Some(input) = input.get_untracked() {
                    let _ = input.focus();
                }
                return;
            }
        };
        wrong.set(None);
        busy.set(true);
        shown.forget();
        spawn_local(async move {
            match net.upload::<ReceiptCheck>("/receipt-checks", "application/pdf", &file).await {
                Ok(check) => shown.say(check),
                Err(failure) => {
                    failed.try_set(Some(failure));
                }
            }
            busy.try_set(false);
        });
    };
    let words = move || {
        wrong.get().map(|wrong| match wrong {
            Wrong::Missing => texts.file_missing,
            Wrong::NotPdf => texts.file_wrong,
            Wrong::TooLarge => texts.file_large,
        })
    };
    let described = move || {
        if wrong.get().is_some() {
            "receipt-file-hint receipt-file-error"
        } else {
            "receipt-file-hint"
        }
    };
    view! {
        <section class="card" aria-labelledby="by-file">
            <h2 id="by-file">{texts.by_file}</h2>
            <form class="form" novalidate on:submit=send>
                {move || failed.get().map(|failure| view! { <FailureNotice failure=failure/> })}
                <div class="field" class:field-wrong=move || wrong.get().is_some()>
                    <label class="field-label" for="receipt-file">{texts.file}</label>
                    <p class="field-hint" id="receipt-file-hint">{texts.file_hint}</p>
                    <div role="alert">
                        {move || {
                            words().map(|words| {
                                view! {
                                    <p class="field-error" id="receipt-file-error">
                                        <Icon name=IconName::Warning/>
                                        <span>{words}</span>
                                    </p>
                                }
                            })
                        }}
                    </div>
                    <input
                        class="input-file"
                        type="file"
                        id="receipt-file"
                        accept="application/pdf,.pdf"
                        aria-describedby=described
                        aria-invalid=move || wrong.get().map(|_| "true")
                        node_ref=input
                        on:change=move |_| wrong.set(None)
                    />
                </div>
                <SubmitButton busy=busy label=texts.file_submit/>
            </form>
        </section>
    }
}

fn chosen(input: NodeRef<html::Input>) -> Result<web_sys::File, Wrong> {
    let files = input.get_untracked().and_then(|input| input.files());
    let file = files.and_then(|files| files.get(0)).ok_or(Wrong::Missing)?;
    // Some systems give no type: the name decides then, and the API in any case.
    let pdf = file.type_() == "application/pdf" || file.name().to_lowercase().ends_with(".pdf");
    if !pdf {
        Err(Wrong::NotPdf)
    } else if file.size() > LARGEST_FILE {
        Err(Wrong::TooLarge)
    } else {
        Ok(file)
    }
}
