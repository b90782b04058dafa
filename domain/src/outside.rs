//! Protocols of our own towards a supplier's systems, where no public one exists. A supplier's
//! adapter implements them; the sandbox plays them.

pub mod customer_system;
pub mod identity_provider;
