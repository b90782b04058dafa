//! The product on this machine: sandbox, sample world, server with the site.

use std::env;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use crate::dist::{self, Effort};
use crate::files;
use crate::http;
use crate::parallel;
use crate::problem::{Outcome, Problem};
use crate::progress::Progress;
use crate::setup::{self, Purpose};
use crate::shell;

const SITE: &str = "127.0.0.1:8080";
const SANDBOX: &str = "127.0.0.1:8090";
/// How long a program may take until it answers.
const PATIENCE: Duration = Duration::from_secs(60);

/// Builds what is missing, starts everything, and stops it again when asked to.
pub fn run() -> Outcome {
    free(SITE)?;
    free(SANDBOX)?;
    let stop = stop_signals()?;
    let mut progress = Progress::of(4);
    progress.step("Looking for tools", || setup::prepare(Purpose::Site).map(|_| ()))?;
    // The site's last step of compiling keeps one core busy for a minute: the server fills the rest.
    progress.step("Building server and site (nine minutes the first time)", || {
        parallel::both(build, || dist::dist(Effort::Release))
    })?;
    let mut sandbox = progress.step("Starting the sandbox and its sample world", || {
        let sandbox = Server::start(&["sandbox"], SANDBOX, "/clock", &stop)?;
        seed()?;
        Ok(sandbox)
    })?;
    // One clock for both: the sandbox refuses signatures of a server whose time isn't its own.
    let serve = ["serve", "--profile", "sandbox", "--sandbox-clock", "--site", "dist"];
    let mut server = progress
        .step("Starting the server", || Server::start(&serve, SITE, "/healthz/ready", &stop))?;
    greet(&progress)?;
    while !stop.load(Ordering::Relaxed) {
        sandbox.still_runs("the sandbox")?;
        server.still_runs("the server")?;
        thread::sleep(Duration::from_millis(100));
    }
    println!("\nStopping");
    Ok(())
}

fn build() -> Outcome {
    shell::run(&mut shell::cargo(&["build", "--locked", "--package", "api"]))
}

fn greet(progress: &Progress) -> Outcome {
    println!("\nReady after {}:\n", progress.elapsed());
    println!("    site         http://{SITE}");
    println!("    SMS inbox    http://{SANDBOX}/sms");
    println!("\nTo sign in, give a mobile number and take the code from the SMS inbox.");
    let world = files::read_text(&files::root().join("docs/sample-world.md"))?;
    if let Some([mobile, name, papers, account]) = example(&world) {
        println!("Somebody with a bill to pay:\n");
        println!("    mobile {mobile}, name {name}, ID number {papers}, account {account}\n");
    }
    println!("Everybody else: docs/sample-world.md. The world is kept in .world/; remove that");
    println!("folder to begin anew. Ctrl-C stops everything.");
    Ok(())
}

/// Mobile, name, papers and account of the first customer in the table who owes something.
fn example(world: &str) -> Option<[&str; 4]> {
    world.lines().find_map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        match cells.as_slice() {
            ["", mobile, name, papers, account, bills, ..]
                if bills.contains("unpaid") && mobile.starts_with('1') =>
            {
                Some([mobile, name, papers, account.split(' ').next()?])
            }
            _ => None,
        }
    })
}

/// Says that the sandbox has its world, which is made once.
fn seeded() -> PathBuf {
    files::root().join(".world/seeded.txt")
}

fn seed() -> Outcome {
    let note = seeded();
    if note.exists() {
        return Ok(());
    }
    let said = shell::read(kaideng().args(["seed", "--profile", "sandbox"]))?;
    files::write(&note, said)
}

/// The server's binary, with its defaults: what the developer's shell has set for a server of his
/// own would lead it to another database.
fn kaideng() -> Command {
    let mut command = shell::program(files::root().join("target/debug/kaideng"));
    for (key, _) in env::vars_os() {
        if key == "DATABASE_URL" || key.to_string_lossy().starts_with("KAIDENG_") {
            command.env_remove(key);
        }
    }
    command
}

fn free(address: &str) -> Outcome {
    TcpListener::bind(address).map(drop).map_err(|error| {
        Problem::new(format!("{address} can't be used ({error}): does another run hold it?"))
    })
}

/// Set by the first Ctrl-C (or SIGTERM); the second ends the program at once.
fn stop_signals() -> Outcome<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        flag::register_conditional_shutdown(signal, 1, Arc::clone(&stop))
            .and_then(|_| flag::register(signal, Arc::clone(&stop)))
            .map_err(|error| Problem::new(format!("cannot listen for Ctrl-C: {error}")))?;
    }
    Ok(stop)
}

/// A part of the product, stopped when dropped.
struct Server(Child);

impl Server {
    /// Starts `kaideng` with these arguments and waits until it answers.
    fn start(args: &[&str], address: &str, path: &str, stop: &AtomicBool) -> Outcome<Self> {
        let mut command = kaideng();
        let child = command
            .args(args)
            .env("RUST_LOG", env::var("RUST_LOG").unwrap_or("warn".to_owned()))
            .spawn()
            .map_err(|error| Problem::new(format!("cannot start kaideng: {error}")))?;
        let mut server = Self(child);
        let began = Instant::now();
        while began.elapsed() < PATIENCE && !stop.load(Ordering::Relaxed) {
            if http::status(address, path).is_some_and(|status| (200..300).contains(&status)) {
                return Ok(server);
            }
            if let Ok(Some(status)) = server.0.try_wait() {
                return Err(Problem::new(format!("`{}` ended: {status}", shell::shown(&command))));
            }
            thread::sleep(Duration::from_millis(50));
        }
        Err(Problem::new(format!("`{}` doesn't answer at {address}", shell::shown(&command))))
    }
}

impl Server {
    fn still_runs(&mut self, what: &str) -> Outcome {
        match self.0.try_wait() {
            Ok(Some(status)) => Err(Problem::new(format!("{what} ended by itself: {status}"))),
            Ok(None) | Err(_) => Ok(()),
        }
    }
}

impl Drop for Server {
    /// Asks it to end, as Ctrl-C does, and insists after five seconds.
    fn drop(&mut self) {
        let id = self.0.id().to_string();
        let _ = shell::program("kill").args(["-TERM", &id]).status();
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(5) {
            if !matches!(self.0.try_wait(), Ok(None)) {
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_somebody_who_can_sign_in_and_owes_something() {
        let world = "| mobile | name | papers | account | bills | shows |\n| --- | --- | --- | --- | --- | --- |\n\
                     | 13800000005 | A | 1 | 990 | 2026-10 1.00 paid | x |\n\
                     | none | B | 2 | 991 | 2026-10 1.00 **unpaid** | x |\n\
                     | 13800000001 | C | 3 | 992 (formerly 2) | 2026-10 1.00 **unpaid** | x |\n";
        assert_eq!(example(world), Some(["13800000001", "C", "3", "992"]));
        assert_eq!(example("# nothing\n"), None);
    }
}
