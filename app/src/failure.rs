//! What can go wrong between a page and the API, and how a customer is told.

use domain::{
    text::{CommonText, ProblemText, Section, fill},
    wire::{me::Language, problem::Problem},
};

/// Why there is no answer to work with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The API wasn't reached.
    Offline,
    /// It didn't answer in time.
    Timeout,
    /// It answered with something else than promised: an old page and a new server, say.
    Unreadable,
    /// It said what is wrong.
    Problem(Box<Problem>),
}

/// A failure in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What happened.
    pub what: String,
    /// Whether what was entered is safe, and what to do now.
    pub next: String,
    /// What to tell the hotline.
    pub trace: Option<String>,
}

impl Failure {
    /// The problem's code, if it has one.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Problem(problem) => Some(&problem.code),
            Self::Offline | Self::Timeout | Self::Unreadable => None,
        }
    }

    /// Whether signing in again is what helps.
    pub fn is_signed_out(&self) -> bool {
        self.code() == Some("SIGN_IN_REQUIRED")
    }

    /// Whether the same request may well succeed later.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Offline | Self::Timeout => true,
            Self::Unreadable => false,
            Self::Problem(problem) => problem.status >= 500 || problem.status == 429,
        }
    }

    /// The failure in words.
    pub fn told(&self, language: Language) -> Told {
        let texts = ProblemText::of(language);
        let plain = |message: domain::text::Message| Told {
            what: message.what.into(),
            next: message.next.into(),
            trace: None,
        };
        match self {
            Self::Offline => plain(texts.offline),
            Self::Timeout => plain(texts.timeout),
            Self::Unreadable => plain(texts.internal),
            Self::Problem(problem) => tell(texts, language, problem),
        }
    }
}

fn tell(texts: &ProblemText, language: Language, problem: &Problem) -> Told {
    let known = texts.by_code(&problem.code);
    let params: Vec<(&str, &str)> =
        problem.params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let (what, next) = match known {
        Some(message) => (fill(message.what, &params), fill(message.next, &params)),
        // A code younger than this build: the server's own words.
        None if !problem.title.is_empty() => (
            problem.title.clone(),
            problem.detail.clone().unwrap_or_else(|| texts.general.next.into()),
        ),
        None => (texts.general.what.into(), texts.general.next.into()),
    };
    // A customer's own slip needs no number; for everything else the hotline wants one.
    let number = (known.is_none() || problem.status >= 500) && !problem.trace_id.is_empty();
    let trace =
        number.then(|| fill(CommonText::of(language).trace, &[("id", problem.trace_id.as_str())]));
    Told { what, next, trace }
}

#[cfg(test)]
mod tests;
