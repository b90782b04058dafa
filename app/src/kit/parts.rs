//! Small parts: icons, tags, definition lists.

use leptos::prelude::*;

/// Line icons, drawn for a square of 24 units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IconName {
    /// A circle with an i.
    Info,
    /// A ticked circle.
    Done,
    /// A triangle.
    Warning,
    /// A clock.
    Clock,
    /// A sheet of paper with lines.
    Bill,
    /// A wallet.
    Pay,
    /// Two links of a chain.
    Link,
    /// A person with a tick.
    Person,
    /// A list.
    List,
    /// A seal.
    Seal,
    /// An open book.
    Guide,
    /// A telephone.
    Phone,
    /// An arrow to the right.
    Forward,
}

impl IconName {
    fn path(self) -> &'static str {
        match self {
            Self::Info => "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 11v6M12 7v.5",
            Self::Done => "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M8 12.5l3 3l5.5-6.5",
            Self::Warning => "M12 4L2.5 20h19zM12 10v5M12 17.3v.4",
            Self::Clock => "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 7v5.5l3.5 2",
            Self::Bill => "M6 3h12v18l-3-2l-3 2l-3-2l-3 2zM9 8h6M9 12h6",
            Self::Pay => {
                "M3 7h15a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2zM3 7l11-4v4M16 13.5h4"
            }
            Self::Link => {
                "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.6-5.6L12 7.200M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.600 5.600L12 16.800"
            }
            Self::Person => {
                "M10 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8M3 20c0-4 3-6 7-6c1.500 0 2.900.300 4 .900M15 18l2.200 2.200L21 16"
            }
            Self::List => "M8 6h12M8 12h12M8 18h12M4 6h.5M4 12h.5M4 18h.5",
            Self::Seal => {
                "M12 3l7 3v6c0 4.500-3 7.500-7 9c-4-1.500-7-4.500-7-9V6zM8.500 12l2.500 2.500l4.500-5"
            }
            Self::Guide => {
                "M12 6c-2-1.600-5-2-8-2v14c3 0 6 .4 8 2c2-1.600 5-2 8-2V4c-3 0-6 .4-8 2zM12 6v14"
            }
            Self::Phone => {
                "M5 4h4l2 5l-2.500 1.500a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2z"
            }
            Self::Forward => "M9 5l7 7l-7 7",
        }
    }
}

/// An icon; says nothing to a screen reader, so words stand beside it.
#[component]
pub fn Icon(
    /// Which one.
    name: IconName,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
            <path d=name.path()/>
        </svg>
    }
}

/// What a tag says about a state, beside its words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TagTone {
    /// Neither good nor bad.
    #[default]
    Plain,
    /// Done.
    Good,
    /// Waiting for something.
    Waiting,
    /// Needs the customer.
    Bad,
}

/// A state in one or two words, with a mark of its own shape.
#[component]
pub fn Tag(
    /// What it says.
    #[prop(optional)]
    tone: TagTone,
    /// The words.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let (class, icon) = match tone {
        TagTone::Plain => ("tag", None),
        TagTone::Good => ("tag tag-good", Some(IconName::Done)),
        TagTone::Waiting => ("tag tag-waiting", Some(IconName::Clock)),
        TagTone::Bad => ("tag tag-bad", Some(IconName::Warning)),
    };
    view! {
        <span class=class>{icon.map(|name| view! { <Icon name=name/> })} <span>{label}</span></span>
    }
}

/// Names and values in rows (`dl`).
#[component]
pub fn Facts(
    /// Pairs of a name and its value.
    rows: Vec<(String, AnyView)>,
) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|(name, value)| {
            view! {
                <div class="facts-row">
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="facts">{rows}</dl> }
}
