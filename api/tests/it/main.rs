//! The API through its real router, with a real database and the real sandbox.

// `cfg(test)` is always set here; clippy asks for it to know tests as such.
#[cfg(test)]
mod kit;

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod authorisation;
#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod cookies;
#[cfg(test)]
mod idempotency;
#[cfg(test)]
mod identity;
#[cfg(test)]
mod money;
#[cfg(test)]
mod openapi;
#[cfg(test)]
mod roles;
#[cfg(test)]
mod session;
#[cfg(test)]
mod site;
#[cfg(test)]
mod step_up;
#[cfg(test)]
mod wechat;
#[cfg(test)]
mod worker;
