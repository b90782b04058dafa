//! `/verify`: where the login stands, the ways that are open, and the form of the chosen one.

use domain::{
    text::{IdentityText, fill},
    wire::{
        consent::Consent,
        identity::{AssuranceLevel, IdentityOverview, IdentityVerification, VerificationOutcome},
        me::Me,
    },
};
use leptos::{html, prelude::*};

use super::{outcome::Outcome, way::Way, way_form::WayForm};
use crate::{
    failure::Failure,
    kit::{
        focus,
        load::{Load, load},
        loaded::{Loaded, Reserve},
        notice::{Notice, Tone},
        page::Page,
    },
    net::Net,
    session::{Session, text},
};

/// What the page needs: the overview and the texts to agree to.
type Needed = (IdentityOverview, Vec<Consent>);

async fn fetch(net: Net) -> Result<Needed, Failure> {
    let overview = net.get("/identity-verifications").await?;
    let consents = net.get("/consents").await?;
    Ok((overview, consents))
}

/// The verification page.
#[component]
pub fn VerifyPage() -> impl IntoView {
    let words = text::<IdentityText>();
    let loader = load(fetch);
    view! {
        <Page title=words.title narrow=true>
            <p>{words.intro}</p>
            <Loaded
                loader=loader
                reserve=Reserve::Tall
                view=move |(overview, consents)| {
                    let again = move || loader.retry();
                    view! { <Verify overview=overview consents=consents again=again/> }.into_any()
                }
            />
        </Page>
    }
}

#[component]
fn Verify(
    overview: IdentityOverview,
    consents: Vec<Consent>,
    /// Starts over.
    #[prop(into)]
    again: Callback<()>,
) -> impl IntoView {
    let session = Session::get();
    let words = text::<IdentityText>();
    let way = RwSignal::new(None::<Way>);
    let outcome = RwSignal::new(None::<IdentityVerification>);
    let told = NodeRef::<html::Div>::new();
    let top = NodeRef::<html::Div>::new();
    focus::at_each_step(top, move || way.get());
    let take = move |newer: IdentityVerification| {
        match &newer.outcome {
            VerificationOutcome::ContinueAt { url } => leave_for(url),
            VerificationOutcome::Verified { .. } => session.refresh_me(),
            VerificationOutcome::NeedsAuthorisation { .. }
            | VerificationOutcome::InReview { .. }
            | VerificationOutcome::Mismatch { .. }
            | VerificationOutcome::Refused { .. } => {}
        }
        let again = matches!(newer.outcome, VerificationOutcome::Mismatch { .. });
        if !again {
            way.set(None);
        }
        outcome.set(Some(newer));
        // The form that had the focus may be gone; what came of it is what matters now.
        focus::soon(told);
    };
    let to_review = move |()| {
        outcome.set(None);
        way.set(Some(Way::Review));
    };
    let current = move || {
        outcome.get().map(|verification| {
            view! { <Outcome verification=verification changed=take review=to_review/> }
        })
    };
    let overview = StoredValue::new(overview);
    let consents = StoredValue::new(consents);
    let open = overview.with_value(|overview| overview.open.clone());
    let open = move || {
        outcome.with(Option::is_none).then(|| {
            let rows = open.iter().cloned().map(|verification| {
                view! { <Outcome verification=verification changed=take review=to_review/> }
            });
            rows.collect_view()
        })
    };
    // Once something came of it the ways are out of the way; a mismatch leaves the form.
    let settled = Memo::new(move |_| outcome.with(Option::is_some) && way.with(Option::is_none));
    let body = move || match way.get() {
        None if settled.get() => view! {
            <p>
                <button type="button" class="button-link" on:click=move |_| again.run(())>
                    {words.other_way}
                </button>
            </p>
        }
        .into_any(),
        None => overview.with_value(|overview| ways(overview, way)),
        Some(chosen) => view! {
            <h2>{chosen.words(words).0}</h2>
            <WayForm
                way=chosen
                kinds=overview.with_value(|overview| kinds(overview, chosen))
                consents=consents.get_value()
                done=take
            />
            <p>
                <button type="button" class="button-link" on:click=move |_| way.set(None)>
                    {words.other_way}
                </button>
            </p>
        }
        .into_any(),
    };
    view! {
        <div tabindex="-1" node_ref=told>{current}</div>
        {open}
        {move || {
            let level = overview.with_value(|overview| overview.level);
            (!settled.get()).then(|| view! { <Standing level=level/> })
        }}
        <div tabindex="-1" node_ref=top>{body}</div>
    }
}

/// The kinds of consent that a way needs.
fn kinds(overview: &IdentityOverview, way: Way) -> Vec<String> {
    let offer = overview.methods.iter().find(|offer| offer.method == way.method());
    offer.map(|offer| offer.consent_kinds.clone()).unwrap_or_default()
}

/// Who is verified already.
#[component]
fn Standing(level: AssuranceLevel) -> impl IntoView {
    let session = Session::get();
    let words = text::<IdentityText>();
    let name = move || {
        session.me.with(|me| match me {
            Load::Ready(Me { active_party: Some(party), .. }) => Some(party.name_masked.clone()),
            Load::Ready(_) | Load::Loading | Load::Failed(_) => None,
        })
    };
    move || {
        let name = name().filter(|_| level >= AssuranceLevel::L2)?;
        let title = fill(words.verified_as, &[("name", &name)]);
        Some(view! {
            <Notice tone=Tone::Good title=title>
                <p>{words.higher}</p>
            </Notice>
        })
    }
}

/// The ways to choose from: a person's, then a company's.
fn ways(overview: &IdentityOverview, chosen: RwSignal<Option<Way>>) -> AnyView {
    let words = text::<IdentityText>();
    let offered: Vec<Way> = overview.methods.iter().flat_map(Way::of_offer).collect();
    let list = |company: bool| {
        offered
            .iter()
            .copied()
            .filter(move |way| way.is_company() == company)
            .map(|way| {
                let (name, what) = way.words(words);
                view! {
                    <li>
                        <button type="button" class="way" on:click=move |_| chosen.set(Some(way))>
                            <span class="way-name">{name}</span>
                            <span class="way-what">{what}</span>
                        </button>
                    </li>
                }
            })
            .collect_view()
    };
    let offers_company = offered.iter().any(|way| way.is_company());
    let company = offers_company.then(|| {
        let ways = if overview.level >= AssuranceLevel::L2 {
            view! { <ul class="plain-list ways">{list(true)}</ul> }.into_any()
        } else {
            view! { <p class="quiet">{words.company_needs_person}</p> }.into_any()
        };
        view! {
            <h3>{words.for_company}</h3>
            {ways}
        }
    });
    view! {
        <h2>{words.choose}</h2>
        <h3>{words.for_person}</h3>
        <ul class="plain-list ways">{list(false)}</ul>
        {company}
    }
    .into_any()
}

/// Goes to a provider's page; only ordinary web addresses are followed.
fn leave_for(url: &str) {
    if url.starts_with("https://") || url.starts_with("http://") {
        let _ = window().location().set_href(url);
    }
}
