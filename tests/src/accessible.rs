//! Accessibility by axe-core, with every rule for WCAG 2.2 A and AA and the contrast rule on.

use serde_json::{Value, json};

use crate::failure::{Outcome, expect};
use crate::person::Person;

const RUN: &str = r"
const options = { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: true },
    'target-size': { enabled: true } } };
return axe.run(document, options).then(r => ({
    checked: r.passes.length,
    violations: r.violations.map(v => v.id + ' (' + v.impact + '): ' + v.help + '\n'
        + v.nodes.map(n => '    ' + n.target.join(' ') + '  ' + n.html.slice(0, 160) + '\n      '
            + (n.any.concat(n.all, n.none)[0] || {}).message).join('\n')),
}));
";

impl Person {
    /// Finds no violation on the page as it is, and that the checker checked something.
    ///
    /// # Errors
    /// The violations, with the elements.
    pub async fn finds_it_accessible(&self, page: &str, state: &str) -> Outcome {
        self.note(format!("checks the accessibility of {page}, {state}"));
        let present = self.script("return typeof window.axe", &[]).await?;
        if present == "undefined" {
            let source = std::fs::read_to_string(crate::paths::axe()?)?;
            self.driver().execute(source, Vec::<Value>::new()).await?;
        }
        let found = self.script(RUN, &[]).await?;
        let checked = found.get("checked").and_then(Value::as_u64).unwrap_or_default();
        expect(checked > 5, || format!("{page}, {state}: only {checked} rules found something"))?;
        let violations = found.get("violations").cloned().unwrap_or(json!([]));
        let list: Vec<&str> =
            violations.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        expect(list.is_empty(), || format!("{page}, {state}:\n{}", list.join("\n")))?;
        self.looks_for_trouble().await
    }
}
