//! A fresh database for each test: a SQLite file, or a database of a throwaway PostgreSQL cluster
//! when `KAIDENG_TEST_POSTGRES` is set.

use std::{
    path::Path,
    sync::atomic::{AtomicU32, Ordering},
};

use sea_orm::{ConnectionTrait, Database};

use super::postgres::Cluster;

static NEXT: AtomicU32 = AtomicU32::new(1);

/// The address of a new, empty database.
pub async fn fresh(dir: &Path) -> String {
    if std::env::var_os("KAIDENG_TEST_POSTGRES").is_none() {
        return format!("sqlite://{}", dir.join("test.db").display());
    }
    let cluster = Cluster::shared();
    let name = format!("test_{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let admin = Database::connect(cluster.url("postgres")).await.unwrap();
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    admin.close().await.unwrap();
    cluster.url(&name)
}
