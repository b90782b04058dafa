//! What a journey needs done before its own story begins: through the API, with the browser's
//! own cookies, instead of through the pages that another journey walks.

use domain::wire::account::{AccountList, AccountSummary, BindAccount, BindingProof, BindingRole};
use domain::wire::bill::BillList;
use domain::wire::me::{Me, SignIn, SignInCodeRequest, SignInCodeSent};
use domain::wire::payment::{NewPayment, Payment, PaymentChannel};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::failure::{Failure, Outcome};
use crate::people::Resident;
use crate::person::Person;
use crate::world::World;

const ASK: &str = r"
const [method, path, body] = arguments;
const headers = { 'Idempotency-Key': String(Math.random()).slice(2) + Date.now() };
if (body !== null) headers['Content-Type'] = 'application/json';
return fetch('/api/v1' + path, { method, headers, credentials: 'same-origin',
        body: body === null ? undefined : JSON.stringify(body) })
    .then(answer => answer.text().then(text => ({ status: answer.status, text })));
";

impl Person {
    /// Asks the API from the page, as the front end does.
    ///
    /// # Errors
    /// When it refuses, or answers something else than `T`.
    pub async fn asks<T: DeserializeOwned>(
        &self,
        method: &str,
        path: &str,
        body: &impl Serialize,
    ) -> Outcome<T> {
        let arguments = [json!(method), json!(path), serde_json::to_value(body)?];
        let answer = self.script(ASK, &arguments).await?;
        let text = answer.get("text").and_then(Value::as_str).unwrap_or_default();
        let status = answer.get("status").and_then(Value::as_u64).unwrap_or_default();
        if !(200..300).contains(&status) {
            return Err(Failure::new(format!("{method} {path}: {status} {text}")));
        }
        serde_json::from_str(if text.is_empty() { "null" } else { text })
            .map_err(|error| Failure::new(format!("{method} {path}: {error} in {text}")))
    }

    /// Reads something from the API.
    ///
    /// # Errors
    /// As [`Self::asks`].
    pub async fn reads<T: DeserializeOwned>(&self, path: &str) -> Outcome<T> {
        self.asks("GET", path, &Value::Null).await
    }

    /// Is signed in with this mobile.
    ///
    /// # Errors
    /// When the API refuses.
    pub async fn is_signed_in(&self, world: &World, mobile: &str) -> Outcome {
        self.note(format!("is signed in with {mobile}"));
        self.visits("/help").await?;
        let mobile = mobile.to_owned();
        let seen = world.sandbox.messages(&mobile).await?.len();
        let request = SignInCodeRequest { mobile: mobile.clone() };
        let _: SignInCodeSent = self.asks("POST", "/sign-in-codes", &request).await?;
        let code = world.sandbox.sms_code(&mobile, seen).await?;
        let _: Me = self.asks("POST", "/sessions", &SignIn { mobile, code }).await?;
        Ok(())
    }

    /// Has the resident's account bound as its holder.
    ///
    /// # Errors
    /// When the API refuses.
    pub async fn has_bound(&self, world: &World, resident: &Resident) -> Outcome<AccountSummary> {
        self.note(format!("has bound {}", resident.account_number));
        let amount_fen = world.latest_bill_fen(resident)?;
        let binding = BindAccount {
            account_number: resident.account_number.to_owned(),
            role: BindingRole::Holder,
            proof: BindingProof::RecentBillAmount { amount_fen },
            nickname: None,
        };
        self.asks("POST", "/accounts", &binding).await
    }

    /// Signed in, verified and bound; gives the account.
    ///
    /// # Errors
    /// When the API refuses.
    pub async fn is_customer(&self, world: &World, resident: &Resident) -> Outcome<AccountSummary> {
        self.is_signed_in(world, resident.mobile).await?;
        self.is_verified(resident).await?;
        self.has_bound(world, resident).await?;
        let list: AccountList = self.reads("/accounts").await?;
        let mut accounts = list.accounts.into_iter();
        accounts.next().ok_or_else(|| Failure::new("bound, and not in the list"))
    }

    /// The account's bills.
    ///
    /// # Errors
    /// When the API refuses.
    pub async fn bills(&self, account: &AccountSummary) -> Outcome<BillList> {
        self.reads(&format!("/accounts/{}/bills", account.account_id)).await
    }

    /// Has an open payment for everything that the account owes.
    ///
    /// # Errors
    /// When the API refuses.
    pub async fn has_payment(&self, account: &AccountSummary) -> Outcome<Payment> {
        let order = NewPayment {
            account_id: account.account_id.clone(),
            bill_ids: account.unpaid.iter().map(|bill| bill.bill_id.clone()).collect(),
            top_up_fen: 0,
            expected_total_fen: account.owed_fen,
            channel: PaymentChannel::WechatNative,
        };
        self.asks("POST", "/payments", &order).await
    }
}
