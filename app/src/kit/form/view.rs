//! How a form looks.

use domain::{
    form::{AnswerKind, Question},
    text::CommonText,
};
use leptos::{ev::SubmitEvent, prelude::*};

use super::{Field, Form};
use crate::{
    kit::{
        focus,
        notice::{FailureNotice, Notice, Tone},
        parts::{Icon, IconName},
    },
    session::text,
};

/// A form: the list of mistakes, the children, and sending by Enter or by the button. Without
/// children of its own it asks every question in order.
#[component]
pub fn FormView(
    /// The form.
    form: Form,
    /// Called when every answer is right. The form is busy from then on, until it is told
    /// otherwise ([`Form::take`], [`Form::clear`] or `busy`).
    on_submit: impl Fn() + 'static,
    /// Words on the button.
    #[prop(into)]
    submit: String,
    /// Between the questions and the button.
    #[prop(optional)]
    children: Option<Children>,
    /// Draws no questions: the children do.
    #[prop(optional)]
    own_questions: bool,
) -> impl IntoView {
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if form.busy.get_untracked() || !form.is_valid() {
            return;
        }
        form.busy.set(true);
        on_submit();
    };
    let questions = (!own_questions).then(|| {
        let ask = |field: Field| move || field.asked.get().then(|| view! { <Ask field=field/> });
        form.fields().into_iter().map(ask).collect_view()
    });
    view! {
        <form class="form" novalidate on:submit=send>
            <Mistakes form=form/>
            {questions}
            {children.map(|children| children())}
            <SubmitButton busy=form.busy label=submit/>
        </form>
    }
}

/// Everything that is wrong, as links to the fields.
#[component]
fn Mistakes(form: Form) -> impl IntoView {
    let common = text::<CommonText>();
    let wrong = move || {
        form.fields()
            .into_iter()
            .filter(|field| field.asked.get())
            .filter_map(|field| field.error.get().map(|error| (field, error)))
            .collect::<Vec<_>>()
    };
    let list = move || {
        let wrong = wrong();
        (!wrong.is_empty()).then(|| {
            let links = wrong.into_iter().map(|(field, error)| {
                let id = field.id();
                let to_field = move |event: leptos::ev::MouseEvent| {
                    event.prevent_default();
                    focus::to_id(&id);
                };
                view! {
                    <li>
                        <a href=format!("#{}", field.id()) on:click=to_field>
                            {field.label()} {common.colon} {error}
                        </a>
                    </li>
                }
            });
            view! {
                <Notice tone=Tone::Bad title=common.mistakes_title>
                    <ul class="mistakes">{links.collect_view()}</ul>
                </Notice>
            }
        })
    };
    let failure =
        move || form.failure.get().map(|failure| view! { <FailureNotice failure=failure/> });
    view! {
        <div class="mistakes-frame" tabindex="-1" role="group" aria-live="assertive" node_ref=form.summary>
            {move || form.listed.get().then(|| (list(), failure()))}
        </div>
    }
}

/// One question.
#[component]
pub fn Ask(
    /// The question and its answer.
    field: Field,
) -> impl IntoView {
    match field.question.kind {
        AnswerKind::Choice(values) => choice(field, values),
        AnswerKind::Agreement => agreement(field),
        AnswerKind::LongText
        | AnswerKind::Text
        | AnswerKind::Digits
        | AnswerKind::Mobile
        | AnswerKind::OneTimeCode
        | AnswerKind::Identifier
        | AnswerKind::Money
        | AnswerKind::Email => written(field),
    }
}

/// `maxlength` counts UTF-16 units, of which a rare character takes two; a pasted message with a
/// code in it is longer than the code.
fn most_units(question: &Question) -> String {
    let factor = if question.kind == AnswerKind::OneTimeCode { 20 } else { 2 };
    (u32::from(question.max_length) * factor).to_string()
}

/// Ids of what describes the input: its hint, and its error while there is one.
fn described_by(field: Field) -> impl Fn() -> Option<String> + Copy {
    move || {
        let id = field.id();
        let hint = field.hint_words().map(|_| format!("{id}-hint"));
        let error = field.error.with(Option::is_some).then(|| format!("{id}-error"));
        match (hint, error) {
            (Some(hint), Some(error)) => Some(format!("{hint} {error}")),
            (hint, error) => hint.or(error),
        }
    }
}

fn is_wrong(field: Field) -> impl Fn() -> Option<&'static str> + Copy {
    move || field.error.with(Option::is_some).then_some("true")
}

fn label_words(field: Field) -> impl IntoView {
    let optional = (!field.question.required).then(|| text::<CommonText>().optional);
    view! { {field.label()} <span class="quiet">{optional}</span> }
}

fn hint(field: Field) -> impl IntoView {
    field
        .hint_words()
        .map(|hint| view! { <p class="field-hint" id=format!("{}-hint", field.id())>{hint}</p> })
}

