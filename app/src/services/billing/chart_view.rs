//! The usage chart on a page, with the same figures as a table beside it.

use domain::{
    month::Month,
    text::{BillingText, CommonText, Section, fill},
    wire::{bill::UsageMonth, me::Language},
};
use leptos::prelude::*;

use super::chart::{self, Bar, Chart, PartKind, chart};
use crate::{
    kit::{
        date::month,
        money::{kwh, yuan},
    },
    session::{Session, text},
};

/// Usage of the last 13 months; `marked` is the month (`YYYY-MM`) that the page is about.
#[component]
pub fn UsageChart(
    /// Months as the API gives them.
    usage: Vec<UsageMonth>,
    /// Month to mark.
    #[prop(optional)]
    marked: Option<String>,
) -> impl IntoView {
    let texts = &text::<BillingText>().chart;
    let language = Session::get().language.get_untracked();
    let marked = marked.as_deref().and_then(Month::parse);
    let content = match chart(&usage) {
        None => view! { <p class="quiet">{texts.empty}</p> }.into_any(),
        Some(drawn) => view! {
            {figure(&drawn, marked, language)}
            {table(&drawn, language)}
        }
        .into_any(),
    };
    view! {
        <section class="card usage" aria-labelledby="usage-title">
            <h2 id="usage-title">{texts.title}</h2>
            {content}
        </section>
    }
}

fn figure(drawn: &Chart, marked: Option<Month>, language: Language) -> AnyView {
    let texts = &BillingText::of(language).chart;
    let legend = drawn.by_time_of_use.then(|| {
        view! {
            <span class="chart-key chart-key-peak">{texts.peak}</span>
            <span class="chart-key chart-key-valley">{texts.valley}</span>
        }
    });
    let axis = drawn.axis_kwh.iter().map(|kwh| view! { <span>{*kwh}</span> }).collect_view();
    let bars = drawn.bars.iter().zip(0..).map(|(bar, slot)| draw(bar, slot, marked, language));
    let months = drawn.bars.iter().map(|bar| {
        let year = bar.year_labelled.then(|| view! { <span>{bar.month.year()}</span> });
        let class = if Some(bar.month) == marked { "chart-month-marked" } else { "" };
        view! { <li class=class>{bar.month.number()} {year}</li> }
    });
    view! {
        <div class="chart">
            <p class="chart-legend" aria-hidden="true">
                <span class="chart-unit">{texts.unit}</span>
                {legend}
            </p>
            <div class="chart-frame">
                <div class="chart-axis" aria-hidden="true">{axis}</div>
                <div class="chart-plot">
                    <svg
                        class="chart-drawing"
                        viewBox=format!("0 0 {} {}", chart::WIDTH, chart::HEIGHT)
                        preserveAspectRatio="none"
                        role="img"
                        aria-label=summary(drawn, language)
                    >
                        <path class="chart-grid" d=grid()/>
                        {bars.collect_view()}
                    </svg>
                    <ol class="chart-months" aria-hidden="true">{months.collect_view()}</ol>
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// Horizontal lines at the steps of the axis.
fn grid() -> String {
    (0..=chart::STEPS)
        .map(|step| format!("M0 {}H{}", step * chart::HEIGHT / chart::STEPS, chart::WIDTH))
        .collect()
}

fn draw(bar: &Bar, slot: i64, marked: Option<Month>, language: Language) -> AnyView {
    let rects = bar.parts.iter().map(|part| {
        let class = match part.kind {
            PartKind::Valley => "chart-valley",
            PartKind::Peak => "chart-peak",
            PartKind::Whole => "chart-whole",
        };
        view! {
            <rect
                class=class
                x=part.x.to_string()
                y=part.y.to_string()
                width=part.width.to_string()
                height=part.height.to_string()
            ></rect>
        }
    });
    let spotlight = (Some(bar.month) == marked).then(|| {
        view! {
            <rect
                class="chart-marked"
                x=(slot * chart::SLOT).to_string()
                y="0"
                width=chart::SLOT.to_string()
                height=chart::HEIGHT.to_string()
            ></rect>
        }
    });
    view! { <g>{spotlight} {rects.collect_view()} <title>{tip(bar, language)}</title></g> }
        .into_any()
}

/// What a bar stands for, shown when a pointer rests on it.
fn tip(bar: &Bar, language: Language) -> String {
    let texts = &BillingText::of(language).chart;
    let month = month(language, &bar.month.to_string());
    match &bar.usage {
        Some(usage) => format!("{month} {} {}", kwh(usage.energy_kwh_x100), texts.unit),
        None => format!("{month} {}", texts.no_bill),
    }
}

fn summary(drawn: &Chart, language: Language) -> String {
    let used = || drawn.bars.iter().filter_map(|bar| Some((bar, bar.usage.as_ref()?)));
    let (Some((first, _)), Some((last, _))) = (used().next(), used().next_back()) else {
        return String::new();
    };
    let energy = |(_, usage): &(&Bar, &UsageMonth)| usage.energy_kwh_x100;
    let (Some(highest), Some(lowest)) = (used().max_by_key(energy), used().min_by_key(energy))
    else {
        return String::new();
    };
    let name = |bar: &Bar| month(language, &bar.month.to_string());
    fill(
        BillingText::of(language).chart.summary,
        &[
            ("first", &name(first)),
            ("last", &name(last)),
            ("highest", &name(highest.0)),
            ("highest_kwh", &kwh(energy(&highest))),
            ("lowest", &name(lowest.0)),
            ("lowest_kwh", &kwh(energy(&lowest))),
        ],
    )
}

/// Name of a column with the unit of its figures.
fn with_unit(name: &str, unit: &str, language: Language) -> String {
    fill(CommonText::of(language).with_unit, &[("name", name), ("unit", unit)])
}

fn table(drawn: &Chart, language: Language) -> AnyView {
    let texts = BillingText::of(language);
    let split = drawn.by_time_of_use;
    let heads = split.then(|| {
        view! {
            <th scope="col" class="number">{texts.chart.peak}</th>
            <th scope="col" class="number">{texts.chart.valley}</th>
        }
    });
    let energy = |x100: Option<i64>| x100.map_or_else(|| "–".to_owned(), kwh);
    let rows = drawn.bars.iter().rev().filter_map(|bar| {
        let usage = bar.usage.as_ref()?;
        let parts = split.then(|| {
            view! {
                <td class="number">{energy(usage.peak_kwh_x100)}</td>
                <td class="number">{energy(usage.valley_kwh_x100)}</td>
            }
        });
        Some(view! {
            <tr>
                <th scope="row">{month(language, &usage.period)}</th>
                <td class="number">{kwh(usage.energy_kwh_x100)}</td>
                {parts}
                <td class="number">{yuan(usage.amount_fen)}</td>
            </tr>
        })
    });
    let unit = with_unit(texts.energy, texts.chart.unit, language);
    let amount = with_unit(texts.amount, CommonText::of(language).yuan, language);
    view! {
        <details class="details chart-table">
            <summary>{texts.chart.as_table}</summary>
            <table class="table">
                <caption class="visually-hidden">{texts.chart.title}</caption>
                <thead>
                    <tr>
                        <th scope="col">{texts.month}</th>
                        <th scope="col" class="number">{unit}</th>
                        {heads}
                        <th scope="col" class="number">{amount}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </details>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_are_those_of_the_language() {
        assert_eq!(with_unit("用电量", "千瓦时", Language::Chinese), "用电量（千瓦时）");
        assert_eq!(with_unit("Used", "kWh", Language::English), "Used (kWh)");
    }
}
