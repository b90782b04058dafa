//! `/pay/:account_id`: choose what to pay and how, review it, pay.

use domain::{
    text::PaymentText,
    wire::{
        account::AccountSummary,
        payment::{NewPayment, PaymentChannel},
    },
};
use leptos::{html, prelude::*};

use super::{
    choose::Choose,
    device::Device,
    review::Review,
    selection::{Keyed, Selection},
};
use crate::{
    app::{CurrentPage, Navigator},
    kit::{
        focus,
        load::load,
        loaded::{Loaded, Reserve},
        page::Page,
    },
    net::new_key,
    routes::{Page as Address, query},
    services::browser,
    session::text,
};

/// Choose, review, pay.
#[component]
pub fn PayPage() -> impl IntoView {
    let Address::Pay(account_id) = untrack(CurrentPage::get) else { return ().into_any() };
    let path = format!("/accounts/{account_id}");
    let account = load(move |net| {
        let path = path.clone();
        async move { net.get::<AccountSummary>(&path).await }
    });
    view! {
        <Page title={text::<PaymentText>().choose.title}>
            <Loaded loader=account reserve=Reserve::Tall view=|account| view! { <Flow account=account/> }.into_any()/>
        </Page>
    }
    .into_any()
}

/// What the two steps share; `Copy`, to be used in every closure.
#[derive(Clone, Copy)]
pub struct Order {
    /// The account as last heard of.
    pub account: RwSignal<AccountSummary>,
    /// What is to be paid.
    pub selection: RwSignal<Selection>,
    /// How.
    pub channel: RwSignal<PaymentChannel>,
    /// What the page runs in.
    pub device: Device,
    /// Whether the customer reviews.
    pub reviewing: RwSignal<bool>,
    /// The way on to the payment.
    pub navigator: Option<Navigator>,
    /// What was sent last: changing nothing and coming back to the review sends the same again.
    sent: StoredValue<Option<Keyed>>,
}

impl Order {
    /// Takes the account as it is now; what was chosen stays chosen as far as it can.
    pub fn renew(self, account: AccountSummary) {
        self.selection.try_update(|selection| *selection = selection.renewed(&account.unpaid));
        self.account.try_set(account);
    }

    /// The request as it stands, with the key it was sent with before if it is the same; none
    /// when there is nothing to pay.
    pub fn keyed_request(self) -> Option<Keyed> {
        let account_id = self.account.with_untracked(|account| account.account_id.clone());
        let channel = self.channel.get_untracked();
        let request: NewPayment =
            self.selection.with_untracked(|selection| selection.request(&account_id, channel))?;
        let keyed = Keyed::of(request, self.sent.get_value(), new_key);
        self.sent.set_value(Some(keyed.clone()));
        Some(keyed)
    }
}

#[component]
fn Flow(account: AccountSummary) -> impl IntoView {
    let device = browser::device();
    let [channel, _] = device.channels();
    let from_bill = query("bill");
    let order = Order {
        selection: RwSignal::new(Selection::new(&account.unpaid, from_bill.as_deref())),
        account: RwSignal::new(account),
        channel: RwSignal::new(channel),
        device,
        reviewing: RwSignal::new(false),
        navigator: Navigator::get().map(Navigator::while_here),
        sent: StoredValue::new(None),
    };
    let top = NodeRef::<html::Div>::new();
    focus::at_each_step(top, move || order.reviewing.get());
    view! {
        <div class="pay" tabindex="-1" node_ref=top>
            {move || {
                if order.reviewing.get() {
                    view! { <Review order=order/> }.into_any()
                } else {
                    view! { <Choose order=order/> }.into_any()
                }
            }}
        </div>
    }
}
