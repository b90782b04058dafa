//! Just enough HTTP for a developer's machine: asking whether a server answers, and serving the
//! site to a browser while writing down what it loads.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use crate::problem::{Outcome, Problem};

/// The status of a GET request, if anything answers at this address.
pub fn status(address: &str, path: &str) -> Option<u16> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").ok()?;
    let mut answer = String::new();
    stream.take(200).read_to_string(&mut answer).ok()?;
    answer.split(' ').nth(1)?.parse().ok()
}

/// Serves a folder and remembers which of its files were asked for.
pub struct Watched {
    /// Where it listens.
    pub address: String,
    seen: Arc<Mutex<BTreeSet<String>>>,
}

impl Watched {
    /// Serves this folder on a free port for as long as the program runs.
    pub fn serve(folder: PathBuf) -> Outcome<Self> {
        let failed = |error| Problem::new(format!("cannot listen on 127.0.0.1: {error}"));
        let listener = TcpListener::bind("127.0.0.1:0").map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?.to_string();
        let seen = Arc::new(Mutex::new(BTreeSet::new()));
        let remembered = Arc::clone(&seen);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (folder, seen) = (folder.clone(), Arc::clone(&seen));
                thread::spawn(move || answer(stream, &folder, &seen));
            }
        });
        Ok(Self { address, seen: remembered })
    }

    /// The files asked for until now, by their path in the folder.
    pub fn seen(&self) -> Vec<String> {
        self.seen.lock().map(|seen| seen.iter().cloned().collect()).unwrap_or_default()
    }
}

/// Answers one request; a browser that goes away meanwhile doesn't matter.
fn answer(mut stream: TcpStream, folder: &Path, seen: &Mutex<BTreeSet<String>>) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut request = String::new();
    reader.read_line(&mut request).ok()?;
    let mut header = String::new();
    while reader.read_line(&mut header).ok()? > 2 {
        header.clear();
    }
    let path = request.split(' ').nth(1)?;
    let (status, kind, body) = content(folder, path, seen);
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    )
    .ok()?;
    stream.write_all(&body).ok()
}

fn content(
    folder: &Path,
    path: &str,
    seen: &Mutex<BTreeSet<String>>,
) -> (&'static str, &'static str, Vec<u8>) {
    if path == "/api/v1/me" {
        return ("200 OK", "application/json", SIGNED_OUT.into());
    }
    let name = match path.trim_start_matches('/') {
        "" => "index.html",
        name => name,
    };
    match std::fs::read(folder.join(name)) {
        Ok(body) if !name.contains("..") => {
            if let Ok(mut seen) = seen.lock() {
                seen.insert(name.to_owned());
            }
            ("200 OK", kind(name), body)
        }
        _ => ("404 Not Found", "text/plain", Vec::new()),
    }
}

/// What the API says of somebody who isn't signed in.
const SIGNED_OUT: &str = r#"{"signed_in":false,"language":"zh","parties":[],"accounts":[],"owed_fen":0,"in_progress":[],"wechat_linked":false}"#;

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
