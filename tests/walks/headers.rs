//! What the server says about its pages, and what its cookies are.

use domain::wire::me::{SignIn, SignInCodeRequest};
use journeys::failure::{Failure, Outcome, expect};
use journeys::http::client;
use journeys::journey::journey;
use journeys::people::{NEWCOMER_MOBILE, WANG};
use journeys::state::State;
use journeys::world::World;
use reqwest::Response;
use reqwest::header::{CONTENT_SECURITY_POLICY, ORIGIN, SET_COOKIE};

fn header<'a>(answer: &'a Response, name: &str) -> &'a str {
    answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

#[test]
fn every_page_carries_the_final_policy() -> Outcome {
    journey("headers", async |_, world| {
        for path in ["/", "/en/", "/sign-in", "/accounts", "/nowhere", "/api/v1/me"] {
            let answer = client()?.get(format!("{}{path}", world.server())).send().await?;
            let policy = header(&answer, CONTENT_SECURITY_POLICY.as_str());
            for part in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"] {
                expect(policy.contains(part), || format!("{path}: no {part} in {policy:?}"))?;
            }
            for part in ["'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:"] {
                expect(!policy.contains(part), || format!("{path}: {part} in {policy:?}"))?;
            }
            let sniff = header(&answer, "x-content-type-options");
            expect(sniff == "nosniff", || format!("{path}: {sniff:?}"))?;
            let referrer = header(&answer, "referrer-policy");
            expect(!referrer.is_empty(), || format!("{path}: no referrer-policy"))?;
        }
        Ok(())
    })
}

#[test]
fn no_page_styles_or_scripts_inline() -> Outcome {
    journey("inline", async |person, world| {
        let account = person.is_customer(world, &WANG).await?;
        let bills = person.bills(&account).await?;
        let bill = bills.bills.first().ok_or_else(|| Failure::new("no bill"))?;
        let account = &account.account_id;
        let pages = ["/", "/help", "/verify", "/profile", "/accounts", "/accounts/bind"];
        let more = [format!("/accounts/{account}"), format!("/bills/{}", bill.bill_id)];
        for path in pages.into_iter().chain(more.iter().map(String::as_str)) {
            person.visits(path).await?;
            person.sees_it(State::Ready).await?;
            let inline = "return [...document.querySelectorAll(\
                '[style], style, script:not([src]), [onclick], [onload]')].map(e => e.outerHTML)";
            let found = person.script(inline, &[]).await?;
            expect(found.as_array().is_some_and(Vec::is_empty), || format!("{path}: {found}"))?;
        }
        Ok(())
    })
}

#[test]
fn the_session_cookie_is_out_of_reach_of_scripts() -> Outcome {
    journey("cookies", async |person, world| {
        let cookie = session_cookie(world).await?;
        for part in ["HttpOnly", "SameSite=Lax", "Path=/"] {
            expect(cookie.contains(part), || format!("no {part} in {cookie}"))?;
        }
        person.is_signed_in(world, WANG.mobile).await?;
        let seen = person.script("return document.cookie", &[]).await?;
        expect(seen == "", || format!("a script sees {seen}"))
    })
}

/// Signs in without a browser and gives the cookie with its attributes.
async fn session_cookie(world: &World) -> Outcome<String> {
    let client = client()?;
    let mobile = NEWCOMER_MOBILE.to_owned();
    let post = |path: &str| {
        let address = format!("{}/api/v1{path}", world.server());
        client.post(address).header(ORIGIN, world.road.origin())
    };
    let request = SignInCodeRequest { mobile: mobile.clone() };
    post("/sign-in-codes").json(&request).send().await?.error_for_status()?;
    let code = world.sandbox.sms_code(&mobile, 0).await?;
    let answer = post("/sessions").json(&SignIn { mobile, code }).send().await?;
    let cookie = header(&answer, SET_COOKIE.as_str()).to_owned();
    expect(!cookie.is_empty(), || format!("no cookie: {}", answer.status()))?;
    Ok(cookie)
}
