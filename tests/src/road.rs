//! The road between browsers and the server: a small HTTP proxy whose address is the product's
//! public origin. It lets a test hold requests (a slow network), answer 503 in the server's
//! place or drop connections, for every engine alike, and keeps the address when the server is
//! killed and started again. It also hears what WebKit's driver doesn't tell: refused requests,
//! violations of the page's policy, for which it adds an address to report to, and what a script
//! that it puts into pages notes there.

mod collector;
mod message;

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::failure::Outcome;
use message::{Head, Request};

/// Outside systems call here; what they are told is no page's business.
const WEBHOOKS: &str = "/api/v1/webhooks/";

/// What happens to requests whose path begins with a rule's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// They wait until the rule is lifted.
    Held,
    /// They are answered 503 without reaching the server.
    Unavailable,
    /// The connection ends without an answer.
    Dropped,
}

#[derive(Default)]
struct Shared {
    rules: Vec<(String, Trouble)>,
    answers: Vec<(String, String)>,
    seen: Vec<String>,
    complaints: Vec<String>,
    collects: bool,
}

/// The proxy; it serves as long as its runtime runs.
#[derive(Clone)]
pub struct Road {
    port: u16,
    shared: Rc<RefCell<Shared>>,
}

impl Road {
    /// Opens the road to the server on this port of the loopback. Must be called inside a
    /// `LocalSet`.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn to(server: u16) -> Outcome<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let port = listener.local_addr()?.port();
        let road = Self { port, shared: Rc::default() };
        let own = road.clone();
        tokio::task::spawn_local(async move {
            while let Ok((client, _)) = listener.accept().await {
                let road = own.clone();
                tokio::task::spawn_local(async move {
                    // A browser that goes away mid-request is no failure of the road.
                    let _ = road.carry(client, server).await;
                });
            }
        });
        Ok(road)
    }

    /// The address that browsers use: the product's public origin.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// From now on this happens to requests for paths that begin so.
    pub fn trouble(&self, path: &str, trouble: Trouble) {
        self.shared.borrow_mut().rules.push((path.to_owned(), trouble));
    }

    /// From now on requests for paths that begin so are answered with this: for what the server
    /// can't be brought to say.
    pub fn answers(&self, path: &str, json: &serde_json::Value) {
        self.shared.borrow_mut().answers.push((path.to_owned(), json.to_string()));
    }

    /// Lifts every trouble; held requests go on, and the server answers again.
    pub fn clear(&self) {
        let mut shared = self.shared.borrow_mut();
        shared.rules.clear();
        shared.answers.clear();
    }

    /// From now on every page notes by a script of the road's what it complains of.
    pub fn collects(&self) {
        self.shared.borrow_mut().collects = true;
    }

    /// How many requests began with these words, such as `POST /api/v1/payments `.
    pub fn count(&self, words: &str) -> usize {
        self.shared.borrow().seen.iter().filter(|line| line.starts_with(words)).count()
    }

    /// Refusals and policy violations since the last call.
    pub fn complaints(&self) -> Vec<String> {
        std::mem::take(&mut self.shared.borrow_mut().complaints)
    }

    async fn carry(&self, mut client: TcpStream, server: u16) -> Outcome {
        let Some(mut request) = Request::read(&mut client).await? else { return Ok(()) };
        if request.path == message::REPORTS {
            self.complain(format!("the page reports: {}", request.text()));
            client.write_all(message::NOTED).await?;
            return Ok(client.shutdown().await?);
        }
        if request.path == collector::PATH {
            client.write_all(&collector::script()).await?;
            return Ok(client.shutdown().await?);
        }
        let collects = self.shared.borrow().collects;
        if collects {
            request.wants_it_plain();
        }
        self.shared.borrow_mut().seen.push(request.line());
        loop {
            match self.rule(&request.path) {
                Some(Trouble::Held) => tokio::time::sleep(Duration::from_millis(50)).await,
                Some(Trouble::Unavailable) => {
                    client.write_all(message::UNAVAILABLE).await?;
                    return Ok(client.shutdown().await?);
                }
                Some(Trouble::Dropped) => return Ok(()),
                None => break,
            }
        }
        if let Some(answer) = self.answer(&request.path) {
            client.write_all(&message::ok("application/json", &answer)).await?;
            return Ok(client.shutdown().await?);
        }
        let mut upstream = TcpStream::connect(("127.0.0.1", server)).await?;
        upstream.write_all(&request.forwarded()).await?;
        let mut head = Head::read(&mut upstream).await?;
        if head.status >= 400 && !request.path.starts_with(WEBHOOKS) {
            self.complain(format!("refusal: status of {} for {}", head.status, request.line()));
        }
        if collects && head.is_page() {
            let mut page = head.takes_body();
            upstream.read_to_end(&mut page).await?;
            client.write_all(&head.reporting()).await?;
            client.write_all(&collector::in_page(&page)).await?;
            return Ok(client.shutdown().await?);
        }
        client.write_all(&head.reporting()).await?;
        tokio::io::copy(&mut upstream, &mut client).await?;
        Ok(client.shutdown().await?)
    }

    fn complain(&self, words: String) {
        self.shared.borrow_mut().complaints.push(words);
    }

    fn answer(&self, path: &str) -> Option<String> {
        let shared = self.shared.borrow();
        shared
            .answers
            .iter()
            .find(|(start, _)| path.starts_with(start))
            .map(|(_, text)| text.clone())
    }

    fn rule(&self, path: &str) -> Option<Trouble> {
        let shared = self.shared.borrow();
        shared.rules.iter().find(|(start, _)| path.starts_with(start)).map(|(_, trouble)| *trouble)
    }
}
