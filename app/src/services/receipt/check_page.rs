//! `/receipt-check`: anybody checks a receipt, by number and hash or by its PDF. Written as HTML
//! when the site is built.

use domain::{
    form::receipt_check,
    text::ReceiptText,
    wire::receipt::{ReceiptCheck, ReceiptCheckRequest},
};
use leptos::{html, prelude::*, task::spawn_local};

use super::{check_file::CheckFile, verdict::verdict};
use crate::{
    kit::{
        form::{Field, Form, FormView},
        page::Page,
    },
    net::{Net, use_net},
    routes::query,
    session::text,
};

/// Where a verdict goes; `Copy`, to be used in every closure.
#[derive(Clone, Copy)]
pub struct Verdict {
    said: RwSignal<Option<ReceiptCheck>>,
    place: NodeRef<html::Div>,
}

impl Verdict {
    /// Forgets the last one: a new question is being asked.
    pub fn forget(self) {
        self.said.try_set(None);
    }

    /// Shows one and takes the reader there.
    pub fn say(self, check: ReceiptCheck) {
        self.said.try_set(Some(check));
        request_animation_frame(move || {
            if let Some(place) = self.place.try_get_untracked().flatten() {
                let _ = place.focus();
                place.scroll_into_view();
            }
        });
    }
}

/// The check.
#[component]
pub fn ReceiptCheckPage() -> impl IntoView {
    let texts = &text::<ReceiptText>().check_page;
    let net = use_net();
    let shown = Verdict { said: RwSignal::new(None), place: NodeRef::new() };
    let number = Field::new(&receipt_check::NUMBER, texts.number).hint(texts.number_hint);
    let hash = Field::new(&receipt_check::HASH, texts.hash).hint(texts.hash_hint);
    let form = Form::new("receipt-check", vec![number, hash]);
    let check = move || ask(net, form, shown);
    // The QR code on a receipt leads here with both: the answer is what its holder came for.
    let from_code = query("number").zip(query("hash"));
    Effect::new(move |_| {
        let Some((from_number, from_hash)) = &from_code else { return };
        number.value.set(from_number.clone());
        hash.value.set(from_hash.clone());
        if form.is_valid() {
            check();
        }
    });
    view! {
        <Page title=texts.title narrow=true>
            <p>{texts.lead}</p>
            <div class="verdict" role="status" tabindex="-1" node_ref=shown.place>
                {move || shown.said.with(|said| said.as_ref().map(verdict))}
            </div>
            <section class="card" aria-labelledby="by-number">
                <h2 id="by-number">{texts.by_number}</h2>
                <FormView form=form on_submit=check submit=texts.submit/>
            </section>
            <CheckFile shown=shown/>
        </Page>
    }
}

fn ask(net: Net, form: Form, shown: Verdict) {
    shown.forget();
    form.busy.set(true);
    let request = ReceiptCheckRequest {
        number: form.answer(receipt_check::NUMBER.name),
        hash: receipt_check::plain_hash(&form.answer(receipt_check::HASH.name)),
    };
    spawn_local(async move {
        match net.post::<ReceiptCheck>("/receipt-checks", &request, None).await {
            Ok(check) => {
                form.busy.try_set(false);
                shown.say(check);
            }
            Err(failure) => form.take(failure),
        }
    });
}
