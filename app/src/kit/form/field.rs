//! One question on the page: its words, its answer and its error.

use domain::{
    form::{ErrorCode, Question},
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
        if self.asked.try_get_untracked() == Some(false) {
            self.error.try_set(None);
            return true;
        }
        match self.verdict() {
            None | Some(Ok(())) => {
                self.error.try_set(None);
                true
            }
            Some(Err(code)) => {
                self.refuse(code, "");
                false
            }
        }
    }

    /// What the question says of the answer; none while it isn't asked, and once the form is gone:
    /// browsers report that a field was left also when it is taken off the page.
    fn verdict(&self) -> Option<Result<(), ErrorCode>> {
        self.asked.try_get_untracked().filter(|asked| *asked)?;
        self.value.try_with_untracked(|value| self.question.judge(value))
    }

    /// Judges when the field is left: an empty field that nobody has sent yet is left alone, and
    /// so is what the API has refused.
    pub fn judge_on_leaving(&self) {
        let typed = self.value.try_with_untracked(|value| !value.trim().is_empty());
        if typed == Some(true)
            && let Some(Err(code)) = self.verdict()
        {
            self.refuse(code, "");
        }
    }

    /// Takes what is typed. While an error is shown it is judged again, so that the error goes
    /// as soon as the answer is right.
    pub fn type_in(&self, answer: String) {
        self.value.try_set(answer);
        let wrong = self.error.try_with_untracked(Option::is_some) == Some(true);
        if wrong && self.verdict() == Some(Ok(())) {
            self.error.try_set(None);
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
        self.error.try_set(Some(words.to_owned()));
    }

    /// Empties the field.
    pub fn clear(&self) {
        self.value.try_set(String::new());
        self.error.try_set(None);
    }
}
