//! Data on its way: loading, failed, or there. Plain signals, no `Suspense`.

use std::future::Future;

use leptos::{prelude::*, task::spawn_local};

use crate::{
    failure::Failure,
    net::{Net, use_net},
};

/// Where a piece of data stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Load<T> {
    /// On its way.
    Loading,
    /// Didn't come.
    Failed(Failure),
    /// There.
    Ready(T),
}

/// A piece of data that is fetched when the component is mounted.
pub struct Loader<T: Send + Sync + 'static> {
    /// Where it stands.
    pub state: RwSignal<Load<T>>,
    /// Counts fetches; `true` shows the loading state again.
    wanted: RwSignal<(u32, bool)>,
}

impl<T: Send + Sync + 'static> Clone for Loader<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Loader<T> {}

impl<T: Send + Sync + 'static> Loader<T> {
    /// Fetches again and shows that it is loading.
    pub fn retry(self) {
        self.wanted.try_update(|(count, fresh)| (*count, *fresh) = (*count + 1, true));
    }

    /// Fetches again; what is there stays until the answer comes, and if none comes.
    pub fn refresh(self) {
        self.wanted.try_update(|(count, fresh)| (*count, *fresh) = (*count + 1, false));
    }

    /// Puts an answer in place that came another way, from a POST say.
    pub fn set(self, value: T) {
        self.state.try_set(Load::Ready(value));
    }
}

/// Fetches a piece of data: now, whenever a signal that `fetch` reads changes, and on
/// [`Loader::retry`].
pub fn load<T, F, Fut>(fetch: F) -> Loader<T>
where
    T: Send + Sync + 'static,
    F: Fn(Net) -> Fut + 'static,
    Fut: Future<Output = Result<T, Failure>> + 'static,
{
    let net = use_net();
    let loader = Loader { state: RwSignal::new(Load::Loading), wanted: RwSignal::new((0, true)) };
    Effect::new(move |_| {
        let (count, fresh) = loader.wanted.get();
        if fresh {
            loader.state.set(Load::Loading);
        }
        let answer = fetch(net);
        spawn_local(async move {
            let answer = answer.await;
            // An answer that was overtaken by a newer question is dropped.
            if loader.wanted.try_with_untracked(|(now, _)| *now == count) != Some(true) {
                return;
            }
            match answer {
                Ok(value) => loader.state.try_set(Load::Ready(value)),
                Err(failure) if fresh => loader.state.try_set(Load::Failed(failure)),
                Err(_) => None,
            };
        });
    });
    loader
}
