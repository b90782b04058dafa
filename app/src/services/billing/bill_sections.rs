//! The sections of a bill beside its lines: tiers, readings, tariff, late fee.

use domain::{
    text::{BillingText, CommonText, fill},
    wire::bill::{LateFee, Reading, TariffSource, TierPosition},
};
use leptos::prelude::*;

use super::tiers::{self, Segment, segments};
use crate::{
    kit::{
        date::date,
        money::{Money, kwh},
        parts::Facts,
    },
    session::{Session, text},
};

fn day(wire: &str) -> String {
    date(Session::get().language.get_untracked(), wire)
}

/// Where the year stands: a bar with a segment for each tier, and the same in words.
pub fn tiers(position: &TierPosition) -> AnyView {
    let texts = &text::<BillingText>().detail;
    let drawn = segments(position);
    let bars = drawn.iter().map(segment).collect_view();
    let ranges = drawn.iter().map(|segment| {
        let here = segment.tier == usize::from(position.tier);
        view! { <li class:tier-here=here aria-current=here.then_some("true")>{range(segment)}</li> }
    });
    let tier = position.tier.to_string();
    let stands = match position.left_kwh_x100 {
        Some(left) => fill(texts.tier_left, &[("tier", &tier), ("left", &kwh(left))]),
        None => fill(texts.tier_last, &[("tier", &tier)]),
    };
    let used = fill(
        texts.tier_used,
        &[
            ("from", &day(&position.window_start)),
            ("to", &day(&position.window_end)),
            ("used", &kwh(position.used_kwh_x100)),
        ],
    );
    let reset = fill(texts.tier_reset, &[("window_end", &day(&position.window_end))]);
    view! {
        <section class="card" aria-labelledby="tiers-title">
            <h2 id="tiers-title">{texts.tiers}</h2>
            <p>{stands}</p>
            <svg
                class="tier-drawing"
                viewBox=format!("0 0 {} 60", tiers::WIDTH)
                preserveAspectRatio="none"
                aria-hidden="true"
            >
                {bars}
            </svg>
            <ol class="plain-list tier-ranges">{ranges.collect_view()}</ol>
            <p class="quiet">{used} " " {reset}</p>
        </section>
    }
    .into_any()
}

fn segment(segment: &Segment) -> AnyView {
    let rect = |class: &'static str, width: i64| {
        view! {
            <rect class=class x=segment.x.to_string() y="0" width=width.to_string() height="60"></rect>
        }
    };
    let used = (segment.used > 0).then(|| rect("tier-used", segment.used));
    view! { <g>{rect("tier-room", segment.width)} {used}</g> }.into_any()
}

fn range(segment: &Segment) -> String {
    let texts = &text::<BillingText>().detail;
    let (tier, from) = (segment.tier.to_string(), kwh(segment.from_kwh_x100));
    match segment.to_kwh_x100 {
        Some(to) => fill(texts.tier_range, &[("tier", &tier), ("from", &from), ("to", &kwh(to))]),
        None => fill(texts.tier_open, &[("tier", &tier), ("from", &from)]),
    }
}

/// Meter readings, one block for each register so that nothing scrolls sideways at 320 px.
pub fn readings(readings: &[Reading]) -> AnyView {
    let texts = &text::<BillingText>().detail;
    let unit = text::<CommonText>().kwh;
    let blocks = readings.iter().map(|reading| {
        let number = |x100: i64| view! { <span class="digits">{kwh(x100)}</span> }.into_any();
        let rows = vec![
            (texts.previous.to_owned(), number(reading.previous_x100)),
            (texts.current.to_owned(), number(reading.current_x100)),
            (texts.multiplier.to_owned(), reading.multiplier.to_string().into_any()),
            (
                texts.billed.to_owned(),
                view! { <strong class="digits">{kwh(reading.energy_kwh_x100)} " " {unit}</strong> }
                    .into_any(),
            ),
        ];
        view! {
            <h3>{texts.register_name(&reading.register)}</h3>
            <Facts rows=rows/>
        }
    });
    view! {
        <section class="card" aria-labelledby="readings-title">
            <h2 id="readings-title">{texts.readings}</h2>
            {blocks.collect_view()}
            <p class="quiet">{texts.readings_note}</p>
        </section>
    }
    .into_any()
}

/// The tariff's papers.
pub fn tariff(source: &TariffSource) -> AnyView {
    let texts = &text::<BillingText>().detail;
    let row = |name: &str, value: String| (name.to_owned(), value.into_any());
    let rows = vec![
        row(texts.tariff_name, source.name.clone()),
        row(texts.tariff_source, source.source.clone()),
        row(texts.tariff_from, day(&source.effective_from)),
    ];
    view! {
        <section class="card" aria-labelledby="tariff-title">
            <h2 id="tariff-title">{texts.tariff}</h2>
            <div class="facts-stacked">
                <Facts rows=rows/>
            </div>
        </section>
    }
    .into_any()
}

/// How the late fee came about.
pub fn late_fee(fee: &LateFee) -> AnyView {
    let texts = &text::<BillingText>().detail;
    let steps = fee.computation.iter().map(|step| view! { <li class="digits">{step.clone()}</li> });
    view! {
        <section class="card" aria-labelledby="late-fee-title">
            <h2 id="late-fee-title">{texts.late_fee}</h2>
            <p class="amount-value"><Money fen=fee.amount_fen/></p>
            <ul class="plain-list computation">{steps.collect_view()}</ul>
            <p>{fill(texts.late_fee_as_of, &[("date", &day(&fee.as_of))])}</p>
            <p class="quiet">{texts.late_fee_what}</p>
        </section>
    }
    .into_any()
}
