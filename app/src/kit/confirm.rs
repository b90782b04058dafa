//! A button that asks before it does something: the question opens in place, takes the focus and
//! gives it back. No dialog, because WeChat's own can switch dialogs off.

use leptos::{html, prelude::*};

/// Asks `question` before `confirmed` runs. Children stand below the question: an error, say.
#[component]
pub fn Confirm(
    /// Words on the first button.
    #[prop(into)]
    open: String,
    /// The question.
    #[prop(into)]
    question: String,
    /// What it does and doesn't do.
    #[prop(into)]
    consequence: String,
    /// Words on the button that does it.
    #[prop(into)]
    confirm: String,
    /// Words on the button that leaves things as they are.
    #[prop(into)]
    keep: String,
    /// While it is being done.
    #[prop(into)]
    busy: Signal<bool>,
    /// Does it.
    confirmed: Callback<()>,
    children: ChildrenFn,
) -> impl IntoView {
    let asked = RwSignal::new(false);
    let opener = NodeRef::<html::Button>::new();
    let title = NodeRef::<html::P>::new();
    Effect::new(move |before: Option<bool>| {
        let now = asked.get();
        if now {
            if let Some(title) = title.get() {
                let _ = title.focus();
            }
        } else if before == Some(true)
            && let Some(opener) = opener.get()
        {
            let _ = opener.focus();
        }
        now
    });
    let panel = move || {
        view! {
            <div class="confirm" role="group">
                <p class="confirm-question" tabindex="-1" node_ref=title>{question.clone()}</p>
                <p>{consequence.clone()}</p>
                {children()}
                <p class="actions">
                    <button
                        type="button"
                        class="button button-danger"
                        aria-disabled=move || busy.get().then_some("true")
                        on:click=move |_| {
                            if !busy.get_untracked() {
                                confirmed.run(());
                            }
                        }
                    >
                        {confirm.clone()}
                    </button>
                    <button
                        type="button"
                        class="button button-quiet"
                        on:click=move |_| asked.set(false)
                    >
                        {keep.clone()}
                    </button>
                </p>
            </div>
        }
    };
    view! {
        {move || {
            if asked.get() {
                panel().into_any()
            } else {
                let open = open.clone();
                view! {
                    <button
                        type="button"
                        class="button-link"
                        node_ref=opener
                        on:click=move |_| asked.set(true)
                    >
                        {open}
                    </button>
                }
                .into_any()
            }
        }}
    }
}
