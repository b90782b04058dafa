//! Uploads (材料上传): in pieces that can be resumed, checked by content, kept encrypted.

use serde::{Deserialize, Serialize};

/// Bytes of a piece; the last one may be shorter.
pub const PIECE_BYTES: u64 = 256 * 1024;
/// Largest file in bytes.
pub const LARGEST_BYTES: u64 = 10 * 1024 * 1024;
/// Files for one paper.
pub const MOST_FILES: usize = 9;

/// `POST /uploads`: begin one. Takes an Idempotency-Key; answers 201 with [`Upload`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewUpload {
    /// Form that it belongs to, such as `transfer`; a draft of the form lists its uploads.
    pub form: String,
    /// Name of the paper, such as `title`.
    pub paper: String,
    /// The file's name on the device; shown, never used as a path.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the whole, hex.
    pub sha256: String,
}

/// An upload, as `POST /uploads`, `GET /uploads/{upload_id}` and `PUT
/// /uploads/{upload_id}/pieces/{index}` (bytes as `application/octet-stream`) answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Upload {
    /// Opaque id.
    pub upload_id: String,
    /// Name of the paper.
    pub paper: String,
    /// The file's name.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// Bytes that are here: go on from there.
    pub received: u64,
    /// Where it stands.
    pub state: UploadState,
    /// Why it was refused: `UPLOAD_TYPE`, `UPLOAD_CHECKSUM`, `UPLOAD_DAMAGED`.
    pub refused: Option<String>,
}

/// Where an upload stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum UploadState {
    /// Pieces are missing.
    Receiving,
    /// Whole, checked and kept.
    Kept,
    /// Whole, and not what it should be.
    Refused,
}

/// `GET /uploads?form=…`: the login's uploads of a form that aren't part of a case yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UploadList {
    /// Oldest first.
    pub uploads: Vec<Upload>,
}

/// A file of a case. `GET /cases/{case_id}/files/{file_id}` gives its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UploadedFile {
    /// Opaque id.
    pub file_id: String,
    /// Name of the paper.
    pub paper: String,
    /// The file's name.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// Media type, by content.
    pub media_type: String,
    /// SHA-256 of what is kept, hex.
    pub sha256: String,
}
