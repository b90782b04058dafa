//! `prerender SHELL_HTML OUT_DIR` writes the public pages as HTML: the shell with `<!--app-->`
//! and `<!--title-->` filled in, in both languages; the page for unknown addresses; and the bare
//! shell for everything else.

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
    if !shell.contains("<!--app-->") {
        return Err(io::Error::other("the shell has no <!--app-->"));
    }
    for language in [Language::Chinese, Language::English] {
        for page in PUBLIC {
            let address = page.path_in(language);
            let file = out.join(address.trim_matches('/')).join("index.html");
            write(&file, &fill(&shell, language, &title(&page, language), &render(&address)))?;
        }
    }
    let language = Language::Chinese;
    let not_found = ShellText::of(language).not_found_title;
    let not_found = fill(&shell, language, not_found, &render(&Page::NotFound.path()));
    write(&out.join("404.html"), &not_found)?;
    write(&out.join("shell.html"), &fill(&shell, language, ShellText::of(language).name, ""))
}

fn write(file: &Path, html: &str) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, html)
}

fn fill(shell: &str, language: Language, title: &str, body: &str) -> String {
    let html = shell.replace("<!--app-->", body).replace("<!--title-->", title);
    match language {
        Language::Chinese => html,
        Language::English => html.replacen(r#"<html lang="zh-CN""#, r#"<html lang="en""#, 1),
    }
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
    let title = match page {
        Page::Home => return HomeText::of(language).title.into(),
        Page::Help => shell.help,
        Page::SignIn => shell.sign_in,
        _ => shell.receipt_check,
    };
    format!("{title} - {}", shell.name)
}
