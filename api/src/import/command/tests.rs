use std::path::Path;

use clap::Parser;
use domain::outside::customer_system::WorldAccount;
use jiff::civil::date;
use sandbox::{Options, Sandbox};

use super::*;
use crate::seed;

const TODAY: Date = date(2026, 11, 23);

#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    command: ImportCommand,
}

fn args(file: &Path, rest: &[&str]) -> ImportArgs {
    let mut words = vec!["kaideng", "readings", file.to_str().unwrap()];
    words.extend(rest);
    let ImportCommand::Readings(args) = Cli::parse_from(words).command;
    *args
}

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/meter").join(name)
}

struct Bench {
    _running: sandbox::Running,
    client: SignedClient,
    folder: PathBuf,
}

impl Bench {
    /// A sandbox with the sample world, but household A without bills.
    async fn start(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("kaideng-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        let running = Sandbox::start(Options::new(folder.join("sandbox"))).await.unwrap();
        let key = std::fs::read_to_string(folder.join("sandbox/hmac_customer_system.key")).unwrap();
        let base = format!("{}/customer-system", running.base_url);
        let client = SignedClient::new(&supplier::http().unwrap(), base, key);
        let mut world = seed::world(TODAY).unwrap();
        for WorldAccount { account, bills } in &mut world.accounts {
            if account.account_number == "9900000000112" {
                bills.clear();
            }
        }
        supplier::put(&client, "/v1/world", &world).await.unwrap();
        Self { _running: running, client, folder }
    }

    async fn import(&self, args: &ImportArgs) -> Result<String, ImportError> {
        readings(args, TODAY, &self.client).await.map(|lines| lines.join("\n"))
    }

    fn file(&self, text: &str) -> PathBuf {
        let path = self.folder.join("readings.csv");
        std::fs::write(&path, text).unwrap();
        path
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

#[tokio::test]
async fn what_cannot_be_imported_changes_nothing() {
    let bench = Bench::start("import-refused").await;
    let a = sample("household-a.csv.gz");
    let account = ["--account", "9900000000112", "--ending", "2026-10-31"];
    let with = |rest: &[&str]| args(&a, &[&account, rest].concat());
    let failed = async |args: &ImportArgs| bench.import(args).await.unwrap_err().to_string();

    assert_eq!(failed(&args(&a, &["--account", "12"])).await, "--account: LENGTH");
    let unknown = args(&a, &["--account", "9900000009999"]);
    assert_eq!(failed(&unknown).await, "the supplier has no such account");
    assert_eq!(failed(&with(&["--zone", "Moon/Sea"])).await, "Moon/Sea is no time zone");
    assert_eq!(failed(&with(&["--paid-until", "May"])).await, "May is no month: YYYY-MM");
    let future = args(&a, &["--account", "9900000000112", "--ending", "2026-11-23"]);
    assert!(failed(&future).await.contains("2026-11-23, which is yet to come"));
    let business = args(&a, &["--account", "9900000000201", "--ending", "2026-10-31"]);
    assert!(failed(&business).await.contains("periods"));
    let file = bench.file("time,kwh\n");
    assert!(failed(&args(&file, &account)).await.contains("no column `start`"));
    let settled = args(&a, &["--account", "9900000000101", "--ending", "2026-10-31"]);
    assert!(failed(&settled).await.starts_with("nothing was changed: "));

    let imported = bench.import(&with(&[])).await.unwrap();
    assert!(imported.ends_with("33 new bills, 0 changed, 0 unchanged"), "{imported}");
}

#[tokio::test]
async fn a_second_import_of_the_same_file_changes_nothing() {
    let bench = Bench::start("import-twice").await;
    let a = args(
        &sample("household-a.csv.gz"),
        &["--account", "9900000000112", "--ending", "2026-10-31", "--paid-until", "2026-09"],
    );
    let first = bench.import(&a).await.unwrap();
    assert!(first.starts_with("23508 rows used, 0 refused, 0 intervals missing"), "{first}");
    assert!(first.ends_with("33 new bills, 0 changed, 0 unchanged"), "{first}");
    let second = bench.import(&a).await.unwrap();
    assert!(second.ends_with("0 new bills, 0 changed, 33 unchanged"), "{second}");
    assert_eq!(bills_of(&bench, "9900000000112").await.len(), 33);
    let unpaid = bills_of(&bench, "9900000000112").await;
    assert_eq!(unpaid.iter().filter(|bill| bill.paid_at.is_none()).count(), 1);
}

#[tokio::test]
async fn the_sample_world_has_household_b_as_this_command_makes_it() {
    let bench = Bench::start("import-seeded").await;
    let before = bills_of(&bench, "9900000000113").await;
    let b = args(
        &sample("household-b.csv.gz"),
        &["--account", "9900000000113", "--ending", "2026-10-31"],
    );
    let told = bench.import(&b).await.unwrap();
    assert!(told.contains("line 385: 2012-10-20 00:00:00: refused, repeated stamp"), "{told}");
    assert!(
        told.contains(
            "line 1297: 2012-11-09 00:30:00: intervals missing before it, which stay 0: 48"
        ),
        "{told}"
    );
    assert!(told.ends_with("0 new bills, 0 changed, 16 unchanged"), "{told}");
    assert_eq!(bills_of(&bench, "9900000000113").await, before);
}

async fn bills_of(bench: &Bench, number: &str) -> Vec<Bill> {
    let system = CustomerSystem::new(bench.client.clone());
    system.bills(&AccountNumber::parse(number).unwrap(), "2000-01").await.unwrap().unwrap()
}
