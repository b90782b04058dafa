//! The one way to show data: loading with its height kept free, failed with a retry, empty, or
//! the content.

use domain::text::CommonText;
use leptos::{html, prelude::*};

use super::{
    focus,
    load::{Load, Loader},
    notice::FailureNotice,
};
use crate::session::text;

/// Height kept free while loading, so that nothing jumps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Reserve {
    /// A line or two.
    Line,
    /// A card.
    #[default]
    Card,
    /// Most of a page.
    Tall,
}

impl Reserve {
    fn class(self) -> &'static str {
        match self {
            Self::Line => "skeleton skeleton-line",
            Self::Card => "skeleton skeleton-card",
            Self::Tall => "skeleton skeleton-tall",
        }
    }
}

/// Grey blocks in the place of what is coming.
#[component]
pub fn Skeleton(
    /// Height to keep free.
    #[prop(optional)]
    reserve: Reserve,
) -> impl IntoView {
    view! {
        <div class=reserve.class()>
            <span class="visually-hidden" role="status">{text::<CommonText>().loading}</span>
            <span class="skeleton-bar" aria-hidden="true"></span>
            <span class="skeleton-bar" aria-hidden="true"></span>
            <span class="skeleton-bar" aria-hidden="true"></span>
        </div>
    }
}

/// Shows a [`Loader`]'s state; `view` builds the content, `empty` stands in for content that
/// `is_empty` says has nothing in it.
#[component]
pub fn Loaded<T>(
    /// What is loaded.
    loader: Loader<T>,
    /// Height to keep free while loading.
    #[prop(optional)]
    reserve: Reserve,
    /// Whether there is nothing to show.
    #[prop(optional)]
    is_empty: Option<fn(&T) -> bool>,
    /// Shown then.
    #[prop(optional, into)]
    empty: ViewFn,
    /// Builds the content.
    view: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    let shown = move || {
        loader.state.with(|state| match state {
            Load::Loading => view! { <Skeleton reserve=reserve/> }.into_any(),
            Load::Failed(failure) => {
                view! { <FailureNotice failure=failure.clone() retry=move || loader.retry()/> }
                    .into_any()
            }
            Load::Ready(value) if is_empty.is_some_and(|is_empty| is_empty(value)) => empty.run(),
            Load::Ready(value) => view(value.clone()),
        })
    };
    let place = NodeRef::<html::Div>::new();
    // Whatever asked for it again goes, and the focus with it: it stays in this place.
    Effect::new(move |before: Option<bool>| {
        let loading = loader.state.with(|state| matches!(state, Load::Loading));
        if loading && before == Some(false) {
            focus::soon(place);
        }
        loading
    });
    view! { <div tabindex="-1" node_ref=place>{shown}</div> }
}
