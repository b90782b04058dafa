//! Tables as data: both engines get the same ones, so that no query needs to know which it is.

use sea_orm_migration::prelude::{self as sea, Alias, ColumnDef, ForeignKey, Index, SchemaManager};

/// What a column holds.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Text.
    Text,
    /// 64 bits.
    Integer,
    /// 32 bits.
    SmallInteger,
    /// Bytes.
    Bytes,
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    name: &'static str,
    kind: Kind,
    key: bool,
    optional: bool,
    unique: bool,
    indexed: bool,
    references: Option<&'static str>,
}

impl Column {
    /// A column that must be filled.
    #[must_use]
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            kind,
            key: false,
            optional: false,
            unique: false,
            indexed: false,
            references: None,
        }
    }

    /// The primary key.
    #[must_use]
    pub const fn key(mut self) -> Self {
        self.key = true;
        self
    }

    /// May be empty.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Holds each value once.
    #[must_use]
    pub const fn unique(mut self) -> Self {
        self.unique = true;
        self
    }

    /// Is searched by.
    #[must_use]
    pub const fn indexed(mut self) -> Self {
        self.indexed = true;
        self
    }

    /// Names a row of another table by its `id`.
    #[must_use]
    pub const fn references(mut self, table: &'static str) -> Self {
        self.references = Some(table);
        self
    }

    fn definition(&self) -> ColumnDef {
        let mut definition = ColumnDef::new(Alias::new(self.name));
        match self.kind {
            Kind::Text => definition.text(),
            Kind::Integer => definition.big_integer(),
            Kind::SmallInteger => definition.integer(),
            Kind::Bytes => definition.blob(),
        };
        if self.optional {
            definition.null();
        } else {
            definition.not_null();
        }
        if self.key {
            definition.primary_key();
        }
        if self.unique {
            definition.unique_key();
        }
        definition
    }
}

/// A table.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns.
    pub columns: &'static [Column],
    /// Columns whose combination is unique; empty if none is.
    pub unique: &'static [&'static str],
}

impl Table {
    /// Creates the table with its indexes.
    ///
    /// # Errors
    /// What the database says.
    pub async fn create(&self, manager: &SchemaManager<'_>) -> Result<(), sea::DbErr> {
        let mut table = sea::Table::create();
        table.table(Alias::new(self.name));
        for column in self.columns {
            table.col(column.definition());
            if let Some(target) = column.references {
                table.foreign_key(
                    ForeignKey::create()
                        .from(Alias::new(self.name), Alias::new(column.name))
                        .to(Alias::new(target), Alias::new("id")),
                );
            }
        }
        manager.create_table(table.take()).await?;
        for column in self.columns.iter().filter(|column| column.indexed) {
            manager.create_index(self.index(&[column.name], false)).await?;
        }
        if !self.unique.is_empty() {
            manager.create_index(self.index(self.unique, true)).await?;
        }
        Ok(())
    }

    fn index(&self, columns: &[&str], unique: bool) -> sea::IndexCreateStatement {
        let mut index = Index::create();
        index.name(format!("{}_by_{}", self.name, columns.join("_"))).table(Alias::new(self.name));
        for column in columns {
            index.col(Alias::new(*column));
        }
        if unique {
            index.unique();
        }
        index.take()
    }
}
