//! `prerender SHELL_HTML OUT_DIR` writes the public pages as HTML: the shell with its
//! `<!--app-->`, title and description filled in, in both languages; and the page for unknown
//! addresses, and the shell for addresses that need a session.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use app::{
    App,
    routes::{PUBLIC, Page},
};
use domain::{
    text::{HomeText, Section, ShellText},
    wire::me::Language,
};
use leptos::prelude::*;
use leptos_router::location::RequestUrl;

fn main() -> ExitCode {
    let mut args = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(shell), Some(out)) = (args.next(), args.next()) else {
        eprintln!("usage: prerender SHELL_HTML OUT_DIR");
        return ExitCode::FAILURE;
    };
    match write_site(&shell, &out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("prerender: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write_site(shell: &Path, out: &Path) -> io::Result<()> {
    let shell = fs::read_to_string(shell)?;
    for language in [Language::Chinese, Language::English] {
        for page in PUBLIC {
            let address = page.path_in(language);
            let file = out.join(address.trim_matches('/')).join("index.html");
            write(&file, &fill(&shell, language, &title(&page, language), &render(&address))?)?;
        }
    }
    let language = Language::Chinese;
    let name = ShellText::of(language).name;
    write(&out.join("shell.html"), &fill(&shell, language, name, "")?)?;
    let title = ShellText::of(language).not_found_title;
    let html = fill(&shell, language, title, &render(&Page::NotFound.path()))?;
    write(&out.join("404.html"), &html)
}

fn write(file: &Path, html: &str) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, html)
}

fn fill(shell: &str, language: Language, title: &str, body: &str) -> io::Result<String> {
    let description = HomeText::of(language).description;
    let html = put(shell, "<title>", "</title>", title)?;
    let html = put(&html, r#"<meta name="description" content=""#, "\"", description)?;
    let html = put(&html, "<!--app-->", "", body)?.replacen("<!--app-->", "", 1);
    match language {
        Language::Chinese => Ok(html),
        Language::English => put(&html, r#"<html lang=""#, "\"", "en"),
    }
}

/// Puts a text between two marks of the shell.
fn put(html: &str, open: &str, close: &str, text: &str) -> io::Result<String> {
    let missing = || io::Error::other(format!("the shell has no {open}…{close}"));
    let (before, rest) = html.split_once(open).ok_or_else(missing)?;
    let (_, after) = rest.split_once(close).ok_or_else(missing)?;
    Ok(format!("{before}{open}{text}{close}{after}"))
}

fn render(address: &str) -> String {
    Owner::new().with(|| {
        provide_context(RequestUrl::new(address));
        // Marks between neighbouring texts; they serve hydration, which isn't used.
        view! { <App/> }.to_html().replace("<!>", "")
    })
}

fn title(page: &Page, language: Language) -> String {
    let shell = ShellText::of(language);
    let title = if *page == Page::Home {
        return HomeText::of(language).title.into();
    } else if *page == Page::Help {
        shell.help
    } else if *page == Page::SignIn {
        shell.sign_in
    } else {
        shell.receipt_check
    };
    format!("{title} - {}", shell.name)
}
