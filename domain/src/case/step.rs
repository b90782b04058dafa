//! The transition function: a case and an action give the case after it, with what is to be done.

use serde::{Deserialize, Serialize};

use super::{Kind, Stage, table};

/// Who does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// Whoever applied.
    Applicant,
    /// The customer in the file, who gives the account up.
    FormerCustomer,
    /// Somebody at the supplier.
    Staff,
    /// A clock, or another system's answer.
    System,
}

/// What somebody does with a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Agrees to give the account up (同意过户).
    Agree,
    /// Says that it must not go on (提出异议).
    Object,
    /// Goes on by the title alone: the former customer can't be reached (凭产权证明办理).
    GoByTitle,
    /// The days for objections are over.
    PeriodOver,
    /// The papers are in order (受理).
    Accept,
    /// Names everything that is missing, at once (一次性告知).
    AskForMore,
    /// Refuses with a reason from the list, its cure and where to appeal (不予受理).
    Refuse,
    /// Hands in what was missing (补正).
    Supply,
    /// Has cured the reason of a refusal (改正后重新提交).
    Cure,
    /// Asks for another look at a refusal (申诉).
    Appeal,
    /// Stops it because another side claims the account (冻结).
    Freeze,
    /// The dispute is settled, in favour of this case (解除冻结).
    Resolve,
    /// Ends it against the applicant (不予办理).
    Reject,
    /// Everything owed is paid.
    Settled,
    /// Notes the meter's reading (录入示数).
    RecordReading,
    /// Doubts the reading (对示数有疑问).
    QuestionReading,
    /// Signs the supply contract (签约).
    Sign,
    /// The customer system has the new customer.
    Effected,
    /// The customer system refuses the change.
    NotEffected,
    /// Chooses when the site is looked at (预约).
    Book,
    /// Gives the appointment up for another (改约).
    Rebook,
    /// Notes what the survey found (录入勘查结果).
    RecordSurvey,
    /// Makes a scheme, or a new version of it, known (答复供电方案).
    PublishScheme,
    /// Accepts the scheme as it stands (确认方案).
    AcceptScheme,
    /// Asks about it (对方案有疑问).
    QuestionScheme,
    /// Doesn't want it so (不同意方案).
    RejectScheme,
    /// Takes an accepted scheme back for a new version (变更方案).
    ReviseScheme,
    /// The own installation is ready (报验).
    FinishWorks,
    /// It is in order (检验合格).
    Pass,
    /// It isn't, with reasons (检验不合格).
    Fail,
    /// Notes meter and first reading (装表接电).
    RecordMeter,
    /// They are so (确认接电).
    ConfirmMeter,
    /// They aren't (对接电结果有疑问).
    QuestionMeter,
    /// Something at the site stops it (受阻).
    Block,
    /// It doesn't any more (解除受阻).
    Unblock,
    /// Doesn't want it any more (撤回).
    Withdraw,
    /// The customer's time is over.
    Lapse,
}

impl Action {
    /// Every action, in the order of the enum.
    pub const ALL: [Self; 37] = [
        Self::Agree,
        Self::Object,
        Self::GoByTitle,
        Self::PeriodOver,
        Self::Accept,
        Self::AskForMore,
        Self::Refuse,
        Self::Supply,
        Self::Cure,
        Self::Appeal,
        Self::Freeze,
        Self::Resolve,
        Self::Reject,
        Self::Settled,
        Self::RecordReading,
        Self::QuestionReading,
        Self::Sign,
        Self::Effected,
        Self::NotEffected,
        Self::Book,
        Self::Rebook,
        Self::RecordSurvey,
        Self::PublishScheme,
        Self::AcceptScheme,
        Self::QuestionScheme,
        Self::RejectScheme,
        Self::ReviseScheme,
        Self::FinishWorks,
        Self::Pass,
        Self::Fail,
        Self::RecordMeter,
        Self::ConfirmMeter,
        Self::QuestionMeter,
        Self::Block,
        Self::Unblock,
        Self::Withdraw,
        Self::Lapse,
    ];

    /// The stable name, on the wire and in the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Object => "object",
            Self::GoByTitle => "go_by_title",
            Self::PeriodOver => "period_over",
            Self::Accept => "accept",
            Self::AskForMore => "ask_for_more",
            Self::Refuse => "refuse",
            Self::Supply => "supply",
            Self::Cure => "cure",
            Self::Appeal => "appeal",
            Self::Freeze => "freeze",
            Self::Resolve => "resolve",
            Self::Reject => "reject",
            Self::Settled => "settled",
            Self::RecordReading => "record_reading",
            Self::QuestionReading => "question_reading",
            Self::Sign => "sign",
            Self::Effected => "effected",
            Self::NotEffected => "not_effected",
            Self::Book => "book",
            Self::Rebook => "rebook",
            Self::RecordSurvey => "record_survey",
            Self::PublishScheme => "publish_scheme",
            Self::AcceptScheme => "accept_scheme",
            Self::QuestionScheme => "question_scheme",
            Self::RejectScheme => "reject_scheme",
            Self::ReviseScheme => "revise_scheme",
            Self::FinishWorks => "finish_works",
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::RecordMeter => "record_meter",
            Self::ConfirmMeter => "confirm_meter",
            Self::QuestionMeter => "question_meter",
            Self::Block => "block",
            Self::Unblock => "unblock",
            Self::Withdraw => "withdraw",
            Self::Lapse => "lapse",
        }
    }

    /// The action of this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.key() == key)
    }

    /// Whether somebody in this part may do it at all.
    pub const fn is_open_to(self, actor: Actor) -> bool {
        match self {
            Self::Agree | Self::Object => matches!(actor, Actor::FormerCustomer),
            Self::GoByTitle
            | Self::Supply
            | Self::Cure
            | Self::Appeal
            | Self::QuestionReading
            | Self::Sign
            | Self::Book
            | Self::AcceptScheme
            | Self::QuestionScheme
            | Self::RejectScheme
            | Self::FinishWorks
            | Self::ConfirmMeter
            | Self::QuestionMeter
            | Self::Withdraw => matches!(actor, Actor::Applicant),
            // The customer changes the date, or the surveyor finds nobody.
            Self::Rebook => matches!(actor, Actor::Applicant | Actor::Staff),
            Self::Accept
            | Self::AskForMore
            | Self::Refuse
            | Self::Freeze
            | Self::Resolve
            | Self::Reject
            | Self::RecordReading
            | Self::RecordSurvey
            | Self::PublishScheme
            | Self::ReviseScheme
            | Self::Pass
            | Self::Fail
            | Self::RecordMeter
            | Self::Block
            | Self::Unblock => matches!(actor, Actor::Staff),
            Self::PeriodOver | Self::Settled | Self::Effected | Self::NotEffected | Self::Lapse => {
                matches!(actor, Actor::System)
            }
        }
    }
}

