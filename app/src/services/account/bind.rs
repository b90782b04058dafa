//! `/accounts/bind`: bind an account with a second proof.

use domain::{
    form::binding,
    identifier::AccountNumber,
    money::Fen,
    text::{AccountText, fill},
    wire::{
        account::{BindAccount, BindingAnswer, BindingProof, BindingReview, BindingRole},
        identity::AssuranceLevel,
        me::Me,
    },
};
use leptos::{html, prelude::*, task::spawn_local};

use super::send_code::SendCode;
use crate::{
    app::Navigator,
    failure::Failure,
    kit::{
        date::date,
        form::{Ask, Field, Form, FormView},
        load::Load,
        notice::{Notice, Tone},
        page::Page,
    },
    net::{new_key, use_net},
    routes::Page as Address,
    session::{Session, text},
    shell::SignInNotice,
};

/// A request with its key: the same request keeps its key, so that sending it again is safe.
type Sent = StoredValue<Option<(BindAccount, String)>>;

/// Binding.
#[component]
pub fn BindPage() -> impl IntoView {
    let texts = &text::<AccountText>().binding;
    let net = use_net();
    let session = Session::get();
    let navigator = Navigator::get().map(Navigator::while_here);
    let form = questions();
    // Told at once, before anything is filled in; the API has the last word.
    let missing = Memo::new(move |_| session.me.with(missing));
    let unverified = RwSignal::new(false);
    let in_review = RwSignal::new(None::<BindingReview>);
    let told = NodeRef::<html::Div>::new();
    let sent: Sent = StoredValue::new(None);
    let bind = move || {
        let Some((request, key)) = keyed_request(form, sent) else {
            form.busy.set(false);
            return;
        };
        unverified.set(false);
        spawn_local(async move {
            match net.post::<BindingAnswer>("/accounts", &request, Some(&key)).await {
                Ok(BindingAnswer::InReview(review)) => {
                    form.clear();
                    session.refresh_me();
                    in_review.try_set(Some(review));
                    // The form that had the focus is gone; what came of it is what matters now.
                    request_animation_frame(move || {
                        if let Some(told) = told.try_get_untracked().flatten() {
                            let _ = told.focus();
                        }
                    });
                }
                Ok(BindingAnswer::Bound(account)) => {
                    form.clear();
                    session.refresh_me();
                    if let Some(navigator) = navigator {
                        navigator.replace(&Address::Account(account.account_id).path());
                    }
                }
                Err(failure) if failure.code() == Some("REALNAME_REQUIRED") => {
                    form.busy.try_set(false);
                    unverified.try_set(true);
                }
                Err(failure) => refuse(form, sent, failure),
            }
        });
    };
    view! {
        <Page title=texts.title narrow=true>
            <div tabindex="-1" node_ref=told>{move || in_review.get().map(reviewed)}</div>
            <div hidden=move || in_review.with(Option::is_some)>
                <p>{texts.lead}</p>
                <div aria-live="assertive">{move || first(missing.get(), unverified.get())}</div>
                <FormView form=form on_submit=bind submit=texts.submit own_questions=true>
                    {drawn(form)}
                </FormView>
            </div>
        </Page>
    }
}

/// What is missing before an account can be bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Missing {
    SignIn,
    Verification,
}

fn missing(me: &Load<Me>) -> Option<Missing> {
    match me {
        Load::Ready(me) if !me.signed_in => Some(Missing::SignIn),
        Load::Ready(me) => {
            let level = me.active_party.as_ref().map(|party| party.level);
            (level < Some(AssuranceLevel::L2)).then_some(Missing::Verification)
        }
        Load::Loading | Load::Failed(_) => None,
    }
}

/// What has to be done first. What was typed stays.
fn first(missing: Option<Missing>, unverified: bool) -> Option<AnyView> {
    match missing {
        Some(Missing::SignIn) => Some(view! { <SignInNotice/> }.into_any()),
        Some(Missing::Verification) => Some(verify_first()),
        None => unverified.then(verify_first),
    }
}

fn questions() -> Form {
    let texts = &text::<AccountText>().binding;
    let number = Field::new(&binding::ACCOUNT_NUMBER, texts.number).hint(texts.number_hint);
    let role = Field::new(&binding::ROLE, texts.role).choices(texts.roles);
    let proof =
        Field::new(&binding::PROOF, texts.proof).hint(texts.proof_hint).choices(texts.proofs);
    let [by_amount, by_code] = binding::PROOFS;
    let amount = Field::new(&binding::AMOUNT, texts.amount)
        .hint(texts.amount_hint)
        .asked_while(move || proof.value.with(|chosen| chosen == by_amount));
    let code = Field::new(&binding::CODE, texts.code)
        .hint(texts.code_hint)
        .asked_while(move || proof.value.with(|chosen| chosen == by_code));
    let nickname = Field::new(&binding::NICKNAME, texts.nickname).hint(texts.nickname_hint);
    Form::new("bind", vec![number, role, proof, amount, code, nickname])
}

