//! `kaideng`: one binary for the server, the sandbox and the operator's commands.

use std::{net::SocketAddr, path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

use api::{
    config::{ServeConfig, StoreConfig},
    crypto::KeyFile,
    doctor,
    identity::command::{self as staff, PapersSeen, ReviewCommand},
    import,
    outbox::command::OutboxCommand,
    payment::command::{self as money, AuditCommand, Findings},
    problem::ApiError,
    random::Random,
    seed, serve, store,
};

/// Online service hall of an electricity supplier.
#[derive(Debug, Parser)]
#[command(name = "kaideng", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the API and the site.
    Serve(Box<ServeConfig>),
    /// Plays every outside system, for laptops and tests.
    Sandbox(SandboxArgs),
    /// Prints the table of all configuration keys.
    Configuration,
    /// Says whether a configuration can work: one line for each thing that must hold.
    Doctor(Box<ServeConfig>),
    /// Makes the key file for personal data at rest; refuses to replace one.
    KeyFile(StoreConfig),
    /// Works on manual reviews of real-name verification.
    Review {
        #[command(flatten)]
        config: Box<ServeConfig>,
        #[command(subcommand)]
        command: ReviewCommand,
    },
    /// Issues a verification code to a person whose papers a member of staff has seen.
    CounterCode {
        #[command(flatten)]
        config: Box<ServeConfig>,
        #[command(flatten)]
        papers: PapersSeen,
        /// Member of staff.
        #[arg(long)]
        staff: String,
    },
    /// Loads the sample world into the sandbox's customer system, or describes it.
    Seed(Box<seed::SeedArgs>),
    /// Checks receipts and money.
    Audit {
        #[command(flatten)]
        store: StoreConfig,
        #[command(subcommand)]
        command: AuditCommand,
    },
    /// Compares a day's payments with WeChat Pay's list, and takes in what was missed.
    Reconcile {
        #[command(flatten)]
        config: Box<ServeConfig>,
        /// The day in Beijing time, YYYY-MM-DD.
        #[arg(long)]
        date: String,
    },
    /// Brings readings in.
    #[command(subcommand)]
    Import(import::ImportCommand),
    /// Shows and replays effects on other systems that weren't delivered.
    Outbox {
        #[command(flatten)]
        store: StoreConfig,
        #[command(subcommand)]
        command: OutboxCommand,
    },
}

/// Where the sandbox lives.
#[derive(Debug, clap::Args)]
struct SandboxArgs {
    /// Folder for its keys and its memory.
    #[arg(long, env = "KAIDENG_SANDBOX_DIR", default_value = ".world/sandbox")]
    dir: PathBuf,
    /// Address to listen on.
    #[arg(long, env = "KAIDENG_SANDBOX_LISTEN", default_value = "127.0.0.1:8090")]
    listen: SocketAddr,
    /// Address under which browsers and the API reach it; by default that of `listen`.
    #[arg(long, env = "KAIDENG_SANDBOX_URL")]
    public_base: Option<String>,
    /// Origin of the site, the only one that WeChat sign-in returns to when given.
    #[arg(long, env = "KAIDENG_PUBLIC_ORIGIN")]
    callback_base: Option<String>,
    /// Milliseconds between repeated payment notifications, instead of WeChat Pay's pauses.
    #[arg(long, env = "KAIDENG_SANDBOX_CALLBACK_RETRY_MS")]
    callback_retry_ms: Option<u64>,
}

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    start_log();
    match run(cli.command).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("kaideng: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Serve(config) => serve::run(*config).await?,
        Command::Sandbox(args) => {
            let options = sandbox::Options {
                listen: args.listen,
                public_base: args.public_base,
                callback_base: args.callback_base,
                callback_retry_ms: args.callback_retry_ms,
                ..sandbox::Options::new(args.dir)
            };
            sandbox::run(options).await?;
        }
        Command::Configuration => print!("{}", api::config::reference::markdown()),
        Command::Doctor(config) => {
            let diagnosis = doctor::examine(*config).await;
            print(&diagnosis.lines);
            if !diagnosis.healthy {
                return Err("something is missing".into());
            }
        }
        Command::KeyFile(config) => {
            KeyFile::generate(config.key_algorithm, &Random::system()).write(&config.key_file)?;
            print(&[format!("{}: keep it apart from the database", config.key_file.display())]);
        }
        Command::Review { config, command } => {
            print(&staff::review(&serve::state(*config).await?, &command).await.map_err(told)?);
        }
        Command::CounterCode { config, papers, staff: issuer } => {
            let state = serve::state(*config).await?;
            let lines = staff::issue_counter_code(&state, &papers, &issuer).await;
            print(&lines.map_err(told)?);
        }
        Command::Import(command) => print(&import::run(&command).await?),
        Command::Seed(args) => print(&seed::run(&args).await?),
        Command::Audit { store: config, command } => {
            finish(&money::audit(&config, &command).await?)?;
        }
        Command::Reconcile { config, date } => {
            finish(&money::reconcile(&serve::state(*config).await?, &date).await?)?;
        }
        Command::Outbox { store: config, command } => {
            let db = store::open(&config.database_url).await?;
            print(&api::outbox::command::run(&db, &config.clock()?, &command).await?);
        }
    }
    Ok(())
}

/// Prints what was found; a failure unless all is well.
fn finish(findings: &Findings) -> Result<(), Failure> {
    print(&findings.lines);
    if findings.all_well { Ok(()) } else { Err("not all is well".into()) }
}

/// A refusal as an operator reads it.
fn told(error: ApiError) -> String {
    format!("{} {}", error.status(), error.code())
}

fn print(lines: &[String]) {
    for line in lines {
        println!("{line}");
    }
}

/// JSON lines on standard error; `RUST_LOG` chooses what.
fn start_log() {
    use tracing_subscriber::EnvFilter;
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
}
