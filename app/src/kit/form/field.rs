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
    words: StoredValue<Words>,
    /// The answer as typed; `yes` or empty for a box.
    pub value: RwSignal<String>,
    /// What is wrong, in words.
    pub error: RwSignal<Option<String>>,
    /// Whether it is asked now: a question may depend on another's answer.
    pub asked: Signal<bool>,
}

/// What is written around the input.
#[derive(Default)]
struct Words {
    label: String,
    hint: Option<String>,
    choices: Vec<String>,
    prefix: &'static str,
}

impl Field {
    /// A field without an answer.
    pub fn new(question: &'static Question, label: impl Into<String>) -> Self {
        let words = Words { label: label.into(), ..Default::default() };
        Self {
            question,
            words: StoredValue::new(words),
            value: RwSignal::new(String::new()),
            error: RwSignal::new(None),
            asked: Signal::stored(true),
        }
    }

    /// With help below the label.
    pub fn hint(self, hint: impl Into<String>) -> Self {
        self.words.update_value(|words| words.hint = Some(hint.into()));
        self
    }

    /// With the words of its choices, in the order of [`domain::form::AnswerKind::Choice`].
    pub fn choices<'a>(self, choices: impl IntoIterator<Item = &'a str>) -> Self {
        let choices = choices.into_iter().map(str::to_owned).collect();
        self.words.update_value(|words| words.choices = choices);
        self
    }

    /// With an answer to begin with.
    pub fn start_with(self, answer: &str) -> Self {
        self.value.set(answer.to_owned());
        self
    }

    /// With a prefix for its id, where a page asks the same twice.
    pub fn prefix(self, prefix: &'static str) -> Self {
        self.words.update_value(|words| words.prefix = prefix);
        self
    }

    /// Asked only while `asked` holds; who draws the form leaves it out otherwise.
    pub fn asked_while(self, asked: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self { asked: Signal::derive(asked), ..self }
    }

    /// Id of the input.
    pub fn id(&self) -> String {
        self.words.with_value(|words| format!("{}{}", words.prefix, self.question.name))
    }

    /// What it is called.
    pub fn label(&self) -> String {
        self.words.with_value(|words| words.label.clone())
    }

    /// Help below the label.
    pub fn hint_words(&self) -> Option<String> {
        self.words.with_value(|words| words.hint.clone())
    }

    /// Words of the choices.
    pub fn choice_words(&self) -> Vec<String> {
        self.words.with_value(|words| words.choices.clone())
    }

    /// Judges the answer and shows what is wrong. A question that isn't asked is all right.
    pub fn judge(&self) -> bool {
        if !self.asked.get_untracked() {
            self.error.set(None);
            return true;
        }
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