fn drawn(form: Form) -> AnyView {
    let ask = move |name: &str| form.field(name).map(|field| view! { <Ask field=field/> });
    let asked = move |name: &str| form.field(name).filter(|field| field.asked.get());
    view! {
        {ask(binding::ACCOUNT_NUMBER.name)}
        {where_to_find()}
        {ask(binding::ROLE.name)}
        {ask(binding::PROOF.name)}
        {move || asked(binding::AMOUNT.name).map(|field| view! { <Ask field=field/> })}
        {move || {
            asked(binding::CODE.name).map(|field| view! { <SendCode form=form/> <Ask field=field/> })
        }}
        {ask(binding::NICKNAME.name)}
    }
    .into_any()
}

fn where_to_find() -> AnyView {
    let texts = &text::<AccountText>().binding;
    let items = texts.where_items.map(|item| view! { <li>{item}</li> });
    view! {
        <details class="details">
            <summary>{texts.where_title}</summary>
            <ul>{items.into_iter().collect_view()}</ul>
        </details>
    }
    .into_any()
}

/// Nothing is bound yet: the number to quote, and the date of the answer.
fn reviewed(review: BindingReview) -> AnyView {
    let texts = &text::<AccountText>().binding;
    let by = date(Session::get().language.get_untracked(), &review.due_date);
    let told = fill(texts.in_review_text, &[("number", &review.number), ("date", &by)]);
    view! {
        <Notice title=texts.in_review role="status">
            <p>{told}</p>
            <p>{texts.in_review_meanwhile}</p>
            <div class="actions">
                <a class="button" href=Address::Accounts.href()>
                    {texts.to_accounts}
                </a>
            </div>
        </Notice>
    }
    .into_any()
}

fn verify_first() -> AnyView {
    let texts = &text::<AccountText>().binding;
    let href = format!("{}?return_to={}", Address::Verify.href(), Address::Bind.href());
    view! {
        <Notice tone=Tone::Warning title=texts.verify_first>
            <p>
                <a class="button button-main" href=href>{texts.verify_link}</a>
            </p>
        </Notice>
    }
    .into_any()
}

/// The request that the answers make, with the key it was sent with before if it is the same.
fn keyed_request(form: Form, sent: Sent) -> Option<(BindAccount, String)> {
    let request = BindAccount {
        account_number: AccountNumber::parse(&form.answer(binding::ACCOUNT_NUMBER.name))
            .ok()?
            .as_str()
            .to_owned(),
        role: if form.answer(binding::ROLE.name) == binding::ROLES[0] {
            BindingRole::Holder
        } else {
            BindingRole::Payer
        },
        proof: proof(form)?,
        nickname: form.optional(binding::NICKNAME.name),
    };
    let again = sent.get_value().filter(|(before, _)| *before == request);
    let keyed = again.unwrap_or_else(|| (request, new_key()));
    sent.set_value(Some(keyed.clone()));
    Some(keyed)
}

fn proof(form: Form) -> Option<BindingProof> {
    if form.answer(binding::PROOF.name) == binding::PROOFS[0] {
        let amount = Fen::parse_yuan(&form.answer(binding::AMOUNT.name))?;
        Some(BindingProof::RecentBillAmount { amount_fen: amount.get() })
    } else {
        let code = binding::plain_code(&form.answer(binding::CODE.name));
        Some(BindingProof::FileMobileCode { code })
    }
}

/// Tells what is wrong. A refusal is an answer: the next try is a new request.
fn refuse(form: Form, sent: Sent, failure: Failure) {
    if !failure.is_passing() {
        sent.try_set_value(None);
    }
    form.take(failure);
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::wire::me::{MemberRole, PartyKind, PartySummary};

    fn at(level: AssuranceLevel) -> Load<Me> {
        let party = PartySummary {
            party_id: String::new(),
            kind: PartyKind::Person,
            name_masked: String::new(),
            level,
            role: MemberRole::Owner,
        };
        Load::Ready(Me { signed_in: true, active_party: Some(party), ..Me::default() })
    }

    #[test]
    fn what_is_missing_is_known_before_the_form_is_sent() {
        assert_eq!(missing(&Load::Ready(Me::default())), Some(Missing::SignIn));
        let unverified = Me { signed_in: true, ..Me::default() };
        assert_eq!(missing(&Load::Ready(unverified)), Some(Missing::Verification));
        assert_eq!(missing(&at(AssuranceLevel::L1)), Some(Missing::Verification));
        assert_eq!(missing(&at(AssuranceLevel::L2)), None);
        assert_eq!(missing(&Load::Loading), None);
    }
}
