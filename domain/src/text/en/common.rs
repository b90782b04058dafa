//! Words that many pages share, and the shell.

use crate::text::{CommonText, ShellText, zh};

/// Words that many pages share.
pub const COMMON: CommonText = CommonText {
    loading: "Loading",
    retry: "Try again",
    next: "Continue",
    back: "Back",
    confirm: "Confirm",
    cancel: "Cancel",
    save: "Save",
    saved: "Saved",
    working: "Working…",
    sign_in: "Sign in",
    yuan: "yuan",
    kwh: "kWh",
    optional: " (optional)",
    choose: "Please choose",
    mistakes_title: "Please check the following",
    error_prefix: "Error: ",
    trace: "If you need help, call 95598 and give the number {id}",
    masked: "partly hidden",
    date_to: "to",
    date: "{d}/{m}/{y}",
    month: "{m}/{y}",
    synchronised: "Updated {time}",
    stale: "This may be out of date; please refresh before you rely on it.",
    ..zh::common::COMMON
};

/// The shell.
pub const SHELL: ShellText = ShellText {
    name: "Kaideng",
    tagline: "Online service hall",
    skip: "Skip to content",
    navigation: "Main navigation",
    home: "Home",
    accounts: "Bills",
    payments: "Payments",
    help: "Guide",
    profile: "Profile",
    sign_in: "Sign in",
    other_language: "中文",
    other_language_code: "zh-CN",
    elder_on: "Large print",
    elder_off: "Standard",
    party: "Acting for",
    person: "person",
    company: "company",
    hotline: "Electricity hotline",
    hotline_note: "Day and night: power cuts, questions, complaints",
    receipt_check: "Check a receipt",
    expired_title: "You have been signed out",
    expired_text: "Please sign in again to keep your account safe. What you have typed is kept and you come back to this page; codes and bank card numbers must be typed again.",
    expired_action: "Sign in again",
    chunk_failed: "The page could not be loaded",
    chunk_failed_next: "The connection may be down. What you have typed is safe. Check the connection and try again.",
    not_found_title: "Page not found",
    not_found_text: "The address may be wrong, or the page has moved. You can start from the home page.",
    not_found_action: "Go to the home page",
    ..zh::common::SHELL
};
