//! The site's files: prerendered pages first, then the bare shell for the app's routes. Files
//! with a hash in their name may be kept for ever, pages are asked for again.

mod file;
mod routes;
mod scripts;

use std::{
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use axum::{
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};

use crate::problem::ApiError;

/// A folder with a built site.
#[derive(Debug, Clone)]
pub struct Site {
    folder: Arc<PathBuf>,
    script_hashes: Arc<Vec<String>>,
}

impl Site {
    /// Opens a folder; hashes of inline start scripts are taken now.
    #[must_use]
    pub fn open(folder: &Path) -> Self {
        Self {
            folder: Arc::new(folder.to_owned()),
            script_hashes: Arc::new(scripts::hashes(folder)),
        }
    }

    /// SHA-256 of each inline script of its pages, base64, as the policy names them.
    #[must_use]
    pub fn script_hashes(&self) -> &[String] {
        &self.script_hashes
    }
}

/// Answers a GET for `path`.
pub async fn serve(site: &Site, path: &str, headers: &HeaderMap) -> Response {
    let Some(relative) = safe(path) else { return ApiError::not_found().into_response() };
    let has_extension = relative.extension().is_some();
    let mut candidates = Vec::new();
    if has_extension {
        candidates.push(relative.clone());
    } else {
        candidates.push(relative.join("index.html"));
        if relative.file_name().is_some() {
            candidates.push(relative.with_extension("html"));
        }
    }
    for candidate in &candidates {
        if let Some(found) = file::read(&site.folder, candidate, headers, StatusCode::OK).await {
            return found;
        }
    }
    if has_extension {
        return ApiError::not_found().into_response();
    }
    let status = if routes::is_known(path) { StatusCode::OK } else { StatusCode::NOT_FOUND };
    let shell = file::read(&site.folder, Path::new("shell.html"), headers, status).await;
    shell.unwrap_or_else(|| ApiError::not_found().into_response())
}

/// The path below the folder; none if it leaves it or names something hidden.
fn safe(path: &str) -> Option<PathBuf> {
    let relative = Path::new(path.strip_prefix('/')?);
    let plain = !path.contains(['\\', '\0', '%']);
    let inside = relative.components().all(|part| match part {
        Component::Normal(name) => !name.to_string_lossy().starts_with('.'),
        Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => {
            false
        }
    });
    (plain && inside).then(|| relative.to_owned())
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn paths_never_leave_the_folder() {
        assert!(safe("/assets/app-0123456789abcdef.js").is_some());
        assert!(safe("/").is_some());
        for bad in ["/../etc/passwd", "/a/../../b", "/.env", "/a/.git/x", "/%2e%2e/x", "/a\\b", "x"]
        {
            assert!(safe(bad).is_none(), "{bad}");
        }
    }
}
