//! Small pages with planted faults: the proof that the harness sees them.

use journeys::failure::Outcome;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const PAGES: [(&str, &str, &str); 11] = [
    ("/good", "text/html", include_str!("fixture/good.html")),
    ("/pale", "text/html", include_str!("fixture/pale.html")),
    ("/console", "text/html", include_str!("fixture/console.html")),
    ("/early", "text/html", include_str!("fixture/early.html")),
    ("/early.js", "text/javascript", include_str!("fixture/early.js")),
    ("/crashed", "text/html", include_str!("fixture/crashed.html")),
    ("/styled", "text/html", include_str!("fixture/styled.html")),
    ("/missing", "text/html", include_str!("fixture/missing.html")),
    ("/live.js", "text/javascript", include_str!("fixture/live.js")),
    ("/dot.svg", "image/svg+xml", include_str!("fixture/dot.svg")),
    ("/favicon.ico", "image/x-icon", ""),
];

/// Serves the pages and gives their port. Must run inside a `LocalSet`.
pub async fn serve() -> Outcome<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let port = listener.local_addr()?.port();
    tokio::task::spawn_local(async move {
        while let Ok((client, _)) = listener.accept().await {
            tokio::task::spawn_local(async move {
                let _ = answer(client).await;
            });
        }
    });
    Ok(port)
}

async fn answer(mut client: TcpStream) -> Outcome {
    let mut head = Vec::new();
    while !head.windows(4).any(|four| four == b"\r\n\r\n") {
        if client.read_buf(&mut head).await? == 0 {
            return Ok(());
        }
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let path = head.split(' ').nth(1).unwrap_or_default();
    let page = PAGES.iter().find(|(name, ..)| *name == path);
    let (status, kind, body) = match page {
        Some((_, kind, body)) => ("200 OK", *kind, *body),
        None => ("404 Not Found", "text/plain", "none"),
    };
    let length = body.len();
    let answer = format!(
        "HTTP/1.1 {status}\r\ncontent-type: {kind}; charset=utf-8\r\ncontent-length: {length}\r\n\
         content-security-policy: default-src 'self'\r\nconnection: close\r\n\r\n{body}"
    );
    client.write_all(answer.as_bytes()).await?;
    Ok(client.shutdown().await?)
}
