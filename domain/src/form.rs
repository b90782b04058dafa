//! Forms as typed lists of questions: what is asked, what an answer must be, and where it may be
//! kept. Labels are in the text catalogue; the front end's form kit draws them.

pub mod binding;
pub mod receipt_check;

/// Where an unsent answer may be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// In a draft on the server.
    Server,
    /// On the customer's device only.
    Device,
    /// Nowhere: codes, card numbers.
    Never,
}

/// What kind of answer a question takes; decides the keyboard and the widget.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerKind {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// Digits only.
    Digits,
    /// A mobile number.
    Mobile,
    /// A code sent by SMS.
    OneTimeCode,
    /// Digits and capitals, such as an ID number or a credit code.
    Identifier,
    /// Yuan with at most two decimals.
    Money,
    /// An e-mail address.
    Email,
    /// One of a few.
    Choice(&'static [&'static str]),
    /// A box to tick; the answer is `yes` or empty.
    Agreement,
}

/// A stable name of what is wrong with an answer, such as `CHECK_DIGIT`; its text is in
/// [`crate::text::FieldErrorText`].
pub type ErrorCode = &'static str;

/// One question of a form.
#[derive(Debug, Clone, Copy)]
pub struct Question {
    /// Name in the JSON body.
    pub name: &'static str,
    /// Kind of answer.
    pub kind: AnswerKind,
    /// Whether it may be left out.
    pub required: bool,
    /// Most characters that can be entered.
    pub max_length: u16,
    /// The browser's name for it (`autocomplete`), `off` if none.
    pub autocomplete: &'static str,
    /// Where an unsent answer may be kept.
    pub kept: Kept,
    /// Says what is wrong with an answer that isn't empty.
    pub check: fn(&str) -> Result<(), ErrorCode>,
}

impl Question {
    /// What is wrong with an answer, empty ones included.
    ///
    /// # Errors
    /// `REQUIRED`, `CHOOSE` or `AGREE` for a missing answer, `CHOOSE` for one that isn't among the
    /// choices, else what [`Question::check`] says.
    pub fn judge(&self, answer: &str) -> Result<(), ErrorCode> {
        let answer = answer.trim();
        if !answer.is_empty() {
            return if self.offers(answer) { (self.check)(answer) } else { Err("CHOOSE") };
        }
        if !self.required {
            return Ok(());
        }
        Err(match self.kind {
            AnswerKind::Choice(_) => "CHOOSE",
            AnswerKind::Agreement => "AGREE",
            AnswerKind::Text
            | AnswerKind::LongText
            | AnswerKind::Digits
            | AnswerKind::Mobile
            | AnswerKind::OneTimeCode
            | AnswerKind::Identifier
            | AnswerKind::Money
            | AnswerKind::Email => "REQUIRED",
        })
    }

    /// Whether an answer is one of the choices; a question without choices offers every answer.
    #[must_use]
    pub fn offers(&self, answer: &str) -> bool {
        match self.kind {
            AnswerKind::Choice(choices) => choices.contains(&answer),
            AnswerKind::Agreement
            | AnswerKind::Text
            | AnswerKind::LongText
            | AnswerKind::Digits
            | AnswerKind::Mobile
            | AnswerKind::OneTimeCode
            | AnswerKind::Identifier
            | AnswerKind::Money
            | AnswerKind::Email => true,
        }
    }
}

/// A check that takes every answer.
///
/// # Errors
/// Never.
pub fn anything(_: &str) -> Result<(), ErrorCode> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: Question = Question {
        name: "name",
        kind: AnswerKind::Text,
        required: true,
        max_length: 50,
        autocomplete: "name",
        kept: Kept::Device,
        check: |answer| if answer == "x" { Err("FORMAT") } else { Ok(()) },
    };

    #[test]
    fn a_missing_answer_is_named_by_its_kind() {
        assert_eq!(NAME.judge("  "), Err("REQUIRED"));
        let agreement = Question { kind: AnswerKind::Agreement, ..NAME };
        assert_eq!(agreement.judge(""), Err("AGREE"));
        let choice = Question { kind: AnswerKind::Choice(&["a"]), ..NAME };
        assert_eq!(choice.judge(""), Err("CHOOSE"));
        assert_eq!(Question { required: false, ..NAME }.judge(""), Ok(()));
    }

    #[test]
    fn only_what_is_offered_can_be_chosen() {
        let choice = Question { kind: AnswerKind::Choice(&["a", "b"]), check: anything, ..NAME };
        assert_eq!(choice.judge("b"), Ok(()));
        assert_eq!(choice.judge("c"), Err("CHOOSE"));
        assert_eq!(Question { required: false, ..choice }.judge("c"), Err("CHOOSE"));
        assert!(!choice.offers("c") && NAME.offers("c"));
    }

    #[test]
    fn an_answer_is_checked_even_if_it_could_be_left_out() {
        let optional = Question { required: false, check: |_| Err("FORMAT"), ..NAME };
        assert_eq!(optional.judge("x"), Err("FORMAT"));
        assert_eq!(NAME.judge("x"), Err("FORMAT"));
        assert_eq!(NAME.judge("张三丰"), Ok(()));
    }
}
