//! Bill pages in Chinese.

use crate::text::billing::{
    BillStateText, BillingText, ChartText, DetailText, LineText, LineTexts,
};

const KWH: &str = "千瓦时";

const fn line(name: &'static str, unit: &'static str, explanation: &'static str) -> LineText {
    LineText { name, explanation, unit }
}

/// The texts.
pub const BILLING: BillingText = BillingText {
    list_title: "电费账单",
    every_bill: "历史账单",
    list_empty_title: "还没有账单",
    list_empty_body: "第一期账单出账后会显示在这里，一般在抄表后的几天内。",
    month: "账期",
    energy: "用电量",
    amount: "金额",
    plus_late_fee: "另有违约金 {amount}",
    due: "{date} 前缴清",
    states: BillStateText {
        unpaid: "待缴",
        overdue: "已逾期",
        payment_under_way: "缴费处理中",
        paid: "已缴清",
    },
    chart: ChartText {
        title: "近 13 个月用电量",
        unit: KWH,
        summary: "{first}至{last}的每月用电量。最高是{highest}，{highest_kwh} 千瓦时；最低是{lowest}，{lowest_kwh} 千瓦时。",
        peak: "峰时",
        valley: "谷时",
        as_table: "用表格查看",
        no_bill: "无账单",
        empty: "还没有可以比较的用电量。",
    },
    detail: DetailText {
        heading: "电费账单明细",
        to_pay: "应缴金额",
        paid: "已缴金额",
        with_late_fee: "电费 {amount} + 违约金 {late_fee}",
        days: "计费周期",
        from_to: "{from} 至 {to}",
        issued: "出账日期",
        due: "缴费期限",
        pay: "缴这期电费",
        open_payment: "查看正在处理的缴费",
        receipt: "查看缴费凭证",
        lines: "费用明细",
        total: "电费合计",
        what_is_it: "这是什么？",
        computation: "算式：",
        readings: "电表示数",
        register_total: "总",
        register_peak: "峰",
        register_flat: "平",
        register_valley: "谷",
        previous: "上期示数",
        current: "本期示数",
        multiplier: "倍率",
        billed: "计费电量",
        readings_note: "计费电量 =（本期示数 − 上期示数）× 倍率，取整数；不足 1 千瓦时的部分留到下一期。",
        tiers: "今年的阶梯电量",
        tier_used: "{from} 至 {to} 周期内已用 {used} 千瓦时。",
        tier_left: "现在是第 {tier} 档，这一档还可用 {left} 千瓦时。",
        tier_last: "现在是第 {tier} 档，也是最高一档。",
        tier_range: "第 {tier} 档：{from}–{to} 千瓦时",
        tier_open: "第 {tier} 档：超过 {from} 千瓦时",
        tier_reset: "{window_end} 后重新从第 1 档算起。",
        tariff: "电价依据",
        tariff_name: "执行电价",
        tariff_source: "文件",
        tariff_from: "执行日期",
        late_fee: "违约金怎么算的",
        late_fee_as_of: "算到 {date}；缴清前每天增加。",
        late_fee_what: "超过缴费期限没有缴清，按供用电合同每天收取。只按电费本金计算，不会利滚利。",
        payer: "您是这个户号的代缴人，只显示金额和账期。需要明细，请户主本人查看。",
        doubt: concat!(
            "对账单有疑问？请拨打 ",
            env!("KAIDENG_HOTLINE"),
            "，我们会在 5 个工作日内答复。"
        ),
    },
    lines: LineTexts {
        energy_flat: line(
            "电量电费",
            KWH,
            "每用 1 千瓦时电的基本价。本期全部电量先按这个价格算；超过第 1 档的部分，在下面另外加价。",
        ),
        energy_peak: line(
            "峰时电费",
            KWH,
            "白天用电高峰时段的电量，单价较高。把洗衣、热水、充电挪到谷时可以省钱。",
        ),
        energy_valley: line("谷时电费", KWH, "夜间用电低谷时段的电量，单价较低。"),
        tier2_addition: line(
            "第 2 档加价",
            KWH,
            "今年累计用电超过第 1 档的部分，每千瓦时在基本价上再加这么多。",
        ),
        tier3_addition: line(
            "第 3 档加价",
            KWH,
            "今年累计用电超过第 2 档的部分，每千瓦时在基本价上再加这么多。",
        ),
        energy_tier1: line(
            "第 1 档电费",
            KWH,
            "今年累计用电在第 1 档以内的部分，按第 1 档价格计算。",
        ),
        energy_tier2: line(
            "第 2 档电费",
            KWH,
            "今年累计用电超过第 1 档的部分，按第 2 档价格计算。",
        ),
        energy_tier3: line(
            "第 3 档电费",
            KWH,
            "今年累计用电超过第 2 档的部分，按第 3 档价格计算。",
        ),
        agency_purchase: line(
            "代理购电电费",
            KWH,
            "供电公司代您从电力市场买电的费用。价格每月公布，随市场变化。",
        ),
        agency_purchase_peak: line(
            "代理购电电费（高峰）",
            KWH,
            "供电公司代您买电的费用，高峰时段的部分，单价在平时段价格上上浮。",
        ),
        agency_purchase_flat: line(
            "代理购电电费（平段）",
            KWH,
            "供电公司代您买电的费用，平时段的部分，按当月公布的价格计算。",
        ),
        agency_purchase_valley: line(
            "代理购电电费（低谷）",
            KWH,
            "供电公司代您买电的费用，低谷时段的部分，单价在平时段价格上下浮。",
        ),
        line_loss: line(
            "上网环节线损费",
            KWH,
            "电在电网上传送时会损耗一部分，这是补足损耗的费用。",
        ),
        transmission: line(
            "输配电费",
            KWH,
            "把电从电厂送到您这里，使用输电和配电网络的费用。价格由国家核定。",
        ),
        system_operation: line(
            "系统运行费",
            KWH,
            "保持电网稳定的费用，例如抽水蓄能电站和备用电源。",
        ),
        government_funds: line(
            "政府性基金及附加",
            KWH,
            "随电费代收、上缴国家的基金，例如水利建设和可再生能源发展。供电公司不留存。",
        ),
        capacity: line("容量电费", "千伏安", "按变压器容量收取的固定费用，与用了多少电无关。"),
        demand: line("需量电费", "千瓦", "按本月最大用电功率收取的费用，与用了多少电无关。"),
        power_factor: line(
            "功率因数调整电费",
            KWH,
            "用电设备效率达到标准会减收，达不到会加收。加装无功补偿装置可以改善。",
        ),
        adjustment: line("退补电费", KWH, "对以前账单的更正：多收的退还（负数），少收的补收。"),
        other: line(
            "其他费用",
            KWH,
            concat!("想了解这一项，请拨打 ", env!("KAIDENG_HOTLINE"), "。"),
        ),
    },
};
