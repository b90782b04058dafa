//! A whole running product for one test: sandbox, database, server, and the road to it.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use serde_json::Value;

use crate::failure::{Failure, Outcome, expect};
use crate::http::free_port;
use crate::paths;
use crate::people::Resident;
use crate::process::Process;
use crate::road::Road;
use crate::sandbox::Sandbox;
use crate::scratch::Scratch;

/// The running product; everything ends when it is dropped.
pub struct World {
    /// The way that browsers take.
    pub road: Road,
    /// The other side of every outside protocol.
    pub sandbox: Sandbox,
    /// The test's folder.
    pub scratch: Scratch,
    server: Process,
    port: u16,
    binary: PathBuf,
    _sandbox_process: Process,
}

impl World {
    /// Starts everything with the sample world, in a folder of this name.
    ///
    /// # Errors
    /// When a part isn't built or doesn't start.
    pub async fn start(name: &str) -> Outcome<Self> {
        let scratch = Scratch::new(name)?;
        let binary = paths::binary()?;
        let sandbox_port = free_port()?;
        let port = free_port()?;
        let road = Road::to(port).await?;
        let sandbox = Sandbox::at(format!("http://127.0.0.1:{sandbox_port}"))?;
        let setting =
            Setting { scratch: &scratch, binary: &binary, road: &road, sandbox: &sandbox };

        let listen = format!("127.0.0.1:{sandbox_port}");
        let mut command = setting.command("sandbox");
        command.args(["--listen", &listen]);
        let mut sandbox_process = Process::start("sandbox", scratch.path(), &mut command)?;
        sandbox_process.answers(&format!("{}/clock", sandbox.base())).await?;

        let output = setting.command("seed").output()?;
        expect(output.status.success(), || {
            format!("kaideng seed: {}", String::from_utf8_lossy(&output.stderr))
        })?;
        let server = setting.serve(port).await?;
        Ok(Self { road, sandbox, scratch, server, port, binary, _sandbox_process: sandbox_process })
    }

    /// The server's own address, past the road.
    pub fn server(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Time passes, for sandbox and server.
    ///
    /// # Errors
    /// When the sandbox refuses.
    pub async fn time_passes(&self, time: Duration) -> Outcome {
        self.sandbox.advance(time).await?;
        // The server reads the sandbox's clock every so often.
        tokio::time::sleep(Duration::from_secs(2)).await;
        Ok(())
    }

    /// Kills the server as `kill -9` does.
    ///
    /// # Errors
    /// When it can't be killed.
    pub fn kill_server(&mut self) -> Outcome {
        self.server.kill()
    }

    /// Starts the server again on the same database and address.
    ///
    /// # Errors
    /// When it doesn't come up.
    pub async fn restart_server(&mut self) -> Outcome {
        self.server = self.setting().serve(self.port).await?;
        Ok(())
    }

    /// Runs `kaideng` with these arguments and gives what it printed.
    ///
    /// # Errors
    /// When it ends with a failure; with what it said.
    pub fn kaideng(&self, arguments: &[&str]) -> Outcome<String> {
        let (first, rest) = arguments.split_first().unwrap_or((&"--help", &[]));
        let output = self.setting().command(first).args(rest).output()?;
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        expect(output.status.success(), || {
            let said = String::from_utf8_lossy(&output.stderr);
            format!("kaideng {}: {printed}{said}", arguments.join(" "))
        })?;
        Ok(printed)
    }

    /// What the supplier's customer system booked for payments, by reference.
    ///
    /// # Errors
    /// When the sandbox's memory can't be read.
    pub fn bookings(&self) -> Outcome<Vec<String>> {
        let books = self.supplier_books()?;
        let bookings = books.get("bookings").and_then(Value::as_object);
        Ok(bookings.map(|by| by.keys().cloned().collect()).unwrap_or_default())
    }

    /// Total of the account's latest bill in fen, as it stands on the customer's paper.
    ///
    /// # Errors
    /// When the supplier has no such account, or no bill for it.
    pub fn latest_bill_fen(&self, resident: &Resident) -> Outcome<i64> {
        let books = self.supplier_books()?;
        let bills = books.pointer(&format!("/accounts/{}/bills", resident.account_number));
        let latest = bills.and_then(Value::as_array).and_then(|bills| bills.last());
        let amount = latest.and_then(|bill| bill.get("amount_fen")).and_then(Value::as_i64);
        amount.ok_or_else(|| Failure::new(format!("no bill for {}", resident.account_number)))
    }

    fn supplier_books(&self) -> Outcome<Value> {
        let memory = self.scratch.path().join("sandbox/customer_system.json");
        Ok(serde_json::from_slice(&std::fs::read(memory)?)?)
    }

    fn setting(&self) -> Setting<'_> {
        Setting {
            scratch: &self.scratch,
            binary: &self.binary,
            road: &self.road,
            sandbox: &self.sandbox,
        }
    }
}

/// What every `kaideng` of this world is told.
struct Setting<'a> {
    scratch: &'a Scratch,
    binary: &'a PathBuf,
    road: &'a Road,
    sandbox: &'a Sandbox,
}

impl Setting<'_> {
    fn command(&self, subcommand: &str) -> Command {
        let folder = self.scratch.path();
        let mut command = Command::new(self.binary);
        command
            .current_dir(folder)
            .arg(subcommand)
            .env("KAIDENG_PROFILE", "sandbox")
            .env("KAIDENG_SANDBOX_URL", self.sandbox.base())
            .env("KAIDENG_SANDBOX_DIR", folder.join("sandbox"))
            .env("KAIDENG_SANDBOX_CLOCK", "true")
            .env("KAIDENG_SANDBOX_CALLBACK_RETRY_MS", "1500")
            .env("KAIDENG_KEY_FILE", folder.join("keys.json"))
            .env("KAIDENG_PUBLIC_ORIGIN", self.road.origin())
            .env("DATABASE_URL", format!("sqlite://{}", folder.join("kaideng.db").display()));
        command
    }

    async fn serve(&self, port: u16) -> Outcome<Process> {
        let listen = format!("127.0.0.1:{port}");
        let mut command = self.command("serve");
        command
            .env("KAIDENG_LISTEN", &listen)
            .args(["--profile", "sandbox", "--site"])
            .arg(paths::site()?);
        let mut server = Process::start("server", self.scratch.path(), &mut command)?;
        server.answers(&format!("http://{listen}/healthz/ready")).await?;
        Ok(server)
    }
}
