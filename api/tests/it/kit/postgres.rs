//! A throwaway PostgreSQL cluster, started by the first test that needs it. A small shell waits
//! for the end of this process, however it comes, stops the cluster and deletes it.

use std::{
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::OnceLock,
};

pub struct Cluster {
    port: u16,
    _watcher: Child,
}

impl Cluster {
    /// The one cluster of this process.
    pub fn shared() -> &'static Self {
        static CLUSTER: OnceLock<Cluster> = OnceLock::new();
        CLUSTER.get_or_init(Self::start)
    }

    pub fn url(&self, database: &str) -> String {
        format!("postgres://kaideng@127.0.0.1:{}/{database}", self.port)
    }

    fn start() -> Self {
        let bin = binaries();
        let dir = tempfile::Builder::new().prefix("kaideng-pg-").tempdir().unwrap().keep();
        let runner = Runner::for_folder(&dir);
        let data = dir.join("data");
        let text = |path: &Path| path.display().to_string();
        runner.run(&[
            &text(&bin.join("initdb")),
            "-D",
            &text(&data),
            "-U",
            "kaideng",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "-N",
        ]);
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let options = format!(
            "-c listen_addresses=127.0.0.1 -p {port} -k {} -c fsync=off -c max_connections=400",
            text(&dir)
        );
        let pg_ctl = text(&bin.join("pg_ctl"));
        let log = text(&dir.join("log"));
        runner.run(&[&pg_ctl, "-D", &text(&data), "-o", &options, "-l", &log, "-w", "start"]);
        let stop = runner.line(&[&pg_ctl, "-D", &text(&data), "-m", "immediate", "stop"]);
        let script = format!("cat >/dev/null; {stop} >/dev/null 2>&1; rm -rf '{}'", text(&dir));
        let watcher = Command::new("sh")
            .args(["-c", &script])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self { port, _watcher: watcher }
    }
}

/// The newest installed server.
fn binaries() -> PathBuf {
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .expect("PostgreSQL's server is installed (Debian: apt-get install postgresql)")
        .map(|entry| entry.unwrap().path().join("bin"))
        .filter(|bin| bin.join("initdb").exists())
        .collect();
    versions.sort();
    versions.pop().expect("an installed server")
}

/// Runs commands as somebody else when we are root, whom PostgreSQL refuses.
struct Runner {
    prefix: Vec<&'static str>,
}

impl Runner {
    fn for_folder(dir: &Path) -> Self {
        use std::os::unix::fs::MetadataExt;
        if std::fs::metadata(dir).unwrap().uid() != 0 {
            return Self { prefix: Vec::new() };
        }
        let user = ["postgres", "nobody"]
            .into_iter()
            .find(|user| succeeds(Command::new("chown").arg(user).arg(dir)))
            .expect("a user to run PostgreSQL as");
        Self { prefix: vec!["runuser", "-u", user, "--"] }
    }

    fn run(&self, command: &[&str]) {
        let all = [&self.prefix, command].concat();
        let mut built = Command::new(all[0]);
        built.args(&all[1..]).current_dir("/").stdin(Stdio::null()).stdout(Stdio::null());
        assert!(built.status().unwrap().success(), "{command:?}");
    }

    fn line(&self, command: &[&str]) -> String {
        [&self.prefix, command].concat().join(" ")
    }
}

fn succeeds(command: &mut Command) -> bool {
    command.stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}
