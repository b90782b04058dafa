//! Starting and stopping.

use std::{
    fs, io,
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    time::Duration,
};

use axum::{Router, middleware, routing::get};
use tokio::{net::TcpListener, sync::watch, task::JoinHandle, time::timeout};

use crate::{
    bank, clock,
    connection::{self, CuttableListener, Scissors},
    customer_system, fault, identity, index,
    keys::{KeyError, Keys},
    page, sms,
    state::{Shared, State},
    store::StoreError,
    wechat_oauth, wechat_pay,
};

/// How a sandbox is set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Folder for keys and memory, made when missing; `.world/sandbox` by custom.
    pub dir: PathBuf,
    /// Where to listen; port 0 for any free one.
    pub listen: SocketAddr,
    /// Address under which browsers and the API reach the sandbox, without a slash at the end;
    /// by default that of `listen`.
    pub public_base: Option<String>,
    /// Origin of the API's site. When given, WeChat sign-in returns to no other (回调域名).
    pub callback_base: Option<String>,
    /// Time between repeated payment notifications in milliseconds, instead of WeChat Pay's
    /// 15 s, 15 s, 30 s, 3 min, …
    pub callback_retry_ms: Option<u64>,
}

impl Options {
    /// A sandbox in `dir` on any free port of this machine.
    #[must_use]
    pub fn new(dir: impl Into<PathBuf>) -> Self {
        Self {
            dir: dir.into(),
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            public_base: None,
            callback_base: None,
            callback_retry_ms: None,
        }
    }
}

/// Why the sandbox doesn't start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The folder or the port can't be had.
    #[error("{what}: {source}")]
    Io {
        /// Which of them.
        what: String,
        /// What the system says.
        source: io::Error,
    },
    /// The keys can't be used.
    #[error(transparent)]
    Keys(#[from] KeyError),
    /// The client for notifications can't be made.
    #[error(transparent)]
    Client(#[from] reqwest::Error),
    /// The memory can't be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The sandbox; see [`Sandbox::start`].
#[derive(Debug, Clone, Copy)]
pub struct Sandbox;

/// A running sandbox; it stops when this is dropped.
#[derive(Debug)]
pub struct Running {
    /// Where it listens.
    pub addr: SocketAddr,
    /// Its address for browsers and the API, `http://127.0.0.1:8090` say.
    pub base_url: String,
    /// Folder with the keys and the memory.
    pub dir: PathBuf,
    stop: watch::Sender<()>,
    task: JoinHandle<()>,
}

impl Running {
    /// Path of a key file; names are in the crate's documentation.
    #[must_use]
    pub fn key_file(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }

    /// Stops listening and waits shortly for answers under way.
    pub async fn shutdown(mut self) {
        let _ = self.stop.send(());
        if timeout(Duration::from_secs(1), &mut self.task).await.is_err() {
            self.task.abort();
        }
    }
}

impl Sandbox {
    /// Starts a sandbox in the background.
    ///
    /// # Errors
    /// When the folder, its files or the port can't be used.
    pub async fn start(options: Options) -> Result<Running, StartError> {
        let refused = |what: &Path| {
            let what = what.display().to_string();
            move |source| StartError::Io { what, source }
        };
        fs::create_dir_all(&options.dir).map_err(refused(&options.dir))?;
        let listener = TcpListener::bind(options.listen)
            .await
            .map_err(|source| StartError::Io { what: options.listen.to_string(), source })?;
        let addr = listener.local_addr().map_err(refused(&options.dir))?;
        let base_url = options.public_base.clone().unwrap_or_else(|| format!("http://{addr}"));
        let shared = State::open(&options, base_url.clone(), Keys::open(&options.dir)?)?;
        let service = router(shared.clone()).into_make_service_with_connect_info::<Scissors>();
        let (stop, mut stopped) = watch::channel(());
        tokio::spawn(wechat_pay::deliver_until(shared, stopped.clone()));
        let task = tokio::spawn(async move {
            let served = axum::serve(CuttableListener(listener), service)
                .with_graceful_shutdown(async move {
                    // An error means that `Running` was dropped: stop as well.
                    let _ = stopped.changed().await;
                })
                .await;
            if let Err(error) = served {
                tracing::error!(%error, "the sandbox stopped");
            }
        });
        Ok(Running { addr, base_url, dir: options.dir, stop, task })
    }
}

/// Runs a sandbox until the process is told to stop.
///
/// # Errors
/// When it doesn't start.
pub async fn run(options: Options) -> Result<(), StartError> {
    let running = Sandbox::start(options).await?;
    tracing::info!(address = %running.base_url, dir = %running.dir.display(), "sandbox");
    let interrupted = tokio::signal::ctrl_c().await;
    if let Err(error) = interrupted {
        tracing::error!(%error, "can't wait for an interrupt");
    }
    running.shutdown().await;
    Ok(())
}

fn router(shared: Shared) -> Router {
    Router::new()
        .route("/", get(index::page))
        .route("/assets/sandbox.css", get(page::style))
        .route("/assets/icon.svg", get(page::icon))
        .merge(clock::routes())
        .merge(fault::routes())
        .merge(sms::routes(&shared))
        .merge(customer_system::routes(&shared))
        .merge(wechat_pay::routes(&shared))
        .merge(wechat_oauth::routes())
        .merge(identity::routes(&shared))
        .merge(bank::routes(&shared))
        .layer(middleware::from_fn(connection::cut_unsent))
        .with_state(shared)
}
