//! Programs that a test starts: their output in a file, ended by their id.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::failure::{Failure, Outcome};

/// A running program; killed when dropped.
pub struct Process {
    name: String,
    child: Child,
    log: PathBuf,
}

impl Process {
    /// Starts it with its output appended to `<folder>/<name>.log`.
    ///
    /// # Errors
    /// When it can't be started.
    pub fn start(name: &str, folder: &Path, command: &mut Command) -> Outcome<Self> {
        let log = folder.join(format!("{name}.log"));
        let out = append(&log)?;
        let err = out.try_clone()?;
        let child = command
            .stdin(Stdio::null())
            .stdout(out)
            .stderr(err)
            .spawn()
            .map_err(|error| Failure::new(format!("{name} doesn't start: {error}")))?;
        Ok(Self { name: name.to_owned(), child, log })
    }

    /// Waits until the address answers 2xx.
    ///
    /// # Errors
    /// When the program ended, or doesn't answer within half a minute; with its last words.
    pub async fn answers(&mut self, address: &str) -> Outcome {
        let client = crate::http::client()?;
        for _ in 0..600 {
            if let Some(status) = self.child.try_wait()? {
                return Err(self.failed(&format!("ended with {status}")));
            }
            if let Ok(answer) = client.get(address).send().await
                && answer.status().is_success()
            {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Err(self.failed(&format!("doesn't answer at {address}")))
    }

    /// Ends it at once, as `kill -9` does, and waits until it is gone.
    ///
    /// # Errors
    /// When it can't be ended.
    pub fn kill(&mut self) -> Outcome {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    fn failed(&self, what: &str) -> Failure {
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        let last = lines.len().saturating_sub(12);
        let words = lines.get(last..).unwrap_or_default().join("\n");
        Failure::new(format!("{} {what}; its last words:\n{words}", self.name))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn append(path: &Path) -> Outcome<File> {
    Ok(OpenOptions::new().create(true).append(true).open(path)?)
}
