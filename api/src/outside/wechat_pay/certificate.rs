//! Reads two fields of an X.509 certificate: its serial number and its public key. The chain isn't
//! checked, because a platform certificate is configured by file and trusted as it is.

const SEQUENCE: u8 = 0x30;
const INTEGER: u8 = 0x02;
/// The optional `[0] version` at the head of a certificate.
const VERSION: u8 = 0xa0;

/// What WeChat Pay's signatures are checked with.
pub(super) struct Certificate {
    /// Serial number as the `Wechatpay-Serial` header writes it: upper-case hex.
    pub serial: String,
    /// `SubjectPublicKeyInfo`, DER.
    pub public_key: Vec<u8>,
}

/// Reads a DER certificate; none if it isn't one.
pub(super) fn read(der: &[u8]) -> Option<Certificate> {
    let (whole, _) = element(der)?;
    let (to_be_signed, _) = element(whole.content(SEQUENCE)?)?;
    let mut rest = to_be_signed.content(SEQUENCE)?;
    let (mut first, after) = element(rest)?;
    rest = after;
    if first.tag == VERSION {
        (first, rest) = element(rest)?;
    }
    let serial = first.content(INTEGER)?;
    // Signature algorithm, issuer, validity, subject.
    for _ in 0..4 {
        let (skipped, after) = element(rest)?;
        skipped.content(SEQUENCE)?;
        rest = after;
    }
    let (key, _) = element(rest)?;
    key.content(SEQUENCE)?;
    let leading = serial.iter().take_while(|byte| **byte == 0).count();
    Some(Certificate {
        serial: hex::encode_upper(serial.get(leading..)?),
        public_key: key.whole.to_vec(),
    })
}

struct Element<'a> {
    tag: u8,
    content: &'a [u8],
    whole: &'a [u8],
}

impl<'a> Element<'a> {
    fn content(&self, tag: u8) -> Option<&'a [u8]> {
        (self.tag == tag).then_some(self.content)
    }
}

/// The first element of `der`, and what follows it.
fn element(der: &[u8]) -> Option<(Element<'_>, &[u8])> {
    let (tag, rest) = der.split_first()?;
    let (first, mut rest) = rest.split_first()?;
    let length = if first & 0x80 == 0 {
        usize::from(*first)
    } else {
        let (digits, after) = rest.split_at_checked(usize::from(first & 0x7f))?;
        rest = after;
        if digits.len() > 3 {
            return None;
        }
        digits.iter().fold(0, |sum, digit| (sum << 8) | usize::from(*digit))
    };
    let (content, after) = rest.split_at_checked(length)?;
    let whole = der.get(..der.len().checked_sub(after.len())?)?;
    Some((Element { tag: *tag, content, whole }, after))
}

#[cfg(test)]
mod tests {
    use rustls_pki_types::{CertificateDer, pem::PemObject};

    use super::read;

    /// Self-signed, made for this test; its private key was thrown away.
    const PEM: &str = include_str!("certificate_test.pem");

    #[test]
    fn serial_and_key_are_found() {
        let der = CertificateDer::from_pem_slice(PEM.as_bytes()).unwrap();
        let certificate = read(&der).unwrap();
        assert_eq!(certificate.serial, "5157F09EFDC096DE15EBE81A47057A7232F1B8E1");
        assert_eq!(certificate.public_key.len(), 294);
    }

    #[test]
    fn no_cut_certificate_is_read_or_panics() {
        let der = CertificateDer::from_pem_slice(PEM.as_bytes()).unwrap();
        for length in 0..der.len() {
            assert!(read(&der[..length]).is_none());
        }
    }
}
