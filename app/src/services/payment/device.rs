//! Which way of paying fits the device.

use domain::wire::payment::PaymentChannel;

/// What the page runs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Device {
    /// WeChat on a phone: has the bridge, can't store files.
    WechatPhone,
    /// WeChat's window on a computer.
    WechatDesktop,
    /// A phone's or tablet's browser.
    Phone,
    /// A computer.
    Desktop,
}

impl Device {
    /// Told from the user agent, the only thing that WeChat gives.
    pub fn from_user_agent(user_agent: &str) -> Self {
        let has = |part: &str| user_agent.contains(part);
        let wechat = has("MicroMessenger");
        let mobile = has("Mobile") || has("Android") || has("iPhone") || has("iPad");
        if wechat && (has("WindowsWechat") || has("MacWechat") || !mobile) {
            Self::WechatDesktop
        } else if wechat {
            Self::WechatPhone
        } else if mobile {
            Self::Phone
        } else {
            Self::Desktop
        }
    }

    /// Ways of paying, the fitting one first, then the alternative.
    pub fn channels(self) -> [PaymentChannel; 2] {
        use PaymentChannel::{WechatH5, WechatJsapi, WechatNative};
        match self {
            Self::WechatPhone => [WechatJsapi, WechatNative],
            Self::WechatDesktop => [WechatNative, WechatJsapi],
            Self::Phone => [WechatH5, WechatNative],
            Self::Desktop => [WechatNative, WechatH5],
        }
    }

    /// Whether a download ends in a file.
    pub fn can_download(self) -> bool {
        !matches!(self, Self::WechatPhone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WECHAT_ANDROID: &str = "Mozilla/5.0 (Linux; Android 13; V2271A) AppleWebKit/537.36 \
        Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160083 MicroMessenger/8.0.47";
    const WECHAT_WINDOWS: &str = "Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 \
        Chrome/107.0.0.0 Safari/537.36 MicroMessenger/7.0.20 WindowsWechat XWEB/8555";
    const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) \
        AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1";
    const LINUX: &str = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0.0.0 \
        Safari/537.36";

    #[test]
    fn each_device_gets_its_own_way_first() {
        for (agent, device, first) in [
            (WECHAT_ANDROID, Device::WechatPhone, PaymentChannel::WechatJsapi),
            (WECHAT_WINDOWS, Device::WechatDesktop, PaymentChannel::WechatNative),
            (IPHONE, Device::Phone, PaymentChannel::WechatH5),
            (LINUX, Device::Desktop, PaymentChannel::WechatNative),
            ("", Device::Desktop, PaymentChannel::WechatNative),
        ] {
            assert_eq!(Device::from_user_agent(agent), device, "{agent}");
            assert_eq!(device.channels()[0], first);
            assert_ne!(device.channels()[1], first);
        }
    }

    #[test]
    fn only_wechat_on_a_phone_cannot_store_files() {
        assert!(!Device::WechatPhone.can_download());
        assert!(Device::Phone.can_download() && Device::Desktop.can_download());
    }
}
