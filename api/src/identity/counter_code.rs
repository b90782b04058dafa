//! Codes issued face to face, at the counter or in a video call (柜台或视频核验码): the equal
//! alternative to a face scan for those who can't or don't want one.

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::claim::Person;
use crate::{crypto, problem::ApiResult, state::AppState, store::counter_codes};

/// How long a code is taken, in milliseconds: the time that it takes to walk home.
const LIFETIME_MS: i64 = 24 * 3_600_000;

/// Issues a code for the person whose papers a member of staff has seen. Only its keyed hash
/// together with the papers and the name on them is kept: nobody else may write another name
/// into the form.
///
/// # Errors
/// What the database says.
pub async fn issue(state: &AppState, person: &Person, staff: &str) -> ApiResult<String> {
    let code = state.random.digits(8);
    let now = state.clock.now_ms();
    counter_codes::ActiveModel {
        id: Set(state.random.id()),
        code_hash: Set(hash(state, &code, person)),
        issued_by: Set(staff.to_owned()),
        issued_at: Set(now),
        expires_at: Set(now.saturating_add(LIFETIME_MS)),
        used_at: Set(None),
    }
    .insert(&state.db)
    .await?;
    Ok(code)
}

/// Uses up a code; false if it is wrong, too old, used, or for other papers or
/// another name.
///
/// # Errors
/// What the database says.
pub async fn redeem(state: &AppState, code: &str, person: &Person) -> ApiResult<bool> {
    let now = state.clock.now_ms();
    let used = counter_codes::Entity::update_many()
        .set(counter_codes::ActiveModel { used_at: Set(Some(now)), ..Default::default() })
        .filter(counter_codes::Column::CodeHash.eq(hash(state, code, person)))
        .filter(counter_codes::Column::UsedAt.is_null())
        .filter(counter_codes::Column::ExpiresAt.gt(now))
        .exec(&state.db)
        .await?;
    Ok(used.rows_affected == 1)
}

fn hash(state: &AppState, code: &str, person: &Person) -> String {
    let (kind, number) = (person.document.kind().key(), person.document.as_str());
    let name = person.name.as_str();
    let text = crypto::sha256_hex(format!("{code}\0{kind}\0{number}\0{name}"));
    state.keys.index("counter_codes.code", &text)
}
