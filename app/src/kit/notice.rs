//! Notices: what happened, and what to do now.

use domain::text::CommonText;
use leptos::prelude::*;

use super::{
    focus,
    parts::{Icon, IconName},
};
use crate::{
    failure::Failure,
    session::{Session, text},
    shell::SignInNotice,
};

/// What a notice is about; told by its icon and its words, the colour only helps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tone {
    /// Worth knowing.
    #[default]
    Info,
    /// Done.
    Good,
    /// Needs attention.
    Warning,
    /// Didn't work.
    Bad,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Info => "notice notice-info",
            Self::Good => "notice notice-good",
            Self::Warning => "notice notice-warning",
            Self::Bad => "notice notice-bad",
        }
    }

    fn icon(self) -> IconName {
        match self {
            Self::Info => IconName::Info,
            Self::Good => IconName::Done,
            Self::Warning | Self::Bad => IconName::Warning,
        }
    }
}

/// A notice with a heading; its children say what to do.
#[component]
pub fn Notice(
    /// What it is about.
    #[prop(optional)]
    tone: Tone,
    /// What happened.
    #[prop(into)]
    title: String,
    /// `alert` interrupts a screen reader, `status` waits; none for notices that were there
    /// from the start.
    #[prop(optional)]
    role: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class=tone.class() role=role>
            <Icon name=tone.icon()/>
            <div class="notice-body">
                <p class="notice-title">{title}</p>
                {children()}
            </div>
        </div>
    }
}

/// A failure in words, with a button that tries again.
#[component]
pub fn FailureNotice(
    /// What went wrong.
    failure: Failure,
    /// Tries again.
    #[prop(optional, into)]
    retry: Option<Callback<()>>,
) -> impl IntoView {
    // The shell tells of an ended session; here it would be told twice.
    if failure.is_signed_out() && Session::get().expired.get_untracked() {
        return ().into_any();
    }
    if failure.is_signed_out() {
        return view! { <SignInNotice/> }.into_any();
    }
    let told = failure.told(Session::get().language.get_untracked());
    let tone = if failure.is_passing() { Tone::Warning } else { Tone::Bad };
    view! {
        <Notice tone=tone title=told.what role="alert">
            <p>{told.next}</p>
            {told.trace.map(|trace| view! { <p class="quiet">{trace}</p> })}
            {retry
                .map(|retry| {
                    view! {
                        <button
                            type="button"
                            class="button button-quiet"
                            on:click=move |event| {
                                focus::leave(&event);
                                retry.run(());
                            }
                        >
                            {text::<CommonText>().retry}
                        </button>
                    }
                })}
        </Notice>
    }
    .into_any()
}
