//! The OpenAPI document is what was reviewed.

/// Refreshed by `INSTA_UPDATE=always cargo test -p api --test it openapi`.
#[test]
fn the_document_is_the_checked_in_one() {
    insta::with_settings!({ snapshot_path => "../../openapi", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("openapi", api::web::openapi::text());
    });
}
