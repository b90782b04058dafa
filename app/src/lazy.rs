//! Pages that are fetched when they are visited. With the feature `split` each group becomes a
//! WebAssembly chunk of its own; without it everything is in one module, which starts without
//! the splitter. A chunk that can't be fetched is a failure with a retry, not a crash.

use leptos::prelude::*;

use crate::{
    routes::Page,
    services::{account, billing, help, identity, payment, profile, receipt, session},
};

/// Builds a page once its code is there.
type Build = fn() -> AnyView;

/// Declares the groups: `name: chunk, builds a page`.
macro_rules! pages {
    ($($name:ident in $chunk:ident: $view:expr;)*) => {
        $(
            #[cfg(feature = "split")]
            #[leptos::wasm_split::wasm_split($chunk, wasm_split_path = leptos::wasm_split, fallible)]
            fn $name() -> Result<Build, leptos::wasm_split::SplitLoaderError> {
                Ok(|| $view)
            }

            #[cfg(not(feature = "split"))]
            fn $name() -> Build {
                || $view
            }
        )*
    };
}

/// Shows a page of [`pages`]: at once if it is in this module, else when its chunk is there.
#[cfg(not(feature = "split"))]
macro_rules! when_loaded {
    ($name:ident) => {
        $name()()
    };
}

#[cfg(feature = "split")]
macro_rules! when_loaded {
    ($name:ident) => {
        fetched(|| Box::pin(async { $name().await.map_err(|_| ()) }))
    };
}

pages! {
    sign_in in door: session::SignInPage().into_any();
    profile_page in hall: profile::ProfilePage().into_any();
    verify in hall: identity::VerifyPage().into_any();
    verify_return in hall: identity::VerifyReturnPage().into_any();
    accounts in money: account::AccountsPage().into_any();
    bind in money: account::BindPage().into_any();
    account_bills in money: billing::AccountPage().into_any();
    bill in money: billing::BillPage().into_any();
    pay in money: payment::PayPage().into_any();
    payments in money: payment::PaymentsPage().into_any();
    payment_page in money: payment::PaymentPage().into_any();
    receipt_page in money: receipt::ReceiptPage().into_any();
    receipt_check in door: receipt::ReceiptCheckPage().into_any();
    help_page in door: help::HelpPage().into_any();
}

/// Shows a page whose code may have to be fetched first.
pub fn view(page: Page) -> AnyView {
    match page {
        Page::SignIn => when_loaded!(sign_in),
        Page::Profile => when_loaded!(profile_page),
        Page::Verify => when_loaded!(verify),
        Page::VerifyReturn => when_loaded!(verify_return),
        Page::Accounts => when_loaded!(accounts),
        Page::Bind => when_loaded!(bind),
        Page::Account(_) => when_loaded!(account_bills),
        Page::Bill(_) => when_loaded!(bill),
        Page::Pay(_) => when_loaded!(pay),
        Page::Payments => when_loaded!(payments),
        Page::Payment(_) => when_loaded!(payment_page),
        Page::Receipt(_) => when_loaded!(receipt_page),
        Page::ReceiptCheck => when_loaded!(receipt_check),
        Page::Help => when_loaded!(help_page),
        Page::Home | Page::NotFound => page.view(),
    }
}

/// A chunk on its way.
#[cfg(feature = "split")]
type Fetch = std::pin::Pin<Box<dyn Future<Output = Result<Build, ()>>>>;

/// Shows grey blocks until the chunk is there, and a notice with a retry if it doesn't come.
#[cfg(feature = "split")]
fn fetched(fetch: fn() -> Fetch) -> AnyView {
    use crate::kit::{
        focus,
        loaded::{Reserve, Skeleton},
        notice::{Notice, Tone},
    };
    use crate::session::text;
    use domain::text::{CommonText, ShellText};

    let shell = text::<ShellText>();
    let chunk = RwSignal::new(None::<Result<Build, ()>>);
    let start = move || {
        chunk.set(None);
        leptos::task::spawn_local(async move {
            let answer = fetch().await;
            chunk.try_set(Some(answer));
        });
    };
    start();
    (move || match chunk.get() {
        None => view! { <div class="page" data-chunk=""><Skeleton reserve=Reserve::Tall/></div> }
            .into_any(),
        Some(Ok(build)) => build(),
        Some(Err(())) => view! {
            <div class="page">
                <Notice tone=Tone::Warning title=shell.chunk_failed role="alert">
                    <p>{shell.chunk_failed_next}</p>
                    <button
                        type="button"
                        class="button"
                        on:click=move |event| {
                            focus::leave(&event);
                            start();
                        }
                    >
                        {text::<CommonText>().retry}
                    </button>
                </Notice>
            </div>
        }
        .into_any(),
    })
    .into_any()
}