/// A case, as far as its rules need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    /// What is applied for.
    pub kind: Kind,
    /// Where it stands.
    pub stage: Stage,
    /// Whether the site has been looked at since anything last stopped it.
    pub surveyed: bool,
    /// Whether the customer has accepted the scheme that stands.
    pub scheme_accepted: bool,
}

impl Case {
    /// A case that was just handed in. Two sides are asked for a transfer: it begins with the
    /// former customer.
    pub const fn submitted(kind: Kind) -> Self {
        let stage = match kind {
            Kind::Transfer => Stage::Consent,
            Kind::Rename | Kind::Charger => Stage::Review,
        };
        Self { kind, stage, surveyed: false, scheme_accepted: false }
    }

    /// Whether the customer may be asked for money: never before the site was looked at and the
    /// scheme accepted, and never for a change of the customer.
    pub const fn may_charge(&self) -> bool {
        match self.kind {
            Kind::Rename | Kind::Transfer => false,
            Kind::Charger => self.surveyed && self.scheme_accepted && !self.stage.is_end(),
        }
    }
}

/// What is to be done after a step, beside telling the customer, which is done after every one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Ask the former customer to agree.
    InviteFormerCustomer,
    /// Tell the former customer that an objection is possible, and until when.
    AnnounceObjection,
    /// See whether anything is owed: if not, the stage is over at once.
    CheckDebts,
    /// Have the customer system change the customer.
    ChangeCustomer,
    /// Give back everything that was paid for the case, by the original route.
    RefundFees,
    /// Free the appointment.
    FreeAppointment,
    /// Ask for a rating.
    AskForRating,
}

/// Why a step wasn't taken; the case is as before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Not from this stage, or not in a case of this kind.
    NotNow,
    /// Not by somebody in this part.
    NotYours,
}

/// Takes one step.
///
/// # Errors
/// [`Refused`]: every pair of stage and action that the tables don't hold.
pub fn step(case: Case, actor: Actor, action: Action) -> Result<(Case, Vec<Effect>), Refused> {
    let stage = table::next(case.kind, case.stage, action).ok_or(Refused::NotNow)?;
    if !action.is_open_to(actor) {
        return Err(Refused::NotYours);
    }
    // What stopped it, or sent it back to the papers, may have changed the site.
    let surveyed = (case.surveyed || action == Action::RecordSurvey)
        && action != Action::Unblock
        && stage != Stage::Review;
    let replaced = matches!(action, Action::ReviseScheme | Action::PublishScheme);
    let scheme_accepted =
        surveyed && (action == Action::AcceptScheme || (case.scheme_accepted && !replaced));
    let after = Case { stage, surveyed, scheme_accepted, ..case };
    Ok((after, effects(case, after, action)))
}

/// What somebody in this part may do with a case now, in the order of the table.
pub fn permitted(case: Case, actor: Actor) -> Vec<Action> {
    table::rows(case.kind)
        .filter(|(from, action, _)| *from == case.stage && action.is_open_to(actor))
        .map(|(_, action, _)| action)
        .collect()
}

fn effects(before: Case, after: Case, action: Action) -> Vec<Effect> {
    let mut effects = Vec::new();
    if before.stage == Stage::Survey && action != Action::RecordSurvey {
        effects.push(Effect::FreeAppointment);
    }
    match after.stage {
        Stage::Objection => effects.push(Effect::AnnounceObjection),
        Stage::Settlement => effects.push(Effect::CheckDebts),
        Stage::Effecting => effects.push(Effect::ChangeCustomer),
        Stage::Withdrawn | Stage::Rejected | Stage::Expired => {
            effects.extend([Effect::RefundFees, Effect::AskForRating]);
        }
        Stage::Done => effects.push(Effect::AskForRating),
        Stage::Consent => effects.push(Effect::InviteFormerCustomer),
        Stage::Review
        | Stage::Supplement
        | Stage::Refused
        | Stage::Reading
        | Stage::Signature
        | Stage::SurveyBooking
        | Stage::Survey
        | Stage::Scheme
        | Stage::SchemeAnswer
        | Stage::Works
        | Stage::Inspection
        | Stage::MeterOn
        | Stage::MeterConfirmation
        | Stage::Blocked
        | Stage::Disputed => {}
    }
    effects
}
