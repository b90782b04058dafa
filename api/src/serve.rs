//! `kaideng serve`: the API, the worker and the site in one process.

use std::net::SocketAddr;

use tokio::net::TcpListener;

use crate::{
    config::{ConfigError, ServeConfig},
    random::Random,
    receipt::font::FontError,
    state::AppState,
    store, web, worker,
};

/// Why the server doesn't start or stops.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The configuration.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The database.
    #[error("the database can't be opened: {0}")]
    Database(#[from] sea_orm::DbErr),
    /// The font of receipts.
    #[error("KAIDENG_RECEIPT_FONT: {0} (Debian: apt-get install fonts-noto-cjk)")]
    Font(#[from] FontError),
    /// The network.
    #[error("{0} can't be listened on: {1}")]
    Listen(SocketAddr, std::io::Error),
}

/// Serves until the process is told to stop; requests under way are finished.
///
/// # Errors
/// [`ServeError`].
pub async fn run(config: ServeConfig) -> Result<(), ServeError> {
    let address = config.listen;
    let failed = |error| ServeError::Listen(address, error);
    for warning in config.warnings() {
        tracing::warn!("{warning}");
    }
    let state = state(config).await?;
    state.font()?;
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    let working = state.config.worker.then(|| tokio::spawn(worker::run(state.clone())));
    let router = web::router::router(&state);
    tracing::info!(origin = state.origin, "serving");
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, service).with_graceful_shutdown(told_to_stop()).await;
    if let Some(task) = working {
        task.abort();
    }
    served.map_err(failed)
}

/// The state of a process, as configured, with its clock set.
///
/// # Errors
/// [`ServeError`].
pub async fn state(config: ServeConfig) -> Result<AppState, ServeError> {
    let clock = config.store.clock()?;
    let db = store::open(&config.store.database_url).await?;
    let state = AppState::new(config, db, clock, Random::system())?;
    state.clock.refresh(&state.http).await;
    Ok(state)
}

async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        },
        Err(_) => {
            // Without a handler only Ctrl-C ends it gracefully.
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    }
}
