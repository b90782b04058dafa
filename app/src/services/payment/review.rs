//! Second step of paying: everything once more before money moves (WCAG 3.3.4).

use domain::{
    money::Fen,
    text::{CommonText, PaymentText, fill},
    wire::{
        account::AccountSummary,
        payment::{AllocationKind, NewPayment, Payment, PaymentChannel},
    },
};
use leptos::{html, prelude::*, task::spawn_local};

use super::{
    choose::channel_words,
    pay_page::Order,
    selection::{Keyed, Selection},
};
use crate::{
    failure::Failure,
    kit::{
        date::month,
        focus,
        form::SubmitButton,
        load::Load,
        money::{Money, yuan},
        notice::{FailureNotice, Notice, Tone},
        parts::Facts,
    },
    net::{Net, use_net},
    routes::Page as Address,
    services::account::list::line_of,
    session::{Session, text},
};

/// What the API answered other than a payment.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Hindrance {
    /// The total is another: before and now.
    Changed(Fen, Fen),
    /// Everything chosen is paid.
    AlreadyPaid,
    /// No answer: the same request may be sent again.
    Unanswered(Failure),
    /// Something else.
    Refused(Failure),
}

/// Reviewing.
#[component]
pub fn Review(
    /// What was put together.
    order: Order,
) -> impl IntoView {
    let texts = &text::<PaymentText>().review;
    let net = use_net();
    let busy = RwSignal::new(false);
    let hindrance = RwSignal::new(None::<Hindrance>);
    let place = NodeRef::<html::Div>::new();
    let pay = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let Some(Keyed { request, key }) = order.keyed_request() else { return };
        busy.set(true);
        hindrance.set(None);
        spawn_local(async move {
            let answer = net.post::<Payment>("/payments", &request, Some(&key)).await;
            let met = meet(net, order, &request, answer).await;
            busy.try_set(false);
            if met.is_some() {
                // Another total draws the button anew.
                focus::soon(place);
            }
            hindrance.try_set(met);
        });
    };
    let change = view! {
        <button type="button" class="button button-quiet" on:click=move |_| order.reviewing.set(false)>
            {texts.change}
        </button>
    };
    let is_payable = Memo::new(move |_| order.selection.with(Selection::is_payable));
    let pay_label = move || {
        let total = order.selection.with(|selection| selection.total()).unwrap_or_default();
        let amount = format!("{} {}", yuan(total.get()), text::<CommonText>().yuan);
        fill(texts.pay, &[("amount", &amount)])
    };
    view! {
        <section class="card" aria-labelledby="review-title">
            <h2 id="review-title">{texts.title}</h2>
            <p>{texts.lead}</p>
            <div aria-live="assertive" tabindex="-1" node_ref=place>{move || hindrance.get().map(told)}</div>
            {move || items(order)}
            {move || has_late_fee(order).then(|| view! { <p class="quiet">{texts.frozen}</p> })}
            {move || {
                needs_wechat(order).filter(|()| is_payable.get()).map(|()| link_wechat(order))
            }}
            <form class="actions" on:submit=pay>
                {move || match (is_payable.get(), needs_wechat(order)) {
                    (true, None) => {
                        view! { <SubmitButton busy=busy label=pay_label()/> }.into_any()
                    }
                    (true, Some(())) => ().into_any(),
                    (false, None | Some(())) => to_bills(order),
                }}
                {change}
            </form>
        </section>
    }
}

/// Goes on with the payment, or says what hinders.
async fn meet(
    net: Net,
    order: Order,
    request: &NewPayment,
    answer: Result<Payment, Failure>,
) -> Option<Hindrance> {
    let failure = match answer {
        Ok(payment) => {
            go_to(order, &payment.payment_id);
            return None;
        }
        Err(failure) => failure,
    };
    let Failure::Problem(problem) = &failure else {
        return Some(Hindrance::Unanswered(failure));
    };
    match problem.code.as_str() {
        "PAYMENT_OPEN" => {
            if let Some(open) = problem.params.get("payment_id") {
                go_to(order, open);
                return None;
            }
            Some(Hindrance::Refused(failure))
        }
        "AMOUNT_CHANGED" | "ALREADY_PAID" => Some(renew(net, order, request, failure).await),
        _ if failure.is_passing() => Some(Hindrance::Unanswered(failure)),
        _ => Some(Hindrance::Refused(failure)),
    }
}

fn go_to(order: Order, payment_id: &str) {
    if let Some(navigator) = order.navigator {
        navigator.replace(&Address::Payment(payment_id.to_owned()).path());
    }
}

