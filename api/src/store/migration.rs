//! One tree of migrations for every engine.

use sea_orm_migration::prelude::*;

mod identity;
mod machinery;
mod money;
mod people;
mod supply;
pub mod table;

/// Brings a database up to date.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(First), Box::new(WithdrawnBills)]
    }
}

/// Everything from sign-in to receipt.
struct First;

impl MigrationName for First {
    fn name(&self) -> &'static str {
        "m0001_sign_in_to_receipt"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for First {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let groups = [people::TABLES, identity::TABLES, supply::TABLES, money::TABLES];
        for table in groups.iter().chain([&machinery::TABLES]).flat_map(|tables| tables.iter()) {
            table.create(manager).await?;
        }
        Ok(())
    }
}

/// Bills that the supplier no longer tells.
struct WithdrawnBills;

impl MigrationName for WithdrawnBills {
    fn name(&self) -> &'static str {
        "m0002_withdrawn_bills"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for WithdrawnBills {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let withdrawn = ColumnDef::new(Alias::new("withdrawn_at")).big_integer().null().take();
        let bills = Table::alter().table(Alias::new("bills")).add_column(withdrawn).take();
        manager.alter_table(bills).await
    }
}