fn error(field: Field) -> impl IntoView {
    move || {
        field.error.get().map(|error| {
            view! {
                <p class="field-error" id=format!("{}-error", field.id())>
                    <Icon name=IconName::Warning/>
                    <span>
                        <span class="visually-hidden">{text::<CommonText>().error_prefix}</span>
                        {error}
                    </span>
                </p>
            }
        })
    }
}

fn written(field: Field) -> AnyView {
    let question = field.question;
    let (input_type, input_mode, class) = match question.kind {
        AnswerKind::Mobile => ("tel", "numeric", "input input-medium input-numbers"),
        AnswerKind::OneTimeCode => ("text", "numeric", "input input-short input-numbers"),
        AnswerKind::Digits => ("text", "numeric", "input input-medium input-numbers"),
        AnswerKind::Money => ("text", "decimal", "input input-short input-numbers"),
        AnswerKind::Email => ("email", "email", "input"),
        AnswerKind::Identifier => ("text", "text", "input input-numbers"),
        AnswerKind::Text | AnswerKind::LongText | AnswerKind::Choice(_) | AnswerKind::Agreement => {
            ("text", "text", "input")
        }
    };
    let typed = move |event| field.type_in(event_target_value(&event));
    let left = move |_| field.judge_on_leaving();
    let input = if question.kind == AnswerKind::LongText {
        view! {
            <textarea
                class="input"
                id=field.id()
                name=question.name
                rows="3"
                maxlength=most_units(question)
                aria-required=question.required.to_string()
                aria-describedby=described_by(field)
                aria-invalid=is_wrong(field)
                prop:value=field.value
                on:input=typed
                on:blur=left
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                class=class
                id=field.id()
                name=question.name
                type=input_type
                inputmode=input_mode
                autocomplete=question.autocomplete
                autocapitalize="off"
                spellcheck="false"
                maxlength=most_units(question)
                aria-required=question.required.to_string()
                aria-describedby=described_by(field)
                aria-invalid=is_wrong(field)
                prop:value=field.value
                on:input=typed
                on:blur=left
            />
        }
        .into_any()
    };
    view! {
        <div class="field" class:field-wrong=move || field.error.with(Option::is_some)>
            <label class="field-label" for=field.id()>{label_words(field)}</label>
            {hint(field)}
            {error(field)}
            {input}
        </div>
    }
    .into_any()
}

fn choice(field: Field, values: &'static [&'static str]) -> AnyView {
    let options =
        values.iter().zip(field.choice_words()).enumerate().map(|(index, (value, words))| {
            // The first choice carries the field's id: the list of mistakes leads there.
            let id = if index == 0 { field.id() } else { format!("{}-{value}", field.id()) };
            view! {
                <div class="choice">
                    <input
                        type="radio"
                        id=id.clone()
                        name=field.id()
                        value=*value
                        prop:checked=move || field.value.with(|now| now == value)
                        on:change=move |_| field.type_in((*value).to_owned())
                    />
                    <label for=id>{words}</label>
                </div>
            }
        });
    view! {
        <fieldset
            class="field choices"
            class:field-wrong=move || field.error.with(Option::is_some)
            aria-describedby=described_by(field)
        >
            <legend class="field-label">{label_words(field)}</legend>
            {hint(field)}
            {error(field)}
            {options.collect_view()}
        </fieldset>
    }
    .into_any()
}

fn agreement(field: Field) -> AnyView {
    let toggled = move |event| {
        field.type_in(if event_target_checked(&event) { "yes".into() } else { String::new() });
    };
    view! {
        <div class="field" class:field-wrong=move || field.error.with(Option::is_some)>
            {error(field)}
            <div class="choice">
                <input
                    type="checkbox"
                    id=field.id()
                    name=field.question.name
                    aria-describedby=described_by(field)
                    aria-invalid=is_wrong(field)
                    prop:checked=move || field.value.with(|now| now == "yes")
                    on:change=toggled
                />
                <label for=field.id()>{field.label()}</label>
            </div>
            {hint(field)}
        </div>
    }
    .into_any()
}

/// A button that sends a form; busy it says so and sends nothing more.
#[component]
pub fn SubmitButton(
    /// Whether something is being sent.
    #[prop(into)]
    busy: Signal<bool>,
    /// Words on it.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    // On a page written at build time the button waits for the app: without it a browser would
    // put the answers into the address.
    let live = RwSignal::new(false);
    Effect::new(move |_| live.set(true));
    view! {
        <button
            type="submit"
            class="button button-main"
            disabled=move || !live.get()
            aria-disabled=move || busy.get().then_some("true")
            class:is-busy=busy
        >
            {label}
            <span class="busy-words" role="status">
                {move || busy.get().then(|| text::<CommonText>().working)}
            </span>
        </button>
    }
}
