//! The linked WeChat.

use domain::text::ProfileText;
use leptos::prelude::*;

use super::of_me;
use crate::{
    kit::parts::{Tag, TagTone},
    session::text,
};

/// Whether WeChat is linked, and the way to link it. The link leaves the app: the API sends the
/// browser on to WeChat and back.
#[component]
pub fn WeChat() -> impl IntoView {
    let words = text::<ProfileText>();
    let linked = of_me(|me| me.wechat_linked);
    view! {
        <h2>{words.wechat}</h2>
        {move || {
            if linked.get() {
                view! { <Tag tone=TagTone::Good label=words.wechat_linked/> }.into_any()
            } else {
                view! {
                    <p>{words.wechat_not_linked}</p>
                    <p>
                        <a
                            class="button"
                            rel="external"
                            href="/api/v1/wechat/authorisation?return_to=/profile"
                        >
                            {words.wechat_link}
                        </a>
                    </p>
                }
                    .into_any()
            }
        }}
    }
}
