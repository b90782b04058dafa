//! The form kit: draws a form's questions, says what is wrong when a field is left (never while
//! it is typed the first time), lists all mistakes above a form that is sent, and puts the
//! server's errors where they belong.

mod field;
mod view;

pub use field::Field;
pub use view::{Ask, FormView, SubmitButton};

use domain::{form::Kept, wire::problem::Problem};
use leptos::{html, prelude::*};

use crate::{failure::Failure, session::Session};

/// A form being filled in; `Copy`, to be used in every closure.
#[derive(Clone, Copy)]
pub struct Form {
    fields: StoredValue<Vec<Field>>,
    /// Being sent.
    pub busy: RwSignal<bool>,
    /// What went wrong apart from single fields.
    pub failure: RwSignal<Option<Failure>>,
    /// Whether the list of mistakes is shown.
    pub listed: RwSignal<bool>,
    summary: NodeRef<html::Div>,
    name: &'static str,
}

impl Form {
    /// A form; `name` tells its unsent answers from another form's.
    pub fn new(name: &'static str, fields: Vec<Field>) -> Self {
        let session = Session::get();
        for field in &fields {
            let key = format!("{name}/{}", field.question.name);
            if field.question.kept == Kept::Never {
                continue;
            }
            // Another form of this name may offer other choices.
            if let Some(answer) = session.unsent(&key).filter(|it| field.question.offers(it)) {
                field.value.set(answer);
            }
            let value = field.value;
            // The answer that a form begins with isn't an unsent one.
            Effect::new(move |before: Option<()>| {
                let answer = value.get();
                if before.is_some() {
                    session.keep_unsent(key.clone(), answer);
                }
            });
        }
        Self {
            fields: StoredValue::new(fields),
            busy: RwSignal::new(false),
            failure: RwSignal::new(None),
            listed: RwSignal::new(false),
            summary: NodeRef::new(),
            name,
        }
    }

    /// The fields in order; none once the form is gone.
    pub fn fields(self) -> Vec<Field> {
        self.fields.try_get_value().unwrap_or_default()
    }

    /// A field by its question's name.
    pub fn field(self, name: &str) -> Option<Field> {
        // None also once the form is gone: answers of the API may come later.
        self.fields
            .try_with_value(|fields| {
                fields.iter().find(|field| field.question.name == name).copied()
            })
            .flatten()
    }

    /// An answer as typed, without spaces around it; empty for a name that isn't asked.
    pub fn answer(self, name: &str) -> String {
        self.field(name)
            .map(|field| field.value.get_untracked().trim().to_owned())
            .unwrap_or_default()
    }

    /// An answer that may be left out.
    pub fn optional(self, name: &str) -> Option<String> {
        Some(self.answer(name)).filter(|answer| !answer.is_empty())
    }

    /// Judges every field. If something is wrong the mistakes are listed and the list takes the
    /// focus.
    pub fn is_valid(self) -> bool {
        self.failure.set(None);
        // Every field is judged, also those after the first mistake.
        let wrong = self.fields().into_iter().filter(|field| !field.judge()).count();
        let valid = wrong == 0;
        self.list_mistakes(!valid);
        valid
    }

    /// Takes what the API said is wrong: errors of fields go to their fields, the rest above
    /// the form.
    pub fn take(self, failure: Failure) {
        if self.busy.try_set(false).is_some() {
            // Somebody left the form meanwhile: there is nothing to tell, and nowhere.
            return;
        }
        let left = match &failure {
            Failure::Problem(problem) => self.take_fields(problem),
            Failure::Offline | Failure::Timeout | Failure::Unreadable => true,
        };
        let told_above = failure.is_signed_out() && Session::get().expired.get_untracked();
        self.failure.try_set(left.then_some(failure));
        if !told_above {
            self.list_mistakes(true);
        }
    }

    /// Whether anything is left to be told above the form.
    fn take_fields(self, problem: &Problem) -> bool {
        let mut left = problem.errors.is_empty();
        for error in &problem.errors {
            let name = error.pointer.rsplit('/').next().unwrap_or_default();
            match self.field(name) {
                Some(field) => field.refuse(&error.code, &error.message),
                None => left = true,
            }
        }
        left
    }

    fn list_mistakes(self, listed: bool) {
        self.listed.try_set(listed);
        if listed {
            // The list is drawn in the next tick.
            request_animation_frame(move || {
                if let Some(summary) = self.summary.try_get_untracked().flatten() {
                    let _ = summary.focus();
                }
            });
        }
    }

    /// Empties the form, after it was sent.
    pub fn clear(self) {
        self.fields.try_with_value(|fields| fields.iter().for_each(Field::clear));
        self.sent();
    }

    /// Ends sending; the answers stay, and are no longer unsent ones.
    pub fn sent(self) {
        self.busy.try_set(false);
        let session = Session::get();
        self.fields.try_with_value(|fields| {
            for field in fields {
                session
                    .keep_unsent(format!("{}/{}", self.name, field.question.name), String::new());
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::form::{AnswerKind, Question, anything};

    const DOCUMENT: Question = Question {
        name: "document",
        kind: AnswerKind::Choice(&["resident_id", "passport"]),
        required: true,
        max_length: 0,
        autocomplete: "off",
        kept: Kept::Server,
        check: anything,
    };
    const FEWER: Question = Question { kind: AnswerKind::Choice(&["resident_id"]), ..DOCUMENT };

    #[test]
    fn an_answer_comes_back_only_where_it_is_offered() {
        Owner::new().with(|| {
            Session::get().keep_unsent("identity/document".into(), "passport".into());
            let all = Form::new("identity", vec![Field::new(&DOCUMENT, "")]);
            assert_eq!(all.answer("document"), "passport");
            let fewer = Field::new(&FEWER, "").start_with("resident_id");
            assert_eq!(Form::new("identity", vec![fewer]).answer("document"), "resident_id");
        });
    }
}
