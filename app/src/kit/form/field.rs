//! One question on the page: its words, its answer and its error.

use domain::{
    form::Question,
    text::{FieldErrorText, Section},
};
use leptos::prelude::*;

use crate::session::Session;

/// One question with its words and its answer.
#[derive(Clone, Copy)]
pub struct Field {
    /// What is asked.
    pub question: &'static Question,
    /// What it is called.
    pub label: &'static str,
    /// Help below the label.
    pub hint: Option<&'static str>,
    /// Words of the choices, in the order of [`domain::form::AnswerKind::Choice`].
    pub choices: &'static [&'static str],
    /// The answer as typed; `yes` or empty for a box.
    pub value: RwSignal<String>,
    /// What is wrong, in words.
    pub error: RwSignal<Option<String>>,
    /// Distinguishes two forms on one page.
    pub prefix: &'static str,
}

impl Field {
    /// A field without an answer.
    pub fn new(question: &'static Question, label: &'static str) -> Self {
        Self {
            question,
            label,
            hint: None,
            choices: &[],
            value: RwSignal::new(String::new()),
            error: RwSignal::new(None),
            prefix: "",
        }
    }

    /// With help below the label.
    pub fn hint(self, hint: &'static str) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// With the words of its choices.
    pub fn choices(self, choices: &'static [&'static str]) -> Self {
        Self { choices, ..self }
    }

    /// With an answer to begin with.
    pub fn start_with(self, answer: &str) -> Self {
        self.value.set(answer.to_owned());
        self
    }

    /// With a prefix for its id, where two forms on one page ask the same.
    pub fn prefix(self, prefix: &'static str) -> Self {
        Self { prefix, ..self }
    }

    /// Id of the input.
    pub fn id(&self) -> String {
        format!("{}{}", self.prefix, self.question.name)
    }

    /// Judges the answer and shows what is wrong.
    pub fn judge(&self) -> bool {
        let verdict = self.value.with_untracked(|value| self.question.judge(value));
        match verdict {
            Ok(()) => self.error.set(None),
            Err(code) => self.refuse(code, ""),
        }
        verdict.is_ok()
    }

    /// Judges when the field is left: an empty field that nobody has sent yet is left alone.
    pub fn judge_on_leaving(&self) {
        if self.value.with_untracked(|value| !value.trim().is_empty()) {
            self.judge();
        }
    }

    /// Takes what is typed. While an error is shown it is judged again, so that the error goes
    /// as soon as the answer is right.
    pub fn type_in(&self, answer: String) {
        self.value.set(answer);
        let right = || self.value.with_untracked(|value| self.question.judge(value).is_ok());
        if self.error.with_untracked(Option::is_some) && right() {
            self.error.set(None);
        }
    }

    /// Shows an error by its code; `message` stands in for a code that this build doesn't know.
    pub fn refuse(&self, code: &str, message: &str) {
        let texts = FieldErrorText::of(Session::get().language.get_untracked());
        let known = texts.by_code(code);
        let words = match known {
            Some(words) => words,
            None if !message.is_empty() => message,
            None => texts.general,
        };
        self.error.set(Some(words.to_owned()));
    }

    /// Empties the field.
    pub fn clear(&self) {
        self.value.try_set(String::new());
        self.error.try_set(None);
    }
}
