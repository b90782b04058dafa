//! Payment pages in English.

use crate::text::payment::{
    AllocationText, ChooseText, HistoryText, LiveText, PaymentText, ReviewText, StateText,
    StateTexts,
};

const fn state(short: &'static str, heading: &'static str, body: &'static str) -> StateText {
    StateText { short, heading, body }
}

/// The texts.
pub const PAYMENT: PaymentText = PaymentText {
    choose: ChooseText {
        title: "Pay",
        bills: "Which bills?",
        bill: "Bill of {period}",
        with_late_fee: "electricity {amount} + late fee {late_fee}",
        nothing_title: "Nothing to pay",
        nothing_body: "Every bill of this account has been paid.",
        to_bills: "See the bills",
        top_up: "Top-up (yuan)",
        top_up_balance: "Balance now: {balance}",
        top_up_hint: "Leave empty if you don't want to top up",
        nothing_chosen: "Please choose a bill or give a top-up amount",
        under_way: "A bill is already being paid. Please finish or cancel that payment first, so that nothing is paid twice.",
        under_way_link: "Go on with it",
        total: "Total",
        next: "Next",
        channel: "How do you want to pay?",
        native: "Scan with WeChat",
        native_hint: "Scan the code on this screen with WeChat on your phone",
        h5: "Open WeChat Pay",
        h5_hint: "Opens WeChat on this device",
        jsapi: "WeChat Pay",
        jsapi_hint: "Pay inside WeChat",
    },
    review: ReviewText {
        title: "Check before you pay",
        lead: "Please check account, months and amount.",
        channel: "Way of paying",
        pay: "Pay {amount}",
        change: "Change",
        frozen: "Once ordered, the late fee stays the same until the order expires.",
        amount_changed: "The amount has changed from {before} to {now}; a late fee or a bill may have been updated. Nothing has been charged. Please check the new amount and confirm again.",
        already_paid: "The bills you chose have been paid already. Nothing was charged twice.",
        wechat_first: "To pay inside WeChat, please confirm your WeChat identity first. Nothing is charged; you come back here.",
        wechat_link: "Confirm",
        unanswered: "We don't know yet whether the order was made. Press the button again: the same order is never charged twice.",
    },
    live: LiveText {
        title: "Payment",
        amount: "Amount",
        order: "Order number",
        what_for: "What for",
        paid_at: "Paid at",
        scan: "Scan this with WeChat on your phone",
        qr_label: "QR code for WeChat Pay",
        open_cashier: "Open the cashier in a new window",
        open_wechat: "Open WeChat to pay",
        invoke: "Pay with WeChat",
        no_bridge: "WeChat Pay didn't open. Please make sure that this page is open inside WeChat, or go back and choose another way.",
        bridge_cancelled: "You closed WeChat Pay; nothing has been paid. You can press the button again.",
        minutes_left: "{minutes} minutes left to pay",
        last_minute: "Less than a minute left to pay",
        time_up: "Time is up; we are asking WeChat Pay for the result",
        until: "Please pay by {time}",
        check: "I have paid: ask for the result",
        checking: "Asking WeChat Pay…",
        checked_at: "Last asked: {time}",
        offline: "No connection: what you see may be out of date. We keep asking and update the page as soon as we can.",
        cancel: "Cancel this payment",
        cancel_question: "Cancel this payment?",
        cancel_consequence: "We ask WeChat Pay first: if you have paid already, it counts as paid and isn't cancelled.",
        cancel_confirm: "Cancel it",
        cancel_keep: "Go on paying",
        cancel_failed: "Couldn't cancel just now; nothing has changed. Please try again later.",
        surplus: "When {amount} of this arrived, its bill had already been paid another way. The money isn't lost: it is on record, and the supplier will return it or credit it to your account.",
        receipt: "See the receipt",
        again: "Pay again",
        bills: "See the bills",
        help: concat!(
            "Questions? Call ",
            env!("KAIDENG_HOTLINE"),
            " and give the order number {order}."
        ),
    },
    states: StateTexts {
        preparing: state(
            "Preparing",
            "Making the order",
            "We are ordering with WeChat Pay, one moment. Nothing has been charged.",
        ),
        pending: state(
            "To pay",
            "Waiting for your payment",
            "This page updates by itself when you have paid.",
        ),
        checking: state(
            "Checking",
            "Checking the result",
            "We don't know yet whether this was paid and are asking WeChat Pay. Please don't pay again. You can close this page: the result will be among your payments.",
        ),
        paid: state(
            "Being booked",
            "Paid, being booked",
            "WeChat Pay has your money; it is being entered into the supplier's books, usually within minutes. You need do nothing.",
        ),
        booked: state(
            "Booked",
            "Paid",
            "Entered into the supplier's books; the receipt is being made.",
        ),
        receipted: state(
            "Done",
            "Paid",
            "Entered into the supplier's books, and the receipt is ready.",
        ),
        closed: state(
            "Closed",
            "Order closed",
            "This order wasn't paid and is closed. Nothing was charged. You can pay anew.",
        ),
        failed: state(
            "Failed",
            "The payment failed",
            "Nothing was charged. Please pay again or choose another way.",
        ),
        refunding: state(
            "Refunding",
            "Refund under way",
            "The money is on its way back: minutes to a WeChat balance, 1 to 3 working days to a bank card.",
        ),
        refunded: state(
            "Refunded",
            "Refunded",
            "The money has gone back the way it came; see your WeChat bill.",
        ),
    },
    kinds: AllocationText {
        bill: "Electricity, {period}",
        late_fee: "Late fee, {period}",
        top_up: "Top-up",
        case_fee: "Service fee",
    },
    history: HistoryText {
        title: "Payments",
        empty_title: "No payments yet",
        empty_body: "Every payment that you make here stays here, with its receipt.",
        to_accounts: "To my accounts",
        and_more: "{first} and others, {count} in all",
    },
};
