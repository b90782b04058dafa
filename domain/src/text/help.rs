//! The public guide.

use super::section;

/// A question with its answer in paragraphs.
#[derive(Debug, Clone, Copy)]
pub struct Topic {
    /// Anchor in the address.
    pub anchor: &'static str,
    /// Heading.
    pub title: &'static str,
    /// Paragraphs.
    pub text: &'static [&'static str],
}

/// The public guide (办事指南).
#[derive(Debug, Clone, Copy)]
pub struct HelpText {
    /// Heading.
    pub title: &'static str,
    /// First paragraph.
    pub intro: &'static str,
    /// Heading of the list.
    pub contents: &'static str,
    /// Topics in order.
    pub topics: [Topic; 7],
    /// Heading of the numbers.
    pub call: &'static str,
    /// Name, number and what for.
    pub numbers: [(&'static str, &'static str, &'static str); 3],
}

section!(HelpText, help::HELP);