/// Fetches the account again and compares.
async fn renew(net: Net, order: Order, request: &NewPayment, failure: Failure) -> Hindrance {
    match net.get::<AccountSummary>(&format!("/accounts/{}", request.account_id)).await {
        Ok(account) => order.renew(account),
        Err(failure) => return Hindrance::Refused(failure),
    }
    let now = order.selection.try_with_untracked(|selection| selection.total()).flatten();
    let before = Fen::new(request.expected_total_fen);
    match now {
        Some(now) if now == Fen::ZERO => Hindrance::AlreadyPaid,
        Some(now) if now != before => Hindrance::Changed(before, now),
        Some(_) | None => Hindrance::Refused(failure),
    }
}

fn told(hindrance: Hindrance) -> AnyView {
    let texts = &text::<PaymentText>().review;
    let unit = text::<CommonText>().yuan;
    let amount = |fen: Fen| format!("{} {unit}", yuan(fen.get()));
    match hindrance {
        Hindrance::Changed(before, now) => {
            let title =
                fill(texts.amount_changed, &[("before", &amount(before)), ("now", &amount(now))]);
            view! { <Notice tone=Tone::Warning title=title>""</Notice> }.into_any()
        }
        Hindrance::AlreadyPaid => {
            view! { <Notice tone=Tone::Good title=texts.already_paid>""</Notice> }.into_any()
        }
        Hindrance::Unanswered(failure) => {
            let told = failure.told(Session::get().language.get_untracked());
            view! {
                <Notice tone=Tone::Warning title=told.what>
                    <p>{texts.unanswered}</p>
                </Notice>
            }
            .into_any()
        }
        Hindrance::Refused(failure) => view! { <FailureNotice failure=failure/> }.into_any(),
    }
}

/// Where to go when nothing is left to pay.
fn to_bills(order: Order) -> AnyView {
    let texts = &text::<PaymentText>().choose;
    let account_id = order.account.with_untracked(|account| account.account_id.clone());
    let href = Address::Account(account_id).href();
    view! { <a class="button button-main" href=href>{texts.to_bills}</a> }.into_any()
}

fn has_late_fee(order: Order) -> bool {
    order.selection.with(|selection| selection.chosen().any(|bill| bill.late_fee_fen > 0))
}

/// Account, items and total.
fn items(order: Order) -> AnyView {
    let texts = text::<PaymentText>();
    let language = Session::get().language.get_untracked();
    let account = order.account.get();
    let selection = order.selection.get();
    let line = |kind: AllocationKind, period: &str, fen: i64| {
        let name = fill(texts.kinds.get(kind), &[("period", &month(language, period))]);
        (name, view! { <Money fen=fen/> }.into_any())
    };
    let mut rows: Vec<(String, AnyView)> = Vec::new();
    for bill in selection.chosen() {
        rows.push(line(AllocationKind::Bill, &bill.period, bill.amount_fen));
        if bill.late_fee_fen > 0 {
            rows.push(line(AllocationKind::LateFee, &bill.period, bill.late_fee_fen));
        }
    }
    if selection.top_up() > Fen::ZERO {
        rows.push(line(AllocationKind::TopUp, "", selection.top_up().get()));
    }
    let (channel, _) = channel_words(order.channel.get());
    rows.push((texts.review.channel.to_owned(), channel.into_any()));
    let total = selection.total().unwrap_or_default().get();
    view! {
        <p class="pay-account">{line_of(&account)}</p>
        <div class="pay-items">
            <Facts rows=rows/>
        </div>
        <p class="bill-total">
            <span>{texts.choose.total}</span>
            <Money fen=total large=true/>
        </p>
    }
    .into_any()
}

/// Inside WeChat it must be known who pays there: some if that is still missing.
fn needs_wechat(order: Order) -> Option<()> {
    let linked = Session::get().me.with(|me| match me {
        Load::Ready(me) => me.wechat_linked,
        Load::Loading | Load::Failed(_) => true,
    });
    (order.channel.get() == PaymentChannel::WechatJsapi && !linked).then_some(())
}

/// The way to WeChat's consent page and back here.
fn link_wechat(order: Order) -> AnyView {
    let texts = &text::<PaymentText>().review;
    let here = Address::Pay(order.account.with_untracked(|account| account.account_id.clone()));
    let href = format!("/api/v1/wechat/authorisation?return_to={}", here.href());
    view! {
        <Notice tone=Tone::Info title=texts.wechat_first>
            <p>
                <a class="button button-main" rel="external" href=href>{texts.wechat_link}</a>
            </p>
        </Notice>
    }
    .into_any()
}
